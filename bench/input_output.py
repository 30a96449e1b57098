#!/usr/bin/env python3
"""Times io commands over tables of n industries that are made up: whole processes on one core, the seconds of
processor time of the quickest of RUNS. Usage, from the project root: bench/input_output.py PROGRAM [RUNS]"""
import os
import random
import resource
import subprocess
import sys
import tempfile

SIZES = 13, 108, 518


def write_table(path, n):
    """A balanced table: coefficients of a column add up to less than 0.9, imports to a tenth of supply."""
    draw = random.Random(n)
    output = [draw.randint(1000, 100000) for _ in range(n)]
    flows = [[int(output[j] * draw.random() * 1.6 / n) for j in range(n)] for _ in range(n)]
    added = [output[j] - sum(row[j] for row in flows) for j in range(n)]
    with open(path, "w", encoding="utf-8") as file:
        names = [f"industry {i}" for i in range(n)]
        file.write(",".join(["name"] + names + ["households", "imports"]) + "\n")
        for i, row in enumerate(flows):
            imports = output[i] // 10
            final = output[i] - sum(row) + imports
            file.write(",".join([names[i]] + [str(x) for x in row + [final, -imports]]) + "\n")
        file.write(",".join(["gva"] + [str(x) for x in added] + ["", ""]) + "\n")


def processor_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        for n in SIZES:
            path = os.path.join(folder, f"{n}.csv")
            write_table(path, n)
            for name in "linkages", "inverse":
                least = min(processor_time([program, "io", name, path, "-f", "csv"]) for _ in range(runs))
                print(f"io {name:10} {n:4} industries {1000 * least:8.1f} ms")


main()
