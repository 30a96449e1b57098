#include "grid.h"

#include <stdlib.h>

size_t sg_grid_row_length(const struct sg_grid *grid, size_t row)
{
    return row < grid->n_rows ? grid->rows[row + 1] - grid->rows[row] : 0;
}

const char *sg_grid_cell(const struct sg_grid *grid, size_t row, size_t column)
{
    if (column >= sg_grid_row_length(grid, row))
        return "";
    return grid->bytes + grid->cells[grid->rows[row] + column];
}

void sg_grid_free(struct sg_grid *grid)
{
    if (!grid)
        return;
    free(grid->bytes);
    free(grid->cells);
    free(grid->rows);
    free(grid->lines);
    *grid = (struct sg_grid){0};
}
