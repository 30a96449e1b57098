#!/usr/bin/env python3
"""What is printed in English has no Japanese that a table of words knows, and the other way round.
Usage, from the project root: tests/test_language.py PROGRAM GALLERY_FOLDER
Draws every figure of the gallery from its Japanese data with --lang en, words its table, reads the examples of the
documentation, and lists the names that stay Japanese: those of tests/names_without_english.txt, which holds what
offices call things of their own. Then a table in English is drawn and worded in Japanese."""
import glob
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

KNOWN = "tests/names_without_english.txt"
SVG = "{http://www.w3.org/2000/svg}"
JAPANESE = re.compile("[\u3005-\u30ff\u4e00-\u9fff][\u3005-\u30ff\u4e00-\u9fff\u2010-\u2015\uff00-\uffef・（）0-9A-Za-z]*")


def run(command, text=None):
    done = subprocess.run(command, shell=True, input=text, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def texts_of(figure):
    """Title, labels and text alternative; notes and sources are the words of the file."""
    root = ElementTree.parse(figure).getroot()
    lines = ["".join(node.itertext()) for node in root.iter(SVG + "text")]
    foot = next((i for i, line in enumerate(lines) if line.startswith(("Source", "Note"))), len(lines))
    title = root.find(SVG + "title")
    return [title.text] + lines[:foot]


def names_of(program, folder):
    names = set()
    figure = os.path.join(folder, "figure.svg")
    for line in open(os.path.join(sys.argv[2], "commands.tsv"), encoding="utf-8"):
        command, _, chart = line.rstrip("\n").split("\t")[2].removeprefix("sangyo ").partition(" | sangyo chart ")
        table = None
        if command.startswith("chart "):
            run(f"'{program}' {command} --lang en -q --source '' --note '' -o '{figure}'")
        elif chart:
            table = run(f"'{program}' {command} --lang en -q -f json")
            run(f"'{program}' chart {chart} --lang en -q --note '' -o '{figure}' -", table)
        else:
            table = run(f"'{program}' {command} --lang en -q -f json --note '' --chart '{figure}'")
        found = texts_of(figure)
        if table:
            found += [run(f"'{program}' sentences --lang en -q -", table) or ""]
        names |= {name for text in found for name in JAPANESE.findall(text or "")}
    return names


# What is printed for people; CSV and JSON carry the labels of the file.
FOR_PEOPLE = re.compile(r"-f (?:table|markdown|html|latex)\b|sangyo sentences")
UNIT_OR_PERIOD = re.compile("[件人所回社]|.*(?:年|年度|月|月期|四半期)")


def names_in_examples():
    """Japanese in what the examples of the documentation print with --lang en."""
    names = set()
    for path in ["README.md", *sorted(glob.glob("docs/*.md")), *sorted(glob.glob("examples/*/README.md"))]:
        shown = False
        for line in open(path, encoding="utf-8"):
            if line.startswith("$ "):
                shown = "--lang en" in line and FOR_PEOPLE.search(line) and "sangyo check" not in line
            elif line.startswith("```"):
                shown = False
            elif shown and not line.startswith(("sangyo: ", "Source", "reference: ")):  # words of files
                names |= {name for name in JAPANESE.findall(line) if name.strip("・")}
    return names


ENGLISH = """Year,Area,Industry,Sales (million yen)
2016,Tokyo,Manufacturing,45000
2021,Tokyo,Manufacturing,39000
2016,Tokyo,Wholesale and retail trade,95000
2021,Tokyo,Wholesale and retail trade,99000
2016,Tokyo,Total,140000
2021,Tokyo,Total,138000
"""


def check_japanese(program, folder):
    """Divisions, totals, prefectures, measures and units of an English table are Japanese."""
    figure = os.path.join(folder, "figure.svg")
    table = run(f"'{program}' change --lang ja -q -f json --source '' --chart '{figure}' -", ENGLISH)
    said = "\n".join(texts_of(figure)) + run(f"'{program}' sentences --lang ja -q -", table)
    for name in ("製造", "卸売業，小売業", "東京都", "売上高", "億円", "産業別"):
        if name not in said:
            sys.exit(f"language: '{name}' is not in the Japanese of an English table: {said}")
    left = re.findall("[A-Z][a-z]+", said)
    if left:
        sys.exit("language: English in Japanese figures or sentences: " + ", ".join(sorted(set(left))))


def main():
    program = os.path.abspath(sys.argv[1])
    os.environ.update({"city": "川崎市", "census_source": "-", "onomichi_source": "-"})
    with tempfile.TemporaryDirectory() as folder:
        names = names_of(program, folder) | names_in_examples()
        check_japanese(program, folder)
    known = set(open(KNOWN, encoding="utf-8").read().split("\n")) - {""}
    odd = {name for name in known if UNIT_OR_PERIOD.fullmatch(name)}
    if odd:
        sys.exit(f"language: {KNOWN} holds names alone: " + ", ".join(sorted(odd)))
    # a figure divides long names over lines
    unknown = {name for name in names if not any(name in whole for whole in known)}
    if unknown:
        sys.exit("language: Japanese in English figures or sentences: " + ", ".join(sorted(unknown)))
    for name in ("製造業", "全国", "川崎市", "事業所数"):
        if name in names:
            sys.exit(f"language: '{name}' has an English name")
    print(f"language [  PASSED  ] {len(names)} names of offices have no English one")


if __name__ == "__main__":
    main()
