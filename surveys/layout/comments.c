#include "comments.h"

#include <string.h>

#include "layout.h"

static void empty_cell(struct sg_grid *grid, size_t cell, enum sg_use use)
{
    sg_grid_keep_file(grid);
    grid->file.taken[cell] = (unsigned char)use;
    grid->cells[cell] += strlen(grid->bytes + grid->cells[cell]);
}

static void empty_row(struct sg_grid *grid, size_t row)
{
    for (size_t cell = grid->rows[row]; cell < grid->rows[row + 1]; cell++)
        empty_cell(grid, cell, SG_USE_NOTE);
}

static bool begins_with(const struct sg_grid *grid, size_t row, const char *mark)
{
    return strncmp(sg_grid_cell(grid, row, 0), mark, strlen(mark)) == 0;
}

size_t sg_comments_take(struct sg_grid *grid, const char *mark)
{
    size_t n = 0;
    for (size_t row = 0; mark && *mark && row < grid->n_rows; row++)
        if (begins_with(grid, row, mark)) {
            empty_row(grid, row);
            n++;
        }
    return n;
}

size_t sg_comments_take_rows(struct sg_grid *grid, const size_t rows[], size_t n)
{
    size_t taken = 0;
    for (size_t i = 0; i < n; i++)
        if (rows[i] >= 1 && rows[i] <= grid->n_rows) {
            empty_row(grid, rows[i] - 1);
            taken++;
        }
    return taken;
}

/* Rows among which the one of the names is. */
enum { LINKDATA_ROWS = 16 };

static size_t find_names(const struct sg_grid *grid)
{
    for (size_t row = 0; row < grid->n_rows && row < LINKDATA_ROWS; row++)
        if (strcmp(sg_grid_cell(grid, row, 0), "#property") == 0 &&
            !sg_layout_is_blank(sg_grid_cell(grid, row, 1)))
            return row;
    return grid->n_rows;
}

size_t sg_comments_take_linkdata(struct sg_grid *grid)
{
    size_t n = 0, names = find_names(grid);
    for (size_t row = 0; names < grid->n_rows && row < grid->n_rows; row++) {
        if (row == names) {
            empty_cell(grid, grid->rows[row], SG_USE_HEADER);
        } else if (begins_with(grid, row, "#")) {
            empty_row(grid, row);
            n++;
        }
    }
    return n;
}

bool sg_comments_has(const struct sg_grid *grid, size_t row)
{
    if (!grid->file.taken || !sg_grid_row_length(grid, row))
        return false;
    size_t origin = sg_grid_origin(grid, row, 0);
    return origin != SG_NO_ORIGIN && grid->file.taken[origin] == SG_USE_NOTE;
}
