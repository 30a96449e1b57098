#!/usr/bin/env python3
"""Figures and sentences in English have no Japanese that a table of words knows.
Usage, from the project root: tests/test_language.py PROGRAM GALLERY_FOLDER
Draws every figure of the gallery from its Japanese data with --lang en, words its table, and lists the names that stay
Japanese: those of tests/names_without_english.txt, which holds what offices call things of their own."""
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


def main():
    program = os.path.abspath(sys.argv[1])
    os.environ.update({"city": "川崎市", "census_source": "-", "onomichi_source": "-"})
    with tempfile.TemporaryDirectory() as folder:
        names = names_of(program, folder)
    known = set(open(KNOWN, encoding="utf-8").read().split("\n")) - {""}
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
