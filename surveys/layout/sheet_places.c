#include "sheet_places.h"

#include <stdlib.h>
#include <string.h>

void sg_sheet_places_open(const struct sg_sheet *sheet, const struct sg_table *table,
                          const size_t *sources, struct sg_sheet_places *places)
{
    const struct sg_layout *layout = &sheet->layout;
    *places = (struct sg_sheet_places){.sheet = sheet, .table = table, .sources = sources};
    if (sheet->is_table)
        return;
    for (size_t row = layout->data; row < layout->end; row++)
        if (sg_grid_row_number(&sheet->grid, row) >= places->n_rows)
            places->n_rows = sg_grid_row_number(&sheet->grid, row) + 1;
    places->rows = sg_alloc(places->n_rows, sizeof *places->rows);
    for (size_t i = 0; i < places->n_rows; i++)
        places->rows[i] = SIZE_MAX;
    for (size_t row = layout->data; row < layout->end; row++) {
        size_t *at = &places->rows[sg_grid_row_number(&sheet->grid, row)];
        if (!layout->skip[row] && *at == SIZE_MAX)
            *at = row;
    }
}

/* The row of the file that holds a cell. */
static size_t row_of(const size_t rows[], size_t n_rows, size_t cell)
{
    size_t from = 0, to = n_rows;
    while (from + 1 < to) {
        size_t middle = from + (to - from) / 2;
        if (rows[middle] <= cell)
            from = middle;
        else
            to = middle;
    }
    return from;
}

bool sg_sheet_place(const struct sg_sheet_places *places, size_t number, const char *name,
                    size_t *row, size_t *column)
{
    const struct sg_grid *grid = &places->sheet->grid;
    size_t c = 0;
    while (name && *name && c < places->table->n_columns &&
           strcmp(places->table->columns[c]->name, name) != 0)
        c++;
    if (number >= places->n_rows || places->rows[number] == SIZE_MAX ||
        c >= places->table->n_columns)
        return false;
    size_t at = places->rows[number];
    if (places->sources[c] >= sg_grid_row_length(grid, at))
        return false;
    size_t cell = sg_grid_origin(grid, at, places->sources[c]);
    if (cell == SG_NO_ORIGIN)
        return false;
    const size_t *rows = grid->file.cells ? grid->file.rows : grid->rows;
    *row = row_of(rows, grid->file.cells ? grid->file.n_rows : grid->n_rows, cell);
    *column = cell - rows[*row];
    if (grid->sheet_rows)
        *row = grid->sheet_rows[*row];
    if (grid->sheet_columns)
        *column = grid->sheet_columns[*column];
    return true;
}

void sg_sheet_places_close(struct sg_sheet_places *places)
{
    free(places->rows);
    *places = (struct sg_sheet_places){0};
}
