#!/usr/bin/env python3
"""Random survey designs, estimated by the program and by R's package survey: estimates, standard errors, degrees of
freedom, limits. Where both differ by more than rounding, the difference has a reason of README.md, or it is a failure.

Usage, from the project root: tests/compare_r/run.py PROGRAM [--n 300] [--first 0] [--show WORD] [--keep FOLDER]
--show also lists what differs for a reason with the word; --keep leaves the files, and takes R's answers from there."""
import argparse
import collections
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import designs  # noqa: E402
import reasons  # noqa: E402


def has_r():
    needed = "quit(status = !all(sapply(c('survey', 'MASS'), requireNamespace, quietly = TRUE)))"
    try:
        return subprocess.run(["Rscript", "-e", needed], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def run(program, words, folder, design):
    command = [program, *words, *design.options(), *design.calibration_options(folder), "--decimal", "point", "-q",
               f"{folder}/{design.seed}.csv"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(" ".join(command) + "\n" + done.stderr)
    return done.stdout


def rows(text):
    return csv.DictReader(io.StringIO(text))


def number(text):
    return float(text) if text else math.nan


ESTIMATES = {"est": "estimate", "se": "se", "df": "df", "deff": "deff", "lower": "lower", "upper": "upper"}
SHARES = {"est": "estimate_percent", "se": "se_points", "df": "df", "deff": "deff"}
LIMITS = {"lower": "lower_percent", "upper": "upper_percent"}
CROSSED = {"est": "column_percent", "se": "se_points", "size": "weighted_n", "whole": "total_percent"}


def of_answers(design, program, folder, add):
    asked = {"q=": ["--single", "q", "--base", design.base], "": ["--multiple", "m*"]}
    for method in dict.fromkeys(design.methods):
        for lead, question in asked.items():
            words = ["answers", *question, "--domain", "d", "--ci", method, "--small-base", "0,0", "--lang", "en",
                     "--level", str(design.level), "-f", "csv"]
            for row in rows(run(program, words, folder, design)):
                what = lead + row["option"]
                for key, column in SHARES.items():
                    add(what, row["domain"], key, number(row[column]))
                for key, column in LIMITS.items():
                    add(f"{what}@{method}", row["domain"], key, number(row[column]))


def of_estimate(design, program, folder, add):
    words = ["estimate", "--mean", "y", "--total", "y", "--ratio", "y/x", "--total", "z", "--domain", "d",
             "--small-base", "0,0", "--level", str(design.level), "-f", "csv"]
    if not design.replicates:
        words += ["--quantile", f"y@{design.p}", "--ci", design.quantile_method]
    for row in rows(run(program, words, folder, design)):
        what = "total z" if row["variable"] == "z" else row["statistic"]
        for key, column in ESTIMATES.items():
            add(what, row["domain"], key, number(row[column]))


def of_crosstab(design, program, folder, add):
    if design.calibration:
        return
    words = ["crosstab", "--rows", "q", "--cols", "d", "--small-base", "0,0", "-f", "json"]
    table = json.loads(run(program, words, folder, design))
    for row in table["records"]:
        for key, column in CROSSED.items():
            value = row[column]
            add("cross=" + row["row"], row["column"], key, math.nan if value is None else value)
    for test in table.get("tests", []):
        for key in ("f", "df1", "df2", "p"):
            add("test", "", key, test[key])


def estimates(design, program, folder):
    found = {}

    def add(what, domain, key, value):
        found[what, domain, key] = value
    for ask in (of_answers, of_estimate, of_crosstab):
        ask(design, program, folder, add)
    return found


def r_estimates(folder):
    if not os.path.exists(f"{folder}/r.tsv"):
        subprocess.run(["Rscript", os.path.join(HERE, "survey.R"), folder], check=True)
    found = collections.defaultdict(dict)
    with open(f"{folder}/r.tsv", encoding="utf-8") as file:
        for line in file:
            seed, what, domain, key, value = line.rstrip("\n").split("\t")
            found[int(seed)][what, domain, key] = math.nan if value in ("NA", "NaN") else float(value)
    return found


def compare(design, ours, theirs):
    """Yields (figure, ours, theirs, why): why is "" where they agree, None where they differ without a reason."""
    for figure, r in theirs.items():
        if figure in ours:
            mine = ours[figure]
            agree = reasons.agree(design, figure, mine, r)
            yield figure, mine, r, "" if agree else reasons.reason(
                reasons.Case(design, figure, mine, r, ours, theirs))


def judge(design, ours, theirs, show):
    """How many figures there are of each why; says those without a reason, and what is to be shown."""
    counts = collections.Counter()
    for figure, mine, r, why in compare(design, ours, theirs):
        counts[why] += 1
        if why is None or (show and show in why + " ".join(figure)):
            print(f"design {design.seed}: {' '.join(figure)}: {mine!r}, R {r!r}: {why or 'no reason'}")
    if not counts:
        print(f"design {design.seed}: R estimated nothing: {design.line()}")
        counts[None] += 1
    return counts


def judge_all(asked, folder):
    made = [designs.Design(seed) for seed in range(asked.first, asked.first + asked.n)]
    with open(f"{folder}/designs.tsv", "w", encoding="utf-8") as file:
        for design in made:
            design.write(folder)
            file.write(design.line() + "\n")
    theirs = r_estimates(folder)
    counts = collections.Counter()
    for design in made:
        counts += judge(design, estimates(design, asked.program, folder), theirs[design.seed], asked.show)
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show")
    parser.add_argument("--keep")
    asked = parser.parse_args()
    if not has_r():
        print("compare-r skipped: needs R with survey and MASS (apt-get install r-cran-survey r-cran-mass)")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        os.makedirs(asked.keep or temporary, exist_ok=True)
        counts = judge_all(asked, asked.keep or temporary)
    failures = counts.pop(None, 0)
    print(f"{asked.n} designs, {counts.total() + failures:,} figures: {counts.pop('', 0):,} agree")
    for why, n in counts.most_common():
        print(f"{n:7,}  {why}")
    if failures:
        print(f"{failures:,} differ without a reason")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
