#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

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

size_t sg_grid_row_number(const struct sg_grid *grid, size_t row)
{
    return grid->numbers && row < grid->n_rows ? grid->numbers[row] : row + 1;
}

size_t sg_grid_add_text(struct sg_grid *grid, const char *text)
{
    size_t at = grid->n_bytes, n = strlen(text) + 1;
    grid->bytes = sg_grow(grid->bytes, &grid->bytes_capacity, at + n, 1);
    memcpy(grid->bytes + at, text, n);
    grid->n_bytes += n;
    return at;
}

/* Room for the row being filled and the bound after it. */
static void make_room_for_row(struct sg_grid *grid)
{
    size_t capacity = grid->rows_capacity;
    grid->rows = sg_grow(grid->rows, &capacity, grid->n_rows + 2, sizeof *grid->rows);
    grid->lines = sg_grow(grid->lines, &grid->rows_capacity, grid->n_rows + 2, sizeof *grid->lines);
}

void sg_grid_begin(struct sg_grid *grid, size_t bytes)
{
    grid->bytes = sg_grow(NULL, &grid->bytes_capacity, bytes + 1, 1);
    make_room_for_row(grid);
    grid->rows[0] = 0;
}

size_t sg_grid_pending(const struct sg_grid *grid)
{
    return grid->n_cells - grid->rows[grid->n_rows];
}

void sg_grid_put(struct sg_grid *grid, const char *text, size_t n)
{
    grid->cells =
        sg_grow(grid->cells, &grid->cells_capacity, grid->n_cells + 1, sizeof *grid->cells);
    grid->bytes = sg_grow(grid->bytes, &grid->bytes_capacity, grid->n_bytes + n + 1, 1);
    grid->cells[grid->n_cells++] = grid->n_bytes;
    if (n)
        memcpy(grid->bytes + grid->n_bytes, text, n);
    grid->n_bytes += n;
    grid->bytes[grid->n_bytes++] = '\0';
}

void sg_grid_end_row(struct sg_grid *grid, size_t line)
{
    size_t length = sg_grid_pending(grid);
    grid->lines[grid->n_rows] = line;
    if (length > grid->n_columns)
        grid->n_columns = length;
    grid->n_rows++;
    make_room_for_row(grid);
    grid->rows[grid->n_rows] = grid->n_cells;
}

void sg_grid_keep_file(struct sg_grid *grid)
{
    struct sg_grid_file *file = &grid->file;
    if (file->cells)
        return;
    *file = (struct sg_grid_file){.n_rows = grid->n_rows};
    file->cells = sg_alloc(grid->n_cells + 1, sizeof *file->cells);
    file->rows = sg_alloc(grid->n_rows + 1, sizeof *file->rows);
    file->taken = sg_alloc(grid->n_cells + 1, 1);
    memcpy(file->cells, grid->cells, grid->n_cells * sizeof *file->cells);
    memcpy(file->rows, grid->rows, (grid->n_rows + 1) * sizeof *file->rows);
}

size_t sg_grid_origin(const struct sg_grid *grid, size_t row, size_t column)
{
    size_t at = grid->rows[row] + column;
    return grid->origins ? grid->origins[at] : at;
}

void sg_grid_free(struct sg_grid *grid)
{
    if (!grid)
        return;
    free(grid->bytes);
    free(grid->cells);
    free(grid->rows);
    free(grid->lines);
    free(grid->numbers);
    free(grid->sheet_rows);
    free(grid->sheet_columns);
    free(grid->origins);
    free(grid->file.cells);
    free(grid->file.rows);
    free(grid->file.taken);
    *grid = (struct sg_grid){0};
}
