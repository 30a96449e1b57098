"""Random tables for the tests of `sangyo protect`: their cells, their equations, and runs of the program."""
import csv
import itertools
import subprocess
import sys


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


KINDS = ("two", "two", "tree", "three", "trees", "linked")


def make_table(rng, kinds=KINDS):
    kind = rng.choice(kinds)
    small = rng.random() < 0.6
    if kind == "two":
        sizes = [rng.randint(2, 4), rng.randint(2, 4)] if small else [rng.randint(3, 30)] * 2
        axes = [make_axis(rng, "a", sizes[0], False), make_axis(rng, "b", sizes[1], False)]
    elif kind in ("three", "linked"):
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
    if kind == "linked":  # a by b, and a by c
        cells = {k: v for k, v in cells.items() if "計" in k[1:]}
    return axes, cells


def is_linked(axes, cells):
    return len(cells) < len(list(products(axes)))


def equations(axes, cells):
    for key in cells:
        for i, axis in enumerate(axes):
            if key[i] in axis["sums"]:
                parts = [key[:i] + (p,) + key[i + 1:] for p in axis["sums"][key[i]]["parts"]]
                if all(p in cells for p in parts):
                    yield key, parts


def write_table(path, axes, rows, but, keys=None):
    """All axes but one, of which the rows are totals; None: all of them. With the keys of cells."""
    shown = [i for i in range(len(axes)) if i != but]
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(axes[i]["name"] for i in shown) + (",n,key\n" if keys else ",n\n"))
        out.writelines(",".join(k[i] for i in shown) + f",{v}" +
                       (f",{keys[k] / 1e6:.6f}" if keys else "") + "\n"
                       for k, v in rows if but is None or k[but] == "計")
    return [axes[i] for i in shown]


def read_table(lines, axes):
    for row in csv.DictReader(lines):
        key = tuple(row.get(a["name"], "計") for a in axes)
        yield key, None if row["status"] == "suppressed" else int(row["n"])


def hierarchy_options(folder, axes):
    for axis in axes:
        yield from ("--by", axis["name"])
        if axis["nested"]:
            path = f"{folder}/{axis['name']}.csv"
            with open(path, "w", encoding="utf-8") as out:
                out.write("code,parent\n")
                for g, s in axis["sums"].items():
                    out.writelines(f"{p},{g}\n" for p in s["parts"])
            yield from ("--hierarchy", f"{axis['name']}={path}")


def run(sangyo, folder, axes, cells, rng, *options, keys=None):
    """What becomes of the cells, None where they are suppressed; the rows in any order."""
    rows = list(cells.items())
    rng.shuffle(rows)
    linked = is_linked(axes, cells)
    own = write_table(f"{folder}/in.csv", axes, rows, 2 if linked else None, keys)
    command = [sangyo, "protect", f"{folder}/in.csv", "--value", "n", "-f", "csv", "-q", *options]
    if linked:
        write_table(f"{folder}/link.csv", axes, rows, 1)
        command += ["--link", f"{folder}/link.csv", "--link-output", f"{folder}/out.csv"]
    command += hierarchy_options(folder, own)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"exit {done.returncode}: {done.stderr}")
    found = dict(read_table(done.stdout.splitlines(), axes))
    if linked:
        with open(f"{folder}/out.csv", encoding="utf-8") as out:
            for key, value in read_table(out, axes):
                assert found.setdefault(key, value) == value, f"{key} differs between tables"
    return found


def run_cases(check, sangyo, folder, seeds):
    """How many of the checks gave something, and how many failed."""
    given = failed = 0
    for seed in seeds:
        try:
            given += bool(check(sangyo, folder, seed))
        except AssertionError as error:
            failed += 1
            print(f"seed {seed}: {error}", file=sys.stderr)
    return given, failed
