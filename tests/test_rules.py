#!/usr/bin/env python3
"""`check --rules mic` on tables that break one rule each, as XLSX, ODS and text; and what `-o marked.xlsx` writes.
Usage: tests/test_rules.py PROGRAM, from the project root.
"""
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

from office_files import ods, zipped

PROGRAM = os.path.abspath(sys.argv[1])
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
GOOD = [["地域コード", "産業", "事業所数（所）", "従業者数（人）"], ["14131", "建設業", 30, 400], ["14132", "製造業", 80, 600],
        ["14133", "小売業", 50, 200]]
failures = []


def letters(column):
    return chr(65 + column)


def value(content):
    return isinstance(content, (int, float))


class Formula(float):
    """A number that is the result of a formula."""


def xlsx(rows, merged=(), drawing=None):
    def cell(row, column, content):
        place = "%s%d" % (letters(column), row + 1)
        if value(content):
            return '<c r="%s">%s<v>%s</v></c>' % (place, "<f>A1</f>" if isinstance(content, Formula) else "", content)
        return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (place, escape(content))
    body = "".join('<row r="%d">%s</row>' % (r + 1, "".join(cell(r, c, text) for c, text in enumerate(row) if text != ""))
                   for r, row in enumerate(rows))
    merges = "<mergeCells>%s</mergeCells>" % "".join('<mergeCell ref="%s"/>' % ref for ref in merged) if merged else ""
    parts = {"xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="表" r:id="a"/></sheets></workbook>' % (
        MAIN, RELATIONS),
             "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="%s/worksheet" '
                                           'Target="worksheets/s.xml"/></Relationships>' % RELATIONS,
             "xl/worksheets/s.xml": '<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>' % (MAIN, body, merges)}
    if drawing:
        parts["xl/worksheets/_rels/s.xml.rels"] = ('<Relationships><Relationship Id="b" Type="%s/drawing" Target="../drawings/d.xml"/>'
                                                   "</Relationships>" % RELATIONS)
        parts["xl/drawings/d.xml"] = ('<x:wsDr xmlns:x="%s"><x:oneCellAnchor><x:from><x:col>%d</x:col><x:row>%d</x:row></x:from>'
                                      "</x:oneCellAnchor></x:wsDr>" % (DRAWING, drawing[1], drawing[0]))
    return zipped(parts)


def span(reference):
    a, b = reference.split(":")
    return ord(a[0]) - 65, int(a[1:]) - 1, ord(b[0]) - ord(a[0]) + 1, int(b[1:]) - int(a[1:]) + 1


def ods_of(rows, merged=(), drawing=None):
    spans = {(c, r): (width, height) for c, r, width, height in map(span, merged)}

    def cell(row, column, content):
        attributes = ""
        if (column, row) in spans:
            attributes = ' table:number-columns-spanned="%d" table:number-rows-spanned="%d"' % spans[column, row]
        shape = '<draw:frame xmlns:draw="d"/>' if drawing == (row, column) else ""
        if content == "":
            return "<table:table-cell%s>%s</table:table-cell>" % (attributes, shape)
        if value(content):
            formula = ' table:formula="of:=A1"' if isinstance(content, Formula) else ""
            return '<table:table-cell office:value-type="float" office:value="%s"%s%s>%s<text:p>%s</text:p></table:table-cell>' % (
                content, formula, attributes, shape, content)
        text = escape(content).replace("\n", "</text:p><text:p>").replace("  ", " <text:s/>")
        text = re.sub("^ ", "<text:s/>", text)
        return '<table:table-cell office:value-type="string"%s>%s<text:p>%s</text:p></table:table-cell>' % (attributes, shape, text)
    width = max(map(len, rows)) + (drawing is not None)
    height = len(rows) + (drawing is not None) * 3
    full = [[(rows[r][c] if r < len(rows) and c < len(rows[r]) else "") for c in range(width)] for r in range(height)]
    return ods('<table:table table:name="表">%s</table:table>' % "".join(
        "<table:table-row>%s</table:table-row>" % "".join(cell(r, c, text) for c, text in enumerate(row))
        for r, row in enumerate(full)))


def text_of(rows):
    out = io.StringIO()
    csv.writer(out).writerows([[int(x) if isinstance(x, Formula) else x for x in row] for row in rows])
    return out.getvalue().encode()


def run(content, ending, *options):
    with tempfile.TemporaryDirectory() as folder:
        path, marked = os.path.join(folder, "b." + ending), os.path.join(folder, "marked.xlsx")
        with open(path, "wb") as file:
            file.write(content)
        done = subprocess.run([PROGRAM, "check", path, "--lang", "en", *[o.replace("MARKED", marked) for o in options]],
                              capture_output=True, timeout=60, check=False)
        written = open(marked, "rb").read() if os.path.exists(marked) else b""
        return done.returncode, done.stdout.decode(), done.stderr.decode(), written


def findings(content, ending):
    code, out, err, _ = run(content, ending, "--rules", "mic", "-f", "csv")
    found = sorted((row["item"], row["cell"]) for row in csv.DictReader(io.StringIO(out)))
    if code != (1 if found else 0):
        failures.append("status")
        print("status %d\n%s%s" % (code, out, err), file=sys.stderr)
    return found


def expect(name, rows, wanted, text=True, **more):
    """In each format; `text` False: a file of text cannot show it."""
    cases = [("xlsx", xlsx(rows, **more)), ("ods", ods_of(rows, **more))] + ([("csv", text_of(rows))] if text else [])
    for ending, content in cases:
        found = findings(content, ending)
        if found != sorted(wanted):
            failures.append(name)
            print("%s as %s: %s, not %s" % (name, ending, found, sorted(wanted)), file=sys.stderr)


def changed(row, column, content, rows=None):
    new = [list(r) for r in (rows or GOOD)]
    while len(new) <= row:
        new.append([""] * len(new[0]))
    new[row][column] = content
    return new


expect("a good table", GOOD, [])
expect("two numbers in a cell", changed(2, 2, "80 / 75"), [("1-2", "C3")])
expect("number as text", changed(2, 2, "△1,454"), [("1-3", "C3")])
expect("full-width number", changed(2, 3, "１２３"), [("1-3", "D3")])
expect("number with its unit", changed(3, 3, "1,234人"), [("1-3", "D4")])
expect("merged labels", changed(2, 1, ""), [("1-4", "B2:B3")], text=False, merged=["B2:B3"])
expect("wide blank", changed(1, 1, "建　設　業"), [("1-5", "B2")])
expect("blanks before", changed(1, 1, "  建設業"), [("1-5", "B2")])
expect("line break", changed(0, 2, "事業所数\n（所）"), [("1-5", "C1")])
expect("blank of English", changed(1, 1, "Construction works"), [])
expect("label left out", changed(2, 1, ""), [("1-6", "B3")])
expect("ditto", changed(2, 1, "〃"), [("1-6", "B3")])
expect("column without a name", changed(0, 1, ""), [("1-6", "B1")])
expect("formulas", changed(2, 3, Formula(600), changed(2, 2, Formula(80), changed(1, 2, Formula(30)))),
       [("1-7", "C2"), ("1-7", "C3:D3")], text=False)
expect("object", GOOD, [("1-8", "C7")], text=False, drawing=(6, 2))
expect("no unit", changed(0, 3, "従業者数"), [("1-9", "D1")])
expect("unit above the table", [["（単位：所、人）", "", "", ""]] + [GOOD[0][:2] + ["事業所数", "従業者数"]] + GOOD[1:], [])
expect("number in a circle", changed(1, 1, "①建設業"), [("1-10", "B2")])
expect("abbreviation", changed(1, 1, "㈱建設"), [("1-10", "B2")])
expect("form of IBM", changed(1, 1, "髙田"), [("1-10", "B2")])
YEARS = [["年", "件数（件）"], ["令和３年", 3], ["令和４年", 4]]
expect("eras", YEARS, [("1-11", "A2"), ("1-11", "A3")])
expect("eras with years", [YEARS[0], ["令和３（2021）年", 3], ["令和４（2022）年", 4]], [])
WARDS = [["区", "件数（件）"], ["中央区", 3], ["北区", 4], ["緑区", 5]]
expect("wards", WARDS, [("1-12", "A2:A4")])
expect("wards with codes", [["コード"] + WARDS[0]] + [["1410%d" % i] + row for i, row in enumerate(WARDS[1:])], [])
expect("symbol", changed(2, 2, "…"), [("1-13", "C3")])
expect("suppressed", changed(2, 2, "X"), [])
expect("empty", changed(3, 2, "", changed(2, 2, "")), [("1-13", "C3:C4")])
expect("blank row", GOOD[:2] + [["", "", "", ""]] + GOOD[2:], [("1-15", "A3:D3")])
expect("two tables", GOOD + [["", "", "", ""], ["区分", "件数（件）", "", ""], ["開業", 3, "", ""], ["廃業", 5, "", ""]],
       [("1-14", "A1:D4"), ("1-14", "A6:B8")])
expect("several findings", changed(1, 1, "①建　設"), [("1-10", "B2"), ("1-5", "B2")])

HOSTILE = changed(2, 1, "=cmd|' /C calc'!A0", changed(1, 1, "①建　設"))
for ending, content in (("xlsx", xlsx(HOSTILE)), ("ods", ods_of(HOSTILE)), ("csv", text_of(HOSTILE))):
    code, out, err, written = run(content, ending, "--rules", "mic", "-o", "MARKED")
    if code == 4:
        print("marked workbooks are skipped: %s" % err.strip())
        continue
    book = zipfile.ZipFile(io.BytesIO(written))
    comments = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/comments")]
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    texts = book.read("xl/sharedStrings.xml").decode()
    if code != 1 or out or len(comments) != 1 or re.findall('ref="(.*?)"', comments[0]) != ["B2"] or \
            not ("①" in comments[0] and "blanks" in comments[0]) or "<f>" in sheet or "=cmd|" not in texts:
        failures.append("marked " + ending)
        print("marked %s: %d %s%s %s" % (ending, code, out, err, comments), file=sys.stderr)
code, out, err, written = run("産業,数\n総数,100\n建設業,30\n製造業,80\n".encode(), "csv", "-o", "MARKED")
if code == 1 and 'ref="B2"' not in zipfile.ZipFile(io.BytesIO(written)).read("xl/comments1.xml").decode():
    failures.append("marked check")
    print("marked check: %s%s" % (out, err), file=sys.stderr)
code, out, err, written = run("産業,数\n総数,100\n建設業,30\n製造業,80\n".encode(), "csv", "-f", "xlsx", "-o", "MARKED")
if code == 1 and "xl/comments1.xml" in zipfile.ZipFile(io.BytesIO(written)).namelist():
    failures.append("findings as a workbook")
print("rules: %d faults" % len(failures))
sys.exit(1 if failures else 0)
