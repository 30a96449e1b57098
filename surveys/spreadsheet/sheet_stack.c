/* The tables of all sheets of one layout, one below the other, with the names of the sheets beside.
 */
#include "sheet_stack.h"

#include <stdlib.h>
#include <string.h>

#include "sheet_tables.h"

void sg_sheet_stack_free(struct sg_sheet_stack *stack)
{
    for (size_t i = 0; i < stack->n; i++) {
        sg_grid_free(&stack->items[i].grid);
        sg_book_choice_free(&stack->items[i].choice);
    }
    free(stack->items);
    *stack = (struct sg_sheet_stack){0};
}

static bool has_value(const struct sg_book_choice *choice, size_t row)
{
    size_t n;
    const struct sg_book_cell *cells = sg_book_row(choice->sheet, row, &n);
    for (size_t i = 0; i < n; i++)
        if (!choice->hidden.columns[cells[i].column] && sg_sheet_is_value(choice->sheet, &cells[i]))
            return true;
    return false;
}

/* The rows of the grid that are header and data. */
static void find_rows(struct sg_stacked_sheet *item)
{
    const struct sg_grid *grid = &item->grid;
    while (item->header < grid->n_rows && grid->sheet_rows[item->header] < item->choice.header)
        item->header++;
    item->data = item->header;
    while (item->data < grid->n_rows && !has_value(&item->choice, grid->sheet_rows[item->data]))
        item->data++;
    item->end = grid->n_rows;
    while (item->end > item->data && !has_value(&item->choice, grid->sheet_rows[item->end - 1]))
        item->end--;
}

bool sg_sheet_has_table(const struct sg_book_sheet *sheet, bool take_hidden)
{
    struct sg_sheet_hidden hidden;
    struct sg_sheet_tables tables = {0};
    sg_sheet_hidden_find(sheet, take_hidden, &hidden);
    sg_sheet_tables_find(sheet, &hidden, &tables);
    bool has = tables.n > 0;
    sg_sheet_hidden_free(&hidden);
    free(tables.items);
    return has;
}

struct sg_stacked_sheet *sg_sheet_stack_add(struct sg_sheet_stack *stack)
{
    stack->items = sg_grow(stack->items, &stack->capacity, stack->n + 1, sizeof *stack->items);
    stack->items[stack->n] = (struct sg_stacked_sheet){0};
    return &stack->items[stack->n++];
}

static bool same_header(const struct sg_stacked_sheet *a, const struct sg_stacked_sheet *b)
{
    bool same =
        a->data - a->header == b->data - b->header && a->grid.n_columns == b->grid.n_columns;
    for (size_t row = 0; same && row < a->data - a->header; row++)
        for (size_t c = 0; same && c < a->grid.n_columns; c++)
            same = strcmp(sg_grid_cell(&a->grid, a->header + row, c),
                          sg_grid_cell(&b->grid, b->header + row, c)) == 0;
    return same;
}

static bool check_headers(const struct sg_sheet_stack *stack, struct sg_error *err)
{
    struct sg_buffer others = {0};
    for (size_t i = 1; i < stack->n; i++)
        if (!same_header(&stack->items[0], &stack->items[i]))
            sg_buffer_printf(&others, "%s'%s'", others.n ? ", " : "",
                             stack->items[i].choice.sheet->name);
    bool same = !others.n || sg_fail(err, SG_FAIL_DATA,
                                     "--sheet-all sets sheets of one layout under one another; the "
                                     "header of '%s' is not that of %s",
                                     stack->items[0].choice.sheet->name, others.text);
    sg_buffer_free(&others);
    return same;
}

/* A row of a sheet behind a cell of its own. */
static void put_row(const struct sg_stacked_sheet *item, size_t row, const char *first,
                    struct sg_grid *grid, size_t numbers[])
{
    sg_grid_put(grid, first, strlen(first));
    for (size_t c = 0; c < sg_grid_row_length(&item->grid, row); c++) {
        const char *text = sg_grid_cell(&item->grid, row, c);
        sg_grid_put(grid, text, strlen(text));
    }
    numbers[grid->n_rows] = item->grid.sheet_rows[row] + 1;
    sg_grid_end_row(grid, grid->n_rows + 1);
}

static void place_columns(const struct sg_stacked_sheet *first, struct sg_grid *grid)
{
    size_t n = first->grid.n_columns;
    grid->sheet_columns = sg_alloc(n + 1, sizeof *grid->sheet_columns);
    for (size_t c = 0; c < n; c++)
        grid->sheet_columns[c + 1] = first->grid.sheet_columns[c];
    grid->sheet_columns[0] = grid->sheet_columns[n ? 1 : 0];
}

bool sg_sheet_stack_make(struct sg_sheet_stack *stack, struct sg_grid *grid, size_t *header,
                         struct sg_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < stack->n; i++) {
        find_rows(&stack->items[i]);
        n += stack->items[i].grid.n_rows;
    }
    if (!check_headers(stack, err))
        return false;
    size_t *numbers = sg_alloc(n, sizeof *numbers);
    const struct sg_stacked_sheet *first = &stack->items[0];
    *grid = (struct sg_grid){.encoding = "UTF-8"};
    sg_grid_begin(grid, n);
    *header = first->header + 1;
    for (size_t row = 0; row < first->data; row++)
        put_row(first, row, row == first->header ? "sheet" : "", grid, numbers);
    for (size_t i = 0; i < stack->n; i++)
        for (size_t row = stack->items[i].data; row < stack->items[i].end; row++)
            put_row(&stack->items[i], row, stack->items[i].choice.sheet->name, grid, numbers);
    for (size_t row = first->end; row < first->grid.n_rows; row++)
        put_row(first, row, "", grid, numbers);
    grid->numbers = numbers;
    grid->sheet_rows = sg_alloc(grid->n_rows, sizeof *grid->sheet_rows);
    for (size_t row = 0; row < grid->n_rows; row++)
        grid->sheet_rows[row] = numbers[row] - 1;
    place_columns(first, grid);
    return true;
}
