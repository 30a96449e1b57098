#!/usr/bin/env python3
"""Checks that the colours of theme.gp that must be told apart can be: by everybody, and in grey.

usage: scripts/check_palette.py [THEME.gp]

Fails when two colours of one set differ by less than 15 (CIEDE2000) as seen normally or with a
simulated protanopia, deuteranopia or tritanopia (Machado et al. 2009, severity 1.0), or by less than
10 in lightness (CIE L*). The five levels from little to much are of one hue: they are told apart by
lightness alone, neighbour from neighbour. Needs nothing but Python."""
import os
import re
import sys

import colors

HERE = os.path.dirname(os.path.abspath(__file__))
APART, LIGHTER = 15.0, 10.0
ALL, LEVELS = "all", "levels"
SETS = (
    (ALL, ("series1", "series2", "series3", "series4", "series5", "series6")),
    (ALL, ("now", "before")),
    (ALL, ("plus", "minus")),
    (ALL, ("scale1", "scale2", "scale3", "scale4", "scale5")),
    (LEVELS, ("level1", "level2", "level3", "level4", "level5")),
    (ALL, ("neutral", "series1", "series2")),
)


def read_theme(path):
    with open(path, encoding="utf-8") as theme:
        return {name: colors.read(value)
                for name, value in re.findall(r"^\s*color_(\w+)\s*=\s*'(#[0-9A-Fa-f]{6})'", theme.read(), re.M)}


def pairs(kind, names):
    for i, one in enumerate(names):
        for other in names[i + 1:] if kind == ALL else names[i + 1:i + 2]:
            yield one, other


def check(theme):
    for kind, names in SETS:
        for name in names:
            if name not in theme:
                yield "no color_%s" % name
        known = [name for name in names if name in theme]
        for one, other in pairs(kind, known):
            for vision in colors.VISIONS if kind != LEVELS else ():
                apart = colors.difference(colors.seen(theme[one], vision), colors.seen(theme[other], vision))
                if apart < APART:
                    yield "%s and %s: ΔE00 %.1f (%s) is less than %g" % (one, other, apart, vision, APART)
            lighter = abs(colors.lightness(theme[one]) - colors.lightness(theme[other]))
            if lighter < LIGHTER:
                yield "%s and %s: ΔL* %.1f is less than %g" % (one, other, lighter, LIGHTER)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    path = sys.argv[1] if len(sys.argv) == 2 else os.path.join(HERE, "..", "plots", "theme.gp")
    faults = list(check(read_theme(path)))
    for fault in faults:
        print("%s: %s" % (path, fault))
    sys.exit(1 if faults else 0)
