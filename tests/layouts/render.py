"""One rendering: a choice in each dimension, the file it gives, and what must be read from it."""
import random as randomness

import headers
import printing
import stubs
import truth



def is_undecidable(choice):
    """Renderings that nobody can read without being told, so that to refuse them is right: one to three digits, a
    mark and three digits in every number, decimals or thousands, where the file does not tell which."""
    semicolons = choice["file"].startswith("semicolon")
    return semicolons and choice["language"] != "ja" and choice["numbers"] in ("thousands", "three decimals")

class Rendering:
    """`choice`: dimension -> name; `file`: bytes; `expected`: (labels, measure, dates) -> (value, status)."""

    def __init__(self, seed):
        random = randomness.Random(seed)
        self.seed, self.choice, self.random = seed, {}, random
        self._choose()
        self._draw()
        self._write()

    def _pick(self, dimension, names, plain=None):
        """A name of a dimension; `plain` half the time, where there is one."""
        name = plain if plain and self.random.random() < 0.5 else self.random.choice(list(names))
        self.choice[dimension] = name
        return name

    def _choose(self):
        random = self.random
        header = headers.HEADERS[self._pick("header", headers.HEADERS)]
        self.header_form = header
        languages = [l for l in ("ja", "ja", "en", "de") if headers.kinds_of(self.choice["header"], l)]
        if "once" in self.choice["header"]:
            languages = ["ja"]
        if self.choice["header"] == "series metadata":
            languages = ["en"]
        self.language = self._pick("language", languages)
        self.words = truth.WORDS[self.language]
        self.kind = random.choice(headers.kinds_of(self.choice["header"], self.language))
        fits = [n for n, s in stubs.STUBS.items() if self._stub_fits(s)]
        self.stub = stubs.STUBS[self._pick("stub", fits)]
        self._pick("total", ("first", "last", "none"))
        if self.stub.total:
            self.choice["total"] = self.stub.total
        self._pick("numbers", printing.NUMBERS, "plain")
        self._pick("marks", printing.MARKS, "none")
        self._pick("around", printing.AROUND, "nothing")
        arrangements = [n for n in printing.ARRANGEMENTS if self._arrangement_fits(n)]
        self._pick("arrangement", arrangements, "plain")
        files = [n for n, f in printing.FILES.items() if self.language in f.languages]
        self.file_form = printing.FILES[self._pick("file", files, "comma, UTF-8")]

    def _stub_fits(self, stub):
        if stub.make is stubs.alone or self.choice["header"] == "series metadata":
            return stub.make is stubs.alone and self.choice["header"] == "series metadata"
        where = self.header_form.where
        if where in ("rows", "two"):
            return stub.periods and not stub.codes and stub.named and not stub.levels
        return True

    def _arrangement_fits(self, name):
        if name in ("halves side by side", "page break"):
            return self.stub.named and self.header_form.where != "two" and "once" not in self.choice["header"] and \
                self.choice["header"] != "series metadata"
        return True

    def _draw(self):
        random, form = self.random, self.header_form
        self.printing = headers.Printing(self.choice["header"], self.kind, self.language, random)
        total_word = random.choice(self.words["totals"])
        categories = truth.make_categories(self.words, self.stub, total_word, self.choice["total"], random)
        n_measures = random.choice(form.measures)
        measures = list(self.words["measures"][:n_measures])
        if self.choice["numbers"] == "decimals and △" or (n_measures > 1 and random.random() < 0.3):
            measures[-1] = self.words["rate"]
        first = (2016 if self.kind == "year" else 2019) if "once" in self.choice["header"] else None
        periods = truth.make_periods(self.kind, random.choice(form.periods), random, first)
        areas = self.words["area"][1] if self.stub.areas else [""]
        self.table = truth.Table(self.language, areas, categories, measures, periods)
        self.numbers = printing.NUMBERS[self.choice["numbers"]]
        mark = printing.MARKS[self.choice["marks"]]
        if mark and measures[0] == self.words["rate"] and mark[0] == "nil":
            mark = None  # a dash is nil in counts alone
            self.choice["marks"] = "none"
        self.mark = mark
        truth.fill(self.table, self.numbers, mark, random)

    def cell(self, a, c, m, p):
        value, status = self.table.cells[a, c, m, p]
        if status:
            return self.mark[2]
        text = self.numbers.text(value)
        return printing.decimal_comma(text) if self.file_form.comma else text

    def _write(self):
        names, rows = self.stub.make(self.table, self.random)
        header = self.header_form.make(self.table, self.printing)
        if self.header_form.where == "rows":
            sheet = self._rows_by_period(names, rows, header)
        elif self.header_form.where == "two":
            sheet = self._rows_by_two(names, rows, header)
        else:
            sheet = self._sheet(names, header, [self._row(cells, header, a, c, 0) for cells, a, c in rows])
        sheet.optional |= {c.code for c in self.table.categories if c.code}
        printing.ARRANGEMENTS[self.choice["arrangement"]](sheet, self.words, self.random)
        printing.AROUND[self.choice["around"]](sheet, self.words, self.random)
        self.optional = {printing.key_text(t) for t in sheet.optional}
        self.stub_names = names
        try:
            self.file = self.file_form.encode(sheet.rows())
        except UnicodeEncodeError:  # a character that the encoding lacks: ～ in EUC-JP
            self.choice["file"] = "comma, UTF-8"
            self.file_form = printing.FILES["comma, UTF-8"]
            return self._write()
        return self._expect()

    def _sheet(self, names, header, body):
        top = [[""] * len(names) + list(row) for row in header.rows]
        for i, name in enumerate(names):
            top[header.stub_row][i] = name
        for row, text in header.extra.items():
            top[row][0] = text
        return printing.Sheet(top, body, len(names))

    def _row(self, cells, header, a, c, p):
        if c is None:
            return list(cells) + [""] * len(header.columns)
        return list(cells) + [self.cell(a, c, m, p if at is None else at) for m, at in header.columns]

    def _rows_by_period(self, names, rows, header):
        """The column of periods behind the stub, or before it."""
        words = self.words["fiscal" if "fiscal" in self.kind else "years"]
        # A column of years without a name stands first, or it cannot be told from codes.
        name = self.random.choice([w for w in words if w or not self.stub.areas])
        if not names:
            name = ""
        if self.printing.style == "H28" and "年" not in name:
            name = "年次"  # a letter with a number needs a word to be a year
        front = not self.stub.areas and self.choice["stub"] != "heading lines" and self.random.random() < 0.4
        body = []
        for cells, a, c in rows:
            if c is None:
                body.append(list(cells) + [""] * (1 + len(header.columns)))
                continue
            for p, period in enumerate(self.table.periods):
                shown = [self.printing.period(period)]
                body.append((shown + list(cells) if front else list(cells) + shown) +
                            self._row([], header, a, c, p))
        return self._sheet([name] + names if front else names + [name], header, body)

    def _rows_by_two(self, names, rows, header):
        """A column of years and one of their parts; a year printed once, or in each row."""
        once = self.random.random() < 0.5
        year_name = self.words["fiscal"][0] if "fiscal" in self.kind else self.words["years"][0]
        part_name = {"month": "月" if self.language == "ja" else "Month"}.get(self.kind, self.words["quarter"])
        body = []
        for cells, a, c in rows:
            if c is None:
                body.append(list(cells) + [""] * (2 + len(header.columns)))
                continue
            before = None
            for p, period in enumerate(self.table.periods):
                year = "" if once and period.year == before else self.printing.year(period.year)
                before = period.year
                body.append(list(cells) + [year, self.printing.part(period.part)] + self._row([], header, a, c, p))
        return self._sheet(names + [year_name, part_name], header, body)

    def _expect(self):
        table, key = self.table, printing.key_text
        self.expected = {}
        in_header = self.header_form.where != "none"
        # Numbered labels are read as they stand.
        joined = self.stub.levels == "numbered"
        for (a, c, m, p), (value, status) in table.cells.items():
            category = table.categories[c]
            label = f"{category.code} {category.label}" if joined else category.label
            labels = frozenset(key(t) for t in (table.areas[a], category.group, label) if t)
            dates = table.periods[p].dates() if in_header else None
            self.expected[labels, key(table.measures[m][0]), dates] = (value, status)

KEPT = ()
