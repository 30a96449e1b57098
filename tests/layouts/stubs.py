"""Stub forms: how the rows are labelled. Each gives the names of its columns and its rows as (cells, area,
category); None for an area or a category that the row does not have."""


class Stub:
    """`levels`, `codes`, `sizes` say what categories it shows; `total`: it needs one; `rows_of_periods`: whether
    periods can stand in rows beside it."""

    def __init__(self, make, areas=False, levels=None, codes=None, sizes=False, total=None, periods=True, named=True):
        self.make, self.areas, self.levels, self.codes = make, areas, levels, codes
        self.sizes, self.total, self.periods, self.named = sizes, total, periods, named


def name_of(table, sizes=False):
    return table.words["sizes" if sizes else "category"][0]


def one_column(table, random):
    return [name_of(table)], [([c.label], 0, i) for i, c in enumerate(table.categories)]


def sizes(table, random):
    return [name_of(table, True)], [([c.label], 0, i) for i, c in enumerate(table.categories)]


def nameless(table, random):
    return [""], [([c.label], 0, i) for i, c in enumerate(table.categories)]


def indented(space):
    def make(table, random):
        return [name_of(table)], [([space * max(c.level - 1, 0) + c.label], 0, i)
                                  for i, c in enumerate(table.categories)]

    return make


def all_indented(table, random):
    return [name_of(table)], [(["　" * c.level + c.label], 0, i) for i, c in enumerate(table.categories)]


def numbered(table, random):
    return [name_of(table)], [([f"{c.code} {c.label}".strip()], 0, i) for i, c in enumerate(table.categories)]


def code_beside(table, random):
    return [table.words["codes"], name_of(table)], [([c.code, c.label], 0, i) for i, c in enumerate(table.categories)]


def nameless_code_beside(table, random):
    return ["", name_of(table)], [([c.code, c.label], 0, i) for i, c in enumerate(table.categories)]


def groups(table, random):
    names = [table.words["groups"][0], table.words["area"][0]]
    return names, [([c.group, c.label], 0, i) for i, c in enumerate(table.categories)]


def alone(table, random):
    return [], [([], 0, 0)]


def area_and_category(table, random):
    names = [table.words["area"][0], name_of(table)]
    return names, [([a, c.label], k, i) for k, a in enumerate(table.areas) for i, c in enumerate(table.categories)]


def merged_down(mark):
    def make(table, random):
        names, rows = area_and_category(table, random)
        return names, [([cells[0] if i == 0 else mark, cells[1]], k, i) for cells, k, i in rows]

    return make


def heading_lines(table, random):
    rows = []
    for k, area in enumerate(table.areas):
        rows.append(([area], None, None))
        rows += [([c.label], k, i) for i, c in enumerate(table.categories)]
    return [name_of(table)], rows


# Series: nothing but periods down the rows.
ALONE = "periods alone"

STUBS = {
    ALONE: Stub(alone, levels="none", total="none", named=False),
    "one column": Stub(one_column),
    "sizes S M L": Stub(sizes, sizes=True),
    "nameless": Stub(nameless, named=False),
    "indented": Stub(indented("　"), levels="indented"),
    "indented by spaces": Stub(indented("  "), levels="indented"),
    "all indented": Stub(all_indented),
    "numbered": Stub(numbered, levels="numbered"),
    "code beside label": Stub(code_beside, codes="plain"),
    "year-like code beside label": Stub(code_beside, codes="years"),
    "nameless code beside label": Stub(nameless_code_beside, codes="plain"),
    "blank keys": Stub(groups, levels="grouped", total="none"),
    "area and category": Stub(area_and_category, areas=True),
    "merged down": Stub(merged_down(""), areas=True),
    "merged down by 〃": Stub(merged_down("〃"), areas=True),
    "area only on its total": Stub(merged_down(""), areas=True, total="first"),
    "heading lines": Stub(heading_lines, areas=True),
}
