"""Periods: how tables print them, and what a printed one means as (first month, months)."""
import re
import unicodedata

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Period:
    """A year, fiscal year, quarter (of a calendar or fiscal year) or month."""

    def __init__(self, kind, year, part=0):
        self.kind, self.year, self.part = kind, year, part

    def dates(self):
        """(months since year 0, length)"""
        start = self.year * 12
        if self.kind == "fiscal":
            return (start + 3, 12)
        if self.kind == "quarter":
            return (start + 3 * (self.part - 1), 3)
        if self.kind == "fiscal quarter":
            return (start + 3 * self.part, 3)
        if self.kind == "month":
            return (start + self.part - 1, 1)
        return (start, 12)


def era_of(year):
    """平成 until 2018, 令和 from 2019."""
    name = "令和" if year >= 2019 else "平成"
    n = year - ERAS[name]
    return name, "元" if n == 1 else str(n)


def _era(year, suffix):
    return "".join(era_of(year)) + suffix


def _letter(year):
    return f"R{year - 2018}" if year >= 2019 else f"H{year - 1988}"


# style: (kinds, languages, text of the year)
YEAR_STYLES = {
    "2016": (("year",), "ja en", lambda y: str(y)),
    "2016年": (("year",), "ja", lambda y: f"{y}年"),
    "平成28年": (("year",), "ja", lambda y: _era(y, "年")),
    "H28": (("year",), "ja", _letter),
    "２０１６年": (("year",), "ja", lambda y: f"{y}年".translate(WIDE)),
    "令和3年(2021年)": (("year",), "ja", lambda y: f"{_era(y, '年')}({y}年)"),
    "2019年度": (("fiscal",), "ja", lambda y: f"{y}年度"),
    "令和元年度": (("fiscal",), "ja", lambda y: _era(y, "年度")),
    "FY2019": (("fiscal",), "en", lambda y: f"FY{y}"),
    "2019-20": (("fiscal",), "en", lambda y: f"{y}-{(y + 1) % 100:02}"),
    "2019/20": (("fiscal",), "en", lambda y: f"{y}/{(y + 1) % 100:02}"),
}
WIDE = {ord("0") + i: 0xFF10 + i for i in range(10)}

# Parts of a year under or beside it, by kind.
PART_STYLES = {
    "1-3月": ("quarter", "ja", lambda n: f"{3 * n - 2}-{3 * n}月"),
    "１～３月期": ("quarter", "ja", lambda n: f"{3 * n - 2}～{3 * n}月期".translate(WIDE)),
    "第1四半期": ("quarter", "ja", lambda n: f"第{n}四半期"),
    "Q1": ("quarter", "en", lambda n: f"Q{n}"),
    "第1四半期 of 年度": ("fiscal quarter", "ja", lambda n: f"第{n}四半期"),
    "4～6月期 of 年度": ("fiscal quarter", "ja", lambda n: "{}～{}月期".format(*[(4, 6), (7, 9), (10, 12), (1, 3)][n - 1])),
    "1月": ("month", "ja", lambda n: f"{n}月"),
    "Jan": ("month", "en", lambda n: MONTHS[n - 1]),
}

# Year and part in one text.
WHOLE_STYLES = {
    "2023Q1": ("quarter", "ja en", lambda p: f"{p.year}Q{p.part}"),
    "2023年1～3月期": ("quarter", "ja", lambda p: f"{p.year}年{3 * p.part - 2}～{3 * p.part}月期"),
    "令和5年1-3月期": ("quarter", "ja", lambda p: f"{_era(p.year, '年')}{3 * p.part - 2}-{3 * p.part}月期"),
    "令和5年度第1四半期": ("fiscal quarter", "ja", lambda p: f"{_era(p.year, '年度')}第{p.part}四半期"),
    "2020年1月": ("month", "ja", lambda p: f"{p.year}年{p.part}月"),
    "Jan-20": ("month", "en", lambda p: f"{MONTHS[p.part - 1]}-{p.year % 100:02}"),
    "2020-01": ("month", "en", lambda p: f"{p.year}-{p.part:02}"),
    "2020M01": ("month", "en", lambda p: f"{p.year}M{p.part:02}"),
}

_YEAR = r"(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR])\.?(?P<n>\d{1,2}|元)|(?P<fy>FY)?(?P<y>\d{4}))"
_WHOLE = re.compile(
    _YEAR + r"(?P<fiscal>年度)?年?(?:\(\d{4}年?(?P<fiscal2>度)?\))?[ -]*"
    r"(?:第?(?P<q>\d)四半期|Q(?P<q2>\d)|(?P<from>\d{1,2})[-~](?P<to>\d{1,2})月期?|(?P<m>\d{1,2})月|"
    r"M(?P<m2>\d\d)|(?<=-)(?P<m3>\d\d)|(?P<name>[A-Z][a-z]{2}))?$")


def dates_of(text):
    """What a printed period means, or None."""
    text = unicodedata.normalize("NFKC", text).strip().replace("～", "~")
    month = re.fullmatch(r"([A-Z][a-z]{2})[- ](\d\d|\d{4})", text)
    if month and month[1] in MONTHS:
        year = int(month[2]) + (2000 if len(month[2]) == 2 else 0)
        return (year * 12 + MONTHS.index(month[1]), 1)
    split = re.fullmatch(r"(\d{4})[-/](\d\d)", text)
    if split and int(split[2]) == (int(split[1]) + 1) % 100 and (int(split[2]) > 12 or "/" in text or int(split[1]) >= 2000):
        return (int(split[1]) * 12 + 3, 12)
    found = _WHOLE.match(text)
    return _dates_of_match(found) if found else None


def _dates_of_match(found):
    g = found.groupdict()
    if g["y"]:
        year = int(g["y"])
    else:
        year = ERAS[LETTERS.get(g["era"], g["era"])] + (1 if g["n"] == "元" else int(g["n"]))
    fiscal = bool(g["fiscal"] or g["fiscal2"] or g["fy"])
    quarter = g["q"] or g["q2"]
    month = g["from"] or g["m"] or g["m2"] or g["m3"]
    if g["name"]:
        month = MONTHS.index(g["name"]) + 1
    if quarter:
        return (year * 12 + 3 * (int(quarter) - 1) + (3 if fiscal else 0), 3)
    if month:
        year += fiscal and int(month) < 4
        length = int(g["to"]) - int(g["from"]) + 1 if g["from"] else 1
        return (year * 12 + int(month) - 1, length)
    return (year * 12 + (3 if fiscal else 0), 12)
