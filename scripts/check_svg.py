#!/usr/bin/env python3
"""Checks a figure as a reader would: nothing clipped, overlapping, too small or too pale; every text
there; every bar as long as its number says.

usage: scripts/check_svg.py FIGURE.svg [FIGURE.svg.gp.d]

With the folder that --keep leaves, texts and bars are held against texts.tsv and bars.tsv. Prints
one line per fault; exit status 1 if there are any. Needs nothing but Python."""
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
HERE = os.path.dirname(os.path.abspath(__file__))
SMALLEST = 6.0    # points
CONTRAST = 4.5    # WCAG 2.1, 1.4.3
TOLERANCE = 0.05  # points, of bars
ASCENT, DESCENT = 0.78, 0.14  # of full-width glyphs, in letter sizes


def read_widths(name):
    pattern = r"SG_WIDTH\((0x\w+), (0x\w+), (\d+)\)"
    with open(os.path.join(HERE, "..", "plots", name), encoding="utf-8") as table:
        return [(int(a, 16), int(b, 16), int(w)) for a, b, w in re.findall(pattern, table.read())]


WIDTHS = {False: read_widths("font_regular.def"), True: read_widths("font_bold.def")}


def advance(character, bold):
    code = ord(character)
    return next((w for a, b, w in WIDTHS[bold] if a <= code <= b), 1000)


class Text:
    def __init__(self, group, content, order):
        x, y = map(float, re.match(r"translate\(([-\d.]+),([-\d.]+)\)", group.get("transform")).groups())
        self.content = re.sub(r"\s+", " ", content).strip()
        self.size = float(group.get("font-size"))
        self.bold = group.get("font-weight") == "bold"
        self.color = color(group.get("fill"))
        self.order = order
        width = sum(advance(c, self.bold) for c in self.content) * self.size / 1000
        left = {"start": x, "middle": x - width / 2, "end": x - width}[group.get("text-anchor")]
        self.box = (left, y - ASCENT * self.size, left + width, y + DESCENT * self.size)


class Area:
    def __init__(self, element, order):
        self.order = order
        self.color = color(element.get("fill"))
        if element.tag == SVG + "rect":
            x, y, w, h = (float(element.get(a)) for a in ("x", "y", "width", "height"))
            self.box = (x, y, x + w, y + h)
        else:
            numbers = [float(n) for n in re.findall(r"[-\d.]+", element.get("points"))]
            self.box = (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))


def color(text):
    if text.startswith("#"):
        return tuple(int(text[i:i + 2], 16) for i in (1, 3, 5))
    return tuple(int(n) for n in re.findall(r"\d+", text))


def luminance(rgb):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def beneath(areas, text):
    x, y = (text.box[0] + text.box[2]) / 2, (text.box[1] + text.box[3]) / 2
    found = (255, 255, 255)
    for area in areas:
        if area.order < text.order and area.box[0] <= x <= area.box[2] and area.box[1] <= y <= area.box[3]:
            found = area.color
    return found


def rows(path):
    with open(path, encoding="utf-8") as table:
        lines = table.read().rstrip("\n").split("\n")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header) or cells[-1] != ".":
            yield None, "%s: row %d is not as long as the header" % (path, number)
        else:
            yield dict(zip(header, cells)), None


def check_document(root):
    for name in ("role", "lang", "viewBox"):
        if not root.get(name):
            yield "no attribute " + name
    for name in ("width", "height"):
        if not re.fullmatch(r"[\d.]+mm", root.get(name, "")):
            yield "no %s in mm" % name
    for name in ("title", "desc"):
        if not (root.findtext(SVG + name) or "").strip():
            yield "no " + name


def check_texts(texts, areas, width, height):
    for text in texts:
        left, top, right, bottom = text.box
        if left < -0.3 or top < -0.3 or right > width + 0.3 or bottom > height + 0.3:
            yield "outside the canvas: '%s'" % text.content
        if text.size < SMALLEST - 1e-6:
            yield "%g pt is too small: '%s'" % (text.size, text.content)
        ratio = contrast(text.color, beneath(areas, text))
        if ratio < CONTRAST:
            yield "contrast %.1f is too low: '%s'" % (ratio, text.content)
    for i, a in enumerate(texts):
        for b in texts[:i]:
            wide = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
            high = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
            if wide > 0.3 and high > 0.3:
                yield "'%s' overlaps '%s'" % (a.content, b.content)


def check_contents(texts, path):
    drawn = [text.content for text in texts]
    for row, fault in rows(path):
        if fault:
            yield fault
            continue
        wanted = re.sub(r"\s+", " ", row["text"].replace("\\\\", "\\")).strip()
        if wanted in drawn:
            drawn.remove(wanted)
        else:
            yield "missing: '%s'" % wanted


def drawn_as(areas, left, top, right, bottom):
    """The area drawn where a bar should be: its near end and its thickness are known."""
    lying = [a for a in areas if abs(a.box[0] - left) < 0.1 and abs(a.box[1] + a.box[3] - top - bottom) < 0.2
             and a.box[3] - a.box[1] > 1]
    standing = [a for a in areas if abs(a.box[3] - bottom) < 0.1 and abs(a.box[0] + a.box[2] - left - right) < 0.2]
    return lying, standing


def check_bars(areas, path, standing):
    """The length of a bar is its value times one scale, and no other bar lies where it should. Bars
    of one figure begin at one line, but for stacked ones and those to both sides of it."""
    bars = []
    for row, fault in rows(path):
        if fault:
            yield fault
            continue
        box = [float(row[name]) for name in ("left", "top", "right", "bottom")]
        near = drawn_as(areas, *box)[standing]
        if not near:
            yield "no bar at %g, %g" % (box[0], (box[1] + box[3]) / 2)
            continue
        drawn = near[0].box
        bars.append((drawn[3] - drawn[1] if standing else drawn[2] - drawn[0], float(row["value"])))
    if not bars:
        return
    length, value = max(bars, key=lambda bar: bar[1])
    for drawn, share in bars:
        if value > 0 and abs(drawn - share * length / value) > TOLERANCE:
            yield "a bar of %g is %.2f pt long, not %.2f" % (share, drawn, share * length / value)


def check(figure, folder):
    root = ElementTree.parse(figure).getroot()
    width, height = (float(n) for n in root.get("viewBox").split()[2:])
    texts, areas = [], []
    for order, element in enumerate(root.iter()):
        if element.tag == SVG + "g" and element.find(SVG + "text") is not None:
            texts.append(Text(element, "".join(element.find(SVG + "text").itertext()), order))
        elif element.tag in (SVG + "rect", SVG + "polygon") and element.get("fill"):
            areas.append(Area(element, order))
    yield from check_document(root)
    yield from check_texts(texts, areas, width, height)
    if not texts:
        yield "no text"
    if folder:
        yield from check_contents(texts, os.path.join(folder, "texts.tsv"))
        for name, standing in (("bars.tsv", False), ("columns.tsv", True)):
            if os.path.exists(os.path.join(folder, name)):
                yield from check_bars(areas, os.path.join(folder, name), standing)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    faults = list(check(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None))
    for fault in faults:
        print("%s: %s" % (sys.argv[1], fault))
    sys.exit(1 if faults else 0)
