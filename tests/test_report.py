"""The example reports: every number that the sources print against the report's cell, block by block,
and the pages as pages. Usage, from the project root: python3 tests/test_report.py build/sangyo
The sources' figures lie in ../shared/data/municipal; without it only the pages are checked."""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from html.parser import HTMLParser

SANGYO = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/sangyo")
SOURCES = "../shared/data/municipal"
VOID = {"meta", "br", "hr", "img", "rect", "path", "polygon", "use", "circle", "polyline", "line"}
failures = []
checked = {}


def check(holds, text):
    if not holds:
        failures.append(text)


class Page(HTMLParser):
    """Tables by id as lists of rows of texts, and what the checks of a page need."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.headings, self.ids, self.links = {}, [], [], []
        self.stack, self.texts, self.svg_names, self.th = [], [], [], []
        self.table = self.cell = self.id = None
        self.whole = None  # the table of which this one is a further block
        self.figures = []  # the number of headings before each
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if tag == "div" and "sg-table" in attrs.get("class", "").split():
            self.id = attrs["id"]
        if tag == "table":
            self.whole = self.tables.get(self.id)
            self.table = [] if self.whole else self.tables.setdefault(
                self.id or f"own-{len(self.tables)}", [])
        if tag == "tr" and self.table is not None:
            self.table.append([])
        if tag in ("td", "th"):
            self.cell = []
            self.th += [attrs.get("scope")] if tag == "th" else []
        if tag == "figure":
            self.figures.append(len(self.headings))
        if tag == "svg":
            self.svg_names.append(attrs.get("role") == "img")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), []))
        check(not any(name.startswith("on") for name in attrs), f"an event handler on <{tag}>")

    handle_startendtag = lambda self, tag, attrs: (
        self.handle_starttag(tag, attrs),
        tag in VOID or self.stack.pop(),
    )

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        check(self.stack and self.stack[-1] == tag, f"</{tag}> closes {self.stack[-1:]}")
        if self.stack:
            self.stack.pop()
        if tag in ("td", "th"):
            self.table[-1].append("".join(self.cell).strip())
            self.cell = None
        if tag == "table":
            for row, more in zip(self.whole or [], self.table):
                keys = 0  # which the block repeats
                while keys < len(more) and row[keys] == more[keys]:
                    keys += 1
                row.extend(more[keys:])
            check(not self.whole or len(self.whole) == len(self.table), f"{self.id}: a block lacks rows")
            self.table = self.whole = None
        if tag == "div" and self.id and "div" not in self.stack:
            self.id = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)
        if self.stack and self.stack[-1] == "title" and "svg" in self.stack:
            self.svg_names[-1] = self.svg_names[-1] and bool(data.strip())
        if self.headings and any(re.fullmatch("h[1-6]", tag) for tag in self.stack):
            self.headings[-1][1].append(data)
        if not self.stack or self.stack[-1] not in ("style", "title"):
            self.texts.append(data)


def luminance(colour):
    colour = colour if len(colour) == 6 else "".join(2 * c for c in colour)
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def check_page(name, text, page):
    """Headings in order, names of tables and figures, ids, links, contrast (WCAG 2: 4.5)."""
    levels = [level for level, _ in page.headings]
    check(levels[:1] == [1] and levels.count(1) == 1, f"{name}: one heading of level 1, first")
    check(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"{name}: a level is left out")
    check(not page.stack, f"{name}: left open: {page.stack}")
    check(len(set(page.ids)) == len(page.ids), f"{name}: ids are not unique")
    check(all(scope in ("col", "row") for scope in page.th), f"{name}: a header without scope")
    check(all(page.svg_names), f"{name}: a figure without a name")
    for link in page.links:
        check(link.startswith("#"), f"{name}: a link out of the page: {link}")
        check(not link.startswith("#") or link[1:] in page.ids, f"{name}: no anchor for {link}")
    check(not re.search(r"<(script|iframe|object|link|img)\b|src=", text), f"{name}: other files")
    style = re.search("<style>(.*?)</style>", text, re.S).group(1)
    for background in ("ffffff", "f4f6f8"):
        for colour in re.findall(r"(?<![-\w])color:#([0-9a-f]{6}|[0-9a-f]{3})\b", style):
            a, b = sorted((luminance(colour), luminance(background)))
            check((b + 0.05) / (a + 0.05) >= 4.5, f"{name}: contrast of #{colour} on #{background}")


def number(text):
    """The number of a printed cell; None where a symbol stands."""
    text = re.sub(r"[\s,\u00a0]|（参考）|※|†|\(ref\.\)", "", text).replace("△", "-").replace("−", "-")
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def key(text):
    return re.sub(r"\s", "", text).translate(str.maketrans("（），", "(),"))


class Report:
    def __init__(self, page):
        self.page = page

    def cell(self, block, column, *labels):
        """The text of the one row of a block that has all labels."""
        rows = self.page.tables.get(block, [[]])
        found = [
            row
            for row in rows[1:]
            if all(any(key(label) == key(cell) for cell in row) for label in labels)
        ]
        if len(found) != 1 or column >= len(found[0]):
            failures.append(f"{block}: {len(found)} rows for {labels}")
            return ""
        return found[0][column]

    def same(self, block, column, printed, *labels, known=None):
        """Whether the report prints what the source prints; `known` says why it does not."""
        shown = self.cell(block, column, *labels)
        agrees = number(shown) is not None and abs(number(shown) - float(printed)) < 1e-9
        checked[block] = checked.get(block, 0) + 1
        if known:
            check(not agrees, f"{block} {labels}: listed as an error of the source, but agrees")
        else:
            check(agrees, f"{block} {labels}: the report has {shown!r}, the source {printed}")


def rows_of(name):
    with open(f"{SOURCES}/{name}.csv", encoding="utf-8-sig", newline="") as file:
        text = file.read()
    # industry names with unquoted commas of full width are one field; all else is plain CSV
    return list(csv.DictReader(text.splitlines()))


def check_sections(name, page):
    """Each section of the chapter that has no sections of its own has a figure."""
    levels = [level for level, _ in page.headings] + [0]
    leaves = [i for i in range(1, len(levels) - 1) if 1 < levels[i] and levels[i + 1] <= levels[i]]
    made = ("作成方法", "How it was made")
    for i in leaves:
        text = "".join(page.headings[i][1])
        check(text in made or i + 1 in page.figures, f"{name}: no figure in '{text}'")
    check(len(leaves) > 9, f"{name}: {len(leaves)} sections")


def check_census(report):
    at = {"2016": 1, "2021": 3}  # the number and its share, year beside year
    for row in rows_of("kawasaki_census"):
        column, label = at[row["year"]], row["industry"]
        report.same("shares-establishments", column, row["establishments"], label)
        report.same("shares-establishments", column + 1, row["printed_share_establishments"], label)
        report.same("shares-employees", column, row["employees"], label)
    place = {"level": {"2016": 3, "2021": 4}, "change": 5, "change_percent": 6}
    blocks = {"事業所数": "change-establishments", "従業者数": "change-employees"}
    for row in rows_of("kawasaki_totals"):
        if row["source_doc"] != "002" or row["item"] not in blocks:
            continue  # other editions and universes, which the packages do not hold
        column = place[row["measure"]]
        column = column[row["year"]] if isinstance(column, dict) else column
        report.same(blocks[row["item"]], column, row["value"], "全産業")


def check_di(report):
    for row in rows_of("kawasaki_di"):
        report.same("di", 1, row["level"], row["indicator"])
        report.same("di-change", 1, row["change_from_previous_period"], row["indicator"])
        sentence = f"前期比{row['change_from_previous_period']}ポイント上昇の△{row['level'][1:]}"
        check(sentence in "".join(report.page.texts), f"di: no sentence with {sentence}")
        check(report.cell("di", 2, row["indicator"]) == row["assessment"], "di: assessment")


def check_survey(report):
    waves = {"令和4年度": 3, "令和5年度": 4}
    for name, block in (("single", "single"), ("multi", "multi")):
        for row in rows_of(f"kawasaki_survey_{name}"):
            if row["percent"]:
                labels = row["q_no"], row["question"], row["option"]
                report.same(block, waves[row["wave"]], row["percent"], *labels)
    for row in rows_of("kawasaki_survey_nets"):
        column = waves[row["wave"]] - 1
        report.same("nets", column, row["percent"], row["question"], row["net_label"])
        said = re.match(r"([\d.]+)ポイント(増加|減少)", row["text_on_change_from_previous"])
        if said:
            change = float(said[1]) * (1 if said[2] == "増加" else -1)
            report.same("nets", 4, change, row["question"], row["net_label"])


def check_kpi(report):
    shown = [row for row in report.page.tables["kpi"][1:]]
    source = rows_of("kawasaki_kpi")
    check(len(shown) == len(source), f"kpi: {len(shown)} rows, the source has {len(source)}")
    check(len({row["programme"] for row in source}) == 32, "kpi: 32 programmes print indicators")
    for row, cells in zip(source, shown):
        check(key(cells[1]) == key(row["indicator"]), f"kpi: {cells} for {row['indicator']}")
        for column, name in ((4, "target"), (5, "actual")):
            try:
                printed = float(row[name].replace(",", ""))
            except ValueError:  # 大会中止, 開催中止, ー, empty: no number in the report
                check(number(cells[column]) is None, f"kpi: {cells[column]} for {row[name]!r}")
                continue
            checked["kpi"] = checked.get("kpi", 0) + 1
            check(number(cells[column]) == printed, f"kpi: {cells} for {row[name]}")


# 36.1 of 99/274 and so on are reproduced; nothing in the contract tables contradicts itself.
def check_contracts(report):
    years = ["令和４年度", "令和５年度"]  # side by side, in this order
    for row in rows_of("kawasaki_contracts"):
        inside = {"大企業": "市内大企業", "中小企業": "市内中小企業", "その他": "市内その他"}
        # the row of totals has 合計 as its contractor, also where the type is another
        who = inside.get(row["size"], row["size"])
        first = 2 + 3 * years.index(row["fiscal_year"])
        for block, column, printed in (
            ("contracts-count", first, row["contracts_count"]),
            ("contracts-count", first + 1, row["contracts_count_share_percent"]),
            ("contracts-amount", first, row["contract_amount_million_yen"]),
        ):
            cells = [
                cells
                for cells in report.page.tables[block][1:]
                if cells[:2] == [row["type"], who]
            ]
            checked[block] = checked.get(block, 0) + 1
            shown = cells[0][column] if len(cells) == 1 else ""
            check(
                number(shown) is not None and abs(number(shown) - float(printed)) < 1e-9,
                f"{block} {row['fiscal_year']} {row['type']} {who}: {shown!r}, printed {printed}",
            )
    for row in rows_of("kawasaki_contracts_subsidised"):
        first, label = 1 + 2 * years.index(row["fiscal_year"]), row["scope"].replace("うち", "")
        report.same("subsidised-count", first, row["contracts_count"], label)
        report.same("subsidised-count", first + 1, row["contracts_count_share_percent"], label)
        report.same("subsidised-amount", first, row["contract_amount_million_yen"], label)
        report.same("subsidised-amount", first + 1, row["contract_amount_share_percent"], label)


def check_price(report):
    # the report's own example: mean, standard deviation, price, winner
    cells = report.page.tables["limit-price"][1]
    numbers = [number(cell) for cell in cells]
    for printed in (12607778, 1160773, 12024286):
        checked["limit-price"] = checked.get("limit-price", 0) + 1
        check(printed in numbers, f"limit-price: {printed} is not in {cells}")
    check(cells[-1] == "E", f"limit-price: the winner is {cells[-1]}")


# Printed, but contradicted by the source's own figures: the report does not print them.
SOURCE_ERRORS = [
    ("有効回収率", "29.8", lambda: f"{100 * 985 / 3500:.1f}"),  # 985 of 3,500 is 28.1 %
]


def check_errors(report):
    meta = {row["item"]: row["value"] for row in rows_of("kawasaki_survey_meta") if "5年度" in row["wave"]}
    for item, printed, computed in SOURCE_ERRORS:
        check(meta.get(item) == printed, f"the source prints {meta.get(item)} for {item}")
        check(computed() != printed, f"{item}: no error of the source")
        check(printed + "％" not in "".join(report.page.texts), f"{item}: the report prints {printed}")


def build(name, lang, folder):
    out = f"{folder}/{name}.{lang}.html"
    run = subprocess.run(
        [SANGYO, "report", f"examples/{name}/report.{lang}.md", "--allow-dir", "examples",
         "--lang", lang, "-o", out], stderr=subprocess.PIPE, text=True, check=False)
    if run.returncode == 4:
        print(f"skipped: {run.stderr.strip()}")
        sys.exit(0)
    check(run.returncode == 0, f"{name}.{lang}: {run.stderr}")
    if run.returncode:
        return None
    with open(out, encoding="utf-8") as file:
        text = file.read()
    page = Page(text)
    check_page(f"{name}.{lang}", text, page)
    return page


HOSTILE = "<b>x</b> $y$ \\input{z} [a]{.b} `c` **d** ![e](file:///etc/passwd)"


def check_word(folder):
    """A document for Word: A4, each caption once, figures at 300 dpi in the width of the text, and
    nothing of a value is markup. The parts are XML."""
    document = f"{folder}/word.md"
    with open(document, "w", encoding="utf-8") as file:
        file.write("# {{name}}\n\nSee [](#shares).\n\n```sangyo\nsangyo composition "
                   "'datapackage.json#industry' --period year --value establishments -q\n  | "
                   "show=table,figure id=shares caption='Of {{name}}'\n```\n")
    command = [SANGYO, "report", document, "--allow-dir", "examples", "--set", f"name={HOSTILE}",
               "-o", f"{folder}/word.docx"]
    for name in ("datapackage.json", "kawasaki_census.csv"):
        shutil.copy(f"examples/kawasaki-census/{name}", folder)
    lacking = subprocess.run(command, env={**os.environ, "PATH": "/nothing"}, check=False,
                             stderr=subprocess.PIPE, text=True)
    check(lacking.returncode == 4, f"a program that is not there: status {lacking.returncode}")
    if not shutil.which("pandoc") or not shutil.which("gnuplot"):
        print("skipped: no pandoc, or no gnuplot, for Word")
        return
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    check(run.returncode == 0, f"word: {run.stderr}")
    if run.returncode:
        return
    with zipfile.ZipFile(f"{folder}/word.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            xml.etree.ElementTree.fromstring(part)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = xml.etree.ElementTree.fromstring(parts["word/document.xml"])
    sizes = [(size.get(f"{word}w"), size.get(f"{word}h")) for size in body.iter(f"{word}pgSz")]
    check(sizes == [("11906", "16838")], f"word: not A4: {sizes}")
    texts = ["".join(text.text or "" for text in p.iter(f"{word}t")) for p in body.iter(f"{word}p")]
    for label in ("Table 1", "Figure 1"):
        captions = [text for text in texts if text.startswith(f"{label} Of ")]
        check(captions == [f"{label} Of {HOSTILE}"], f"word: the captions {captions}")
    check(texts[0] == HOSTILE, f"word: the title {texts[0]}")
    pictures = [part for name, part in parts.items() if name.startswith("word/media/")]
    check(len(pictures) == 1, f"word: {len(pictures)} pictures for one figure")
    for picture in pictures:
        at = picture.find(b"pHYs")
        check(int.from_bytes(picture[at + 4 : at + 8], "big") == 11811, "word: not 300 dpi")
    kept = [p for p in body.iter(f"{word}pStyle") if p.get(f"{word}val") == "KeptLine"]
    check(len(kept) >= 2, f"word: {len(kept)} lines stay with their table or figure")
    small = re.search(r'w:styleId="Compact".*?<w:sz w:val="(\d+)"', parts["word/styles.xml"].decode())
    check(small and int(small.group(1)) == 17, "word: tables are not set in 8.5 pt")
    grids = [[int(column.get(f"{word}w")) for column in grid.iter(f"{word}gridCol")]
             for grid in body.iter(f"{word}tblGrid")]
    check(any(len(set(grid)) > 1 for grid in grids), f"word: columns of one width: {grids}")
    check(all(sum(grid) <= 11906 - 2 * 1134 for grid in grids), f"word: too wide: {grids}")
    widths = [int(at.get("cx")) for at in body.iter() if at.tag.endswith("}extent")]
    check(widths and max(widths) <= (11906 - 2 * 1134) * 635, f"word: wider than the text: {widths}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        pages = {
            (name, lang): build(name, lang, folder)
            for name in ("kawasaki-report", "city-indicators")
            for lang in ("ja", "en")
        }
        check_word(folder)
    japanese, english = (pages["kawasaki-report", lang] for lang in ("ja", "en"))
    if japanese and english:
        check(list(japanese.tables) == list(english.tables), "the twins have other tables")
        for page in (japanese, english):
            check_sections("kawasaki-report", page)
    if japanese and os.path.isdir(SOURCES):
        report = Report(japanese)
        for part in (check_census, check_di, check_survey, check_kpi, check_contracts, check_price,
                     check_errors):
            part(report)
        for row in rows_of("kagoshima_kpi"):
            other = Report(pages["city-indicators", "ja"])
            other.same("kagoshima", 4, row["target_value"], row["indicator"])
    elif japanese:
        print(f"skipped: no {SOURCES}")
    for failure in failures[:40]:
        print("FAILED", failure)
    blocks = ", ".join(f"{block} {n}" for block, n in checked.items())
    print(f"report: {sum(checked.values())} printed numbers ({blocks}), {len(failures)} failures")
    sys.exit(bool(failures))


main()
