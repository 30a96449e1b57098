/* Columns of periods that say the same: 2016年 beside 平成28年. */
#include <stdlib.h>

#include "table/role.h"

#include "arrange_parts.h"
#include "header_cells.h"
#include "header_period.h"
#include "typing_parts.h"

/* Whether the first cell of a column, which is none of codes, is a period. */
static bool begins(const struct sg_grid *grid, const struct sg_layout *layout, size_t column)
{
    return !layout->columns[column].left_out && layout->columns[column].place != SG_PLACE_CODE &&
           !typing_names_codes(layout->columns[column].name) &&
           sg_header_is_period(sg_grid_cell(grid, layout->data, column));
}

/* The periods of a column; false, and nothing to free, if a cell is none. */
static bool read_column(const struct sg_grid *grid, const struct sg_layout *layout, size_t column,
                        const struct sg_periods_context *asked, struct sg_periods *periods)
{
    if (!begins(grid, layout, column))
        return false;
    struct sg_periods_context context = *asked;
    const char **texts = sg_alloc(layout->end - layout->data, sizeof *texts);
    size_t n = 0;
    for (size_t row = layout->data; row < layout->end; row++)
        if (!layout->skip[row])
            texts[n++] = sg_grid_cell(grid, row, column);
    context.header = layout->columns[column].name;
    context.labels = true;
    bool read = sg_periods_try(texts, n, &context, periods) >= SG_PERIODS_NUMBERS;
    free(texts);
    if (!read)
        sg_periods_free(periods);
    return read;
}

/* Whether a column right of the stub may be one of labels: its name says so, and others with values
   stand behind it. */
static bool may_join(const struct sg_layout *layout, size_t column)
{
    if (column != layout->n_stub)
        return column < layout->n_stub;
    return sg_role_of_header(layout->columns[column].name) == SG_ROLE_PERIOD &&
           column + 1 < layout->n_columns && layout->columns[column + 1].place == SG_PLACE_VALUE;
}

void sg_arrange_same_periods(const struct sg_grid *grid, struct sg_layout *layout,
                             const struct sg_periods_context *asked)
{
    struct sg_periods first, other;
    size_t c = 0, candidates = 0;
    for (size_t k = 0; k < layout->n_columns && may_join(layout, k); k++)
        candidates += begins(grid, layout, k);
    if (candidates < 2) /* nearly always: not all cells need to be read */
        return;
    while (c < layout->n_stub && !read_column(grid, layout, c, asked, &first))
        c++;
    if (c == layout->n_stub)
        return;
    for (size_t k = c + 1; k < layout->n_columns && may_join(layout, k); k++) {
        if (!read_column(grid, layout, k, asked, &other))
            continue;
        if (sg_periods_agree(&first, &other)) {
            layout->columns[k].left_out = layout->columns[k].joined = true;
            layout->columns[k].place = SG_PLACE_YEARS;
            layout->n_stub += k == layout->n_stub;
        }
        sg_periods_free(&other);
    }
    sg_periods_free(&first);
}
