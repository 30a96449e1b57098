#!/usr/bin/env python3
"""Statistical files and cubes: what the program reads against a second reading made here, hostile and odd
files, files cut off at every byte. Usage: tests/test_statistical.py PROGRAM, from the project root.
Parts whose data folder (../shared) or library is absent are skipped with a message."""
import csv
import glob
import gzip
import io
import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
STEP = 1 if os.environ.get("SANGYO_CHECK_LONG") else 7
failures = []


def fail(name, text):
    failures.append(name)
    print("%s: %s" % (name, text), file=sys.stderr)


def sangyo(*words, stdin=None):
    done = subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, timeout=120, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def written(content, name):
    """The path of a file of a folder of its own."""
    path = os.path.join(tempfile.mkdtemp(dir=FOLDER), name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def expect(name, content, ending, status, wanted, *options, command="tidy", part=""):
    path = written(content, "a." + ending)
    code, out, err = sangyo(command, path + part, "-f", "csv", "--lang", "en", *options)
    found = out if status == 0 else err
    if code != status or (wanted != found if status == 0 and wanted.endswith("\n") else wanted not in found + err):
        fail(name, "status %d\n%s%s" % (code, out, err.replace(path, "a." + ending)))


def cut(name, content, ending, least=1):
    """Cut anywhere the file is refused with a message that names it; never read as less than it is."""
    whole = sangyo("tidy", written(content, "a." + ending), "-f", "csv", "-q")[1]
    for n in range(least, len(content), STEP):
        path = written(content[:n], "a." + ending)
        code, out, err = sangyo("tidy", path, "-f", "csv", "-q")
        if code not in (1, 3) or path not in err:
            if code != 0 or out != whole:
                fail(name, "cut at %d: %d %s%s" % (n, code, out[:200], err))


# PX: keywords by regular expressions, cells by counting: nothing of the program's way

def px_strings(text):
    return ["".join(re.findall(r'"([^"]*)"', part)).replace("\n", "").replace("\r", "")
            for part in re.split(r",(?=\s*\")", text)]


def px_second(path):
    with open(path, "rb") as file:
        text = file.read().decode("cp1252", "replace")
    head, data = re.split(r"(?m)^DATA=", text, maxsplit=1)
    entries = {}
    for match in re.finditer(r'(?ms)^([A-Z0-9-]+)(?:\[(\w+)\])?(?:\(((?:"[^"]*"[, ]*)+)\))?=((?:"[^"]*"|[^";])*);', head):
        if not match[2]:
            entries[(match[1], tuple(px_strings(match[3] or "")) if match[3] else ())] = match[4]
    stub = px_strings(entries[("STUB", ())]) if ("STUB", ()) in entries else []
    heading = px_strings(entries[("HEADING", ())]) if ("HEADING", ()) in entries else []
    names = stub + heading
    values = [px_strings(entries[("VALUES", (name,))]) for name in names]
    tokens = re.findall(r'"[^"]*"|[^\s,;]+', data)
    cells = {}
    if any(key[0] == "KEYS" for key in entries):
        a_row = list(itertools.product(*values[len(stub):]))
        while tokens:
            key = tuple(token.strip('"') for token in tokens[:len(stub)])
            for i, rest in enumerate(a_row):
                cells[key + rest] = tokens[len(stub) + i].strip('"')
            tokens = tokens[len(stub) + len(a_row):]
    else:
        combinations = list(itertools.product(*values))
        assert len(combinations) == len(tokens), (path, len(combinations), len(tokens))
        cells = {labels: token.strip('"') for labels, token in zip(combinations, tokens)}
    contents = px_strings(entries[("CONTVARIABLE", ())])[0] if ("CONTVARIABLE", ()) in entries else None
    times = [name for name in names if ("TIMEVAL", (name,)) in entries or name == "year"]
    return names, cells, contents, times


def in_order(rows):
    return sorted(tuple(sorted(row.items())) for row in rows)


def px_value(token):
    return ("0", "nil") if token == "-" else ("", "void") if not token.strip(".") else (repr(float(token)), "")


def check_px_second():
    folder = os.path.join("..", "shared", "data", "workbooks", "px")
    if not os.path.isdir(folder):
        print("skipped: no " + folder)
        return
    for path in sorted(glob.glob(os.path.join(folder, "*.px"))):
        names, cells, contents, times = px_second(path)
        code, out, err = sangyo("tidy", path, "-f", "csv", "--lang", "en", "-q")
        rows = list(csv.DictReader(io.StringIO(out)))
        if code != 0 or len(rows) != len(cells):
            fail(path, "%d: %d rows of %d %s" % (code, len(rows), len(cells), err))
            continue
        halves = "PRXPRISH" in path  # labelled by their first month; TIMEVAL says halves
        expected = {}
        for labels, token in cells.items():
            if halves:
                labels = tuple(t.replace(" January", "H1").replace(" July", "H2") for t in labels)
            expected[labels] = px_value(token)
        found = {}
        for row in rows:
            labels = tuple(row["measure" if n == contents else "period" if n in times else n] for n in names)
            status = row["status"]
            found[labels] = (repr(float(row["value"])) if row["value"] and not status else row["value"],
                             status if status in ("", "nil") else "void")
        if found != expected:
            wrong = [(k, found.get(k), v) for k, v in expected.items() if found.get(k) != v]
            fail(path, "%d cells differ: %s" % (len(wrong), wrong[:3]))
        # written and read again: the same cells under the same labels
        again = written(b"", "again.px")
        if sangyo("tidy", path, "-o", again, "--lang", "en", "-q")[0] != 0:
            fail(path, "is not written")
            continue
        twice = sangyo("tidy", again, "-f", "csv", "--lang", "en", "-q")[1]
        ours = list(csv.DictReader(io.StringIO(twice)))
        if in_order(ours) != in_order(rows):
            fail(path, "written and read again it differs:\n%s\n%s" % (out[:300], twice[:300]))
        print("px: %s: %d cells as in the second reading, and again after -o" % (os.path.basename(path), len(rows)))


PX = ('CHARSET="ANSI";\nAXIS-VERSION="2013";\nCODEPAGE="utf-8";\nLANGUAGE="ja";\nMATRIX="T";\nTITLE="事業所=数; 年別";\n'
      'CONTENTS="事業所数";\nUNITS="所";\nDECIMALS=0;\nSTUB="産業";\nHEADING="年";\n'
      'VALUES("産業")="総数","製造業; その他","情報通信業";\nCODES("産業")="T","E","G";\nVALUES("年")="2016","2021";\n'
      'TIMEVAL("年")=TLIST(A1),"2016","2021";\nELIMINATION("産業")="T";\nLAST-UPDATED="20220627 08:50";\nSOURCE="総務省";\n'
      'NOTEX="民営#のみ";\nVALUENOTE("産業","情報通信業")="新設";\nDATASYMBOL1="秘匿";\nDATA=\n%s;\n')
PX_READ = ("産業,measure,period,unit,value,status\n総数,事業所数,2016,所,12,\n総数,事業所数,2021,所,13.5,\n"
           "製造業; その他,事業所数,2016,所,,suppressed\n製造業; その他,事業所数,2021,所,0,nil\n"
           "情報通信業,事業所数,2016,所,3,\n情報通信業,事業所数,2021,所,,not_available\n")
GOOD = '12 13.5\n"." "-"\n3 ..'


def check_px():
    whole = PX % GOOD
    expect("px", whole, "px", 0, PX_READ, "-q")
    expect("px: unquoted symbols, commas", PX % "12,13.5,.,-,3,..", "px", 0, PX_READ, "-q")
    expect("px: CR LF", whole.replace("\n", "\r\n"), "px", 0, PX_READ, "-q")
    expect("px: UTF-8 though declared otherwise", whole.replace("utf-8", "Windows-1252"), "px", 0, PX_READ, "-q")
    for declared in ("utf-8", "Windows-1252", "iso-8859-15"):
        expect("px: Shift_JIS declared as " + declared, whole.replace("utf-8", declared).encode("cp932"), "px", 0,
               PX_READ, "-q")
    expect("px: EUC-JP", whole.encode("euc_jp"), "px", 0, PX_READ, "-q")
    expect("px: too few", PX % "12 13.5 3", "px", 1, "DATA ends behind 3 values, where its variables make 6")
    expect("px: too many", PX % (GOOD + " 1"), "px", 1, "DATA has more values than the 6 that its variables make")
    expect("px: no separator", PX % '12 13.5"." "-" 3 ..', "px", 1, "row 23: found '13.5\".\" \"-\" 3 ..;'")
    expect("px: no number", PX % "12 13.5 . - 3 x", "px", 1, "row 23: found 'x'")
    expect("px: no number, hexadecimal", PX % "12 13.5 . - 3 0x10", "px", 1, "found '0x10'")
    expect("px: no number, two signs", PX % "12 13.5 . - 3 --", "px", 1, "found '--'")
    expect("px: no end", PX.replace(";\n%", "%").replace("%s;\n", "%s\n") % GOOD, "px", 1, "cut off")
    expect("px: DATA within a line", whole.replace("\nDATA=", " DATA="), "px", 1, "a line that begins with DATA=")
    expect("px: codes and values", whole.replace('"T","E","G"', '"T","E"'), "px", 1, 'CODES("産業") has 2 items for 3 values')
    expect("px: no values", whole.replace('VALUES("年")', 'VALUES("年次")'), "px", 1, 'there is no VALUES("年")')
    expect("px: twice", whole.replace('HEADING="年"', 'HEADING="年","産業"'), "px", 1, "stands twice")
    expect("px: twins", whole.replace('CODES("産業")="T","E","G";\n', "").replace("情報通信業", "総数"), "px", 1,
           "has the value '総数' twice")
    expect("px: open quote", whole.replace('"総務省"', '"総務省'), "px", 1, "a.px")
    expect("px: keys", PX.replace("DATA=", 'KEYS("産業")=CODES;\nDATA=') % '"T",12 13.5\n"G",3 ..\n', "px", 0,
           "".join(line + "\n" for line in PX_READ.splitlines() if "製造" not in line), "-q")
    expect("px: keys that leave out", PX.replace("DATA=", 'KEYS("産業")=CODES;\nDATA=') % '"T",12 13.5\n', "px", 0,
           "rows that the file leaves out by KEYS: 2 of 3")
    expect("px: key twice", PX.replace("DATA=", 'KEYS("産業")=CODES;\nDATA=') % '"T",1 2\n"T",1 2\n', "px", 1,
           "row 25: the keys of this row stand in another one too")
    expect("px: key that is none", PX.replace("DATA=", 'KEYS("産業")=CODES;\nDATA=') % '"Z",1 2\n', "px", 1,
           "'Z' is no value of '産業'")
    expect("px: combinations without end", whole.replace(
        'STUB="産業"', 'STUB="産業",' + ",".join('"v%d"' % i for i in range(20))).replace(
            "DATA=", "".join('VALUES("v%d")="a","b","c","d","e","f","g","h";\n' % i for i in range(20)) + "DATA="),
           "px", 1, "more than 268435456 combinations")
    expect("px: languages", whole.replace('LANGUAGE="ja"', 'LANGUAGE="ja";\nLANGUAGES="ja","en"').replace(
        "DATA=", 'STUB[en]="industry";\nHEADING[en]="year";\nVALUES[en]("industry")="Total","Made; other","IT";\n'
        'VALUES[en]("year")="2016","2021";\nCONTENTS[en]="establishments";\nDATA='), "px", 0,
           PX_READ.replace("産業", "industry").replace("総数", "Total").replace("製造業; その他", "Made; other")
           .replace("情報通信業", "IT").replace("事業所数", "establishments"), "-q")
    cut("px", whole.encode(), "px", 20)
    path = written("area,year,count,rate\n甲,2020,1,X\n甲,2021,2.5,3\n乙,2020,-,…\n", "t.csv")
    out = path[:-4] + ".px"
    if sangyo("tidy", path, "-o", out, "--lang", "ja")[0] or \
            sorted(sangyo("tidy", out, "-f", "csv", "-q")[1].splitlines()) != \
            sorted(sangyo("tidy", path, "-f", "csv", "-q")[1].splitlines()):
        fail("px: written", sangyo("tidy", out, "-f", "csv", "-q")[1])


def same(name, one, other, *options):
    """Two files that hold the same, read as the same, to the letter."""
    first, second = (sangyo("tidy", path, "-f", "csv", "-q", *options) for path in (one, other))
    if first[0] != 0 or first[:2] != second[:2]:
        fail(name, "differ: %s%s" % (first[2], second[2]))
    else:
        print("same: %s, %d lines" % (name, first[1].count("\n")))


def check_twins():
    folder = os.path.join("..", "shared", "data", "workbooks")
    if not os.path.isdir(folder):
        print("skipped: no " + folder)
        return
    for one, other in (("municipality_converter_en.dta", "municipality_converter_en.csv"),
                       ("muni_pop1980.dta", "muni_pop1980.xlsx")):
        same(one, os.path.join(folder, one), os.path.join(folder, other))
    for name in ("muni_pop1980.dta", "muni_pop1980.xlsx", "stat/current.sas7bdat", "px/example3.px"):
        with open(os.path.join(folder, name), "rb") as file:
            packed = written(gzip.compress(file.read(), mtime=0), "a.gz")
        same(name + ".gz", os.path.join(folder, name), packed)


CUBE = json.dumps({"class": "dataset", "id": ["a", "t"], "size": [2, 1], "role": {"time": ["t"]}, "dimension": {
    "a": {"label": "産業", "category": {"index": ["x", "y"], "label": {"x": "製造業", "y": "小売業"}}},
    "t": {"category": {"index": {"2021": 0}}}}, "value": [1.5, None], "status": {"1": "c"}}, ensure_ascii=False)
ESTAT = json.dumps({"GET_STATS_DATA": {"RESULT": {"STATUS": 0}, "STATISTICAL_DATA": {
    "CLASS_INF": {"CLASS_OBJ": [{"@id": "cat01", "@name": "産業", "CLASS": [{"@code": "x", "@name": "製造業"},
                                                                       {"@code": "y", "@name": "小売業"}]},
                                {"@id": "time", "@name": "時間軸", "CLASS": {"@code": "2021", "@name": "2021"}}]},
    "DATA_INF": {"NOTE": {"@char": "X", "$": "秘匿"}, "VALUE": [{"@cat01": "x", "@time": "2021", "$": "1.5"},
                                                            {"@cat01": "y", "@time": "2021", "$": "X"}]}}}})
READ = "産業,period,value,status\n製造業,2021,1.5,\n小売業,2021,,suppressed\n"


def check_cubes():
    expect("json-stat", CUBE, "json", 0, READ, "-q")
    expect("e-stat", ESTAT, "json", 0, READ, "-q")
    expect("json-stat in gzip", gzip.compress(CUBE.encode()), "json.gz", 0, READ, "-q")
    expect("json-stat without order", CUBE.replace('"id"', '"ids"'), "json", 1, 'must list the dimensions in the order')
    expect("e-stat, its CSV", '"RESULT"\r\n"STATUS","0"\r\n"ERROR_MSG","正常に終了しました。"\r\n"TABLE_INF","0003286680"\r\n'
           '"STAT_NAME","00250010","人権侵犯事件統計"\r\n"TITLE","","種類別　件数"\r\n"NOTE","***","不詳のもの"\r\n"VALUE"\r\n'
           '"tab_code","表章項目","cat01_code","受理・処理別","time_code","時間軸(月次)","unit","value","annotation"\r\n'
           '"100","件数","100","総数","2021001111","2021年11月","件","1,430",""\r\n'
           '"100","件数","110","新受","2021001010","2021年10月","件","***",""\r\n', "csv", 0,
           "tab_code,cat01_code,受理・処理別,time_code,annotation,measure,period,unit,value,status\n"
           "100,100,総数,2021001111,,件数,2021年11月,件,1430,\n"
           "100,110,新受,2021001010,,件数,2021年10月,件,,not_available\n", "-q")
    cut("json-stat", CUBE.encode(), "json", 20)
    cut("e-stat", ESTAT.encode(), "json", 20)
    cut("gzip", gzip.compress(PX_READ.encode()), "gz", 3)


def check_database():
    path = written(b"", "a.sqlite")
    database = sqlite3.connect(path)
    database.execute('CREATE TABLE "a""; DROP TABLE b; --" (産業 TEXT, year INTEGER, value REAL)')
    database.execute('CREATE TABLE b (n INTEGER)')
    database.executemany('INSERT INTO "a""; DROP TABLE b; --" VALUES (?, ?, ?)',
                         [("製造業", 2021, 1.5), ("小売業", 2021, None)])
    database.commit()
    database.close()
    with open(path, "rb") as file:
        before = file.read()
    wanted = READ.replace("suppressed", "")
    expect("sqlite", before, "sqlite", 0, wanted, "-q", part='#a"; DROP TABLE b; --')
    expect("sqlite, none named", before, "sqlite", 1, "the database has 2 tables: 'a\"; DROP TABLE b; --', 'b'; name one")
    expect("sqlite, query", before, "sqlite", 0, "measure,value,status\nn,2,\n", "-q", "--sql",
           'SELECT count(*) AS n FROM "a""; DROP TABLE b; --"')
    expect("sqlite, query that writes", before, "sqlite", 2, "it may only read", "--sql", "DELETE FROM b")
    expect("sqlite, packed", gzip.compress(before), "gz", 0, wanted, "-q", part='#a"; DROP TABLE b; --')
    sangyo("tidy", path, "--sql", "DROP TABLE b")
    with open(path, "rb") as file:
        if file.read() != before:
            fail("sqlite", "the file was changed")
    expect("--sql of another file", READ, "csv", 2, "--sql is for SQLite databases", "--sql", "SELECT 1")
    expect("--sql of records", "a\nx\n", "csv", 2, "--sql is for SQLite databases", "--sql", "SELECT 1", "--by", "a",
           command="tally")


with tempfile.TemporaryDirectory() as FOLDER:
    check_px_second()
    check_px()
    check_twins()
    check_cubes()
    check_database()
print("statistical files: %d faults" % len(failures))
sys.exit(1 if failures else 0)
