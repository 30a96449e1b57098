#!/usr/bin/env python3
"""Random tables through `sangyo protect`, audited by another program: glpsol on equations made here
from the labels, glpsol on what --dump-lp writes, and, where few cells are suppressed, by going
through all whole numbers that they may be; roundings and changes by cell keys are checked by their
definitions. Usage: test_protect.py SANGYO [CASES]"""
import csv
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

LEAST = 3  # contributors


def products(axes):
    """Cells of a table: per axis the leaves, and the sums with their leaves and their parts."""
    return itertools.product(*[list(axis["leaves"]) + list(axis["sums"]) for axis in axes])


def leaves_of(axis, code):
    return axis["sums"][code]["leaves"] if code in axis["sums"] else [code]


def make_axis(rng, name, n, nested):
    leaves = [f"{name}{i}" for i in range(n)]
    sums = {"計": {"leaves": leaves, "parts": leaves}}
    if nested:
        groups = [f"{name}g{i}" for i in range(rng.randint(2, 3))]
        members = {g: [] for g in groups}
        for i, leaf in enumerate(leaves):
            members[groups[i % len(groups)]].append(leaf)
        members = {g: m for g, m in members.items() if m}
        sums = {"計": {"leaves": leaves, "parts": list(members)}}
        sums.update({g: {"leaves": m, "parts": m} for g, m in members.items()})
    return {"name": name, "leaves": leaves, "sums": sums, "nested": nested}


def make_table(rng):
    kind = rng.choice(["two", "two", "tree", "three", "trees"])
    small = rng.random() < 0.6
    if kind == "two":
        sizes = [rng.randint(2, 4), rng.randint(2, 4)] if small else [rng.randint(3, 30)] * 2
        axes = [make_axis(rng, "a", sizes[0], False), make_axis(rng, "b", sizes[1], False)]
    elif kind == "three":
        axes = [make_axis(rng, "a", rng.randint(2, 3 if small else 8), False),
                make_axis(rng, "b", rng.randint(2, 3 if small else 6), False),
                make_axis(rng, "c", rng.randint(2, 2 if small else 5), False)]
    else:
        axes = [make_axis(rng, "a", rng.randint(4, 6 if small else 12), True),
                make_axis(rng, "b", rng.randint(2, 3 if small else 8), False)]
        if kind == "trees":
            axes[1] = make_axis(rng, "b", rng.randint(4, 6), True)
    n = 1
    for axis in axes:
        n *= len(axis["leaves"])
    few = min(0.5, rng.choice([3, 8, 15]) / n)  # the programmes grow by the square of it
    inner = {k: rng.randint(0, 3) if rng.random() < few else rng.choice([0, 4, 5, 7, 11, 16, 20])
             for k in itertools.product(*[a["leaves"] for a in axes])}
    cells = {k: sum(inner[l] for l in itertools.product(*[leaves_of(a, c) for a, c in zip(axes, k)]))
             for k in products(axes)}
    return axes, cells


def equations(axes, cells):
    for key in cells:
        for i, axis in enumerate(axes):
            if key[i] in axis["sums"]:
                parts = [key[:i] + (p,) + key[i + 1:] for p in axis["sums"][key[i]]["parts"]]
                yield key, parts


def command_of(sangyo, folder, axes, cells, rng, keys=None):
    """The table in any order of rows, its hierarchies, and the command that names them."""
    rows = list(cells.items())
    rng.shuffle(rows)
    with open(f"{folder}/in.csv", "w", encoding="utf-8") as out:
        out.write(",".join(a["name"] for a in axes) + (",n,key\n" if keys else ",n\n"))
        out.writelines(",".join(k) + f",{v}" + (f",{keys[k] / 1e6:.6f}" if keys else "") + "\n"
                       for k, v in rows)
    command = [sangyo, "protect", f"{folder}/in.csv", "--value", "n", "-f", "csv", "-q"]
    for axis in axes:
        command += ["--by", axis["name"]]
        if axis["nested"]:
            path = f"{folder}/{axis['name']}.csv"
            with open(path, "w", encoding="utf-8") as out:
                out.write("code,parent\n")
                for g, s in axis["sums"].items():
                    out.writelines(f"{p},{g}\n" for p in s["parts"])
            command += ["--hierarchy", f"{axis['name']}={path}"]
    return command


def run(command, axes):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"exit {done.returncode}: {done.stderr}")
    found = {}
    for row in csv.DictReader(done.stdout.splitlines()):
        key = tuple(row[a["name"]] for a in axes)
        found[key] = None if row["status"] == "suppressed" else int(row["n"])
    return found


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


def suppressed(sangyo, folder, axes, cells, rng, split):
    command = command_of(sangyo, folder, axes, cells, rng) + [
        "--min-contributors", str(LEAST), "--dump-lp", f"{folder}/dump.lp"]
    return run(command + (["--split", split] if split else []), axes)


def check_suppression(sangyo, folder, axes, cells, rng):
    split = rng.choice([None, None, axes[0]["name"]])
    found = suppressed(sangyo, folder, axes, cells, rng, split)
    hidden = {k for k, v in found.items() if v is None}
    assert set(found) == set(cells)
    assert all(v is None or v == cells[k] for k, v in found.items()), "a published value changed"
    assert all(k in hidden for k, v in cells.items() if 0 < v < LEAST), "an unsafe cell is published"
    assert not any(cells[k] == 0 for k in hidden), "a zero is suppressed"
    assert optimum(f"{folder}/dump.lp") < 1e-6, "unsafe by the dumped programme"
    if write_audit(f"{folder}/own.lp", axes, cells, hidden):
        assert optimum(f"{folder}/own.lp") < 1e-6, "unsafe by the own programme"
    again = suppressed(sangyo, folder, axes, cells, rng, split)
    assert {k for k, v in again.items() if v is None} == hidden, "depends on the order of rows"
    if 0 < len(hidden) <= 12 and all(cells[k] <= 20 for k in hidden):
        seen = enumerate_all(axes, cells, hidden)
        for key in hidden if seen else ():
            assert len(seen[key]) > 1, f"{key} can only be {seen[key]}"
            assert max(seen[key]) >= LEAST, f"{key} is known to be too small"
        return seen is not None
    return False


def check_rounding(sangyo, folder, axes, cells, rng):
    base = rng.choice([3, 5, 10])
    extra = ["--method", "round", "--base", str(base)]
    try:
        found = run(command_of(sangyo, folder, axes, cells, rng) + extra, axes)
    except AssertionError as error:
        dimensions = sum(1 + axis["nested"] for axis in axes)
        if dimensions > 3 or len(axes) > 2:  # no network: there need not be one
            assert "no rounding" in str(error), error
            return
        raise
    for key, value in cells.items():
        assert found[key] % base == 0 and abs(found[key] - value) < base, f"{key}: no neighbour"
    for total, parts in equations(axes, cells):
        assert found[total] == sum(found[p] for p in parts), f"{total} does not add up"
    again = run(command_of(sangyo, folder, axes, cells, rng) + extra, axes)
    assert again == found, "the rounding depends on the order of rows"


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
    found = run(command_of(sangyo, folder, axes, cells, rng, keys) + extra, axes)
    for key, value in cells.items():
        change = next(v for bound, v in steps[min(value, max(steps))] if keys[key] / 1e6 < bound)
        assert found[key] == value + change, f"{key}: {found[key]}, not {value} + {change}"
    fewer = {k[:-1]: v for k, v in cells.items() if k[-1] == "計"}
    fewer_keys = {k[:-1]: v for k, v in keys.items() if k[-1] == "計"}
    other = run(command_of(sangyo, folder, axes[:-1], fewer, rng, fewer_keys) + extra, axes[:-1])
    assert all(found[k + ("計",)] == v for k, v in other.items()), "not the same in another table"


def check(sangyo, folder, seed):
    rng = random.Random(seed)
    axes, cells = make_table(rng)
    method = {7: check_rounding, 8: check_rounding, 9: check_cell_keys}.get(
        seed % 10, check_suppression)
    return bool(method(sangyo, folder, axes, cells, rng))


def main():
    sangyo = os.path.abspath(sys.argv[1])
    cases = 10000 if os.environ.get("SANGYO_CHECK_LONG") else 200
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else cases
    if not shutil.which("glpsol"):
        print("test_protect: skipped, there is no glpsol")
        return 0
    enumerated = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(cases):
            try:
                enumerated += check(sangyo, folder, seed)
            except AssertionError as error:
                failed += 1
                print(f"test_protect: seed {seed}: {error}", file=sys.stderr)
    print(f"test_protect: {cases} tables, {enumerated} enumerated, {failed} failed")
    return failed > 0


sys.exit(main())
