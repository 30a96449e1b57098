#!/usr/bin/env python3
"""No table for the eye is wider than 100 columns: runs the examples of all commands and the commands
of the golden cases with --format table, in both languages, and measures their lines as a terminal
shows them. Usage, from the root of the project: test_widths.py PROGRAM"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

WIDTH = 100


def width(line):
    """Columns on a terminal."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def commands(program):
    """Command lines that give a table."""
    names = subprocess.run([program, "completion", "bash"], capture_output=True, text=True).stdout
    for path in sorted(glob.glob("tests/cases/*/cmd")):
        with open(path, encoding="utf-8") as file:
            for line in file.read().split("\n"):
                if line.startswith("sangyo ") and not re.search(r"\s(-o|--output|--chart)\b|>", line):
                    yield line
    for name in sorted(set(re.findall(r"[a-z][a-z-]+", names))):
        shown = subprocess.run([program, "help", name], capture_output=True, text=True).stdout
        example = re.search(r"(?m)^ +\$ (sangyo .*)$|^ +(sangyo " + name + r" .*)$", shown)
        if example and not re.search(r"\s(-o|--output|--chart)\b", example.group(0)):
            yield (example.group(1) or example.group(2)).strip()


def as_table(line, lang):
    """The line with its last command giving a table in that language."""
    line = re.sub(r"\s(-f|--format)[ =]\S+", "", line)
    line = re.sub(r"\s--lang[ =]\S+", "", line)
    head, bar, last = line.rpartition("| sangyo ")
    last = (bar or "") + last
    cut = re.split(r"\s[|;]", last[2:] if bar else last)[0]
    rest = last[len(cut) + (2 if bar else 0):]
    start = head + last[:len(last) - len(rest)]
    return f"{start} -f table --lang {lang}"


def main():
    program = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp()  # looks like the project, and takes what the commands write
    os.symlink(program, os.path.join(folder, "sangyo"))
    for name in os.listdir("."):
        if name != "sangyo":
            os.symlink(os.path.abspath(name), os.path.join(folder, name))
    environment = {**os.environ, "PATH": folder + os.pathsep + os.environ["PATH"],
                   "LC_ALL": "C.UTF-8"}
    environment.pop("COLUMNS", None)
    tables = wide = 0
    for line in commands(program):
        for lang in ("ja", "en"):
            run = subprocess.run(as_table(line, lang), shell=True, capture_output=True,
                                 env=environment, cwd=folder, timeout=60)
            if run.returncode not in (0, 1) or not run.stdout:
                continue
            tables += 1
            for row in run.stdout.decode("utf-8").split("\n"):
                if width(row) > WIDTH:
                    wide += 1
                    print(f"{width(row)} columns: {as_table(line, lang)}\n{row}", file=sys.stderr)
                    break
    shutil.rmtree(folder)
    print(f"widths: {tables} tables, {wide} wider than {WIDTH}")
    sys.exit(wide > 0 or tables < 150)


main()
