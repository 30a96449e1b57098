#!/usr/bin/env python3
"""One workbook as XLSX, as ODS and as XLS gives the same table, the same remarks, the same errors.
Usage: tests/test_workbook_twins.py PROGRAM, from the project root. The twins of examples/workbooks are made by
LibreOffice, those of the data folder beside the checkout are as others saved them; what is not there is
skipped. LibreOffice writes 15 digits of a number: 0.30000000000000004 becomes 0.3.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
EXAMPLES = "examples/workbooks"
PUBLIC = "../shared/data/workbooks"
OWN = [("kami", "", "tidy"), ("kami", "#5･6表!1", "tidy"), ("kami", "#5･6表!2", "tidy"), ("kami", "#5･6表!A3:C10", "tidy"),
       ("values", "", "tidy"), ("values", "#データ!A1:G2", "tidy --hidden take"), ("d1904", "#S!A1:A2", "tidy --header-rows 1")]
# files, parts by sheet, commands
OTHERS = [(("sheet_visibility.xlsx", "sheet_visibility.xls", "sheet_visibility.ods"),
           [("", "tidy"), ("", "tidy --hidden take"), ("#Visible", "tidy"), ("#Hidden", "tidy"), ("#VeryHidden", "tidy")]),
          (("merge_cells.xlsx", "merge_cells.xls", "merge_cells.ods"),
           [("", "tidy"), ("#Merge!A1:D4", "tidy --header-rows 1"), ("#Merge!A1:D4", "tidy --header-rows 2")]),
          (("phonetic_text.xlsx", "phonetic_text.xls"), [("", "tidy"), ("#Sheet1!A1:A2", "tidy --header-rows 1")]),
          (("number_format.xls", "number_format.ods"), [("#Miscellany", "tidy"), ("#SSF", "tidy"), ("#Implied", "tidy")]),
          (("AutoFilter.xlsx", "AutoFilter.ods"),
           [("#" + name, command) for command in ("tidy --measure v", "tidy --measure v --hidden take")
            for name in ("No Filter", "One Cond", "Two Cond", "Top10", "Bot10", "Average", "NE", "GT", "AND Bounding",
                         "OR Range")])]
failures = []


def short(number):
    """With the digits that LibreOffice writes."""
    return "%.15g" % float(number.group())


def said(path, part, command):
    name = os.path.basename(path).rpartition(".")[0]
    if path.endswith(".ods"):
        part = part.replace(" ", "_") if name == "AutoFilter" else part
    words = command.split()
    done = subprocess.run([PROGRAM, words[0], path + part, "-f", "csv", *words[1:]], capture_output=True, timeout=60,
                          check=False)
    text = (done.stdout + done.stderr).decode().replace(path, "BOOK").replace("_", " ")
    return done.returncode, re.sub(r"\d+\.\d{15,}", short, text)


def compare(paths, part, command):
    wanted = said(paths[0], part, command)
    for path in paths[1:]:
        found = said(path, part, command)
        if found != wanted:
            failures.append(path)
            print("%s%s: %s\n%d %s\n%s\n%d %s" % (path, part, command, *wanted, paths[0], *found), file=sys.stderr)


def convert(folder, kind):
    names = sorted({name for name, _, _ in OWN})
    subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to", kind,
                    "--outdir", folder, *("%s/%s.xlsx" % (EXAMPLES, name) for name in names)],
                   capture_output=True, timeout=300, check=True)


n = 0
if shutil.which("soffice"):
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("ods", "xls"):
            convert(folder, kind)
        for name, part, command in OWN:
            compare(["%s/%s.xlsx" % (EXAMPLES, name)] + ["%s/%s.%s" % (folder, name, kind) for kind in ("ods", "xls")],
                    part, command)
            n += 1
else:
    print("twins of examples/workbooks are skipped: LibreOffice (soffice) is not installed")
if os.path.isdir(PUBLIC):
    for files, parts in OTHERS:
        for part, command in parts:
            compare([os.path.join(PUBLIC, file) for file in files], part, command)
            n += 1
else:
    print("public twins are skipped: %s is not there" % PUBLIC)
print("workbook twins: %d compared, %d differ" % (n, len(failures)))
sys.exit(1 if failures else 0)
