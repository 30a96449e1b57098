#include "decimal_mark.h"

#include <stdio.h>
#include <string.h>

#include "mark.h"

/* What one cell says of the mark before decimals. */
enum clue {
    NO_NUMBER,
    PLAIN_SMALL, /* up to 999, without marks */
    PLAIN_LARGE,
    YEAR,           /* 1900 to 2099 */
    COMMA_DECIMALS, /* 10,5 or 5.290.252 or 1.234,5 */
    POINT_DECIMALS,
    COMMA_OPEN, /* 1,234 */
    POINT_OPEN,
    N_CLUES
};

/* The digits and marks of a printed number; n is 0 if there is more than signs, brackets, a
   percent sign and spaces around them. */
struct core {
    const char *at;
    size_t n;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of what may stand around a number; 0: nothing of the kind. */
static size_t around(const char *s)
{
    static const char *const known[] = {" ", "-", "+", "(",  ")",  "%",
                                        "△", "▲", "−", "－", "％", "\u00A0"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(s, known[i], strlen(known[i])) == 0)
            return strlen(known[i]);
    return 0;
}

/* A letter behind a space: a flag. */
static bool is_flag(const char *s)
{
    return s[0] == ' ' && ((s[1] >= 'a' && s[1] <= 'z') || s[1] == '*') && !s[2];
}

static struct core core_of(const char *cell)
{
    size_t n;
    while ((n = around(cell)) > 0)
        cell += n;
    struct core core = {cell, strspn(cell, "0123456789.,")};
    const char *rest = cell + core.n;
    while (!is_flag(rest) && (n = around(rest)) > 0)
        rest += n;
    if ((*rest && !is_flag(rest)) || core.n == 0 || !is_digit(core.at[0]) ||
        !is_digit(core.at[core.n - 1]))
        core.n = 0;
    return core;
}

static size_t count_of(struct core core, char mark)
{
    size_t n = 0;
    for (size_t i = 0; i < core.n; i++)
        n += core.at[i] == mark;
    return n;
}

/* Whether `mark` parts the first `n` bytes in threes behind one to three digits without a 0 before
   them. */
static bool in_threes(const char *s, size_t n, char mark)
{
    size_t digits = 0;
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        if (s[i] != mark) {
            digits++;
            continue;
        }
        if (first ? digits < 1 || digits > 3 || s[0] == '0' : digits != 3)
            return false;
        first = false;
        digits = 0;
    }
    return first || digits == 3;
}

static enum clue plain_clue(struct core core)
{
    if (core.n == 4 && (memcmp(core.at, "19", 2) == 0 || memcmp(core.at, "20", 2) == 0))
        return YEAR;
    return core.n > 3 ? PLAIN_LARGE : PLAIN_SMALL;
}

/* 2016.4 may be a month. */
static bool may_be_month(struct core core)
{
    return core.n <= 7 && core.n > 5 && core.at[4] == '.' &&
           plain_clue((struct core){core.at, 4}) == YEAR;
}

static enum clue clue_of(const char *cell)
{
    char folded[SG_MARK_FOLD_SIZE];
    struct core core = core_of(sg_mark_fold(cell, folded) ? folded : "");
    size_t commas = count_of(core, ','), points = count_of(core, '.');
    if (core.n == 0)
        return NO_NUMBER;
    if (commas + points == 0)
        return plain_clue(core);
    if (commas && points) {
        const char *comma = memchr(core.at, ',', core.n), *point = memchr(core.at, '.', core.n);
        bool comma_last = comma > point;
        const char *last = comma_last ? comma : point;
        bool one = comma_last ? commas == 1 : points == 1;
        if (!one || !in_threes(core.at, (size_t)(last - core.at), comma_last ? '.' : ',') ||
            memchr(last, comma_last ? '.' : ',', core.n - (size_t)(last - core.at)))
            return NO_NUMBER;
        return comma_last ? COMMA_DECIMALS : POINT_DECIMALS;
    }
    bool threes = in_threes(core.at, core.n, commas ? ',' : '.');
    if (commas + points > 1)
        return !threes ? NO_NUMBER : commas ? POINT_DECIMALS : COMMA_DECIMALS;
    if (threes)
        return commas ? COMMA_OPEN : POINT_OPEN;
    return may_be_month(core) ? NO_NUMBER : commas ? COMMA_DECIMALS : POINT_DECIMALS;
}

/* How many cells of a file say what, and the first of each clue. */
struct clues {
    size_t n[N_CLUES];
    size_t row[N_CLUES], column[N_CLUES];
    bool small_beside_marks, large_beside_marks; /* plain values in columns with open marks */
};

/* A row of years alone is a header. */
static bool is_year_row(const struct sg_grid *grid, size_t row)
{
    bool years = false;
    for (size_t c = 1; c < sg_grid_row_length(grid, row); c++) {
        enum clue clue = clue_of(sg_grid_cell(grid, row, c));
        if (clue != NO_NUMBER && clue != YEAR)
            return false;
        years = years || clue == YEAR;
    }
    return years;
}

static void read_column(const struct sg_grid *grid, size_t column, struct clues *clues)
{
    size_t n[N_CLUES] = {0};
    for (size_t row = 0; row < grid->n_rows; row++) {
        enum clue clue = clue_of(sg_grid_cell(grid, row, column));
        if (clue == NO_NUMBER || (clue == YEAR && is_year_row(grid, row)))
            continue;
        if (clues->n[clue]++ == 0) {
            clues->row[clue] = sg_grid_row_number(grid, row);
            clues->column[clue] = column + 1;
        }
        n[clue]++;
    }
    if (n[COMMA_OPEN] + n[POINT_OPEN] == 0)
        return;
    clues->small_beside_marks = clues->small_beside_marks || n[PLAIN_SMALL];
    clues->large_beside_marks = clues->large_beside_marks || n[PLAIN_LARGE] + n[YEAR];
}

/* Kana or kanji; U+3001 to U+303F are also used elsewhere. */
static bool is_japanese(const struct sg_grid *grid)
{
    for (size_t i = 0; i + 2 < grid->n_bytes; i++) {
        const unsigned char *s = (const unsigned char *)grid->bytes + i;
        bool kana = s[0] == 0xE3 && s[1] >= 0x81 && s[1] <= 0x83;
        if (kana || (s[0] >= 0xE4 && s[0] <= 0xE9))
            return true;
    }
    return false;
}

static bool fail_at(const struct clues *clues, enum clue clue, struct sg_error *err)
{
    char column[32];
    snprintf(column, sizeof column, "%zu", clues->column[clue]);
    sg_fail_at_row(err, clues->row[clue]);
    return sg_fail_at_column(err, column);
}

static const char *first_cell(const struct sg_grid *grid, const struct clues *clues, enum clue clue)
{
    return sg_grid_cell(grid, clues->row[clue] - 1, clues->column[clue] - 1);
}

static bool fail_contradiction(const struct sg_grid *grid, const struct clues *clues,
                               struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA,
            "'%s' has a decimal point, where other numbers such as '%s' have a decimal comma",
            first_cell(grid, clues, POINT_DECIMALS), first_cell(grid, clues, COMMA_DECIMALS));
    return fail_at(clues, POINT_DECIMALS, err);
}

static bool fail_open(const struct sg_grid *grid, const struct clues *clues, struct sg_error *err)
{
    enum clue clue = clues->n[COMMA_OPEN] ? COMMA_OPEN : POINT_OPEN;
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may be thousands or have three decimals; say which with --decimal comma or "
            "--decimal point",
            first_cell(grid, clues, clue));
    return fail_at(clues, clue, err);
}

/* The mark of a file whose cells are divided by other than commas; 0: cannot be told. */
static char mark_of(const struct clues *clues)
{
    if (clues->n[COMMA_DECIMALS])
        return ',';
    if (clues->n[POINT_DECIMALS])
        return '.';
    bool comma = clues->n[COMMA_OPEN] > 0, point = clues->n[POINT_OPEN] > 0;
    if (!comma && !point)
        return '.';
    if (comma && point)
        return 0;
    if (clues->small_beside_marks && !clues->large_beside_marks)
        return comma ? '.' : ',';
    return 0;
}

/* In the comparable form, which is no longer: a mark may be full-width. */
static void exchange_marks(char *cell)
{
    char folded[SG_MARK_FOLD_SIZE];
    if (!sg_mark_fold(cell, folded) || strlen(folded) > strlen(cell))
        return;
    for (char *p = folded; *p; p++)
        *p = *p == ',' ? '.' : *p == '.' ? ',' : *p;
    memcpy(cell, folded, strlen(folded) + 1);
}

static void write_with_points(struct sg_grid *grid)
{
    for (size_t row = 0; row < grid->n_rows; row++)
        for (size_t c = grid->n_columns > 1; c < sg_grid_row_length(grid, row); c++) {
            char *cell = grid->bytes + grid->cells[grid->rows[row] + c];
            enum clue clue = clue_of(cell);
            if (clue == COMMA_DECIMALS || clue == COMMA_OPEN || clue == POINT_OPEN)
                exchange_marks(cell);
        }
    grid->decimal_comma = true;
}

bool sg_decimal_mark_settle(struct sg_grid *grid, char asked, struct sg_error *err)
{
    struct clues clues = {0};
    /* Quoted cells between commas may be lists: 1,3 */
    if (asked == '.' || (!asked && (grid->delimiter == ',' || is_japanese(grid))))
        return true;
    for (size_t c = grid->n_columns > 1; c < grid->n_columns; c++)
        read_column(grid, c, &clues);
    char mark = asked ? asked : mark_of(&clues);
    if (!mark)
        return grid->delimiter == ';' ? fail_open(grid, &clues, err) : true;
    if (mark == '.')
        return true;
    if (clues.n[POINT_DECIMALS])
        return fail_contradiction(grid, &clues, err);
    write_with_points(grid);
    return true;
}
