#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include <sangyo/read.h>
#include "table/classification.h"
#include "table/role.h"

enum { MOST = 32 };

/* Rows by line: label|code|values by slice…; what becomes of each: p part, t total, - not added. */
struct given {
    const char *what, *rows, *kinds;
    int level_of, depth;
    enum sg_levels_by by;
};

static const struct given cases[] = {
    {"a total by its label", "合計||10|20\nA||4|9\nB||6|11\n", "tpp", 0, 1, SG_LEVELS_BY_NONE},
    {"indentation, as the sums say", "総数||10\n製造業||6\n　食料品||2\n　金属||4\n商業||4\n",
     "tp--p", 0, 2, SG_LEVELS_BY_INDENT},
    {"one item of several below", "総数||10\n製造業||6\n　食料品||2\n商業||4\n", "tp-p", 0, 2,
     SG_LEVELS_BY_INDENT},
    {"indentation that sums contradict", "総数||10\n製造業||3\n　食料品||3\n　商業||4\n", "tppp", 0,
     1, SG_LEVELS_BY_NONE},
    {"more below than above", "製造業||3\n　食料品||3\n　商業||4\n", "ppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"a total at any depth", "　総　数||10\nA||4\nB||6\n", "tpp", 0, 1, SG_LEVELS_BY_NONE},
    {"all but the total indented", "総数||10\n　A||4\n　B||6\n", "tpp", 0, 1, SG_LEVELS_BY_NONE},
    {"three levels", "総数||10\nA||6\n　B||6\n　　C||2\n　　D||4\nE||4\n", "tp---p", 0, 3,
     SG_LEVELS_BY_INDENT},
    {"the second", "総数||10\nA||6\n　B||6\n　　C||2\n　　D||4\nE||4\n", "t-p--p", 2, 3,
     SG_LEVELS_BY_INDENT},
    {"the leaves", "総数||10\nA||6\n　B||6\n　　C||2\n　　D||4\nE||4\n", "t--ppp", SG_LEVEL_LEAF, 3,
     SG_LEVELS_BY_INDENT},
    {"letters and numbers", "D 建設業||9\n06 総合工事||5\n07 職別||4\nE 製造業||3\n09 食料||3\n",
     "p--p-", 0, 2, SG_LEVELS_BY_CODES},
    {"codes beside labels", "建設業|D|9\n総合工事|06|5\n一般土木|061|5\n製造業|E|3\n", "p--p", 0, 3,
     SG_LEVELS_BY_CODES},
    {"numbers one after the other", "A|8|9\nB|9|5\nC|10|5\n", "ppp", 0, 1, SG_LEVELS_BY_NONE},
    {"County Business Patterns", "------||100|12\n11----||40|5\n113///||40|5\n23----||60|7\n",
     "tp-p", 0, 2, SG_LEVELS_BY_CODES},
    {"areas",
     "神奈川県|14000|100\n横浜市|14100|60\n鶴見区|14101|20\n横須賀市|14201|9\n東京都|13000|90\n",
     "p---p", 0, 3, SG_LEVELS_BY_AREA_CODES},
    {"codes that only look like those of a city and its wards",
     "甲|14130|100|\n乙|14131|60|20\n丙|14132|30|9\n", "ppp", 0, 1, SG_LEVELS_BY_NONE},
    {"wards without their city", "鶴見区|14101|20\n横須賀市|14201|9\n川崎区|14131|5\n", "ppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"うち", "合計||9\n建設業||5\nうち総合||3\n製造業||4\n", "tp-p", 0, 1, SG_LEVELS_BY_WORDS},
    {"subtotals by their labels", "A||3\nB||4\n小計||7\nC||5\nD||6\n商業計||11\n合計||18\n",
     "pp-pp-t", 0, 1, SG_LEVELS_BY_NONE},
    {"a label that looks like a total and is none", "A||3\nB||4\n商業計||9\n", "ppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"an ordinary label and large numbers", "管内||1100000\n甲||500000\n乙||600000\n", "tpp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"an ordinary label and small numbers", "管内||11|21\n甲||5|10\n乙||6|11\n", "ppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"many slices make it sure", "管内||110|210|310\n甲||50|100|150\n乙||60|110|160\n", "tpp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"1 = 1 + 0 in ten years is one slice",
     "管内||100|100|100|100|100|100\n甲||60|60|60|60|60|60\n乙||40|40|40|40|40|40\n", "ppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"blocks before their areas",
     "東北||3000|3100\n青森県||1000|1100\n岩手県||2000|2000\n関東||9000|9000\n茨城県||4000|"
     "3000\n栃木県||5000|6000\n",
     "-pp-pp", 0, 1, SG_LEVELS_BY_NONE},
    {"small sums that the total bears out",
     "総合||91|59\n製造業||26|19\n食品||11|6\n機械||15|13\n非製造業||65|40\n卸売業||23|16\n消費財||"
     "12|8\n"
     "生産財||11|8\n小売業||42|24\n",
     "t-pp--ppp", 0, 1, SG_LEVELS_BY_NONE},
    {"and that it does not",
     "総合||92|59\n製造業||26|19\n食品||11|6\n機械||15|13\n非製造業||65|40\n卸売業||23|16\n消費財||"
     "12|8\n"
     "生産財||11|8\n小売業||42|24\n",
     "tpppppppp", 0, 1, SG_LEVELS_BY_NONE},
    {"the year among its months", "年計||60\n1月||10\n2月||20\n3月||30\n", "tppp", 0, 1,
     SG_LEVELS_BY_NONE},
    {"subtotals of subtotals", "総計||21\nA計||10\na||4\nb||6\nB計||11\nc||5\nd||6\n", "t-pp-pp", 0,
     1, SG_LEVELS_BY_NONE},
};

struct made {
    struct sg_classification c;
    char *text;
};

/* The text before `end`, which becomes its end; `*at` moves past it, to NULL behind the last. */
static char *cut(char **at, char end)
{
    char *text = *at;
    char *found = text ? strchr(text, end) : NULL;
    if (found)
        *found++ = '\0';
    *at = found;
    return text;
}

static void add_row(struct made *made, size_t item, char *line, double *values, uint32_t *items,
                    uint32_t *slices)
{
    struct sg_sum_rows *rows = &made->c.rows;
    char *field = cut(&line, '|');
    made->c.label[item] = field;
    made->c.kind[item] = sg_role_is_total(field, NULL) ? SG_ITEM_TOTAL : SG_ITEM_PART;
    field = cut(&line, '|');
    made->c.others[0][item] = *field ? field : NULL;
    size_t slice = 0;
    while ((field = cut(&line, '|')) != NULL) {
        if (!*field) {
            slice++;
            continue; /* no such row */
        }
        items[rows->n_rows] = (uint32_t)item;
        slices[rows->n_rows] = (uint32_t)slice++;
        values[rows->n_rows++] = strcmp(field, "X") == 0 ? NAN : atof(field);
    }
    rows->n_slices = slice;
}

static void make(struct made *made, const struct given *given, double *values, uint32_t *items,
                 uint32_t *slices)
{
    static const double whole[MOST];
    *made = (struct made){.text = sg_copy_text(given->rows)};
    struct sg_classification *c = &made->c;
    c->label = sg_alloc(MOST, sizeof *c->label);
    c->kind = sg_alloc(MOST, sizeof *c->kind);
    c->others = sg_alloc(1, sizeof *c->others);
    c->others[0] = sg_alloc(MOST, sizeof **c->others);
    c->n_others = 1;
    c->level_of = given->level_of;
    char *at = made->text;
    for (char *line; (line = cut(&at, '\n')) != NULL && *line;)
        add_row(made, c->n++, line, values, items, slices);
    c->rows.n_items = c->n;
    c->rows.item = items;
    c->rows.slice = slices;
    c->rows.value = values;
    c->rows.rounding = whole;
}

static void kinds_and_levels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        double values[MOST * MOST];
        uint32_t items[MOST * MOST], slices[MOST * MOST];
        char kinds[MOST] = "";
        make(&made, &cases[i], values, items, slices);
        sg_classification_find(&made.c);
        for (size_t k = 0; k < made.c.n; k++)
            kinds[k] = "pt?-"[made.c.kind[k]];
        if (strcmp(kinds, cases[i].kinds) != 0 || made.c.depth != cases[i].depth ||
            made.c.by != cases[i].by)
            fail_msg("%s: %s, depth %d, by %d", cases[i].what, kinds, made.c.depth, (int)made.c.by);
        sg_classification_free(&made.c);
        free(made.text);
    }
}

/* Divisions of one municipality in SSDSE-A: parts all, though chance sums are frequent. */
enum { DIVISIONS = 18, MEASURES = 2, YEARS = 2 };

struct editions {
    struct sg_table tables[YEARS];
    size_t columns[YEARS][MEASURES]; /* the first division */
};

/* Columns are told by what stands before the bracket of the first division. */
static size_t find_column(const struct sg_table *table, const char *measure)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const char *name = table->columns[i]->name;
        if (strncmp(name, measure, strlen(measure)) == 0 && strstr(name, "（農業"))
            return i;
    }
    fail_msg("no column of %s", measure);
    return 0;
}

static bool read_editions(struct editions *of)
{
    static const char *const files[] = {"data/japan/SSDSE-A-2021.csv",
                                        "data/japan/SSDSE-A-2024.csv"};
    static const char *const measures[] = {"事業所数", "従業者数"};
    for (size_t y = 0; y < YEARS; y++)
        sg_table_init(&of->tables[y]);
    for (size_t y = 0; y < YEARS; y++) {
        const char *path = shared_file(files[y]);
        struct sg_read_options options;
        struct sg_error err = {0};
        sg_read_options_init(&options);
        if (!path)
            return false;
        if (!sg_read_table(path, &options, &of->tables[y], NULL, &err))
            fail_msg("%s", err.message);
        for (size_t m = 0; m < MEASURES; m++)
            of->columns[y][m] = find_column(&of->tables[y], measures[m]);
    }
    return true;
}

/* The divisions of the municipality of a row of the first edition, which the second has too. */
static ptrdiff_t same_area(const struct editions *of, size_t row)
{
    const char *code = sg_column_text(of->tables[0].columns[0], row);
    const struct sg_column *codes = of->tables[1].columns[0];
    for (size_t i = 0; i < of->tables[1].n_rows; i++)
        if (strcmp(sg_column_text(codes, i), code) == 0)
            return (ptrdiff_t)i;
    return -1;
}

static size_t not_parts(const struct editions *of, size_t row, size_t measures, size_t years)
{
    struct sg_classification c = {.n = DIVISIONS};
    double values[DIVISIONS * MEASURES * YEARS], rounding[MEASURES * YEARS] = {0};
    uint32_t items[DIVISIONS * MEASURES * YEARS], slices[DIVISIONS * MEASURES * YEARS];
    size_t n = 0, taken = 0;
    ptrdiff_t rows[YEARS] = {(ptrdiff_t)row, years > 1 ? same_area(of, row) : -1};
    c.label = sg_alloc(DIVISIONS, sizeof *c.label);
    c.kind = sg_alloc(DIVISIONS, sizeof *c.kind);
    for (size_t y = 0; y < years && rows[y] >= 0; y++)
        for (size_t m = 0; m < measures; m++)
            for (size_t i = 0; i < DIVISIONS; i++) {
                const struct sg_column *column = of->tables[y].columns[of->columns[y][m] + i];
                c.label[i] = "業";
                items[n] = (uint32_t)i;
                slices[n] = (uint32_t)(y * measures + m);
                values[n++] = column->values[rows[y]];
            }
    c.rows = (struct sg_sum_rows){n, DIVISIONS, measures * years, items, slices, values, rounding};
    sg_classification_find(&c);
    for (size_t i = 0; i < DIVISIONS; i++)
        taken += c.kind[i] != SG_ITEM_PART;
    sg_classification_free(&c);
    return taken;
}

static void no_division_is_taken_for_a_total(void **state)
{
    (void)state;
    struct editions of;
    if (read_editions(&of))
        for (size_t row = 0; row < of.tables[0].n_rows; row++)
            for (size_t measures = 1; measures <= MEASURES; measures++)
                for (size_t years = 1; years <= YEARS; years++)
                    assert_int_equal(not_parts(&of, row, measures, years), 0);
    for (size_t y = 0; y < YEARS; y++)
        sg_table_free(&of.tables[y]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_and_levels),
        cmocka_unit_test(no_division_is_taken_for_a_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
