#include "decimal_mark.h"

#include <stdio.h>
#include <string.h>

#include "eurostat.h"
#include "mark.h"
#include "number_clue.h"

/* How many cells of a file say what, and the first of each clue. */
struct clues {
    const struct sg_grid *grid;
    size_t n[SG_N_CLUES];
    size_t row[SG_N_CLUES], column[SG_N_CLUES];
    bool small_beside_marks, large_beside_marks; /* plain values in columns with open marks */
};

bool sg_number_marks_check(struct sg_number_marks asked, struct sg_error *err)
{
    return !asked.decimal || asked.decimal != asked.thousands ||
           sg_fail(err, SG_FAIL_USAGE,
                   "'%c' cannot stand both before decimals and between thousands", asked.decimal);
}

/* A row of years alone is a header. */
static bool is_year_row(const struct sg_grid *grid, size_t row)
{
    bool years = false;
    for (size_t c = 1; c < sg_grid_row_length(grid, row); c++) {
        enum sg_number_clue clue = sg_number_clue_of(sg_grid_cell(grid, row, c));
        if (clue != SG_CLUE_NONE && clue != SG_CLUE_YEAR)
            return false;
        years = years || clue == SG_CLUE_YEAR;
    }
    return years;
}

static void read_column(size_t column, struct clues *clues)
{
    const struct sg_grid *grid = clues->grid;
    size_t n[SG_N_CLUES] = {0};
    for (size_t row = 0; row < grid->n_rows; row++) {
        enum sg_number_clue clue = sg_number_clue_of(sg_grid_cell(grid, row, column));
        if (clue == SG_CLUE_NONE || (clue == SG_CLUE_YEAR && is_year_row(grid, row)))
            continue;
        if (clues->n[clue]++ == 0) {
            clues->row[clue] = row;
            clues->column[clue] = column;
        }
        n[clue]++;
    }
    if (n[SG_CLUE_COMMA_OPEN] + n[SG_CLUE_POINT_OPEN] == 0)
        return;
    clues->small_beside_marks = clues->small_beside_marks || n[SG_CLUE_SMALL];
    clues->large_beside_marks = clues->large_beside_marks || n[SG_CLUE_LARGE] + n[SG_CLUE_YEAR];
}

/* Whether a cell of a column has a mark at all: without one it proves nothing. */
static bool has_marks(const struct sg_grid *grid, size_t column)
{
    for (size_t row = 0; row < grid->n_rows; row++)
        if (strpbrk(sg_grid_cell(grid, row, column), ".,") ||
            strstr(sg_grid_cell(grid, row, column), "\xEF\xBC")) /* ， ． */
            return true;
    return false;
}

/* Kana or kanji; U+3001 to U+303F are also used elsewhere. */
static bool is_japanese(const char *text, size_t n)
{
    for (size_t i = 0; i + 2 < n; i++) {
        const unsigned char *s = (const unsigned char *)text + i;
        bool kana = s[0] == 0xE3 && s[1] >= 0x81 && s[1] <= 0x83;
        if (kana || (s[0] >= 0xE4 && s[0] <= 0xE9))
            return true;
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a mark may be a number's: one beside a digit that divides no cells, or a wide one. */
static bool may_have_marks(const char *text, size_t n, char delimiter)
{
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        bool mark = text[i] == '.' || (text[i] == ',' && (quoted || delimiter != ','));
        bool wide = text[i] == '\xEF' && i + 1 < n && text[i + 1] == '\xBC';
        if (wide ||
            (mark && ((i && is_digit(text[i - 1])) || (i + 1 < n && is_digit(text[i + 1])))))
            return true;
        quoted = quoted != (text[i] == '"');
    }
    return false;
}

bool sg_decimal_mark_is_point(const char *text, size_t n, char delimiter)
{
    return is_japanese(text, n) || !may_have_marks(text, n, delimiter);
}

static const char *first_cell(const struct clues *clues, enum sg_number_clue clue)
{
    return sg_grid_cell(clues->grid, clues->row[clue], clues->column[clue]);
}

static bool fail_at(const struct clues *clues, enum sg_number_clue clue, struct sg_error *err)
{
    char column[32];
    snprintf(column, sizeof column, "%zu", clues->column[clue] + 1);
    sg_fail_at_row(err, sg_grid_row_number(clues->grid, clues->row[clue]));
    return sg_fail_at_column(err, column);
}

static bool fail_contradiction(const struct clues *clues, enum sg_number_clue comma,
                               enum sg_number_clue point, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "'%s' has a decimal point, where other numbers such as '%s' have a decimal comma",
            first_cell(clues, point), clues->n[comma] ? first_cell(clues, comma) : "1,5");
    return fail_at(clues, point, err);
}

static bool fail_open(const struct clues *clues, enum sg_number_clue clue, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may be thousands or have three decimals; say which with --decimal comma or "
            "--decimal point",
            first_cell(clues, clue));
    return fail_at(clues, clue, err);
}

static enum sg_number_clue first_of(const struct clues *clues, enum sg_number_clue a,
                                    enum sg_number_clue b)
{
    return clues->n[a] ? a : b;
}

/* What 1,234 and 1.234 are where nothing else tells; 0: cannot be told. */
static char mark_of_open(const struct clues *clues, struct sg_number_marks asked)
{
    bool comma = clues->n[SG_CLUE_COMMA_OPEN] > 0, point = clues->n[SG_CLUE_POINT_OPEN] > 0;
    bool by_other = clues->n[SG_CLUE_OTHER_THOUSANDS] > 0 || asked.thousands;
    if (!comma && !point)
        return '.';
    if (comma && point)
        return 0;
    if (by_other)
        return comma ? ',' : '.';
    if (clues->small_beside_marks && !clues->large_beside_marks)
        return comma ? '.' : ',';
    /* as an English spreadsheet writes it */
    return comma && clues->grid->delimiter != ';' ? '.' : 0;
}

/* The mark by proof. */
static bool decide(const struct clues *clues, struct sg_number_marks asked, char *found,
                   struct sg_error *err)
{
    enum sg_number_clue comma = first_of(clues, SG_CLUE_COMMA_DECIMALS, SG_CLUE_POINT_THOUSANDS);
    enum sg_number_clue point = first_of(clues, SG_CLUE_POINT_DECIMALS, SG_CLUE_COMMA_THOUSANDS);
    bool lists = clues->grid->delimiter == ',' && comma == SG_CLUE_COMMA_DECIMALS &&
                 !clues->n[SG_CLUE_POINT_THOUSANDS] && !clues->n[SG_CLUE_OTHER_THOUSANDS];
    bool commas = clues->n[comma] && !lists, points = clues->n[point];
    if (commas && points && clues->grid->delimiter == ',')
        commas = false; /* codes such as 1.234.567 */
    if (commas && points)
        return fail_contradiction(clues, comma, point, err);
    *found = commas ? ',' : points ? '.' : mark_of_open(clues, asked);
    *found = *found ? *found : asked.otherwise;
    return *found || fail_open(clues, first_of(clues, SG_CLUE_POINT_OPEN, SG_CLUE_COMMA_OPEN), err);
}

bool sg_decimal_mark_find(const struct sg_grid *grid, const bool columns[],
                          struct sg_number_marks asked, char *found, struct sg_error *err)
{
    struct clues clues = {.grid = grid};
    *found = asked.decimal            ? asked.decimal
             : asked.thousands == ',' ? '.'
             : asked.thousands == '.' ? ','
                                      : 0;
    bool points = !*found &&
                  (!grid->n_bytes || (!asked.thousands && is_japanese(grid->bytes, grid->n_bytes)));
    if (*found == '.' || points) {
        *found = '.';
        return true;
    }
    for (size_t c = 0; c < grid->n_columns; c++)
        if ((columns ? columns[c] : c > 0 || grid->n_columns == 1) && has_marks(grid, c))
            read_column(c, &clues);
    if (!*found)
        return decide(&clues, asked, found, err);
    enum sg_number_clue point = first_of(&clues, SG_CLUE_POINT_DECIMALS, SG_CLUE_COMMA_THOUSANDS);
    return !clues.n[point] || fail_contradiction(&clues, SG_CLUE_COMMA_DECIMALS, point, err);
}

void sg_decimal_mark_exchange(char *cell)
{
    char folded[SG_MARK_FOLD_SIZE];
    enum sg_number_clue clue = sg_number_clue_of(cell);
    if ((clue != SG_CLUE_COMMA_DECIMALS && clue != SG_CLUE_POINT_THOUSANDS &&
         clue != SG_CLUE_COMMA_OPEN && clue != SG_CLUE_POINT_OPEN) ||
        !sg_mark_fold(cell, folded) || strlen(folded) > strlen(cell))
        return;
    for (char *p = folded; *p; p++)
        *p = *p == ',' ? '.' : *p == '.' ? ',' : *p;
    memcpy(cell, folded, strlen(folded) + 1);
}

static bool is_ours(const struct sg_grid *grid)
{
    size_t n = grid->n_rows ? sg_grid_row_length(grid, 0) : 0;
    for (size_t c = n > 2 ? n - 2 : 0; c < n; c++)
        if (strcmp(sg_grid_cell(grid, 0, c), "status") == 0 ||
            strcmp(sg_grid_cell(grid, 0, c), "sangyo_status") == 0)
            return true;
    return false;
}

bool sg_decimal_mark_settle(struct sg_grid *grid, struct sg_number_marks asked,
                            struct sg_error *err)
{
    char mark;
    const char *first = sg_grid_cell(grid, 0, 0);
    bool known = is_ours(grid) || sg_eurostat_begins(first, strlen(first));
    if (!asked.decimal && !asked.thousands && known)
        return true;
    if (!sg_decimal_mark_find(grid, NULL, asked, &mark, err))
        return false;
    if (mark == '.')
        return true;
    for (size_t row = 0; row < grid->n_rows; row++)
        for (size_t c = grid->n_columns > 1; c < sg_grid_row_length(grid, row); c++)
            sg_decimal_mark_exchange(grid->bytes + grid->cells[grid->rows[row] + c]);
    grid->decimal_comma = true;
    return true;
}
