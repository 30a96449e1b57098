#!/usr/bin/env python3
"""Random tables through the methods of `sangyo protect` that change numbers: roundings and changes by
cell keys, checked by their definitions. Usage: test_protect_methods.py SANGYO [CASES]"""
import csv
import itertools
import os
import random
import sys
import tempfile

from protect_tables import KINDS, equations, leaves_of, make_table, run, run_cases


def check_rounding(sangyo, folder, axes, cells, rng):
    base = rng.choice([3, 5, 10])
    extra = ["--method", "round", "--base", str(base)]
    try:
        found = run(sangyo, folder, axes, cells, rng, *extra)
    except AssertionError as error:
        dimensions = sum(1 + axis["nested"] for axis in axes)
        if dimensions > 3 or len(axes) > 2:  # no network: there need not be one
            assert "no rounding" in str(error), error
            return False
        raise
    for key, value in cells.items():
        assert found[key] % base == 0 and abs(found[key] - value) < base, f"{key}: no neighbour"
    for total, parts in equations(axes, cells):
        assert found[total] == sum(found[p] for p in parts), f"{total} does not add up"
    again = run(sangyo, folder, axes, cells, rng, *extra)
    assert again == found, "the rounding depends on the order of rows"
    return True


def check_cell_keys(sangyo, folder, axes, cells, rng):
    """By the example, whose rows are read here again; and the table without its last axis, whose
    cells are those of its total, has the same values."""
    steps = {}
    for row in csv.DictReader(open("examples/protect/ptable.csv", encoding="utf-8")):
        steps.setdefault(int(row["i"]), []).append((float(row["p_int_ub"]), int(row["v"])))
    leaf = {k: rng.randrange(10 ** 6) if cells[k] else 0
            for k in itertools.product(*[a["leaves"] for a in axes])}
    keys = {k: sum(leaf[l] for l in itertools.product(
        *[leaves_of(a, c) for a, c in zip(axes, k)])) % 10 ** 6 for k in cells}
    extra = ["--method", "cell-key", "--key", "key", "--ptable", "examples/protect/ptable.csv"]
    found = run(sangyo, folder, axes, cells, rng, *extra, keys=keys)
    for key, value in cells.items():
        change = next(v for bound, v in steps[min(value, max(steps))] if keys[key] / 1e6 < bound)
        assert found[key] == value + change, f"{key}: {found[key]}, not {value} + {change}"
    fewer = {k[:-1]: v for k, v in cells.items() if k[-1] == "計"}
    fewer_keys = {k[:-1]: v for k, v in keys.items() if k[-1] == "計"}
    other = run(sangyo, folder, axes[:-1], fewer, rng, *extra, keys=fewer_keys)
    assert all(found[k + ("計",)] == v for k, v in other.items()), "not the same in another table"
    return False


def check(sangyo, folder, seed):
    rng = random.Random(seed)
    axes, cells = make_table(rng, [kind for kind in KINDS if kind != "linked"])
    method = check_cell_keys if seed % 3 == 2 else check_rounding
    return method(sangyo, folder, axes, cells, rng)


def main():
    sangyo = os.path.abspath(sys.argv[1])
    cases = 3000 if os.environ.get("SANGYO_CHECK_LONG") else 60
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else cases
    with tempfile.TemporaryDirectory() as folder:
        rounded, failed = run_cases(check, sangyo, folder, range(cases))
    print(f"test_protect_methods: {cases} tables, {rounded} rounded, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
