#!/usr/bin/env python3
"""Writes plots/page/font_regular.def and plots/page/font_bold.def: the advance widths of a font, in
thousandths of an em, for every character that is not full width; and plots/page/font_glyphs.def: the
characters that it has.

usage: scripts/font_widths.py [REGULAR.ttc BOLD.ttc]     (from the top folder)

Reads the cmap, hhea, hmtx and head tables itself (OpenType 1.9), so that nothing but Python is
needed. Of a collection it takes the face named Noto Sans CJK JP."""
import struct
import sys

FACE = "Noto Sans CJK JP"
FOLDER = "/usr/share/fonts/opentype/noto/"
FULL = 1000


def tables(data, offset):
    n = struct.unpack_from(">H", data, offset + 4)[0]
    found = {}
    for i in range(n):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, offset + 12 + 16 * i)
        found[tag.decode()] = start
    return found


def names(data, start):
    _, n, strings = struct.unpack_from(">HHH", data, start)
    for i in range(n):
        platform, _, _, name, length, at = struct.unpack_from(">HHHHHH", data, start + 6 + 12 * i)
        if platform == 3 and name in (1, 16):
            raw = data[start + strings + at:start + strings + at + length]
            yield raw.decode("utf-16-be")


def face(data):
    if data[:4] != b"ttcf":
        return tables(data, 0)
    n = struct.unpack_from(">L", data, 8)[0]
    for offset in struct.unpack_from(">%dL" % n, data, 12):
        found = tables(data, offset)
        if FACE in names(data, found["name"]):
            return found
    sys.exit("no face " + FACE)


def characters(data, cmap):
    n = struct.unpack_from(">H", data, cmap + 2)[0]
    for i in range(n):
        offset = struct.unpack_from(">L", data, cmap + 4 + 8 * i + 4)[0]
        at = cmap + offset
        if struct.unpack_from(">H", data, at)[0] != 12:
            continue
        groups = struct.unpack_from(">L", data, at + 12)[0]
        for g in range(groups):
            first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * g)
            for code in range(first, last + 1):
                yield code, glyph + code - first
        return
    sys.exit("no cmap of format 12")


def widths(path):
    data = open(path, "rb").read()
    found = face(data)
    em = struct.unpack_from(">H", data, found["head"] + 18)[0]
    n = struct.unpack_from(">H", data, found["hhea"] + 34)[0]
    for code, glyph in sorted(characters(data, found["cmap"])):
        advance = struct.unpack_from(">H", data, found["hmtx"] + 4 * min(glyph, n - 1))[0]
        yield code, round(1000 * advance / em)


def runs(pairs):
    """Neighbours of one width become one line; full width is the default and left out."""
    run = None
    for code, width in pairs:
        if run and width == run[2] and code == run[1] + 1:
            run[1] = code
            continue
        if run and run[2] != FULL:
            yield run
        run = [code, code, width]
    if run and run[2] != FULL:
        yield run


def stretches(codes):
    """Neighbours become one line."""
    stretch = None
    for code in sorted(codes):
        if stretch and code == stretch[1] + 1:
            stretch[1] = code
            continue
        if stretch:
            yield stretch
        stretch = [code, code]
    yield stretch


def write_glyphs(path, source):
    data = open(source, "rb").read()
    has = {code for code, glyph in characters(data, face(data)["cmap"]) if glyph}
    with open(path, "w", encoding="utf-8") as out:
        out.write("/* Made by scripts/font_widths.py from %s: SG_GLYPHS(first, last). */\n" % FACE)
        for first, last in stretches(has):
            out.write("SG_GLYPHS(0x%04X, 0x%04X)\n" % (first, last))


def write(path, source, weight):
    with open(path, "w", encoding="utf-8") as out:
        out.write("/* Made by scripts/font_widths.py from %s %s: SG_WIDTH(first, last, em/1000). */\n"
                  % (FACE, weight))
        for first, last, width in runs(widths(source)):
            out.write("SG_WIDTH(0x%04X, 0x%04X, %d)\n" % (first, last, width))


if __name__ == "__main__":
    given = sys.argv[1:] or [FOLDER + "NotoSansCJK-Regular.ttc", FOLDER + "NotoSansCJK-Bold.ttc"]
    write("plots/page/font_regular.def", given[0], "Regular")
    write("plots/page/font_bold.def", given[1], "Bold")
    write_glyphs("plots/page/font_glyphs.def", given[0])
