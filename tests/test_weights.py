#!/usr/bin/env python3
"""Weights written by one command and read by the next give what one command gives: over random designs, and over a
sample of the data folder where that is there. Usage, from the project root: tests/test_weights.py PROGRAM"""
import csv
import io
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "compare_r"))
import designs  # noqa: E402

CALIBRATIONS = ["post-stratify", "rake", "linear", "raking"]
DESIGNS = 200 if os.environ.get("SANGYO_CHECK_LONG") else 4
SCHOOLS = "../shared/vectors/survey/in_apisrs.csv"
TOLERANCE = 1e-12


def run(program, words, text=None):
    done = subprocess.run([program, *words, "-q", "-f", "csv"], input=text, capture_output=True, check=False,
                          encoding="utf-8")
    if done.returncode:
        raise RuntimeError(" ".join([program, *words]) + "\n" + done.stderr)
    return done.stdout


def figures(text, keys, columns):
    return {tuple(row[k] for k in keys): {c: float(row[c] or "nan") for c in columns}
            for row in csv.DictReader(io.StringIO(text))}


def differences(name, one, two):
    """Lines that say where two commands differ from one."""
    if not one or one.keys() != two.keys():
        yield f"{name}: other rows: {sorted(one.keys() ^ two.keys())}"
    for key in one.keys() & two.keys():
        for column, a in one[key].items():
            b = two[key][column]
            if not (a == b or a != a and b != b or abs(a - b) <= TOLERANCE * max(abs(a), abs(b))):
                yield f"{name}: {' '.join(key)} {column}: {a!r} at once, {b!r} in two steps"


class Sample:
    """A file of records, the words of its design but for the weights, their column, and how weights meet margins."""

    def __init__(self, name, file, design, weight, margins, columns):
        self.name, self.file, self.design, self.weight = name, file, design, weight
        self.margins, (self.answer, self.domain, self.number) = margins, columns

    def check(self, program):
        reading = ["--decimal", "point"]
        weigh = ["weight", *reading, "--design-weight", self.weight, *self.margins, "--weight-name", "w_met",
                 "--residuals", self.number, self.file]
        once = [*reading, "--design-weight", self.weight, *self.margins, *self.design, self.file]
        twice = [*reading, "--design-weight", "w_met", *self.design, "-"]
        weighted = run(program, weigh)
        asked = ["answers", "--single", self.answer, "--domain", self.domain, "--small-base", "0,0"]
        keys, columns = ("question", "option", "domain"), ("n", "base", "estimate_percent")
        yield from differences(self.name, figures(run(program, asked + once), keys, columns),
                               figures(run(program, asked + twice, weighted), keys, columns))
        total = ["estimate", "--small-base", "0,0", "--total"]
        of_all = run(program, [*total, self.number, *once])
        residual = run(program, [*total, self.number + "_residual", *twice], weighted)
        columns = ("n", "se", "df")
        yield from differences(self.name, figures(of_all, ("domain",), columns),
                               figures(residual, ("domain",), columns))
        plain = run(program, [*total, self.number, *twice], weighted)
        yield from differences(self.name, figures(of_all, ("domain",), ("n", "estimate")),
                               figures(plain, ("domain",), ("n", "estimate")))


def samples(folder):
    for seed in range(DESIGNS):
        design = designs.Design(seed, CALIBRATIONS[seed % len(CALIBRATIONS)])
        design.write(folder)
        words = design.options()
        at = words.index("--design-weight")
        yield Sample(f"design {seed}", f"{folder}/{seed}.csv", words[:at] + words[at + 2:], "w",
                     design.calibration_options(folder), ("q", "d", "x"))
    if os.path.exists(SCHOOLS):
        with open(f"{folder}/schools.csv", "w", encoding="utf-8") as file:
            file.write("stype,schools\nE,4421\nH,755\nM,1018\n")
        for columns in (("stype", "both", "enroll"), ("awards", "stype", "api00")):
            yield Sample("in_apisrs.csv", SCHOOLS, ["--fpc", "fpc"], "pw",
                         ["--method", "post-stratify", "--margins", f"{folder}/schools.csv"], columns)
    else:
        print(f"weights: {SCHOOLS} is not here: random designs alone")


def main():
    program, n, faults = sys.argv[1], 0, []
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples(folder):
            n += 1
            faults += sample.check(program)
    for fault in faults:
        print(fault)
    print(f"weights: {n} samples, {len(faults)} differences between one command and two")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
