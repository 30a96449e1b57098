#!/usr/bin/env python3
"""Prints what is in a workbook, one fact per line, tab-separated:
SHEET REF KIND VALUE FORMAT for each cell (kind n or s), then what else a test may ask of it."""
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def text_of(element):
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def formats_of(book):
    styles = tree.fromstring(book.read("xl/styles.xml"))
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(MAIN + "numFmt")}
    looks = styles.find(MAIN + "cellXfs")
    return [codes.get(look.get("numFmtId"), "") for look in looks]


def print_sheet(book, name, path, strings, formats):
    sheet = tree.fromstring(book.read(path))
    for cell in sheet.iter(MAIN + "c"):
        value = cell.find(MAIN + "v")
        if value is None:
            continue
        is_text = cell.get("t") == "s"
        shown = strings[int(value.text)] if is_text else value.text
        shown = shown.replace("\n", "\\n")
        look = formats[int(cell.get("s", 0))]
        print(name, cell.get("r"), "s" if is_text else "n", shown, look, sep="\t")
        if cell.find(MAIN + "f") is not None:
            print(name, cell.get("r"), "formula", sep="\t")
    for pane in sheet.iter(MAIN + "pane"):
        print(name, "frozen", pane.get("state"), pane.get("ySplit"), pane.get("xSplit"), sep="\t")
    for column in sheet.iter(MAIN + "col"):
        print(name, "width", column.get("min"), round(float(column.get("width"))), sep="\t")
    for row in sheet.iter(MAIN + "row"):
        if row.get("customHeight"):
            print(name, "height", row.get("r"), row.get("ht"), sep="\t")
    for page in sheet.iter(MAIN + "pageSetup"):
        print(name, "page", page.get("paperSize"), page.get("orientation"), page.get("scale"), page.get("fitToHeight"),
              sep="\t")
    for fit in sheet.iter(MAIN + "pageSetUpPr"):
        print(name, "fit", fit.get("fitToPage"), sep="\t")
    for breaks in sheet.iter(MAIN + "colBreaks"):
        print(name, "breaks", *[one.get("id") for one in breaks], sep="\t")
    for drawing in sheet.iter(MAIN + "drawing"):
        print(name, "drawing", sep="\t")
    for link in sheet.iter(MAIN + "hyperlink"):
        print(name, "link", link.get("ref"), sep="\t")


def print_chart(chart):
    for bar in chart.iter(CHART + "barChart"):
        print("chart", bar.find(CHART + "barDir").get("val"),
              bar.find(CHART + "grouping").get("val"), sep="\t")
    for kind in ("catAx", "valAx"):
        for axis in chart.iter(CHART + kind):
            print("axis", kind, axis.find(CHART + "scaling").find(CHART + "orientation").get("val"),
                  axis.find(CHART + "axPos").get("val"), axis.find(CHART + "crosses").get("val"), sep="\t")
    for series in chart.iter(CHART + "ser"):
        print("series", *[one.text for one in series.iter(CHART + "f")], sep="\t")
        for color in series.find(CHART + "spPr") or []:
            for fill in color.iter(DRAWING + "srgbClr"):
                print("colour", color.tag.split("}")[1], fill.get("val"), sep="\t")


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        if book.testzip():
            sys.exit("broken archive")
        strings = [text_of(one) for one in tree.fromstring(book.read("xl/sharedStrings.xml"))]
        formats = formats_of(book)
        whole = tree.fromstring(book.read("xl/workbook.xml"))
        for name in whole.iter(MAIN + "definedName"):
            print("name", name.get("name"), name.text, sep="\t")
        sheets = whole.iter(MAIN + "sheet")
        for number, sheet in enumerate(sheets, 1):
            print_sheet(book, sheet.get("name"), f"xl/worksheets/sheet{number}.xml", strings,
                        formats)
        for name in book.namelist():
            if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
                print_chart(tree.fromstring(book.read(name)))


main()
