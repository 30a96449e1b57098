#!/usr/bin/env python3
"""Times `seasonal` over 10,000 series of 40 quarters and `dynamics flows` over a register of UNITS (5,500,000) in two
years, all made up: whole processes, the quickest of RUNS (3), with the memory it took.
Usage, from the project root: bench/large.py PROGRAM [UNITS [RUNS]]"""
import os
import random
import subprocess
import sys
import tempfile
import time


def write_series(path, n=10000):
    draw = random.Random(1)
    with open(path, "w", encoding="ascii") as file:
        file.write("series,quarter,di\n")
        for s in range(n):
            level = draw.uniform(-30, 30)
            for q in range(40):
                value = level + (5, -3, 2, -4)[q % 4] + draw.gauss(0, 4)
                file.write(f"s{s},{2014 + q // 4}Q{q % 4 + 1},{value:.1f}\n")


def write_register(paths, units):
    """95 of 100 units are there in each year, sorted by their ids."""
    draw = random.Random(1)
    areas = [f"{p:02d}{m:03d}" for p in range(1, 48) for m in range(100, 137)]
    with open(paths[0], "w", encoding="ascii") as before, open(paths[1], "w", encoding="ascii") as after:
        for file in before, after:
            file.write("id,year,area,industry,jobs\n")
        for i in range(units):
            place = f"{draw.choice(areas)},{draw.choice('ABCDEFGHIJKLMNOPQR')}"
            jobs, life = int(draw.expovariate(0.1)) + 1, draw.random()
            if life < 0.95:
                before.write(f"{i:09d},2021,{place},{jobs}\n")
            if life > 0.05:
                after.write(f"{i:09d},2024,{place},{max(1, jobs + int(draw.gauss(0, 2)))}\n")


def measure(words):
    """Seconds by the clock and of processors, megabytes of 2^20 bytes."""
    start = time.monotonic()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(words)}: status {status}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    program = sys.argv[1]
    units = int(sys.argv[2]) if len(sys.argv) > 2 else 5500000
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as folder:
        series, register = os.path.join(folder, "series.csv"), [os.path.join(folder, f"{y}.csv") for y in (2021, 2024)]
        write_series(series)
        write_register(register, units)
        flows = [program, "dynamics", "flows", "--id", "id", "--period", "year", "--size", "jobs", "-f", "csv", "-q",
                 "--area", "area"]
        tasks = {
            "seasonal, 10,000 series of 40 quarters":
                [program, "seasonal", series, "--by", "series", "--period", "quarter", "--value", "di", "-f", "csv", "-q"],
            f"flows of {units:,} units, by area": flows + register,
            "the same, by area and industry": flows + ["--by", "industry"] + register,
            "the same, one thread": flows + ["--by", "industry", "--threads", "1"] + register,
            "by area, files sorted by ids": flows + ["--sorted", "text"] + register,
            "by area and industry, files sorted by ids": flows + ["--by", "industry", "--sorted", "text"] + register,
        }
        print("| task | seconds | of processors | MiB |\n|---|---:|---:|---:|")
        for name, words in tasks.items():
            best = min(measure(words) for _ in range(runs))
            print("| %s | %.2f | %.2f | %.0f |" % (name, *best))


main()
