#include "regrid.h"

#include <stdlib.h>

#include <sangyo/memory.h>

void sg_regrid_init(struct sg_regrid *regrid, struct sg_grid *grid)
{
    sg_grid_keep_file(grid);
    *regrid = (struct sg_regrid){.grid = grid};
    regrid->rows = sg_grow(NULL, &regrid->rows_capacity, 1, sizeof *regrid->rows);
    regrid->rows[0] = 0;
}

static void add(struct sg_regrid *regrid, size_t text, size_t origin)
{
    size_t n = regrid->n_cells + 1;
    regrid->cells = sg_grow(regrid->cells, &regrid->cells_capacity, n, sizeof *regrid->cells);
    regrid->origins =
        sg_grow(regrid->origins, &regrid->origins_capacity, n, sizeof *regrid->origins);
    regrid->cells[n - 1] = text;
    regrid->origins[n - 1] = origin;
    regrid->n_cells = n;
}

void sg_regrid_add(struct sg_regrid *regrid, size_t text)
{
    add(regrid, text, SG_NO_ORIGIN);
}

void sg_regrid_add_cells(struct sg_regrid *regrid, size_t row, size_t from, size_t to)
{
    struct sg_grid *grid = regrid->grid;
    size_t n = sg_grid_row_length(grid, row);
    for (size_t c = from; c < to && c < n; c++)
        add(regrid, grid->cells[grid->rows[row] + c], sg_grid_origin(grid, row, c));
    for (size_t c = n > from ? n : from; c < to; c++)
        sg_regrid_add(regrid, sg_grid_add_text(grid, ""));
}

void sg_regrid_take(struct sg_regrid *regrid, size_t row, size_t from, enum sg_use use)
{
    struct sg_grid *grid = regrid->grid;
    for (size_t c = from; c < sg_grid_row_length(grid, row); c++) {
        size_t origin = sg_grid_origin(grid, row, c);
        if (origin != SG_NO_ORIGIN)
            grid->file.taken[origin] = (unsigned char)use;
    }
}

void sg_regrid_end_row(struct sg_regrid *regrid, size_t row)
{
    size_t n = ++regrid->n_rows;
    regrid->rows = sg_grow(regrid->rows, &regrid->rows_capacity, n + 1, sizeof *regrid->rows);
    regrid->numbers =
        sg_grow(regrid->numbers, &regrid->numbers_capacity, n, sizeof *regrid->numbers);
    regrid->rows[n] = regrid->n_cells;
    regrid->numbers[n - 1] = sg_grid_row_number(regrid->grid, row);
}

void sg_regrid_finish(struct sg_regrid *regrid)
{
    struct sg_grid *grid = regrid->grid;
    free(grid->cells);
    free(grid->rows);
    free(grid->numbers);
    free(grid->lines);
    free(grid->origins);
    grid->lines = NULL;
    grid->origins = regrid->origins;
    grid->cells = regrid->cells;
    grid->n_cells = regrid->n_cells;
    grid->cells_capacity = regrid->cells_capacity;
    grid->rows = regrid->rows;
    grid->n_rows = regrid->n_rows;
    grid->rows_capacity = 0;
    grid->numbers = regrid->numbers;
    grid->n_columns = 0;
    for (size_t row = 0; row < grid->n_rows; row++)
        if (sg_grid_row_length(grid, row) > grid->n_columns)
            grid->n_columns = sg_grid_row_length(grid, row);
    *regrid = (struct sg_regrid){0};
}
