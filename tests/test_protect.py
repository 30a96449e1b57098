#!/usr/bin/env python3
"""Random tables through `sangyo protect`, audited by another program: glpsol on equations made here
from the labels, glpsol on what --dump-lp writes, and, where few cells are suppressed, by going
through all whole numbers that they may be; and how many more cells are suppressed than must be.
Usage: test_protect.py SANGYO [CASES]"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from protect_tables import equations, is_linked, make_table, run, run_cases

LEAST = 3  # contributors


def optimum(path):
    out = path + ".out"
    subprocess.run(["glpsol", "--lp", path, "-o", out], stdout=subprocess.DEVNULL, check=True)
    text = open(out, encoding="utf-8").read()
    assert re.search(r"Status:\s+(OPTIMAL|UNDEFINED)", text), text[:300]
    return float(re.search(r"Objective:\s+\S+ = (\S+)", text).group(1))


def write_audit(path, axes, cells, hidden):
    """Of each unsafe cell the largest shortfall of its interval, all in one programme."""
    names = {k: i for i, k in enumerate(sorted(hidden))}
    rows, bounds, short = [], [], []
    for key in sorted(hidden):
        if not 0 < cells[key] < LEAST:
            continue
        for sign, need in ((1, LEAST - cells[key]), (-1, cells[key])):
            b = len(short)
            short.append(f"s{b}")
            for total, parts in equations(axes, cells):
                terms = [f"+ x{b}_{names[total]}"] if total in hidden else []
                terms += [f"- x{b}_{names[p]}" for p in parts if p in hidden]
                if terms:
                    rows.append(" " + "\n ".join(terms) + " = 0")
            rows.append(f" {'+' if sign > 0 else '-'} x{b}_{names[key]} + s{b} >= {need}")
            bounds += [f" -{cells[k]} <= x{b}_{i} <= +inf" for k, i in names.items()]
    with open(path, "w", encoding="utf-8") as out:
        out.write("Minimize\n z: " + "\n + ".join(short) + "\nSubject To\n" + "\n".join(rows) +
                  "\nBounds\n" + "\n".join(bounds) + "\nEnd\n")
    return bool(short)


def enumerate_all(axes, cells, hidden):
    """What whole numbers each hidden cell may be, by going through all; None: too many."""
    order = sorted(hidden, key=lambda k: sum(k[i] in a["sums"] for i, a in enumerate(axes)))
    equal = [(t, p) for t, p in equations(axes, cells) if t in hidden or any(q in hidden for q in p)]
    top = max(cells[k] for k in hidden) + LEAST
    seen, value, steps = {k: set() for k in hidden}, {}, 0

    def fits():
        for total, parts in equal:
            if (total in hidden and total not in value) or any(
                    p in hidden and p not in value for p in parts):
                continue
            sum_ = value[total] if total in hidden else cells[total]
            if sum_ != sum(value[p] if p in hidden else cells[p] for p in parts):
                return False
        return True

    def go(i):
        nonlocal steps
        steps += 1
        if steps > 20000:
            return False
        if i == len(order):
            for k in hidden:
                seen[k].add(value[k])
            return True
        for v in range(top + 1):
            value[order[i]] = v
            if fits() and not go(i + 1):
                return False
            del value[order[i]]
        return True

    return seen if go(0) else None


def suppressed(sangyo, folder, axes, cells, rng, *options):
    return run(sangyo, folder, axes, cells, rng, "--min-contributors", str(LEAST), *options)


def check(sangyo, folder, seed):
    rng = random.Random(seed)
    axes, cells = make_table(rng)
    # Who is alone in a cell of one table is not known to be in a cell of another that equals it
    # for its other parts are 0: such tables are refused, so that here nobody knows any cell.
    linked = is_linked(axes, cells)
    split = None if linked else rng.choice([None, None, axes[0]["name"]])
    options = ["--dump-lp", f"{folder}/dump.lp"] + (["--singletons", "off"] if linked else [])
    options += ["--split", split] if split else []
    found = suppressed(sangyo, folder, axes, cells, rng, *options)
    hidden = {k for k, v in found.items() if v is None}
    assert set(found) == set(cells)
    assert all(v is None or v == cells[k] for k, v in found.items()), "a published value changed"
    assert all(k in hidden for k, v in cells.items() if 0 < v < LEAST), "an unsafe cell is published"
    assert not any(cells[k] == 0 for k in hidden), "a zero is suppressed"
    assert optimum(f"{folder}/dump.lp") < 1e-6, "unsafe by the dumped programme"
    if write_audit(f"{folder}/own.lp", axes, cells, hidden):
        assert optimum(f"{folder}/own.lp") < 1e-6, "unsafe by the own programme"
    again = suppressed(sangyo, folder, axes, cells, rng, *options)
    assert {k for k, v in again.items() if v is None} == hidden, "depends on the order of rows"
    if 0 < len(hidden) <= 12 and all(cells[k] <= 20 for k in hidden):
        seen = enumerate_all(axes, cells, hidden)
        for key in hidden if seen else ():
            assert len(seen[key]) > 1, f"{key} can only be {seen[key]}"
            assert max(seen[key]) >= LEAST, f"{key} is known to be too small"
        return seen is not None
    return False


def write_least(path, axes, cells):
    """The pattern of fewest cells that hides each unsafe one from all who are in none."""
    names = {k: i for i, k in enumerate(sorted(k for k in cells if cells[k] > 0))}
    unsafe = sorted(k for k in names if cells[k] < LEAST)
    open_ = [k for k in names if k not in unsafe]
    rows, bounds, b = [], [], 0
    for key in unsafe:
        for sign, need in ((1, LEAST - cells[key]), (-1, cells[key])):
            for total, parts in equations(axes, cells):
                terms = [f"- x{b}_{names[p]}" for p in parts if p in names]
                if total in names:
                    rows.append(" " + "\n ".join([f"x{b}_{names[total]}"] + terms) + " = 0")
            rows.append(f" {'+' if sign > 0 else '-'} x{b}_{names[key]} >= {need}")
            for k, i in names.items():
                bounds.append(f" -{cells[k]} <= x{b}_{i} <= {MOST}")
            for k in open_:
                rows.append(f" x{b}_{names[k]} - {MOST} z{names[k]} <= 0")
                rows.append(f" x{b}_{names[k]} + {cells[k]} z{names[k]} >= 0")
            b += 1
    chosen = [f"z{names[k]}" for k in open_]
    with open(path, "w", encoding="utf-8") as out:
        out.write("Minimize\n c: " + "\n + ".join(chosen) + "\nSubject To\n" + "\n".join(rows) +
                  "\nBounds\n" + "\n".join(bounds) + "\nBinary\n" + "\n".join(chosen) + "\nEnd\n")


MOST = 30  # as far up as a cell has to go in a proof: any more would serve no one


def least(path):
    """None: not found in time."""
    out = path + ".out"
    subprocess.run(["glpsol", "--lp", path, "--cuts", "--tmlim", "30", "-o", out],
                   stdout=subprocess.DEVNULL, check=True)
    text = open(out, encoding="utf-8").read()
    if not re.search(r"Status:\s+INTEGER OPTIMAL", text):
        return None
    return float(re.search(r"Objective:\s+\S+ = (\S+)", text).group(1))


def compare_with_least(sangyo, folder, wanted):
    """Secondary cells of small tables, without those who know cells, against the fewest there are:
    how many tables, their secondary cells, and the least of them."""
    n = ours = fewest = 0
    for seed in range(100000, 200000):
        rng = random.Random(seed)
        axes, cells = make_table(rng)
        unsafe = sum(0 < v < LEAST for v in cells.values())
        if len(cells) > 60 or not 0 < unsafe <= 6:
            continue
        found = suppressed(sangyo, folder, axes, cells, rng, "--singletons", "off")
        write_least(f"{folder}/least.lp", axes, cells)
        best = least(f"{folder}/least.lp")
        if best is None:
            continue
        more = sum(v is None for v in found.values()) - unsafe
        assert more >= best - 1e-6, f"seed {seed}: fewer than there can be"
        n, ours, fewest = n + 1, ours + more, fewest + best
        if n == wanted:
            break
    return n, ours, fewest


def main():
    sangyo = os.path.abspath(sys.argv[1])
    long = bool(os.environ.get("SANGYO_CHECK_LONG"))
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 10000 if long else 200
    if not shutil.which("glpsol"):
        print("test_protect: skipped, there is no glpsol")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        enumerated, failed = run_cases(check, sangyo, folder, range(cases))
        tables, ours, fewest = compare_with_least(sangyo, folder, 200 if long else 25)
    print(f"test_protect: {cases} tables, {enumerated} enumerated, {failed} failed; "
          f"{ours} secondary cells in {tables} tables, of which {fewest:g} are needed")
    return failed > 0 or ours > 1.10 * fewest


if __name__ == "__main__":
    sys.exit(main())
