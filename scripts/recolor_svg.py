#!/usr/bin/env python3
"""Writes a figure as it looks in grey or to somebody who sees few colours.

usage: scripts/recolor_svg.py grey|protan|deutan|tritan FIGURE.svg OUT.svg"""
import re
import sys

import colors


def recolor(text, vision):
    def change(match):
        rgb = colors.seen(tuple(int(n) for n in match.groups()), vision)
        return "rgb(%d,%d,%d)" % tuple(round(v) for v in rgb)

    def change_hex(match):
        return "#%02x%02x%02x" % tuple(round(v) for v in colors.seen(colors.read(match.group()), vision))

    head, body = text.split("</desc>", 1)
    body = re.sub(r"#[0-9A-Fa-f]{6}\b", change_hex, body)
    return head + "</desc>" + re.sub(r"rgb\(\s*(\d+),\s*(\d+),\s*(\d+)\)", change, body)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("grey",) + colors.VISIONS:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as figure:
        text = recolor(figure.read(), sys.argv[1])
    with open(sys.argv[3], "w", encoding="utf-8") as figure:
        figure.write(text)
