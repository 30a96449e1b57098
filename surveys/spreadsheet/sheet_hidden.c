#include "sheet_tables.h"

#include <stdlib.h>

void sg_sheet_mark(bool marked[], size_t n, size_t from, size_t to)
{
    for (size_t i = from; i <= to && i < n; i++)
        marked[i] = true;
}

void sg_sheet_hidden_find(const struct sg_book_sheet *sheet, bool take,
                          struct sg_sheet_hidden *hidden)
{
    *hidden = (struct sg_sheet_hidden){0};
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const struct sg_book_cell *cell = &sheet->cells[i];
        hidden->n_rows = cell->row + 1;
        if (cell->column >= hidden->n_columns)
            hidden->n_columns = cell->column + 1u;
    }
    hidden->rows = sg_alloc(hidden->n_rows, sizeof *hidden->rows);
    hidden->columns = sg_alloc(hidden->n_columns, sizeof *hidden->columns);
    for (size_t i = 0; !take && i < sheet->hidden_rows.n; i++)
        sg_sheet_mark(hidden->rows, hidden->n_rows, sheet->hidden_rows.items[i].row,
             sheet->hidden_rows.items[i].last_row);
    for (size_t i = 0; !take && i < sheet->hidden_columns.n; i++)
        sg_sheet_mark(hidden->columns, hidden->n_columns, sheet->hidden_columns.items[i].column,
             sheet->hidden_columns.items[i].last_column);
}

void sg_sheet_hidden_free(struct sg_sheet_hidden *hidden)
{
    free(hidden->rows);
    free(hidden->columns);
    *hidden = (struct sg_sheet_hidden){0};
}
