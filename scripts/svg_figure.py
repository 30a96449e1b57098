"""What a figure drawn by gnuplot holds, read from its SVG: texts with their extent, filled areas,
lines. Widths of letters are those of plots/page/font_*.def."""
import os
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
HERE = os.path.dirname(os.path.abspath(__file__))
ASCENT, DESCENT = 0.78, 0.14  # of full-width glyphs, in letter sizes


def read_widths(name):
    pattern = r"SG_WIDTH\((0x\w+), (0x\w+), (\d+)\)"
    with open(os.path.join(HERE, "..", "plots", "page", name), encoding="utf-8") as table:
        return [(int(a, 16), int(b, 16), int(w)) for a, b, w in re.findall(pattern, table.read())]


WIDTHS = {False: read_widths("font_regular.def"), True: read_widths("font_bold.def")}
known_widths = {}


def advance(character, bold):
    key = character, bold
    if key not in known_widths:
        code = ord(character)
        attached = unicodedata.category(character) in ("Mn", "Me", "Cf")
        known_widths[key] = 0 if attached else next((w for a, b, w in WIDTHS[bold] if a <= code <= b), 1000)
    return known_widths[key]


def color(text):
    if text.startswith("#"):
        return tuple(int(text[i:i + 2], 16) for i in (1, 3, 5))
    return tuple(int(n) for n in re.findall(r"\d+", text))


def pairs(text):
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", text)]
    return list(zip(numbers[::2], numbers[1::2]))


def box_of(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


class Text:
    def __init__(self, group, order):
        place = re.match(r"translate\(([-\d.]+),([-\d.]+)\)(?: rotate\((-?[\d.]+)\))?", group.get("transform"))
        x, y, turn = (float(n or 0) for n in place.groups())
        self.content = re.sub(r"\s+", " ", "".join(group.find(SVG + "text").itertext())).strip()
        self.size = float(group.get("font-size"))
        self.bold = group.get("font-weight") == "bold"
        self.color = color(group.get("fill"))
        self.order = order
        width = sum(advance(c, self.bold) for c in self.content) * self.size / 1000
        left = {"start": 0, "middle": -width / 2, "end": -width}[group.get("text-anchor")]
        up, down = ASCENT * self.size, DESCENT * self.size
        if turn:  # upwards
            self.box = (x - up, y - left - width, x + down, y - left)
            self.along = [((2 * x - up + down) / 2, y - left - width * k / 4) for k in range(5)]
        else:
            self.box = (x + left, y - up, x + left + width, y + down)
            self.along = [(x + left + width * k / 4, y - (up - down) / 2) for k in range(5)]


class Area:
    def __init__(self, element, order):
        self.order = order
        self.color = color(element.get("fill"))
        if element.tag == SVG + "rect":
            x, y, w, h = (float(element.get(a)) for a in ("x", "y", "width", "height"))
            self.points = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        else:
            self.points = pairs(element.get("points"))
        self.box = box_of(self.points)

    def holds(self, x, y):
        """Whether a point lies in the polygon (even-odd rule)."""
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return False
        inside = False
        for (ax, ay), (bx, by) in zip(self.points, self.points[1:] + self.points[:1]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
        return inside


class Figure:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.width, self.height = (float(n) for n in self.root.get("viewBox").split()[2:])
        self.texts, self.areas, self.lines = [], [], []
        for order, element in enumerate(self.root.iter()):
            if element.tag == SVG + "g" and element.find(SVG + "text") is not None:
                self.texts.append(Text(element, order))
            elif element.tag in (SVG + "rect", SVG + "polygon") and element.get("fill"):
                self.areas.append(Area(element, order))
            elif element.tag == SVG + "path" and element.get("d"):
                self.lines += [pairs(part) for part in element.get("d").split("M") if pairs(part)]
