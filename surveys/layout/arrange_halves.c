/* Halves of a table, or tables of one kind, side by side. */
#include <string.h>

#include "arrange_parts.h"
#include "regrid.h"

/* Whether the header repeats itself every `width` columns, its last copy perhaps without a blank
   column at its end. */
static bool repeats(const struct sg_grid *grid, const struct sg_layout *layout, size_t width)
{
    size_t rest = layout->n_columns % width;
    if (rest != 0 && rest != width - 1)
        return false;
    for (size_t row = layout->header; row < layout->data; row++)
        for (size_t c = 0; c < layout->n_columns; c++) {
            const char *again = sg_grid_cell(grid, row, c + width);
            if (c + width < layout->n_columns && strcmp(sg_grid_cell(grid, row, c), again) != 0)
                return false;
            if (rest && c % width == width - 1 && !sg_layout_is_blank(sg_grid_cell(grid, row, c)))
                return false;
        }
    return true;
}

static bool has_text(const struct sg_grid *grid, const struct sg_layout *layout, size_t column)
{
    for (size_t row = layout->data; row < layout->end; row++)
        if (sg_cell_read(sg_grid_cell(grid, row, column), NULL).kind == SG_CELL_TEXT)
            return true;
    return false;
}

static bool has_name(const struct sg_grid *grid, const struct sg_layout *layout, size_t column)
{
    for (size_t row = layout->header; row < layout->data; row++)
        if (!sg_layout_is_blank(sg_grid_cell(grid, row, column)))
            return true;
    return false;
}

/* Whether a column of labels has a name in the header, and labels again under its copy. */
static bool has_stub(const struct sg_grid *grid, const struct sg_layout *layout, size_t width)
{
    for (size_t c = 0; c < width; c++)
        if (has_name(grid, layout, c) && has_text(grid, layout, c) &&
            has_text(grid, layout, c + width))
            return true;
    return false;
}

static void add_block(struct sg_regrid *regrid, const struct sg_layout *layout, size_t from,
                      size_t width)
{
    for (size_t row = layout->data; row < layout->end; row++) {
        bool blank = true;
        for (size_t c = from; c < from + width; c++)
            blank = blank && sg_layout_is_blank(sg_grid_cell(regrid->grid, row, c));
        if (!blank)
            sg_regrid_add_cells(regrid, row, from, from + width);
        if (!blank || from == 0)
            sg_regrid_end_row(regrid, row);
    }
}

static void add_row(struct sg_regrid *regrid, size_t row, size_t width)
{
    size_t n = sg_grid_row_length(regrid->grid, row);
    sg_regrid_add_cells(regrid, row, 0, n < width ? n : width);
    if (n > width)
        sg_regrid_take(regrid, row, width, SG_USE_HEADER);
    sg_regrid_end_row(regrid, row);
}

size_t sg_arrange_halves(struct sg_grid *grid, const struct sg_layout *layout)
{
    size_t width = 2, n_rows = grid->n_rows;
    if (!layout->n_header)
        return 0;
    while (width * 2 <= layout->n_columns + 1 && !repeats(grid, layout, width))
        width++;
    if (width * 2 > layout->n_columns + 1 || !has_stub(grid, layout, width))
        return 0;
    struct sg_regrid regrid;
    sg_regrid_init(&regrid, grid);
    for (size_t row = 0; row < layout->data; row++)
        add_row(&regrid, row, row < layout->header ? grid->n_columns : width);
    for (size_t from = 0; from < layout->n_columns; from += width)
        add_block(&regrid, layout, from, width);
    for (size_t row = layout->end; row < n_rows; row++)
        add_row(&regrid, row, grid->n_columns);
    sg_regrid_finish(&regrid);
    return (layout->n_columns + width - 1) / width;
}
