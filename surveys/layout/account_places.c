/* Places of the cells of an account, as a spreadsheet names them. */
#include <stdlib.h>

#include "account.h"
#include "surveys/spreadsheet/spreadsheet.h"

/* More places than these are counted. */
enum { PLACES = 5 };

/* Rows `top` to `bottom` of the file, from 0, and columns `from` to `to`. */
struct area {
    size_t top, bottom, from, to;
};

/* Areas found so far; those that reach down to the row above and to this row, from left to right.
 */
struct areas {
    struct area *items;
    size_t n, capacity;
    size_t *above, n_above, *here, n_here;
};

/* Of a workbook, the place in its sheet. */
static void add_place(struct sg_buffer *out, const struct sg_grid *grid, size_t row, size_t column)
{
    char letters[SG_LETTERS_SIZE];
    sg_column_letters(grid->sheet_columns ? grid->sheet_columns[column] : column, letters);
    sg_buffer_printf(out, "%s%zu", letters, (grid->sheet_rows ? grid->sheet_rows[row] : row) + 1);
}

static void add_area(struct sg_buffer *out, const struct sg_grid *grid, const struct area *area)
{
    if (out->n)
        sg_buffer_add(out, ", ");
    add_place(out, grid, area->top, area->from);
    if (area->top == area->bottom && area->from == area->to)
        return;
    sg_buffer_add_char(out, ':');
    add_place(out, grid, area->bottom, area->to);
}

/* A stretch goes on the area that ends right above it, or is one of its own. */
static void add_stretch(struct areas *areas, size_t *above, struct area stretch)
{
    while (*above < areas->n_above && areas->items[areas->above[*above]].from < stretch.from)
        ++*above;
    struct area *area = *above < areas->n_above ? &areas->items[areas->above[*above]] : NULL;
    if (area && area->from == stretch.from && area->to == stretch.to) {
        area->bottom = stretch.bottom;
        areas->here[areas->n_here++] = areas->above[*above];
        return;
    }
    areas->items = sg_grow(areas->items, &areas->capacity, areas->n + 1, sizeof *areas->items);
    areas->items[areas->n] = stretch;
    areas->here[areas->n_here++] = areas->n++;
}

/* The stretches of a row: cells of the use, with blank ones between them. */
static void add_row(struct areas *areas, const struct sg_account *account, enum sg_use use,
                    size_t row)
{
    const unsigned char *uses = account->uses + account->rows[row];
    size_t n = account->rows[row + 1] - account->rows[row], above = 0;
    areas->n_here = 0;
    for (size_t c = 0; c < n; c++) {
        if (uses[c] != use)
            continue;
        size_t to = c;
        for (size_t k = c + 1; k < n && (uses[k] == use || uses[k] == SG_USE_NONE); k++)
            to = uses[k] == use ? k : to;
        add_stretch(areas, &above, (struct area){row, row, c, to});
        c = to;
    }
    size_t *here = areas->above;
    areas->above = areas->here;
    areas->n_above = areas->n_here;
    areas->here = here;
}

void sg_account_places(const struct sg_account *account, enum sg_use use, struct sg_buffer *out)
{
    struct areas areas = {0};
    size_t width = account->sheet->grid.n_columns;
    for (size_t row = 0; row < account->n_rows; row++)
        if (account->rows[row + 1] - account->rows[row] > width)
            width = account->rows[row + 1] - account->rows[row];
    areas.above = sg_alloc(width, sizeof *areas.above);
    areas.here = sg_alloc(width, sizeof *areas.here);
    for (size_t row = 0; row < account->n_rows; row++)
        add_row(&areas, account, use, row);
    for (size_t i = 0; i < areas.n && i < PLACES; i++)
        add_area(out, &account->sheet->grid, &areas.items[i]);
    if (areas.n > PLACES)
        sg_buffer_printf(out, ", +%zu", areas.n - PLACES);
    free(areas.items);
    free(areas.above);
    free(areas.here);
}
