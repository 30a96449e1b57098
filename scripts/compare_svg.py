#!/usr/bin/env python3
"""Compares figures with those of another folder: all text exactly, numbers within half a point.

usage: scripts/compare_svg.py EXPECTED ACTUAL     (folders; every .svg of either)"""
import os
import re
import sys

CLOSE = 0.5
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def split(text):
    """Words of the document, and the numbers of its drawing. Numbers in texts are words."""
    words, numbers = [], []
    for part in re.split(r"(<[^>]*>)", text):
        if part.startswith("<"):
            numbers += [float(n) for n in NUMBER.findall(part)]
            part = NUMBER.sub("#", part)
        words.append(re.sub(r"\s+", " ", part))
    return words, numbers


def differences(expected, actual):
    with open(expected, encoding="utf-8") as a, open(actual, encoding="utf-8") as b:
        (words, numbers), (own_words, own_numbers) = split(a.read()), split(b.read())
    for word, own in zip(words, own_words):
        if word != own:
            yield "'%s' has become '%s'" % (word.strip(), own.strip())
            return
    if len(words) != len(own_words) or len(numbers) != len(own_numbers):
        yield "the drawing has other parts"
        return
    far = [(n, own) for n, own in zip(numbers, own_numbers) if abs(n - own) > CLOSE]
    if far:
        yield "%g has become %g" % far[0]


def main(expected, actual):
    names = {name for folder in (expected, actual) for name in os.listdir(folder) if name.endswith(".svg")}
    failed = not names
    for name in sorted(names):
        paths = [os.path.join(folder, name) for folder in (expected, actual)]
        missing = [path for path in paths if not os.path.exists(path)]
        found = ["%s is missing" % missing[0]] if missing else differences(*paths)
        for fault in found:
            print("%s: %s" % (name, fault))
            failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
