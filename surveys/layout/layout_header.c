/* Finding the header rows. */
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "header_cells.h"
#include "header_period.h"

static bool ends_with(const char *text, const char *ending)
{
    size_t n = strlen(text), m = strlen(ending);
    return n >= m && strcmp(text + n - m, ending) == 0;
}

static bool is_unit_remark(const char *cell)
{
    return strncmp(cell, "（単位", strlen("（単位")) == 0 ||
           strncmp(cell, "(単位", strlen("(単位")) == 0 ||
           strncmp(cell, "単位", strlen("単位")) == 0;
}

bool sg_header_is_unit_remark(const char *cell)
{
    char *inside = sg_header_in_brackets(cell);
    bool remark = inside || is_unit_remark(cell);
    free(inside);
    return remark;
}

/* A line of a legend: D, withheld. */
static bool explains_letter(const char *first, const char *second)
{
    enum sg_cell_doubt doubt;
    sg_status status;
    sg_cell_read_doubtful(first, NULL, &doubt);
    return doubt == SG_CELL_LETTER && sg_marks_status_of_meaning(second, &status);
}

bool sg_header_is_preamble(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    const char *first = sg_grid_cell(grid, row, 0);
    const char *second = sg_grid_cell(grid, row, 1);
    size_t in_first_two = (size_t)!sg_layout_is_blank(first) + !sg_layout_is_blank(second);
    sg_status status;
    if (profile->filled[row] == 0)
        return true;
    if (ends_with(first, "：") || ends_with(first, ":"))
        return true;
    if (profile->filled[row] == 2 && in_first_two == 2 &&
        (sg_marks_find(NULL, first, &status) || explains_letter(first, second)))
        return true;
    if (profile->filled[row] != 1 || profile->most < 2)
        return false;
    return !sg_layout_is_blank(first) || (profile->most == 2 && sg_header_is_unit_remark(second));
}

/* Rows of a header above the first one that is wide. */
enum { MOST_TOP = 4 };

/* The first row that is wide enough for a header. */
static size_t first_wide(const struct sg_grid *grid, const struct sg_profile *profile, size_t from)
{
    for (size_t row = from; row < grid->n_rows; row++)
        if (profile->filled[row] * 2 >= profile->most && !sg_header_is_preamble(grid, profile, row))
            return row;
    return grid->n_rows;
}

/* Codes of variables: ASCII, one digit at least, each another. */
bool sg_header_is_codes(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    for (size_t c = 0; c < profile->n_columns; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (!profile->numeric[c] || sg_layout_is_blank(cell))
            continue;
        bool digit = false;
        for (; *cell; cell++) {
            if ((unsigned char)*cell >= 0x80 || *cell == ' ')
                return false;
            digit = digit || (*cell >= '0' && *cell <= '9');
        }
        if (!digit)
            return false;
    }
    return sg_header_names_all(grid, profile, row, row + 1);
}

/* Rows `first` to `last` of a header, and what they say of the columns. */
struct found {
    const struct sg_grid *grid;
    const struct sg_profile *profile;
    size_t first, last;
};

static enum sg_row_kind kind_of(const struct found *found, size_t row)
{
    return sg_header_kind_of_row(found->grid, found->profile, row);
}

static bool has_stub_name(const struct found *found)
{
    for (size_t row = found->first; row <= found->last; row++)
        if (!sg_header_lacks_stub(found->grid, found->profile, row))
            return true;
    return false;
}

static bool has_periods(const struct found *found)
{
    for (size_t row = found->first; row <= found->last; row++)
        if (kind_of(found, row) == SG_ROW_YEARS || kind_of(found, row) == SG_ROW_PERIODS)
            return true;
    return false;
}

/* The first column of a second half whose stub has the name of the first; else all columns. */
static size_t half_of(const struct found *found)
{
    const struct sg_profile *profile = found->profile;
    for (size_t c = profile->n_stub + 1; c < profile->n_columns; c++) {
        const char *name = sg_grid_cell(found->grid, found->first, c);
        for (size_t k = 0; k < profile->n_stub && !profile->numeric[c]; k++)
            if (*name && strcmp(name, sg_grid_cell(found->grid, found->first, k)) == 0)
                return c;
    }
    return profile->n_columns;
}

static bool names_all(const struct found *found)
{
    struct sg_profile half = *found->profile;
    half.n_columns = half_of(found);
    half.n_numeric = 0;
    for (size_t c = 0; c < half.n_columns; c++)
        half.n_numeric += half.numeric[c];
    return sg_header_names_all(found->grid, &half, found->first, found->last + 1);
}

/* Whether a row below the names of several series down whose rows periods stand says more of them:
   Unit, Frequency, Series ID. */
static bool is_attribute(const struct found *found, size_t row)
{
    size_t below = row;
    while (kind_of(found, below) == SG_ROW_TEXTS || kind_of(found, below) == SG_ROW_UNITS)
        below++;
    return sg_header_is_series(found->grid, found->profile, below) &&
           !sg_header_is_series(found->grid, found->profile, row);
}

/* Whether a row of texts below goes on with the header: it has no labels of its own, the rows above
   do not name all columns, or are codes, or more such rows follow. */
static bool texts_go_on(const struct found *found, size_t row)
{
    const struct sg_grid *grid = found->grid;
    if (sg_header_lacks_stub(grid, found->profile, row) || !names_all(found) ||
        !has_stub_name(found))
        return true;
    if (found->profile->n_numeric > 1 && sg_header_is_codes(grid, found->profile, found->first) &&
        !sg_header_is_codes(grid, found->profile, row))
        return true;
    if (sg_header_is_spelled(grid, found->profile, found->first, row))
        return true;
    return is_attribute(found, row);
}

static bool has_year_in_stub(const struct found *found, size_t row)
{
    for (size_t c = 0; c < found->profile->n_stub; c++) {
        enum sg_cell_class class = sg_header_class_of(sg_grid_cell(found->grid, row, c));
        if (class == SG_CLASS_YEAR || class == SG_CLASS_PERIOD)
            return true;
    }
    return false;
}

enum answer { NUMBERS, HEADER, UNKNOWN };

/* A row of years below a header: header, or numbers that look like years. */
static enum answer judge_years(const struct found *found, size_t row)
{
    bool again = row + 1 < found->grid->n_rows && kind_of(found, row + 1) == SG_ROW_YEARS;
    bool after_units = kind_of(found, row - 1) == SG_ROW_UNITS;
    bool complete = names_all(found);
    if (has_periods(found) || has_year_in_stub(found, row))
        return NUMBERS;
    if (sg_header_lacks_stub(found->grid, found->profile, row))
        return HEADER;
    if (again && (has_stub_name(found) || complete))
        return NUMBERS;
    if (has_stub_name(found) && complete)
        return NUMBERS;
    return !complete || after_units ? HEADER : UNKNOWN;
}

static bool refuse_years(const struct found *found, size_t row, struct sg_error *err)
{
    size_t column = 0;
    while (!found->profile->numeric[column])
        column++;
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may be a year of the header or a number of the first row: give --header-rows %zu "
            "for the one, --header-rows %zu for the other",
            sg_grid_cell(found->grid, row, column), row + 1 - found->first, row - found->first);
    return sg_fail_at_row(err, sg_grid_row_number(found->grid, row));
}

/* The last header row, `first` being the first one that is wide. */
static bool find_last(struct found *found, struct sg_error *err)
{
    size_t most = found->first + SG_HEADER_MAX / 2;
    for (size_t row = found->last + 1; row <= most && row < found->grid->n_rows; row++) {
        enum sg_row_kind kind = kind_of(found, row);
        if (kind == SG_ROW_EMPTY && row == found->last + 1 && sg_header_ends_word(found->grid, row))
            found->last = row;
        if (kind == SG_ROW_EMPTY)
            continue;
        enum answer answer = kind == SG_ROW_DATA ? NUMBERS : HEADER;
        if (kind == SG_ROW_YEARS)
            answer = judge_years(found, row);
        if (kind == SG_ROW_TEXTS && !texts_go_on(found, row))
            answer = NUMBERS;
        if (answer == UNKNOWN)
            return refuse_years(found, row, err);
        if (answer == NUMBERS)
            return true;
        found->last = row;
    }
    return true;
}

/* Whether a single label, not over the first column of values, stands over a row of periods. */
static bool is_centred_top(const struct found *found, size_t row)
{
    return kind_of(found, row) == SG_ROW_TEXTS &&
           (kind_of(found, row + 1) == SG_ROW_YEARS || kind_of(found, row + 1) == SG_ROW_PERIODS);
}

/* Whether a row has texts in its first two cells alone. */
static bool is_pair_of_texts(const struct sg_grid *grid, const struct sg_profile *profile,
                             size_t row)
{
    for (size_t c = 0; c < 2; c++)
        if (sg_header_class_of(sg_grid_cell(grid, row, c)) != SG_CLASS_TEXT)
            return false;
    return profile->filled[row] == 2;
}

/* Whether a pair of texts is the name of the stub, which the row below lacks, and one label over
   all columns of values: 業種,業況DI over blank,2016,2017,2018. One of several pairs under one
   another is something else: 地域,川崎市. */
static bool is_name_and_label(const struct found *found, size_t row)
{
    const struct sg_grid *grid = found->grid;
    return found->profile->n_stub == 1 && is_pair_of_texts(grid, found->profile, row) &&
           !sg_header_starts_note(sg_grid_cell(grid, row, 0)) &&
           sg_layout_is_blank(sg_grid_cell(grid, row + 1, 0)) &&
           !(row > 0 && is_pair_of_texts(grid, found->profile, row - 1));
}

/* Whether the narrow row above a header is its top: merged labels or years over the numbers. */
static bool is_top(const struct found *found, size_t row)
{
    const struct sg_grid *grid = found->grid;
    const struct sg_profile *profile = found->profile;
    if (sg_header_is_preamble(grid, profile, row))
        return false;
    if (is_name_and_label(found, row))
        return true;
    size_t first_numeric = 0, over = 0;
    const char *last = "";
    while (first_numeric < profile->n_columns && !profile->numeric[first_numeric])
        first_numeric++;
    for (size_t c = first_numeric; c < profile->n_columns; c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c))) {
            last = sg_grid_cell(grid, row, c);
            over += c > 1 || profile->n_columns <= 3 || profile->filled[row] == 1;
        }
    if (over == 0 || (over == 1 && sg_header_is_unit_remark(last)))
        return false;
    return profile->filled[row] > 1 ||
           !sg_layout_is_blank(sg_grid_cell(grid, row, first_numeric)) ||
           is_centred_top(found, row);
}

bool sg_header_find(const struct sg_grid *grid, struct sg_layout_options options,
                    const struct sg_profile *profile, struct sg_layout *layout,
                    struct sg_error *err)
{
    size_t skip = options.skip_rows > 0 ? (size_t)options.skip_rows : 0;
    size_t wide = options.skip_rows >= 0 ? skip : first_wide(grid, profile, 0);
    struct found found = {grid, profile, wide, wide};
    while (options.skip_rows < 0 && wide < grid->n_rows && found.first > 0 &&
           found.last - found.first < MOST_TOP && is_top(&found, found.first - 1))
        found.first--;
    if (profile->n_numeric && options.header_rows < 0 && !find_last(&found, err))
        return false;
    layout->header = found.first;
    layout->n_header =
        options.header_rows >= 0 ? (size_t)options.header_rows : found.last - found.first + 1;
    return true;
}
