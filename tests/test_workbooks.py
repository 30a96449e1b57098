#!/usr/bin/env python3
"""XLSX workbooks that are broken, hostile or odd, made here: each is read right, or refused with a message.
Usage: tests/test_workbooks.py PROGRAM, from the project root. A small book is cut at every 13th byte,
at every one with SANGYO_CHECK_LONG.
"""
import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "layouts"))
import render  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
STEP = 1 if os.environ.get("SANGYO_CHECK_LONG") else 13
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TABLE = ('<row r="1"><c r="A1" t="inlineStr"><is><t>区分</t></is></c>'
         '<c r="B1" t="inlineStr"><is><t>件数</t></is></c></row>'
         '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>3</v></c></row>'
         '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>5</v></c></row>')
READ = "区分,measure,value,status\n開業,件数,3,\n廃業,件数,5,\n"
failures = []


def book(rows=TABLE, after="", before="", strings=("開業", "廃業"), state="", head="", extra=()):
    """The bytes of a workbook of one sheet."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": '<workbook xmlns="%s" xmlns:r="%s"><workbookPr/><sheets><sheet name="表" sheetId="1" '
                           'r:id="rId1"%s/></sheets></workbook>' % (MAIN, RELATIONS, state),
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Type="%s/worksheet" '
                                      'Target="worksheets/sheet1.xml"/></Relationships>' % RELATIONS,
        "xl/sharedStrings.xml": '<sst xmlns="%s">%s</sst>' % (
            MAIN, "".join("<si><t>%s</t></si>" % text for text in strings)),
        "xl/worksheets/sheet1.xml": '%s<worksheet xmlns="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (
            head, MAIN, before, rows, after)}
    parts.update(extra)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(content, *options, command="tidy", part=""):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "b.xlsx")
        with open(path, "wb") as file:
            file.write(content)
        done = subprocess.run([PROGRAM, command, path + part, "-f", "csv", *options], capture_output=True,
                              timeout=60, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode().replace(path, "b.xlsx")


def expect(name, content, status, wanted, *options, part=""):
    code, out, err = run(content, *options, part=part)
    found = out if status == 0 else err
    if code != status or (wanted != found if status == 0 else wanted not in found):
        failures.append(name)
        print("%s: status %d\n%s%s" % (name, code, out, err), file=sys.stderr)


def cell(reference, value, kind=""):
    return '<c r="%s"%s><v>%s</v></c>' % (reference, ' t="%s"' % kind if kind else "", value)


def row(number, *cells, attributes=""):
    return '<row r="%d"%s>%s</row>' % (number, attributes, "".join(cells))


expect("plain", book(), 0, READ)
expect("named", book(), 0, READ, part="#表")
expect("stray space in the part's name", book(), 2, "there is no sheet 'x'; the sheets are '表'", part="#x")
expect("document type", book(head='<!DOCTYPE w [<!ENTITY a "b">]>'), 1,
       "xl/worksheets/sheet1.xml: a document type (DTD), which no workbook needs, is not read")
expect("broken XML", book(rows="<row"), 1, "xl/worksheets/sheet1.xml: its XML is broken in line 1")
expect("text that is not there", book(rows=TABLE + row(4, cell("A4", 7, "s"), cell("B4", 1))), 1,
       "cell A4 names the text '7', which the workbook does not have")
expect("cell outside a sheet", book(rows=TABLE + row(4, cell("XFE4", 1))), 1, "'XFE4' is no cell of a sheet")
expect("row outside a sheet", book(rows=TABLE + row(1048577, cell("A1048577", 1))), 1, "row '1048577'")
expect("rows out of order", book(rows=TABLE + row(2, cell("A2", 1))), 1, "row '2' stands behind row 3")
expect("cells out of order", book(rows=TABLE + row(4, cell("B4", 1), cell("A4", 1))), 1,
       "the cell 'A4' stands in row 4, out of order")
expect("cell of another row", book(rows=TABLE + row(4, cell("A5", 1))), 1, "the cell 'A5' stands in row 4")
expect("number that is none", book(rows=TABLE + row(4, cell("A4", 0, "s"), cell("B4", "3x"))), 1,
       "cell B4 should be a number and is '3x'")
expect("number beyond doubles", book(rows=TABLE + row(4, cell("A4", 0, "s"), cell("B4", "1e999"))), 1,
       "cell B4 should be a number and is '1e999'")
expect("overlapping merges", book(after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'),
       1, "the merged ranges A1:B2 and B2:C3 overlap")
expect("merge that is none", book(after='<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'), 1,
       "'B2:A1' is no range of merged cells")
expect("merge over all", book(after='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'), 0, READ)
expect("far cell", book(rows=TABLE + row(1048576, cell("XFD1048576", 1))), 1, "")
expect("zip bomb", book(extra={"xl/media/x.bin": bytes(64 << 20)}), 1, "would take 67108864 bytes")
expect("no rows", book(rows=""), 1, "the workbook has no table in sight")
expect("hidden sheet", book(state=' state="hidden"'), 1, "the workbook has no table in sight")
expect("hidden sheet by name", book(state=' state="veryHidden"'), 0, READ, part="#表")
expect("hidden sheet taken", book(state=' state="hidden"'), 0, READ, "--hidden", "take")
expect("hidden row", book(rows=TABLE + row(4, cell("A4", 0, "s"), cell("B4", 9), attributes=' hidden="1"')), 0, READ)
expect("hidden column", book(before='<cols><col min="3" max="4" hidden="true"/></cols>',
                             rows=TABLE.replace('<v>3</v></c>', '<v>3</v></c>' + cell("C2", 8))), 0, READ)
expect("cells without references", book(rows=TABLE.replace(' r="A2"', "").replace(' r="B2"', "")
                                        .replace('<row r="2"', "<row")), 0, READ)
expect("errors", book(rows=TABLE + row(4, cell("A4", 0, "s"), cell("B4", "#DIV/0!", "e")) +
                      row(5, cell("A5", 1, "s"), cell("B5", "#REF!", "e"))), 0,
       READ + "開業,件数,,undefined\n廃業,件数,,not_available\n")
expect("formula without a result", book(rows=TABLE + '<row r="4"><c r="A4" t="inlineStr"><is><t>計</t></is></c>'
                                        '<c r="B4"><f>SUM(B2:B3)</f></c></row>'), 0,
       READ + "計,件数,,not_available\n")
expect("readings", book(strings=("開業</t><rPh sb=\"0\" eb=\"2\"><t>カイギョウ</t></rPh><phoneticPr fontId=\"1\"/><t>",
                                 "廃業")), 0, READ)
expect("escapes and breaks", book(strings=("開_x000D_\n業", "廃業")), 0, READ)
expect("footnote mark", book(strings=("開業</t></si>".replace("</t></si>", "") + "", "廃業"),
                             extra={"xl/sharedStrings.xml":
                                    '<sst xmlns="%s"><si><r><t>開業</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
                                    '<t>1)</t></r></si><si><t>廃業</t></si></sst>' % MAIN}), 0, READ)
expect("prefixed names", book(extra={"xl/worksheets/sheet1.xml":
                                     '<x:worksheet xmlns:x="%s"><x:sheetData>%s</x:sheetData></x:worksheet>' % (
                                         MAIN, TABLE.replace("</", "</x:").replace("<r", "<x:r").replace(
                                             "<c", "<x:c").replace("<v", "<x:v").replace("<is", "<x:is").replace(
                                                 "<t>", "<x:t>"))}), 0, READ)


def letters(column):
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def is_number(text):
    """Whether a spreadsheet that opens a file of text would make a number of it."""
    digits = text.replace(".", "", 1)
    return text.isascii() and digits.isdigit() and not (digits[0] == "0" and len(digits) > 1 and text[1] != ".")


def sheet_rows(records, numbers):
    rows = []
    for r, record in enumerate(records):
        cells = [cell(letters(c) + str(r + 1), text) if numbers and is_number(text) else
                 '<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
                     letters(c), r + 1, escape(text)) for c, text in enumerate(record) if text]
        rows.append(row(r + 1, *cells))
    return "".join(rows)


def same_as_text(seed, numbers):
    """A layout of everyday as a file of text and as a workbook: read alike."""
    rendering = render.Rendering(seed)
    if not rendering.choice["file"].startswith("comma, UTF-8"):
        return
    records = csv.reader(io.StringIO(rendering.file.decode("utf-8-sig"), newline=""))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.csv")
        with open(path, "wb") as file:
            file.write(rendering.file)
        done = subprocess.run([PROGRAM, "tidy", path, "-f", "csv", "-q"], capture_output=True, check=False)
    if done.returncode == 0:
        expect("layout %d" % seed, book(rows=sheet_rows(records, numbers)), 0, done.stdout.decode(), "-q")


def beside(left, right, gap=1, above=()):
    """Two blocks of rows side by side under lines, blank columns between."""
    width = max(map(len, left))
    rows = [list(line) for line in above]
    for a, b in zip(left, right):
        rows.append(list(a) + [""] * (width - len(a) + gap) + list(b))
    return book(rows=sheet_rows(rows, True))


LEFT = (("表１　開業",), ("産業", "件数"), ("製造業", "3"), ("小売業", "5"))
RIGHT = (("表２　廃業",), ("規模", "事業所数", "従業者数"), ("1～4人", "7", "9"), ("5人以上", "8", "10"))
expect("side by side", beside(LEFT, RIGHT), 1, "has 2 tables: 1 A1:B4 表１　開業, 2 D1:F4 表２　廃業")
expect("the left one", beside(LEFT, RIGHT), 0, "産業,measure,value,status\n製造業,件数,3,\n小売業,件数,5,\n", "-q", part="#表!1")
expect("the right one", beside(LEFT, RIGHT), 0, "規模,measure,value,status\n1～4人,事業所数,7,\n1～4人,従業者数,9,\n"
       "5人以上,事業所数,8,\n5人以上,従業者数,10,\n", "-q", part="#表!2")
expect("side by side, two blank columns", beside(LEFT, RIGHT, gap=2), 1, "2 E1:G4 表２　廃業")
expect("side by side under one title", beside(LEFT[1:], RIGHT[1:], above=(("統計",), ())), 1, "has 2 tables: 1 A1:B5 統計, 2 D3:F5")
expect("halves of one table", beside(LEFT[1:], (("産業", "件数"), ("建設業", "7"), ("金融業", "8"))), 0,
       "産業,measure,value,status\n製造業,件数,3,\n小売業,件数,5,\n建設業,件数,7,\n金融業,件数,8,\n", "-q")
expect("a blank column in a table", beside(LEFT[1:], (("増減",), ("-2",), ("4",))), 0,
       "産業,measure,value,status\n製造業,件数,3,\n製造業,増減,-2,\n小売業,件数,5,\n小売業,増減,4,\n", "-q")
expect("remarks beside a table", beside(LEFT[1:], (("備考",), ("速報",), ("確報",))), 0,
       "産業,measure,value,備考,status\n製造業,件数,3,速報,\n小売業,件数,5,確報,\n", "-q")
expect("a header merged over the blank column", book(
    rows=sheet_rows([["産業", "件数", "", "規模", "数"], ["製造業", "3", "", "大", "7"], ["小売業", "5", "", "小", "8"]], True),
    after='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'), 0,
       "産業,measure,value,件数 (2),規模,status\n製造業,件数,3,,大,\n製造業,数,7,,大,\n小売業,件数,5,,小,\n小売業,数,8,,小,\n", "-q")
wide = [["表", "数", ""] * 200] + [["x", "1", ""] * 200]
wide[0] = [text + str(i // 3) if text else "" for i, text in enumerate(wide[0])]
if run(book(rows=sheet_rows(wide, True)), "-q")[0] != 0:
    failures.append("more sides than anybody sets")

for i in range(1, 600 if STEP == 1 else 60):
    same_as_text(i, False)
    same_as_text(i, True)
whole = book()
for n in range(0, len(whole), STEP):
    code, _, err = run(whole[:n])
    if code not in (1, 3) or not err.startswith("sangyo: "):
        failures.append("cut at %d" % n)
        print("cut at %d: %d %s" % (n, code, err), file=sys.stderr)
for n in range(0, len(whole), STEP):
    code, out, err = run(whole[:n] + bytes([whole[n] ^ 0x55]) + whole[n + 1:])
    if code not in (0, 1, 2, 3) or (code == 0 and "区分" not in out and "value" not in out):
        failures.append("changed at %d" % n)
        print("changed at %d: %d %s%s" % (n, code, out, err), file=sys.stderr)
print("workbooks: %d faults" % len(failures))
sys.exit(1 if failures else 0)
