"""What office programs make of sangyo's files: workbooks through LibreOffice and back, the report's
Markdown through pandoc, its LaTeX through lualatex. A program that is not here is a skipped check.
Usage, from the project root: python3 tests/test_office.py build/sangyo"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

SANGYO = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/sangyo")
CENSUS = "examples/kawasaki-census/datapackage.json#industry"
REPORTS = ["examples/kawasaki-report/report.%s.md", "examples/city-indicators/report.%s.md"]
HOSTILE = ["=1+1", "+1+1", "-1-1", "@SUM(1)", "=HYPERLINK(\"http://127.0.0.1\")", "'=1+1", "1e3", "http://a.b",
           "{=1}", "007", "2021-04-01", "\tx", "TRUE", "合計"]
# LibreOffice's export to CSV: comma, quote, UTF-8, all sheets, values and not what the formats show.
EXPORT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
failures = []
checked = skipped = 0


def check(holds, text):
    global checked
    checked += 1
    if not holds:
        failures.append(text)


def skip(text):
    global skipped
    skipped += 1
    print("skipped:", text)


def run(*command, **options):
    made = subprocess.run(command, capture_output=True, text=True, **options)
    if made.returncode:
        failures.append("%s: exit %d: %s" % (" ".join(command), made.returncode, (made.stderr or made.stdout)[-800:]))
    return made.returncode == 0


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def write_hostile(work):
    path = os.path.join(work, "hostile-source.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["industry", "establishments"])
        out.writerows([label, 10 + i] for i, label in enumerate(HOSTILE))
    return path


def tables(work):
    """Command lines whose table goes to a workbook and to CSV."""
    return {
        "change": ["change", CENSUS, "--by", "industry", "--period", "year", "--value", "establishments"],
        "composition": ["composition", CENSUS, "--by", "industry", "--period", "year", "--value", "employees"],
        "tidy": ["tidy", "examples/published/di.csv", "--columns", "DI*"],
        "kpi": ["kpi", "examples/kawasaki-policy/datapackage.json#kpi"],
        "hostile": ["tidy", write_hostile(work), "--columns", "establishments"],
    }


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def agrees(back, value, symbols):
    """Whether LibreOffice's cell is the CSV's `value`; `symbols`: the row has a status."""
    if value == "":
        return not is_number(back)
    if is_number(value) and is_number(back):
        return abs(float(back) - float(value)) <= 1e-14 * abs(float(value)) or back == value
    return back == value or symbols


def check_sheet(name, back, table):
    """Columns of the CSV that are the same in all rows may stand in the caption instead."""
    header, *body = table
    width = next((i for i, name in enumerate(header) if name in ("status", "statuses")), len(header))
    symbols = [width < len(header) and bool("".join(row[width:])) for row in body]
    start = next((i for i, row in enumerate(back) if len(row) > 1 and all(row)), None)
    check(start is not None, "%s: no header in the sheet" % name)
    if start is None:
        return
    found = list(zip(*back[start + 1 : start + 1 + len(body)]))
    check(all(len(column) == len(body) for column in found), "%s: rows of %d are missing" % (name, len(body)))
    left_out = width - len(found)
    for title, values in zip(header[:width], zip(*body)):
        empty = not any(values)  # any column of symbols agrees with it
        if empty and left_out > 0:
            left_out -= 1
        elif found and all(map(agrees, found[0], values, symbols)):
            check(True, "")
            found.pop(0)
        else:
            left_out -= 1
            check(len(set(values)) == 1, "%s: %s became %s" % (name, title, list(found[0] if found else [])[:8]))
    check(not found, "%s: columns that the table has not: %s" % (name, found[:1]))


def check_workbooks(work):
    if not shutil.which("soffice"):
        return skip("workbooks: no soffice (LibreOffice)")
    made = tables(work)
    for name, command in made.items():
        for ending in ("csv", "xlsx"):
            run(SANGYO, *command, "-q", "--lang", "en", "-o", os.path.join(work, "%s.%s" % (name, ending)))
    books = [os.path.join(work, name + ".xlsx") for name in made]
    if failures or not run("soffice", "-env:UserInstallation=file://%s/profile" % work, "--headless", "--convert-to",
                           EXPORT, "--outdir", work, *books, timeout=300):
        return None
    for name in made:
        back = os.path.join(work, name + "-Table 1.csv")
        check_sheet(name, rows_of(back), rows_of(os.path.join(work, name + ".csv")))
        with zipfile.ZipFile(os.path.join(work, name + ".xlsx")) as book:
            sheets = [book.read(part) for part in book.namelist() if part.startswith("xl/worksheets/sheet")]
        check(not any(b"<f>" in sheet for sheet in sheets), name + ": a formula in the workbook")
    labels = [row[0] for row in rows_of(os.path.join(work, "hostile-Table 1.csv"))]
    for label in HOSTILE:
        check(label.strip() in [found.strip() for found in labels], "hostile: %r did not come back as text" % label)


PRINTED = {  # parts of titles and of the axis, as they must stand on paper
    "composition": ["従業者数", "総数", "単位：人", "構成比", "順位", "0%", "100%"],
    "change": ["前期の実数", "当期の実数", "増減数", "増減率", "年平均増減率", "（ポイント）"],
    "specialization": ["基準の構成比", "特化係数", "（対数）"],
}


def check_printed(work):
    """Workbooks on paper: whole titles, one page across, the axis from 0 % on the left."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        return skip("printed workbooks: no soffice or pdftotext")
    made = {name: command for name, command in tables(work).items() if name in PRINTED}
    made["specialization"] = ["specialization", CENSUS.replace("industry", "area"), "--area", "area_code", "--value",
                              "establishments", "--reference", "sum"]
    books = [os.path.join(work, "printed-%s.xlsx" % name) for name in made]
    for command, book in zip(made.values(), books):
        run(SANGYO, *command, "-q", "--lang", "ja", "-o", book)
    if failures or not run("soffice", "-env:UserInstallation=file://%s/profile" % work, "--headless", "--convert-to",
                           "pdf", "--outdir", work, *books, timeout=300):
        return None
    for name in made:
        pages = subprocess.run(["pdftotext", "-layout", os.path.join(work, "printed-%s.pdf" % name), "-"],
                               capture_output=True, text=True).stdout.split("\f")
        for text in PRINTED[name]:
            check(any(text in page for page in pages), "%s: '%s' is not printed whole" % (name, text))
        axis = [line.split() for page in pages for line in page.splitlines() if "25%" in line]
        check(name != "composition" or axis == [["0%", "25%", "50%", "75%", "100%"]], "the axis is %s" % axis)
        check(name != "composition" or len(pages) - 1 == 3, "composition takes %d pages" % (len(pages) - 1))
    return None


def report(work, pattern, lang, ending):
    name = pattern.split("/")[1]
    out = os.path.join(work, "%s.%s.%s" % (name, lang, ending))
    made = run(SANGYO, "report", pattern % lang, "--allow-dir", "examples", "--lang", lang, "-o", out)
    return os.path.basename(out) if made else None


def check_word(work):
    if not shutil.which("pandoc"):
        return skip("Word: no pandoc")
    for lang in ("ja", "en"):
        source = report(work, REPORTS[0], lang, "md")
        target = "report.%s.docx" % lang
        if not source or not run("pandoc", source, "-o", target, cwd=work):
            continue
        with zipfile.ZipFile(os.path.join(work, target)) as document:
            text = document.read("word/document.xml").decode()
            grids = [[int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', grid)]
                     for grid in re.findall(r"<w:tblGrid>.*?</w:tblGrid>", text)]
            pictures = [part for part in document.namelist() if part.startswith("word/media/")]
        with open(os.path.join(work, source), encoding="utf-8") as file:
            figures = file.read().count("](")
        check("41,223" in text and text.count("<w:tbl>") > 10, "Word, %s: tables are missing" % lang)
        check(any(max(grid) > 2 * min(grid) for grid in grids if len(grid) > 5),
              "Word, %s: wide tables have columns of one width, whatever is in them" % lang)
        check(0 < len(pictures) <= figures, "Word, %s: figures are missing" % lang)


def check_latex(work):
    if not shutil.which("lualatex") or subprocess.run(["kpsewhich", "ltjsarticle.cls"], capture_output=True).returncode:
        return skip("LaTeX: no lualatex with luatexja")
    for pattern in REPORTS:
        for lang in ("ja", "en"):
            source = report(work, pattern, lang, "tex")
            if not source or not run("lualatex", "-interaction=nonstopmode", "-halt-on-error", source, cwd=work):
                continue
            with open(os.path.join(work, source[:-3] + "log"), encoding="utf-8", errors="replace") as log:
                text = log.read()
            check("Missing character" not in text, source + ": characters that the font lacks")
            wide = [line for line in text.splitlines() if line.startswith("Overfull \\hbox")]
            check(not wide, "%s: tables or lines wider than the page: %s" % (source, wide[:3]))


LATEX = ["\\input{SECRET}", "\\include{SECRET}", "^^5cinput{SECRET}", "\\write18{cp SECRET.tex TAKEN}", "}\\input{SECRET}",
         "$\\input{SECRET}$", "% \\input{SECRET}", "\\newwrite\\x\\immediate\\openout\\x=TAKEN.tex",
         "\\directlua{io.open('TAKEN','w')}", "\\\\[1cm]\\input{SECRET}", "\\verb|x|\\input{SECRET}", "&\\\\ \\hline",
         "\\end{document}", "\\end{verbatim}\\input{SECRET}", "\\end{tabular}\\input{SECRET}", "\\catcode`\\@=0 @input SECRET"]


def hostile_document(work):
    """Code for LaTeX wherever a document can have text."""
    with open(os.path.join(work, "hostile.csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["industry", LATEX[0], LATEX[4]])
        out.writerows([text, 10 + i, 20 + i] for i, text in enumerate(LATEX))
    parts = ["# Head " + LATEX[0], "## " + LATEX[4] + " ~~struck \\input{SECRET}~~"]
    for text in LATEX:
        inner = text.replace("|", "\\|")
        parts += ["Text " + text + " end, `" + text + "`, *" + text + "*, [" + text + "](https://example.org/" +
                  text.replace(" ", "%20") + ").", "```\n" + text + "\n\n  " + text + "\n```", "    " + text,
                  "> ```tex\n> " + text + "\n> ```", "- " + text + "\n\n  ```\n  " + text + "\n  ```",
                  "| a | " + inner + " |\n|---|--:|\n| [1cm] | *" + inner + " |", "<div>" + text + "</div>",
                  "line\\\n[1cm] " + text + "\\\n*" + text]
    parts.append("```sangyo\ntidy hostile.csv | show=table caption='%s'\n```" % LATEX[0])
    parts.append("```sangyo\ntidy hostile.csv | show=table caption='%s' id=b\n```" % LATEX[4])
    with open(os.path.join(work, "hostile.md"), "w", encoding="utf-8") as file:
        file.write("\n\n".join(parts) + "\n")


def check_hostile_latex(work):
    if not shutil.which("lualatex") or subprocess.run(["kpsewhich", "luatexja.sty", "xkeyval.sty", "ulem.sty"], capture_output=True).returncode:
        return skip("LaTeX of a hostile document: no lualatex with luatexja")
    hostile_document(work)
    with open(os.path.join(work, "SECRET.tex"), "w", encoding="utf-8") as file:
        file.write("Mark of the secret file")
    source = "hostile.tex"
    if not run(SANGYO, "report", "hostile.md", "-o", source, "--lang", "en", cwd=work) or not run(
            "lualatex", "--shell-escape", "-recorder", "-interaction=nonstopmode", "-halt-on-error", source, cwd=work):
        return None
    with open(os.path.join(work, "hostile.fls"), encoding="utf-8", errors="replace") as files:
        check("SECRET" not in files.read(), "hostile: LaTeX opened a file that the text names")
    check(not [name for name in os.listdir(work) if "TAKEN" in name], "hostile: LaTeX wrote a file that the text names")
    if not shutil.which("pdftotext"):
        return skip("text of the hostile document: no pdftotext")
    text = subprocess.run(["pdftotext", "hostile.pdf", "-"], cwd=work, capture_output=True, text=True).stdout
    check("Mark of the secret" not in text, "hostile: the file is in the document")
    check(text.count("\\input{SECRET}") > 3 * len(LATEX), "hostile: the commands are not there as text")
    return None


def main():
    with tempfile.TemporaryDirectory() as work:
        check_workbooks(work)
        check_printed(work)
        check_word(work)
        check_latex(work)
        check_hostile_latex(work)
    for failure in failures:
        print("FAILED", failure)
    print("office: %d passed, %d failed, %d skipped" % (max(checked - len(failures), 0), len(failures), skipped))
    sys.exit(1 if failures else 0)


main()
