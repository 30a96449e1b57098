"""Header forms: what stands over the columns of values. Each gives the columns as (measure, period), places in
the lists of the table (None: not in the header), and the header rows over them."""
from periods import PART_STYLES, WHOLE_STYLES, YEAR_STYLES


class Header:
    """`stub_row`: the header row in which the names of the stub stand; `extra`: cells of the stub in other rows."""

    def __init__(self, columns, rows, stub_row=0, extra=None):
        self.columns, self.rows, self.stub_row, self.extra = columns, rows, stub_row, extra or {}


class Form:
    """`kinds`: kinds of periods it can show; `where`: of the periods: none, header, rows, two columns of rows."""

    def __init__(self, make, kinds=("year",), measures=(2, 3), periods=(2, 3), where="header", split=False):
        self.make, self.kinds, self.measures, self.periods = make, kinds, measures, periods
        self.where, self.split = where, split


def over(table, outer):
    """All columns, measures or periods outermost."""
    measures, periods = range(len(table.measures)), range(len(table.periods))
    if outer == "measure":
        return [(m, p) for m in measures for p in periods]
    return [(m, p) for p in periods for m in measures]


def merged(texts):
    """A label in the first cell of its run alone."""
    return [t if i == 0 or t != texts[i - 1] else "" for i, t in enumerate(texts)]


def centred(texts, size):
    """A label in the middle cell of each group of `size`."""
    return [t if i % size == size // 2 else "" for i, t in enumerate(texts)]


def measure_texts(table, columns):
    return [table.measures[m][0] for m, _ in columns]


def brackets(table):
    return "（{}）" if table.language == "ja" else "({})"


def with_units(table, columns):
    return [table.measures[m][0] + brackets(table).format(table.measures[m][1]) for m, _ in columns]


def unit_texts(table, columns):
    return [brackets(table).format(table.measures[m][1]) for m, _ in columns]


def period_texts(table, columns, print_period):
    return [print_period(table.periods[p]) for _, p in columns]


def only_measures(table, printing):
    columns = [(m, None) for m in range(len(table.measures))]
    return Header(columns, [measure_texts(table, columns)])


def measures_with_units(table, printing):
    columns = [(m, None) for m in range(len(table.measures))]
    return Header(columns, [with_units(table, columns)])


def units_row(table, printing):
    columns = [(m, None) for m in range(len(table.measures))]
    return Header(columns, [measure_texts(table, columns), unit_texts(table, columns)])


def only_periods(table, printing):
    columns = [(0, p) for p in range(len(table.periods))]
    return Header(columns, [period_texts(table, columns, printing.period)])


def one_label_over_periods(table, printing):
    columns = [(0, p) for p in range(len(table.periods))]
    return Header(columns, [merged(measure_texts(table, columns)), period_texts(table, columns, printing.period)])


def two_rows(outer, join, stub_row, units=False):
    """Measures over periods or the other way; `join` merges or repeats the labels of the outer row."""

    def make(table, printing):
        columns = over(table, outer)
        measures, periods = measure_texts(table, columns), period_texts(table, columns, printing.period)
        upper, lower = (measures, periods) if outer == "measure" else (periods, measures)
        rows = [join(upper), lower]
        if units:
            rows.append(unit_texts(table, columns))
        return Header(columns, rows, stub_row)

    return make


def repeated(texts):
    return texts


def centred_measures(table, printing):
    columns = over(table, "measure")
    n = len(table.periods)
    return Header(columns, [centred(measure_texts(table, columns), n), period_texts(table, columns, printing.period)])


def period_in_label(pattern):
    def make(table, printing):
        columns = over(table, "measure")
        return Header(columns, [[pattern.format(m=table.measures[m][0], p=printing.period(table.periods[p]))
                                 for m, p in columns]])

    return make


def parts_under_years(table, printing):
    columns = [(0, p) for p in range(len(table.periods))]
    years = [printing.year(table.periods[p].year) for _, p in columns]
    return Header(columns, [merged(years), [printing.part(table.periods[p].part) for _, p in columns]])


def measures_over_years_over_parts(table, printing):
    columns = over(table, "measure")
    years = [printing.year(table.periods[p].year) for _, p in columns]
    parts = [printing.part(table.periods[p].part) for _, p in columns]
    shown = [y if parts[i] == parts[0] or i == 0 or y != years[i - 1] or columns[i][0] != columns[i - 1][0] else ""
             for i, y in enumerate(years)]
    return Header(columns, [merged(measure_texts(table, columns)), shown, parts])


def codes_periods_labels(table, printing):
    columns = over(table, "measure")
    codes = [f"A{11 + m}{1 + p:02}" for m, p in columns]
    return Header(columns, [codes, period_texts(table, columns, printing.period), measure_texts(table, columns)], 2)


def series_metadata(table, printing):
    columns = [(m, None) for m in range(len(table.measures))]
    names = ["Unit", "Series type", "Frequency", "Series ID"]
    rows = [measure_texts(table, columns), [table.measures[m][1] for m, _ in columns], ["Original"] * len(columns),
            ["Annual"] * len(columns), [f"A{2304334 + m}K" for m, _ in columns]]
    return Header(columns, rows, 0, {i + 1: n for i, n in enumerate(names)})


YEARS = ("year", "fiscal")
FIRST_YEARS = (2016, 2019)  # of the forms with the era once
PARTS = ("quarter", "fiscal quarter", "month")

MANY = (2, 3, 4, 5)

HEADERS = {
    "measures": Form(only_measures, periods=(1,), where="none"),
    "measures with units": Form(measures_with_units, periods=(1,), where="none"),
    "units row": Form(units_row, periods=(1,), where="none"),
    "periods": Form(only_periods, YEARS, measures=(1,), periods=MANY),
    "quarters or months": Form(only_periods, PARTS, measures=(1,), periods=(3, 4)),
    "one label over periods": Form(one_label_over_periods, YEARS, measures=(1,), periods=MANY),
    "measure over period": Form(two_rows("measure", merged, 0), YEARS, periods=MANY),
    "measure over period, stub below": Form(two_rows("measure", merged, 1), YEARS, periods=MANY),
    "measure over period, repeated": Form(two_rows("measure", repeated, 0), YEARS),
    "measure over period, units": Form(two_rows("measure", merged, 0, True), YEARS),
    "measure centred over period": Form(centred_measures, YEARS, periods=(3,)),
    "period over measure": Form(two_rows("period", merged, 0), YEARS, periods=MANY),
    "period over measure, stub below": Form(two_rows("period", merged, 1), YEARS, periods=MANY),
    "period over measure, repeated": Form(two_rows("period", repeated, 0), YEARS),
    "period over measure, units": Form(two_rows("period", merged, 0, True), YEARS),
    "measure over quarter": Form(two_rows("measure", merged, 0), ("quarter", "month"), periods=(3, 4)),
    "period before label": Form(period_in_label("{p}{m}"), YEARS),
    "period behind label": Form(period_in_label("{m}（{p}）"), YEARS),
    "period behind _": Form(period_in_label("{m}_{p}"), ("year",)),
    "parts under years": Form(parts_under_years, PARTS, measures=(1,), periods=(5, 6), split=True),
    "measures over years over parts": Form(measures_over_years_over_parts, PARTS, periods=(5, 6), split=True),
    "codes, periods, labels": Form(codes_periods_labels, YEARS),
    "series metadata": Form(series_metadata, YEARS, periods=(3,), where="rows"),
    "years in rows": Form(only_measures, YEARS, where="rows"),
    "years in rows, one measure": Form(only_measures, YEARS, measures=(1,), where="rows"),
    "years in rows, units row": Form(units_row, YEARS, where="rows"),
    "quarters or months in rows": Form(only_measures, PARTS, periods=(3, 4), where="rows"),
    "year beside part in rows": Form(only_measures, PARTS, periods=(5, 6), where="two", split=True),
    "era once in header": Form(only_periods, YEARS, measures=(1,), periods=(3,)),
    "era once in rows": Form(only_measures, YEARS, periods=(3,), where="rows"),
}


class Printing:
    """The texts of periods in one rendering."""

    def __init__(self, form_name, kind, language, random):
        self.form_name = form_name
        form = HEADERS[form_name]
        language = "en" if language == "de" else language
        years = [n for n, (kinds, languages, _) in YEAR_STYLES.items() if language in languages.split()]
        if form.split:
            fiscal = "fiscal" in kind
            fits = [n for n in years if (YEAR_STYLES[n][0] == ("fiscal",)) == fiscal and "/" not in n and n != "2019-20"]
            self.style = random.choice([n for n, s in PART_STYLES.items() if s[0] == kind and language in s[1].split()])
            self._part = PART_STYLES[self.style][2]
            self.year_style = random.choice(fits)
            self.year = YEAR_STYLES[self.year_style][2]
        elif kind in ("year", "fiscal"):
            fits = [n for n in years if kind in YEAR_STYLES[n][0]]
            if "once" in form_name:
                fits = ["平成28年" if kind == "year" else "令和元年度"]
            self.style = random.choice(fits)
            self.year = YEAR_STYLES[self.style][2]
        else:
            self.style = random.choice([n for n, s in WHOLE_STYLES.items() if s[0] == kind and language in s[1].split()])
            self._whole = WHOLE_STYLES[self.style][2]

    def part(self, n):
        return self._part(n)

    def period(self, period):
        """The text of a period; where the era is printed once, the periods after the first lack it."""
        text = self.year(period.year) if period.kind in ("year", "fiscal") else self._whole(period)
        return text[2:] if "once" in self.form_name and period.year not in FIRST_YEARS else text


def kinds_of(form_name, language):
    """The kinds of periods that a form can show in a language."""
    form = HEADERS[form_name]
    language = "en" if language == "de" else language
    if form.split:
        have = {s[0] for s in PART_STYLES.values() if language in s[1].split()}
    else:
        have = {s[0] for s in WHOLE_STYLES.values() if language in s[1].split()} | {"year", "fiscal"}
    return [k for k in form.kinds if k in have]
