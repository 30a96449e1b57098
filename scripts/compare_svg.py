#!/usr/bin/env python3
"""Compares two figures: texts and shapes exactly, numbers within half a point.

usage: scripts/compare_svg.py EXPECTED.svg FOUND.svg

Prints the first difference; exit status 1 if there is one. Needs nothing but Python."""
import re
import sys
import xml.etree.ElementTree as ElementTree

TOLERANCE = 0.5
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def is_empty(element):
    """A group that draws nothing, as gnuplot leaves one for every change of pen."""
    return element.tag.endswith("}g") and not (element.text or "").strip() and all(map(is_empty, element))


def flatten(path):
    """Every element as its name, its text and its attributes in the order of their names."""
    for element in ElementTree.parse(path).getroot().iter():
        if is_empty(element):
            continue
        yield "element", element.tag
        if (element.text or "").strip():
            yield "text", element.text.strip()
        for name, value in sorted(element.attrib.items()):
            yield name, " ".join(value.split())


def split(value):
    return NUMBER.sub("#", value).replace(" ", ""), [float(n) for n in NUMBER.findall(value)]


def same(kind, expected, found):
    if expected == found:
        return True
    if kind in ("element", "text", "fill", "stroke", "color", "lang", "role"):
        return False
    (frame, numbers), (other, others) = split(expected), split(found)
    return frame == other and len(numbers) == len(others) and \
        all(abs(a - b) <= TOLERANCE for a, b in zip(numbers, others))


def compare(expected, found):
    one, other = list(flatten(expected)), list(flatten(found))
    for a, b in zip(one, other):
        if a[0] != b[0] or not same(a[0], a[1], b[1]):
            return "expected %s '%s', found %s '%s'" % (a + b)
    if len(one) != len(other):
        return "%d parts expected, %d found" % (len(one), len(other))
    return None


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    difference = compare(sys.argv[1], sys.argv[2])
    if difference:
        print("%s: %s" % (sys.argv[2], difference))
    sys.exit(1 if difference else 0)
