"""How cells, rows and files are written: numbers, marks, surroundings, arrangements, delimiters, encodings."""
import unicodedata

from periods import WIDE


class Numbers:
    """`draw` gives a value of a count, `text` prints it."""

    def __init__(self, draw, text, rate=lambda r: r.randrange(-300, 300) / 10):
        self.draw, self.text, self.rate = draw, text, rate


def plain(value):
    return f"{value:g}" if isinstance(value, float) else str(value)


def wide(value):
    return plain(value).translate(WIDE)


def thousands(value):
    return plain(value) if isinstance(value, float) else f"{value:,}"


def decimal_comma(text):
    """1,234.5 as 1.234,5"""
    return text.translate({ord(","): ".", ord("."): ","})


def triangle(value):
    return ("△ " if value < 0 else "") + f"{abs(value):,.1f}"


NUMBERS = {
    "plain": Numbers(lambda r: r.randrange(100, 60000), plain),
    "thousands": Numbers(lambda r: r.randrange(100, 600000), thousands),
    "full-width": Numbers(lambda r: r.randrange(100, 60000), wide),
    "decimals and △": Numbers(lambda r: r.randrange(-3000, 9000) / 10, triangle),
    "three decimals": Numbers(lambda r: r.randrange(1000, 9000000) / 1000, lambda v: f"{v:.3f}"),
    "like years": Numbers(lambda r: r.randrange(1950, 2030), plain),
    "small": Numbers(lambda r: r.randrange(1, 9), plain),
}

# name: (status, value, text)
MARKS = {
    "none": None,
    "X": ("suppressed", None, "X"),
    "-": ("nil", 0, "-"),
    "…": ("not_available", None, "…"),
    "***": ("not_available", None, "***"),
}


class Sheet:
    """Rows of cells: header and body, and what stands around them."""

    def __init__(self, header, body, n_stub):
        self.before, self.header, self.body, self.after = [], header, body, []
        self.n_stub = n_stub
        self.optional = set()

    def rows(self):
        return self.before + self.header + self.body + self.after


def around_title(sheet, words, random):
    sheet.before = [[words["title"]], []]


def around_unit(sheet, words, random):
    sheet.before = [[words["title"]], [""] * (len(sheet.header[0]) - 1) + [words["unit_line"]]]


def around_notes(sheet, words, random):
    sheet.after = [[n] for n in words["notes"]]


def around_all(sheet, words, random):
    around_unit(sheet, words, random)
    sheet.before.insert(1, [])
    sheet.after = [[]] + [[n] for n in words["notes"]]


def blank_rows(sheet, words, random):
    middle = len(sheet.body) // 2
    sheet.body = sheet.body[:middle] + [[]] + sheet.body[middle:]


def padded_rows(sheet, words, random):
    """As a spreadsheet leaves them: all rows of one length, blank ones at the end."""
    around_unit(sheet, words, random)
    sheet.after = [[n] for n in words["notes"]] + [[]]
    width = max(len(r) for r in sheet.rows()) + 2
    for part in (sheet.before, sheet.header, sheet.body, sheet.after):
        part[:] = [r + [""] * (width - len(r)) for r in part]


AROUND = {
    "nothing": lambda sheet, words, random: None,
    "title": around_title,
    "title and unit": around_unit,
    "notes": around_notes,
    "title, unit, notes": around_all,
    "blank rows": blank_rows,
    "padded rows": padded_rows,
}


def remark(sheet, words, random):
    name, texts = words["remark"]
    width = len(sheet.header[0])
    stub_row = next((i for i, r in enumerate(sheet.header) if any(r[:sheet.n_stub])), 0)
    sheet.header = [r + [name if i == stub_row else ""] for i, r in enumerate(sheet.header)]
    values = [i for i, r in enumerate(sheet.body) if any(r[sheet.n_stub:])]
    sheet.body = [r + [""] * (width - len(r)) +
                  [random.choice(texts) if i in values[:2] or (i in values and random.random() < 0.3) else ""]
                  for i, r in enumerate(sheet.body)]
    sheet.optional |= set(texts)


def blank_column(sheet, words, random):
    at = random.choice((0, sheet.n_stub))
    sheet.header = [r[:at] + [""] + r[at:] for r in sheet.header]
    sheet.body = [r[:at] + [""] + r[at:] for r in sheet.body]


def page_break(sheet, words, random):
    middle = len(sheet.body) // 2
    sheet.body = sheet.body[:middle] + [list(r) for r in sheet.header] + sheet.body[middle:]


def halves(sheet, words, random):
    middle = (len(sheet.body) + 1) // 2
    width = len(sheet.header[0])
    left, right = sheet.body[:middle], sheet.body[middle:]
    right += [[""] * width] * (len(left) - len(right))
    sheet.header = [r + r for r in sheet.header]
    sheet.body = [a + [""] * (width - len(a)) + b for a, b in zip(left, right)]


ARRANGEMENTS = {
    "plain": lambda sheet, words, random: None,
    "remarks at the right": remark,
    "blank column": blank_column,
    "page break": page_break,
    "halves side by side": halves,
}


def quote_needed(cell, delimiter):
    return delimiter in cell or '"' in cell or "\n" in cell


def csv_text(rows, delimiter, quote, newline):
    """Rows as text; `quote` asks for quotes round every cell."""
    def cell_text(cell):
        if quote or quote_needed(cell, delimiter):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    return "".join(delimiter.join(cell_text(c) for c in row) + newline for row in rows)


class File:
    """A way to write a file; `languages` that it can hold, `comma` whether its decimals have one."""

    def __init__(self, delimiter=",", encoding="utf-8", quote=False, newline="\n", languages="ja en de", comma=False):
        self.delimiter, self.encoding, self.quote = delimiter, encoding, quote
        self.newline, self.languages, self.comma = newline, languages.split(), comma

    def encode(self, rows):
        text = csv_text(rows, self.delimiter, self.quote, self.newline)
        return text.encode(self.encoding)


FILES = {
    "comma, UTF-8": File(),
    "comma, UTF-8 with BOM": File(encoding="utf-8-sig", newline="\r\n"),
    "comma, CP932": File(encoding="cp932", newline="\r\n", languages="ja"),
    "comma, EUC-JP": File(encoding="euc_jp", languages="ja"),
    "comma, all quoted": File(quote=True, newline="\r\n"),
    "tab": File(delimiter="\t"),
    "tab, UTF-16": File(delimiter="\t", encoding="utf-16", newline="\r\n"),
    "semicolon": File(delimiter=";"),
    "semicolon, decimal comma": File(delimiter=";", languages="en de", comma=True),
    "semicolon, Windows-1252": File(delimiter=";", encoding="cp1252", newline="\r\n", languages="de", comma=True),
    "comma, Windows-1252": File(encoding="cp1252", newline="\r\n", languages="de"),
}


def key_text(text):
    """The comparable form of a label."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
