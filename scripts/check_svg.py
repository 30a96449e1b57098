#!/usr/bin/env python3
"""Checks a figure as a reader would: nothing clipped, overlapping, too small or too pale; every text
there; every bar as long and every circle as large as its number says; lines through their points and
not across gaps.

usage: scripts/check_svg.py FIGURE.svg [FIGURE.svg.gp.d]

With the folder that --keep leaves, the figure is held against the .tsv files in it. Prints one line
per fault; exit status 1 if there are any. Needs nothing but Python."""
import glob
import os
import re
import sys

sys.dont_write_bytecode = True
from svg_figure import SVG, Figure, color  # noqa: E402

SMALLEST = 6.0    # points
CONTRAST = 4.5    # WCAG 2.1, 1.4.3
TOLERANCE = 0.05  # points, of bars and circles


def luminance(rgb):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rows(path):
    """Rows as dictionaries, None for an empty line, and faults of the file."""
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as table:
        lines = table.read().rstrip("\n").split("\n")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line:
            yield None, None
        elif len(cells) != len(header) or cells[-1] != ".":
            yield None, "%s: row %d is not as long as the header" % (path, number)
        else:
            yield dict(zip(header, cells)), None


def numbers(row, *names):
    return tuple(float(row[name]) for name in names)


def check_document(figure):
    for name in ("role", "lang", "viewBox"):
        if not figure.root.get(name):
            yield "no attribute " + name
    for name in ("width", "height"):
        if not re.fullmatch(r"[\d.]+mm", figure.root.get(name, "")):
            yield "no %s in mm" % name
    for name in ("title", "desc"):
        if not (figure.root.findtext(SVG + name) or "").strip():
            yield "no " + name
    if not figure.texts:
        yield "no text"


def beneath(figure, text, x, y):
    found = (255, 255, 255)
    for area in figure.areas:
        if area.order < text.order and area.holds(x, y):
            found = area.color
    return found


def is_outside(figure, box, slack):
    return (box[0] < -slack or box[1] < -slack or box[2] > figure.width + slack
            or box[3] > figure.height + slack)


def check_texts(figure):
    for text in figure.texts:
        if is_outside(figure, text.box, 0.3):
            yield "outside the canvas: '%s'" % text.content
        if text.size < SMALLEST - 1e-6:
            yield "%g pt is too small: '%s'" % (text.size, text.content)
        ratio = min(contrast(text.color, beneath(figure, text, x, y)) for x, y in text.along)
        if ratio < CONTRAST:
            yield "contrast %.1f is too low: '%s'" % (ratio, text.content)
    for i, a in enumerate(figure.texts):
        for b in figure.texts[:i]:
            wide = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
            high = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
            if wide > 0.3 and high > 0.3:
                yield "'%s' overlaps '%s'" % (a.content, b.content)


def check_canvas(figure):
    for area in figure.areas[1:]:
        if is_outside(figure, area.box, 1.5):  # svg rounds the page up to whole points
            yield "an area lies outside the canvas: %g, %g" % area.box[:2]
    for line in figure.lines:
        for x, y in line:
            if is_outside(figure, (x, y, x, y), 1.5):
                yield "a line leaves the canvas at %g, %g" % (x, y)


def check_contents(figure, folder):
    drawn = [text.content for text in figure.texts]
    for row, fault in rows(os.path.join(folder, "texts.tsv")):
        if fault:
            yield fault
            continue
        wanted = re.sub(r"\s+", " ", row["text"].replace("\\\\", "\\")).strip()
        if wanted in drawn:
            drawn.remove(wanted)
        else:
            yield "missing: '%s'" % wanted


def check_layers(folder):
    """Every file with rows is drawn, and what is drawn is there."""
    drawn = {row["rows"] for row, _ in rows(os.path.join(folder, "layers.tsv")) if row}
    here = {os.path.basename(path)[:-len(".tsv")] for path in glob.glob(os.path.join(folder, "*.tsv"))}
    for name in sorted(here - drawn - {"page", "layers", "texts"}):
        yield "%s.tsv is not drawn" % name
    for name in sorted(drawn - here):
        yield "%s.tsv is to be drawn and not there" % name


def rows_of(folder, layers):
    for layer in layers:
        yield from rows(os.path.join(folder, layer + ".tsv"))


def read_colors(folder):
    with open(os.path.join(folder, "theme.gp"), encoding="utf-8") as theme:
        found = re.findall(r"^color_(\w+) *= *'(#\w{6})'", theme.read(), re.M)
    return {name: color(value) for name, value in found}


def find_bar(figure, box, rgb, standing):
    """The area drawn where a bar should be: its colour, its near end and its thickness are known."""
    left, top, right, bottom = box
    for area in figure.areas:
        a, b, c, d = area.box
        lying = abs(a - left) < 0.1 and abs(b + d - top - bottom) < 0.2 and d - b > 1
        upright = abs(d - bottom) < 0.1 and abs(a + c - left - right) < 0.2
        if area.color == rgb and (upright if standing else lying):
            return d - b if standing else c - a
    return None


def check_bars(figure, folder, layers, standing):
    """The length of a bar is its value times one scale, it is as long as drawn, and it stands on the
    line of zero or on another bar that does."""
    colors, bars, places = read_colors(folder), [], []
    for row, fault in rows_of(folder, layers):
        if fault or not row:
            yield fault or "an empty line among the bars"
            continue
        box = numbers(row, "left", "top", "right", "bottom")
        drawn = find_bar(figure, box, colors[row["color"]], standing)
        if drawn is None:
            yield "no bar at %g, %g" % (box[0], (box[1] + box[3]) / 2)
            continue
        bars.append((drawn, abs(float(row["value"]))))
        left, top, right, bottom = box
        places.append(((left + right) / 2, top, bottom) if standing else ((top + bottom) / 2, left, right))
    if not bars:
        return
    length, value = max(bars, key=lambda bar: bar[1])
    for drawn, share in bars:
        if value > 0 and abs(drawn - share * length / value) > TOLERANCE:
            yield "a bar of %g is %.2f pt long, not %.2f" % (share, drawn, share * length / value)
    if standing:
        yield from check_feet(places)
    else:
        yield from check_zero(folder, places)


def check_feet(places):
    """Standing bars share one line of zero, from which they or those under them rise or hang."""
    def stand_on(end):
        return len({middle for middle, *ends in places if any(abs(end - other) < TOLERANCE for other in ends)})

    foot = max((end for place in places for end in place[1:]), key=stand_on)
    for middle in {place[0] for place in places}:
        waiting = [place for place in places if abs(place[0] - middle) < TOLERANCE]
        for _, _, bottom in not_based(waiting, {foot}):
            yield "a bar at %g, %g does not begin at zero" % (middle, bottom)


def not_based(waiting, reached):
    """Those of the bars of a row or column that begin neither at a place reached nor at the end of one that
    does."""
    grown = True
    while grown:
        grown = [p for p in waiting if any(abs(x - end) < TOLERANCE for x in reached for end in p[1:])]
        reached |= {end for p in grown for end in p[1:]}
        waiting = [p for p in waiting if p not in grown]
    return waiting


def check_zero(folder, places):
    """Bars begin at the upright line of zero beside them, else at the left end of the first."""
    base = [numbers(row, "left", "top", "bottom") for row, _ in rows_of(folder, ["base", "middle"]) if row
            and row["left"] == row["right"]]
    for middle in {place[0] for place in places}:
        reached = {x for x, top, bottom in base if top <= middle <= bottom} or {min(p[1] for p in places)}
        waiting = [place for place in places if abs(place[0] - middle) < TOLERANCE]
        for _, left, _ in not_based(waiting, reached):
            yield "a bar at %g, %g does not begin at zero" % (left, middle)


def check_circles(figure, folder):
    """Circles are where and as large as their file says, and their areas show their values."""
    colors, circles = read_colors(folder), []
    for row, fault in rows(os.path.join(folder, "circles.tsv")):
        if fault or not row:
            yield fault or "an empty line among the circles"
            continue
        x, y, radius = numbers(row, "x", "y", "radius")
        box = (x - radius, y - radius, x + radius, y + radius)
        if not any(a.color == colors[row["color"]] and all(abs(p - q) < TOLERANCE for p, q in zip(a.box, box))
                   for a in figure.areas):
            yield "no circle of radius %g at %g, %g" % (radius, x, y)
        circles.append((radius, float(row["value"])))
    if not circles:
        return
    largest, value = max(circles)
    least = min(circles)[0]
    for radius, share in circles:
        wanted = largest * (share / value) ** 0.5 if value > 0 and share > 0 else least
        if abs(radius - max(wanted, least)) > TOLERANCE:
            yield "a circle of %g has a radius of %.2f pt, not %.2f" % (share, radius, wanted)


def check_lines(figure, path):
    """Lines run through the points of their file, and not over its gaps."""
    drawn = {(round(a[0] * 10), round(a[1] * 10), round(b[0] * 10), round(b[1] * 10))
             for line in figure.lines for a, b in zip(line, line[1:])}

    def is_drawn(a, b):
        ends = [round(n * 10) for n in a + b]
        return any((ends[0] + i, ends[1] + j, ends[2] + k, ends[3] + m) in drawn
                   for i in (0, -1, 1) for j in (0, -1, 1) for k in (0, -1, 1) for m in (0, -1, 1))

    before, gap = None, True
    for row, fault in rows(path):
        if fault:
            yield fault
            continue
        if row is None:
            gap = True
            continue
        point = numbers(row, "x", "y")
        if before and not gap and before != point and not is_drawn(before, point):
            yield "no line from %g, %g to %g, %g" % (before + point)
        if before and gap and is_drawn(before, point):
            yield "a line over a gap from %g, %g to %g, %g" % (before + point)
        before, gap = point, False


def check(path, folder):
    figure = Figure(path)
    yield from check_document(figure)
    yield from check_texts(figure)
    yield from check_canvas(figure)
    if not folder:
        return
    yield from check_contents(figure, folder)
    yield from check_layers(folder)
    yield from check_bars(figure, folder, ["bars", "parts", "pale_parts"], standing=False)
    yield from check_bars(figure, folder, ["columns", "stacked"], standing=True)
    yield from check_circles(figure, folder)
    for name in ["lines", "haloed_lines"] + ["series%d" % i for i in range(1, 7)]:
        yield from check_lines(figure, os.path.join(folder, name + ".tsv"))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    faults = list(check(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None))
    for fault in faults:
        print("%s: %s" % (sys.argv[1], fault))
    sys.exit(1 if faults else 0)
