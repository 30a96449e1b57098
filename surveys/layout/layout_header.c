/* Finding the header rows. */
#include <string.h>

#include <sangyo/period.h>
#include "table/text.h"

#include "layout_parts.h"

bool sg_header_is_period(const char *cell)
{
    struct sg_period period;
    if (!sg_period_read(cell, NULL, &period, NULL) || period.kind == SG_PERIOD_NONE)
        return false;
    return period.month >= 1800 * 12 && period.month < 2200 * 12;
}

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
    if (profile->filled[row] == 2 && in_first_two == 2 && sg_marks_find(NULL, first, &status))
        return true;
    return profile->filled[row] == 1 && !sg_layout_is_blank(first) && profile->most > 1;
}

/* The first row that is wide enough for a header. */
static size_t first_wide(const struct sg_grid *grid, const struct sg_profile *profile, size_t from)
{
    for (size_t row = from; row < grid->n_rows; row++)
        if (profile->filled[row] * 2 >= profile->most && !sg_header_is_preamble(grid, profile, row))
            return row;
    return grid->n_rows;
}

static bool is_ascii(const char *cell)
{
    for (; *cell; cell++)
        if ((unsigned char)*cell >= 0x80)
            return false;
    return true;
}

/* Whether labels that the row below tells apart stand here: merged (empty) or repeated cells. */
static bool is_merged(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    const char *before = "";
    for (size_t c = 0; c < profile->n_columns; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (profile->numeric[c] && (sg_layout_is_blank(cell) || strcmp(cell, before) == 0))
            return true;
        before = cell;
    }
    return false;
}

/* Whether the columns of labels are empty, or say no more than 年度, in this row. */
static bool has_no_labels(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    for (size_t c = 0; c < profile->n_columns; c++) {
        const char *cell = sg_grid_cell(grid, row, c);
        if (!profile->numeric[c] && !sg_layout_is_blank(cell) && cell[0] != '/' &&
            !sg_text_same_key(cell, "年度") && !sg_text_same_key(cell, "年") &&
            !sg_text_same_key(cell, "単位"))
            return false;
    }
    return true;
}

static bool is_period_row(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    return profile->n_numeric < profile->n_columns &&
           sg_profile_all(grid, profile, row, sg_header_is_period) &&
           has_no_labels(grid, profile, row);
}

/* Whether texts in `row`, below the header row `upper`, still are header: below codes, below merged
   labels, or without labels of their own. */
static bool goes_on(const struct sg_grid *grid, const struct sg_profile *profile, size_t upper,
                    size_t row)
{
    if (!sg_profile_is_texts(grid, profile, row))
        return false;
    if (row == upper + 2 && is_period_row(grid, profile, upper + 1))
        return true;
    if (row != upper + 1)
        return false;
    if (has_no_labels(grid, profile, row) || is_merged(grid, profile, upper))
        return true;
    return profile->n_numeric > 1 && sg_profile_all(grid, profile, upper, is_ascii) &&
           !sg_profile_all(grid, profile, row, is_ascii);
}

/* The last header row, `first` being a wide one. */
static size_t last_row(const struct sg_grid *grid, const struct sg_profile *profile, size_t first)
{
    size_t last = first;
    if (profile->n_numeric == 0)
        return first;
    for (size_t row = first; row < first + 4 && row < grid->n_rows; row++)
        if (sg_profile_is_texts(grid, profile, row)) {
            last = row;
            break;
        }
    for (size_t ahead = 0; ahead < 2; ahead++)
        for (size_t row = last + 2; row > last; row--)
            if (row < grid->n_rows && goes_on(grid, profile, last, row))
                last = row;
    if (last + 1 < grid->n_rows && is_period_row(grid, profile, last + 1))
        last++;
    return last;
}

/* Whether the narrow row above a header is its top: merged labels or years over the numbers. */
static bool is_top(const struct sg_grid *grid, const struct sg_profile *profile, size_t row)
{
    if (sg_header_is_preamble(grid, profile, row))
        return false;
    size_t first_numeric = 0;
    while (first_numeric < profile->n_columns && !profile->numeric[first_numeric])
        first_numeric++;
    const char *over_first = sg_grid_cell(grid, row, first_numeric);
    if (profile->filled[row] == 1)
        return !sg_layout_is_blank(over_first) && !is_unit_remark(over_first);
    for (size_t c = first_numeric; c < profile->n_columns; c++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, c)) && (c > 1 || profile->n_columns <= 3))
            return true;
    return false;
}

void sg_header_find(const struct sg_grid *grid, struct sg_layout_options options,
                    const struct sg_profile *profile, struct sg_layout *layout)
{
    size_t skip = options.skip_rows > 0 ? (size_t)options.skip_rows : 0;
    size_t first = options.skip_rows >= 0 ? skip : first_wide(grid, profile, 0);
    size_t last = last_row(grid, profile, first);
    for (size_t row = last; row > first; row--)
        if (sg_header_is_preamble(grid, profile, row - 1))
            first = row;
    while (options.skip_rows < 0 && first > 0 && last - first < 2 &&
           is_top(grid, profile, first - 1))
        first--;
    layout->header = first;
    layout->n_header = options.header_rows >= 0 ? (size_t)options.header_rows : last - first + 1;
}
