#!/usr/bin/env python3
"""Old Excel workbooks that are broken, hostile or odd, made here record by record: read right, or refused with a
message. Usage: tests/test_workbooks_xls.py PROGRAM, from the project root.
"""
import os
import struct
import sys

from office_files import Expectations, byte_text, cell, compound, number, record, stream, wide_text, xls

expect = Expectations(os.path.abspath(sys.argv[1]), "xls")
STEP = 1 if os.environ.get("SANGYO_CHECK_LONG") else 37
READ = "区分,measure,value,status\n開業,件数,3,\n廃業,件数,5,\n"
TEXTS = ["区分", "件数", "開業", "廃業", "計"]


def font(struck=False, raised=False):
    return record(0x31, struct.pack("<HHHHH", 200, 8 if struck else 0, 0, 400, raised) + bytes(5))


def style(font_number=0, format_number=0):
    return record(0xE0, struct.pack("<HH", font_number, format_number) + bytes(16))


# Fonts count 0 1 2 3 5 6: 5 is struck through, 6 set high. Styles: plain, struck, month, persons, percent, hours.
LOOKS = (font() * 4 + font(struck=True) + font(raised=True) +
         record(0x41E, struct.pack("<H", 170) + wide_text('yyyy"年"m"月"')) +
         record(0x41E, struct.pack("<H", 171) + wide_text('#,##0"人";"△"#,##0"人"')) + style() + style(5) + style(0, 170) +
         style(0, 171) + style(0, 10) + style(0, 46))


def strings(texts, after=b""):
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(texts)) + after


SHARED = LOOKS + strings([wide_text(text) for text in TEXTS])


def label(row, column, i):
    return cell(0xFD, row, column, struct.pack("<I", i))


def own_label(row, column, text):
    return cell(0x204, row, column, wide_text(text))


def hidden_row(row):
    return record(0x208, struct.pack("<HHHHHHHH", row, 0, 2, 255, 0, 0, 0x20, 0))


HEAD = label(0, 0, 0) + label(0, 1, 1)
ROWS = HEAD + label(1, 0, 2) + number(1, 1, 3) + label(2, 0, 3) + number(2, 1, 5)


def book(rows=ROWS, shared=SHARED, **more):
    return xls({"表": rows}, shared, **more)


def formula(row, column, result):
    return cell(6, row, column, result + struct.pack("<HIH", 0, 0, 0))


expect("plain", book(), 0, READ)
expect("named", book(), 0, READ, part="#表")
expect("of another name", book(), 2, "there is no sheet 'x'; the sheets are '表'", part="#x")
BYTES = [(0, 0, "区分"), (0, 1, "件数"), (1, 0, "開業"), (2, 0, "廃業")]
OLD = b"".join(cell(0x204, r, c, byte_text(text)) for r, c, text in BYTES[:3]) + number(1, 1, 3)
OLD += cell(0x204, 2, 0, byte_text("廃業")) + number(2, 1, 5)
expect("code page 932", xls({"表": OLD}, LOOKS[:0], unicode=False), 0, READ, part="#表")
expect("code page that is not known", xls({"表": OLD}, record(0x42, struct.pack("<H", 9999)), unicode=False), 1,
       "the workbook is in code page 9999, which is not known")
expect("older than 1995", record(0x409, struct.pack("<HHH", 0, 16, 0)), 1, "an Excel sheet of before 1995 (XLS)")
expect("version that is not known", compound(record(0x809, struct.pack("<HHHH", 0x700, 5, 0, 0))), 1,
       "a workbook of Excel version 0x700; save it as XLSX")
expect("a document", compound(b"x", "WordDocument"), 1, "that holds no workbook, such as a document")
expect("encrypted as a whole", compound(b"x", "EncryptedPackage"), 1, "an encrypted workbook")
expect("encrypted", book(shared=record(0x2F, bytes(6))), 1, "an encrypted workbook; save it without a password")
expect("text that is not there", book(ROWS + label(3, 0, 9)), 1, "cell A4 names text 9, which the workbook does not have")
expect("cut within texts", book(shared=LOOKS + record(0xFC, struct.pack("<II", 9, 9) + wide_text("区分"))), 1,
       "the workbook is cut or broken: a record of kind")
expect("short record", book(ROWS + record(0x203, b"\0\0")), 1, "a record of kind 515 ends too early")
expect("column outside a sheet", book(ROWS + number(3, 20000, 1)), 1, "'ACOG4' is no cell of a sheet")
expect("no number", book(ROWS + number(3, 1, float("nan"))), 1, "cell B4 should be a number and is none")
MERGED = record(0xE5, struct.pack("<HHHHHHHHH", 2, 3, 4, 0, 1, 4, 5, 1, 2))
expect("overlapping merges", book(ROWS + number(5, 2, 1) + MERGED), 1, "the merged ranges A4:B5 and B5:C6 overlap")
expect("merge that is none", book(ROWS + record(0xE5, struct.pack("<HHHHH", 1, 4, 3, 0, 1))), 1,
       "rows 5 to 4, columns 1 to 2 are no range of merged cells")
expect("merged labels", book(own_label(0, 0, "区分") + own_label(0, 1, "種別") + own_label(0, 2, "件数") +
                             label(1, 0, 2) + own_label(1, 1, "法人") + number(1, 2, 3) +
                             own_label(2, 1, "個人") + number(2, 2, 5) +
                             record(0xE5, struct.pack("<HHHHH", 1, 1, 2, 0, 0))), 0,
       "区分,種別,measure,value,status\n開業,法人,件数,3,\n開業,個人,件数,5,\n")
expect("hidden row", book(hidden_row(3) + ROWS + label(3, 0, 4) + number(3, 1, 8)), 0, READ,
       remark="hidden rows left out: 1")
expect("hidden column", book(record(0x7D, struct.pack("<HHHHHH", 2, 255, 0, 0, 1, 0)) + ROWS[:len(HEAD)] +
                             own_label(0, 2, "内部") + ROWS[len(HEAD):] + number(2, 2, 9)), 0, READ,
       remark="hidden columns left out: 1")
expect("hidden sheet", xls({"裏": ROWS, "表": ROWS}, SHARED, hidden=("裏",)), 0, READ)
expect("two sheets", xls({"裏": ROWS, "表": ROWS}, SHARED), 1, "more than one sheet has tables; name one of '裏', '表'")
expect("cells out of order", book(number(2, 1, 5) + label(2, 0, 3) + number(1, 1, 4) + label(1, 0, 2) + HEAD + number(1, 1, 3)),
       0, READ)
PACKED = struct.pack("<HH", 1, 1) + struct.pack("<HI", 0, 3 << 2 | 2) + struct.pack("<HI", 0, 1234 << 2 | 3) + struct.pack("<H", 2)
expect("packed numbers", book(own_label(0, 0, "区分") + own_label(0, 1, "件数") + own_label(0, 2, "額") + label(1, 0, 2) +
                              record(0xBD, PACKED) + label(2, 0, 3) + cell(0x27E, 2, 1, struct.pack("<I", 0x40140000)) +
                              cell(0x27E, 2, 2, struct.pack("<i", -5 * 4 + 2))), 0,
       "区分,measure,value,status\n開業,件数,3,\n開業,額,12.34,\n廃業,件数,5,\n廃業,額,-5,\n")
expect("text over two records", book(shared=LOOKS + record(0xFC, struct.pack("<II", 5, 5) + wide_text("区分") +
                                     b"\2\0\1" + "件".encode("utf-16-le")) + record(0x3C, b"\1" + "数".encode("utf-16-le") +
                                     b"".join(wide_text(text) for text in TEXTS[2:]))), 0, READ)
RICH = struct.pack("<HBH", 4, 9, 1) + "開業1)".encode("utf-16-le") + struct.pack("<HH", 2, 6)
READING = struct.pack("<HBI", 2, 5, 6) + "廃業".encode("utf-16-le") + "ハイギ".encode("utf-16-le")
expect("footnote mark and readings", book(shared=LOOKS + strings([wide_text("区分"), wide_text("件数"), RICH, READING])), 0,
       READ, remark="the label '開業' in A2 has the footnote mark 1)")
expect("struck", book(ROWS[:-len(number(2, 1, 5))] + number(2, 1, 5, 1)), 0, READ,
       remark="numbers struck through: 1, such as B3")
expect("month, unit, percentage", book(own_label(0, 0, "年月") + own_label(0, 1, "従業者") + own_label(0, 2, "構成比") +
                                       number(1, 0, 44348, 2) + number(1, 1, -7, 3) + number(1, 2, .345, 4) +
                                       number(2, 0, 44378, 2) + number(2, 1, 8, 3) + number(2, 2, .655, 4)), 0,
       "measure,period,unit,value,status\n従業者,2021-06,人,-7,\n構成比,2021-06,,34.5,\n"
       "従業者,2021-07,人,8,\n構成比,2021-07,,65.5,\n")
expect("since 1904", book(own_label(0, 0, "年月") + own_label(0, 1, "件数") + number(1, 0, 42886, 2) + number(1, 1, 3) +
                          number(2, 0, 42916, 2) + number(2, 1, 4), SHARED + record(0x22, b"\1\0")), 0,
       "measure,period,value,status\n件数,2021-06,3,\n件数,2021-07,4,\n")
expect("29 February 1900", book(ROWS + number(3, 0, 60, 2)), 1, "cell A4 has the date number 60, which is no day")
expect("hours beyond a day", book(own_label(0, 0, "時間") + own_label(0, 1, "件数") + number(1, 0, 1.5, 5) + number(1, 1, 3)), 0,
       "時間,measure,value,status\n36:00:00,件数,3,\n")
RESULTS = (formula(3, 0, struct.pack("<BBHHH", 0, 0, 0, 0, 0xFFFF)) + record(0x207, wide_text("計")) +
           formula(3, 1, struct.pack("<BBHHH", 2, 0, 7, 0, 0xFFFF)) +
           formula(4, 0, struct.pack("<BBHHH", 0, 0, 0, 0, 0xFFFF)) + record(0x207, wide_text("平均")) +
           formula(4, 1, struct.pack("<d", 4)))
expect("formulas and errors", book(ROWS + RESULTS), 0, READ + "計,件数,,undefined\n平均,件数,4,\n",
       remark="cells that are formulas: 4")
expect("truth and error", book(ROWS + label(3, 0, 4) + cell(0x205, 3, 1, b"\1\0") + own_label(4, 0, "差") +
                               cell(0x205, 4, 1, b"\x2A\1")), 0, READ + "計,件数,1,\n差,件数,,not_available\n")
expect("a chart within", book(ROWS + record(0x809, struct.pack("<HHHH", 0x600, 32, 0, 0)) + number(9, 9, 9) + record(0xA)), 0,
       READ)
whole = book()
expect("sectors that go round", whole[:512] + struct.pack("<4I", 0xFFFFFFFD, 1, 3, 4) + whole[528:], 1,
       "the workbook is cut or broken: it names sector 1, which it does not have")
expect("stream of records", stream({"表": ROWS}, SHARED), 1, "")
expect.damage(whole[:512 + 512 + 256] + whole[1536:], STEP)
expect.damage(whole, STEP)
expect.end("workbooks, XLS")
