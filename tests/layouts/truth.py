"""The known table: areas x categories x measures x periods, with statuses."""
from periods import Period
from words import WORDS

YEARS = {"year": [[2012, 2016, 2021, 2023, 2024], [2020, 2021, 2022, 2023, 2024]],
         "fiscal": [[2018, 2019, 2020, 2021, 2022], [2007, 2008, 2009, 2010, 2011]]}


class Category:
    """A label of the stub; `level` 0 is the total, 1 its parts, 2 parts of the part before. `group`: the label of
    the column before it, whose own label may be blank."""

    def __init__(self, label, level=1, code="", group=""):
        self.label, self.level, self.code, self.group = label, level, code, group


class Table:
    """What is known: `cells[area, category, measure, period]` = (value, status); places in the lists are keys."""

    def __init__(self, language, areas, categories, measures, periods):
        self.words = WORDS[language]
        self.language = language
        self.areas, self.categories = areas, categories
        self.measures, self.periods = measures, periods
        self.cells = {}

    def total(self):
        """The place of the total among the categories, or None."""
        levels = [c.level for c in self.categories]
        return levels.index(0) if 0 in levels else None


def make_categories(words, stub, total_word, total_place, random):
    """The categories that a stub shows."""
    if stub.levels == "indented":
        names = words["category"][1]
        parts = [Category(names[0]), Category(names[1])] + [Category(n, 2) for n in words["children"]] + \
                [Category(n) for n in names[2:4]]
    elif stub.levels == "numbered":
        top = words["numbered"]
        parts = [Category(l, 1, c) for c, l in top[:2]] + [Category(l, 2, c) for c, l in words["numbered_children"]] + \
                [Category(l, 1, c) for c, l in top[2:]]
    elif stub.levels == "none":
        return [Category("")]
    elif stub.levels == "grouped":
        return [Category(part, group=group) for group, part in words["groups"][1]]
    elif stub.sizes:
        parts = [Category(n) for n in words["sizes"][1]]
    else:
        parts = [Category(n) for n in words["category"][1][:random.choice((3, 4, 5))]]
        for i, part in enumerate(parts):
            part.code = str(1990 + 10 * i + random.randrange(10)) if stub.codes == "years" else f"{i + 4:02}"
    if total_place == "first":
        parts.insert(0, Category(total_word, 0))
    elif total_place == "last":
        parts.append(Category(total_word, 0))
    return parts


def make_periods(kind, n, random, first=None):
    """`n` periods that follow one another; `first`: years without gaps from there."""
    if first:
        return [Period(kind, first + i) for i in range(n)]
    if kind in YEARS:
        # Two fiscal years such as 2007-08 alone may be months as well.
        return [Period(kind, y) for y in (random.choice(YEARS[kind]) if n > 2 else YEARS[kind][0])[:n]]
    per_year = 12 if kind == "month" else 4
    first = 2019 if kind == "month" else 2023
    part = per_year - 1 if kind == "month" else 1
    return [Period(kind, first + (part - 1 + i) // per_year, (part - 1 + i) % per_year + 1) for i in range(n)]


def fill(table, style, mark, random):
    """Values: parts are drawn, totals and parents are their sums; a mark hides one part."""
    rates = {i for i, (name, _) in enumerate(table.measures) if name == table.words["rate"][0]}
    for a in range(len(table.areas)):
        for m in range(len(table.measures)):
            for p in range(len(table.periods)):
                _fill_slice(table, (a, m, p), style.rate if m in rates else style.draw, m in rates, random)
    if mark:
        _hide(table, mark[:2], random)


def _fill_slice(table, place, draw, rate, random):
    a, m, p = place
    whole = 0
    for c in reversed(range(len(table.categories))):
        category = table.categories[c]
        below = [i for i in range(c + 1, len(table.categories)) if category.level == 1 and _is_child(table, c, i)]
        if category.level == 0:
            continue
        value = sum(table.cells[a, i, m, p][0] for i in below) if below and not rate else draw(random)
        table.cells[a, c, m, p] = (round(value, 3), "")
        whole += value if category.level == 1 else 0
    if table.total() is not None:
        table.cells[a, table.total(), m, p] = (round(draw(random) if rate else whole, 3), "")


def _is_child(table, parent, i):
    return all(table.categories[k].level == 2 for k in range(parent + 1, i + 1))


def _hide(table, mark, random):
    """One or two parts become a mark; its total stays printed."""
    status, value = mark
    parts = [c for c, category in enumerate(table.categories) if category.level == 1]
    for a in range(len(table.areas)):
        c = random.choice(parts)
        m = 0
        p = random.randrange(len(table.periods))
        old = table.cells[a, c, m, p][0]
        table.cells[a, c, m, p] = (value, status)
        total = table.total()
        if status == "nil" and total is not None:
            before = table.cells[a, total, m, p]
            table.cells[a, total, m, p] = (round(before[0] - old, 3), before[1])
