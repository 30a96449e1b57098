/* Year and quarter, or month, in two columns. */
#include <stdlib.h>

#include <sangyo/buffer.h>

#include "arrange_parts.h"
#include "header_cells.h"
#include "header_period.h"

/* The periods of two columns, one text per row of data; NULL where they are not year and part. */
static char **join(const struct sg_grid *grid, const struct sg_layout *layout, size_t column)
{
    char **joined = sg_alloc(layout->end - layout->data, sizeof *joined);
    size_t n = 0;
    bool fits = true;
    for (size_t row = layout->data; row < layout->end && fits; row++) {
        const char *part = sg_grid_cell(grid, row, column + 1);
        if (layout->skip[row])
            continue;
        fits = sg_header_class_of(part) == SG_CLASS_PART;
        if (fits)
            joined[row - layout->data] =
                sg_header_join_periods(sg_grid_cell(grid, row, column), part);
        fits = fits && joined[row - layout->data];
        n++;
    }
    if (fits && n)
        return joined;
    for (size_t i = 0; i < layout->end - layout->data; i++)
        free(joined[i]);
    free(joined);
    return NULL;
}

static void put(struct sg_grid *grid, struct sg_layout *layout, size_t column, char **joined)
{
    struct sg_layout_column *year = &layout->columns[column], *part = year + 1;
    struct sg_buffer name = {0};
    sg_buffer_printf(&name, "%s+%s", year->name, part->name);
    free(part->name);
    part->name = sg_buffer_take(&name);
    part->place = SG_PLACE_YEARS;
    year->left_out = year->joined = true;
    for (size_t row = layout->data; row < layout->end; row++) {
        char *text = joined[row - layout->data];
        if (text)
            grid->cells[grid->rows[row] + column + 1] = sg_grid_add_text(grid, text);
        free(text);
    }
}

void sg_arrange_periods(struct sg_grid *grid, struct sg_layout *layout)
{
    for (size_t c = 0; c + 1 < layout->n_stub; c++) {
        if (layout->columns[c].left_out || layout->columns[c + 1].left_out)
            continue;
        char **joined = join(grid, layout, c);
        if (!joined)
            continue;
        put(grid, layout, c, joined);
        free(joined);
        return;
    }
}
