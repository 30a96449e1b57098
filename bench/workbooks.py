#!/usr/bin/env python3
"""A large workbook read by sangyo, readxl and openpyxl side by side, and how long sangyo takes to start.
Usage: bench/workbooks.py PROGRAM BOOK#SHEET [RUNS]. Whole processes on one core: the seconds of processor time of
the quickest of RUNS (5); sangyo also writes its table as CSV. Tools that are not installed are left out.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

PROGRAM, BOOK = os.path.abspath(sys.argv[1]), sys.argv[2]
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
FILE, SHEET = BOOK.split("#")
READXL = "x <- suppressWarnings(suppressMessages(readxl::read_excel('%s', sheet = '%s')))" % (FILE, SHEET)
OPENPYXL = "import openpyxl; s = openpyxl.load_workbook('%s', read_only=%s, data_only=True)['%s']; " \
           "n = sum(1 for r in s.iter_rows(values_only=True))"


def processor_seconds(words, times=1):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(times):
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / times


def python_with_openpyxl():
    for python in ("python3", "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import openpyxl"], capture_output=True,
                                                   check=False).returncode == 0:
            return python
    return None


with tempfile.TemporaryDirectory() as folder:
    tasks = [("sangyo tidy", [PROGRAM, "tidy", BOOK, "-f", "csv", "-q", "-o", os.path.join(folder, "out.csv")])]
    if shutil.which("Rscript") and subprocess.run(["Rscript", "-e", "library(readxl)"], capture_output=True,
                                                  check=False).returncode == 0:
        tasks.append(("readxl", ["Rscript", "-e", READXL]))
    python = python_with_openpyxl()
    if python:
        tasks.append(("openpyxl", [python, "-c", OPENPYXL % (FILE, False, SHEET)]))
        tasks.append(("openpyxl, read_only", [python, "-c", OPENPYXL % (FILE, True, SHEET)]))
    if shutil.which("taskset"):
        tasks = [(name, ["taskset", "-c", "0"] + words) for name, words in tasks]
    best = {name: min(processor_seconds(words) for _ in range(RUNS)) for name, words in tasks}
print("| read | seconds | sangyo takes |\n|---|---:|---:|")
for name, seconds in best.items():
    print("| %s | %.2f | %s |" % (name, seconds, "" if name == "sangyo tidy" else "1/%.1f" % (seconds / best["sangyo tidy"])))
start = min(processor_seconds([PROGRAM, "--version"], 100) for _ in range(RUNS))
nothing = min(processor_seconds(["true"], 100) for _ in range(RUNS))
print("\nstart: sangyo --version %.2f ms, true %.2f ms: %.1f times" % (1000 * start, 1000 * nothing, start / nothing))
