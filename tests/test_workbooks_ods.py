#!/usr/bin/env python3
"""OpenDocument spreadsheets that are broken, hostile or odd, made here: read right, or refused with a message.
Usage: tests/test_workbooks_ods.py PROGRAM, from the project root.
"""
import os
import sys

from office_files import Expectations, ods, zipped

expect = Expectations(os.path.abspath(sys.argv[1]), "ods")
STEP = 1 if os.environ.get("SANGYO_CHECK_LONG") else 17
READ = "区分,measure,value,status\n開業,件数,3,\n廃業,件数,5,\n"
STYLES = """
<number:date-style style:name="N1"><number:year/><number:text>年</number:text><number:month/><number:text>月</number:text>
</number:date-style>
<number:number-style style:name="N2P0"><number:number/><number:text>人</number:text></number:number-style>
<number:number-style style:name="N2"><number:text>△</number:text><number:number/><number:text>人</number:text>
<style:map style:condition="value()&gt;=0" style:apply-style-name="N2P0"/></number:number-style>
<number:time-style style:name="N3" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text>
<number:minutes/></number:time-style>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="persons" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="hours" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="struck" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="struck child" style:family="table-cell" style:parent-style-name="struck"/>
<style:style style:name="high" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>"""


def text(label, attributes=""):
    return '<table:table-cell office:value-type="string"%s><text:p>%s</text:p></table:table-cell>' % (attributes, label)


def number(value, attributes=""):
    return '<table:table-cell office:value-type="float" office:value="%s"%s><text:p>%s</text:p></table:table-cell>' % (
        value, attributes, value)


def row(*cells, attributes=""):
    return "<table:table-row%s>%s</table:table-row>" % (attributes, "".join(cells))


HEAD = row(text("区分"), text("件数"))
ROWS = HEAD + row(text("開業"), number(3)) + row(text("廃業"), number(5))


def sheet(rows=ROWS, name="表", attributes="", before=""):
    return '<table:table table:name="%s"%s>%s%s</table:table>' % (name, attributes, before, rows)


def book(rows=ROWS, **more):
    return ods(sheet(rows, **more), STYLES)


EMPTY = '<table:table-cell table:number-columns-repeated="16382"/>'
expect("plain", book(), 0, READ)
expect("named", book(), 0, READ, part="#表")
expect("of another name", book(), 2, "there is no sheet 'x'; the sheets are '表'", part="#x")
expect("kind not told first", zipped({"content.xml": "<d/>", "META-INF/manifest.xml": "<manifest/>"}), 1,
       "an OpenDocument file that is no spreadsheet")
expect("text document", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), 1,
       "an OpenDocument file that is no spreadsheet")
expect("document type", ods(sheet(), head='<!DOCTYPE d [<!ENTITY a "b">]>'), 1,
       "content.xml: a document type (DTD), which no workbook needs, is not read")
expect("broken XML", book("<table:table-row>"), 1, "content.xml: its XML is broken in line")
expect("encrypted", ods(sheet(), extra={"META-INF/manifest.xml": '<m><file-entry><encryption-data checksum="x"/>'
                                                                 "</file-entry></m>"}), 1,
       "an encrypted workbook; save it without a password")
expect("zip bomb", ods(sheet(), extra={"Pictures/x": bytes(64 << 20)}), 1, "--big reads it")
expect("zip bomb, asked for", ods(sheet(), extra={"Pictures/x": bytes(64 << 20)}), 0, READ, "--big")
expect("empty cells to the edge", book(HEAD.replace("</table:table-row>", EMPTY + "</table:table-row>") + ROWS[len(HEAD):] +
                                       row(EMPTY, attributes=' table:number-rows-repeated="1048573"')), 0, READ)
expect("bomb of cells", book(ROWS + row(number(1, ' table:number-columns-repeated="16384"'),
                                        attributes=' table:number-rows-repeated="1048000"')), 1,
       "are repeated 1048000 times, which no table does")
expect("rows beyond a sheet", book(ROWS + row(number(1), attributes=' table:number-rows-repeated="1048576"')), 1,
       "row 4 is repeated beyond the last row of a sheet")
expect("cell beyond a sheet", book(row(EMPTY, EMPTY, number(1))), 1, "a cell of row 1, column 16385 lies outside a sheet")
expect("repeated rows and cells", book(HEAD + row(text("開業"), number(3), attributes=' table:number-rows-repeated="2"')), 0,
       "区分,measure,value,status\n開業,件数,3,\n開業,件数,3,\n")
expect("merge beyond a sheet", book(ROWS + row(text("計", ' table:number-columns-spanned="16385"'))), 1,
       "the merged range from cell A4 goes beyond the sheet")
SPAN = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
expect("overlapping merges", book(ROWS + row(text("計", SPAN), text("x", SPAN)) + row(number(1))), 1,
       "the merged ranges A4:B5 and B4:C5 overlap")
expect("merged labels", book(row(text("区分"), text("種別"), text("件数")) +
                             row(text("開業", ' table:number-rows-spanned="2"'), text("法人"), number(3)) +
                             row("<table:covered-table-cell/>", text("個人"), number(5))), 0,
       "区分,種別,measure,value,status\n開業,法人,件数,3,\n開業,個人,件数,5,\n")
expect("readings, remarks, drawings", book(ROWS.replace(
    ">開業<", "><text:ruby><text:ruby-base>開</text:ruby-base><text:ruby-text>かい</text:ruby-text></text:ruby>業</text:p>"
    "<draw:frame xmlns:draw='d'><text:p>図</text:p></draw:frame><office:annotation><text:p>注</text:p></office:annotation>"
    "<text:p><")), 0, READ)
expect("breaks and blanks", book(ROWS.replace(">開業<", ">\n  開<text:line-break/></text:p><text:p>業<")), 0, READ)
expect("blanks that count", book(ROWS.replace(">開業<", ">A <text:s text:c='2'/>B<")), 0,
       READ.replace("開業", "A   B"))
expect("footnote mark", book(ROWS.replace(">開業<", ">開業<text:span text:style-name='high'>1)</text:span><")), 0, READ,
       remark="the label '開業' in A2 has the footnote mark 1)")
expect("hidden rows", book(ROWS + row(text("計"), number(8), attributes=' table:visibility="collapse"') +
                           row(text("計"), number(9), attributes=' table:visibility="filter"')), 0, READ,
       remark="hidden rows left out: 2")
expect("hidden column", book(row(text("区分"), text("内部"), text("件数")) + row(text("開業"), number(8), number(3)) +
                             row(text("廃業"), number(9), number(5)),
                             before='<table:table-column/><table:table-column table:visibility="collapse"/>'), 0, READ,
       remark="hidden columns left out: 1")
expect("hidden sheet", ods(sheet(name="裏", attributes=' table:style-name="gone"') + sheet(), STYLES), 0, READ)
expect("hidden sheet by name", ods(sheet(name="裏", attributes=' table:style-name="gone"') + sheet("", name="表"), STYLES), 0,
       READ, part="#裏")
expect("what another book held", ods(sheet() + sheet('<table:table-source xmlns:x="y"/>' + ROWS, name="'file:///a'#b"), STYLES),
       0, READ)
expect("tracked changes", ods("<table:tracked-changes><table:table-row><table:table-cell><text:p>x</text:p>"
                              "</table:table-cell></table:table-row></table:tracked-changes>" + sheet(), STYLES), 0, READ)
expect("errors", book(ROWS + row(text("計"), text("#DIV/0!", ' table:formula="of:=1/0" xmlns:c="c" c:value-type="error"')) +
                      row(text("率"), '<table:table-cell table:formula="of:=X" office:value-type="float" office:value="0">'
                          '<text:p>#REF!</text:p></table:table-cell>')), 0,
       READ + "計,件数,,undefined\n率,件数,,not_available\n")
expect("formula without a result", book(ROWS + row(text("計"), '<table:table-cell table:formula="of:=SUM(B2:B3)"/>')), 0,
       READ + "計,件数,,not_available\n", remark="formulas whose results the workbook does not hold: 1, such as B4")
expect("struck", book(HEAD + row(text("開業"), number(3, ' table:style-name="struck child"')) + row(text("廃業"), number(5))), 0,
       READ, remark="numbers struck through: 1, such as B2")
expect("unit and minus in a format", book(HEAD + row(text("開業"), number(-3, ' table:style-name="persons"')) +
                                          row(text("廃業"), number(5, ' table:style-name="persons"'))), 0,
       "区分,measure,unit,value,status\n開業,件数,人,-3,\n廃業,件数,人,5,\n")
DATE = '<table:table-cell office:value-type="date" office:date-value="%s"%s><text:p>x</text:p></table:table-cell>'
expect("dates as far as their format", book(row(text("年月"), text("件数")) +
                                            row(DATE % ("2021-06-01", ' table:style-name="month"'), number(3)) +
                                            row(DATE % ("2021-07-01T00:00:00", ' table:style-name="month"'), number(5))), 0,
       "measure,period,value,status\n件数,2021-06,3,\n件数,2021-07,5,\n")
expect("format of a column", book(row(text("年月"), text("件数")) + row(DATE % ("2021-06-01", ""), number(3)) +
                                  row(DATE % ("2021-07-01", ""), number(5)),
                                  before='<table:table-column table:default-cell-style-name="month"/>'), 0,
       "measure,period,value,status\n件数,2021-06,3,\n件数,2021-07,5,\n")
expect("date that is none", book(ROWS + row(DATE % ("2021-13-01", ""), number(3))), 1, "cell A4 is called date and holds '2021-13-01'")
expect("number that is none", book(ROWS + row(text("計"), number("3x"))), 1, "cell B4 should be a number and is '3x'")
expect("hours beyond a day", book(row(text("区分"), text("時間"), text("件数")) +
                                  row(text("開業"), '<table:table-cell office:value-type="time" office:time-value="PT36H15M00S" '
                                      'table:style-name="hours"><text:p>x</text:p></table:table-cell>', number(3))), 0,
       "区分,時間,measure,value,status\n開業,36:15,件数,3,\n")
expect("percentages", book(row(text("区分"), text("構成比")) +
                           row(text("開業"), '<table:table-cell office:value-type="percentage" office:value="0.345">'
                               "<text:p>34.5%</text:p></table:table-cell>")), 0,
       "区分,measure,value,status\n開業,構成比,34.5,\n")
expect("truths", book(ROWS + row(text("計"), '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
                                 "<text:p>真</text:p></table:table-cell>")), 0, READ + "計,件数,1,\n")
expect("style without a name", ods(sheet(), '<style:style style:family="text"><style:text-properties '
                                   'style:text-position="super 58%"/></style:style>'), 0, READ)
TWO = ods(sheet("<table:table-row>" + text("第１表") + "</table:table-row>" + ROWS, name="北") + sheet(name="南") +
          sheet(row(text("注記だけ")), name="注"), STYLES)
expect("all sheets", TWO, 0, "sheet,区分,measure,value,status\n北,開業,件数,3,\n北,廃業,件数,5,\n"
       "南,開業,件数,3,\n南,廃業,件数,5,\n", "--sheet-all")
expect("all sheets, one of another layout", ods(sheet() + sheet(ROWS.replace("件数", "割合"), name="他"), STYLES), 1,
       "the header of '表' is not that of '他'", "--sheet-all")
expect("records of all sheets", TWO, 0, "sheet,n,sum_件数,status\n北,2,8,\n南,2,8,\n", "--sheet-all", "--by", "sheet", "--sum",
       "件数", command="tally")
expect("all sheets and one", TWO, 2, "name none behind #", "--sheet-all", part="#注")
expect.damage(book(), STEP)
expect.end("workbooks, ODS")
