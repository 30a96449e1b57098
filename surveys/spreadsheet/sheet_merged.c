#include "sheet_merged.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/cell.h"

static bool is_number(const struct sg_book_sheet *sheet, const struct sg_book_cell *cell)
{
    if (cell->kind == SG_BOOK_TEXT)
        return sg_cell_read(sg_book_text(sheet, cell), NULL).kind == SG_CELL_NUMBER;
    return cell->kind != SG_BOOK_DATE;
}

/* Whether a row has numbers beside a merged range, other than years alone: one of data. */
static bool is_data(const struct sg_book_sheet *sheet, const struct sg_book_range *range)
{
    size_t n;
    const struct sg_book_cell *cells = sg_book_row(sheet, range->row, &n);
    for (size_t i = 0; i < n; i++)
        if ((cells[i].column < range->column || cells[i].column > range->last_column) &&
            is_number(sheet, &cells[i]) && !sg_book_is_year(sg_book_text(sheet, &cells[i])))
            return true;
    return false;
}

static const struct sg_book_cell *cell_of(const struct sg_book_sheet *sheet,
                                          const struct sg_book_range *range)
{
    size_t n;
    const struct sg_book_cell *cells = sg_book_row(sheet, range->row, &n);
    for (size_t i = 0; i < n; i++)
        if (cells[i].column == range->column)
            return &cells[i];
    return NULL;
}

/* What of a merged range its text fills; false: nothing but its own cell. */
static bool fills(const struct sg_book_sheet *sheet, const struct sg_book_range *table,
                  struct sg_merged_text *merged)
{
    struct sg_book_range *range = &merged->range;
    const struct sg_book_cell *cell = merged->cell = cell_of(sheet, range);
    if (!cell || (cell->kind != SG_BOOK_TEXT && cell->kind != SG_BOOK_DATE &&
                  !sg_book_is_year(sg_book_text(sheet, cell))))
        return false;
    if (range->column <= table->column && range->last_column >= table->last_column)
        return false;
    if (!is_data(sheet, range))
        range->last_row = range->row;
    else if (cell->kind == SG_BOOK_NUMBER)
        return false;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct sg_book_range *x = &((const struct sg_merged_text *)a)->range;
    const struct sg_book_range *y = &((const struct sg_merged_text *)b)->range;
    int rows = (x->row > y->row) - (x->row < y->row);
    return rows ? rows : (x->column > y->column) - (x->column < y->column);
}

static bool fail_overlap(const struct sg_book_range *a, const struct sg_book_range *b,
                         struct sg_error *err)
{
    char first[SG_REFERENCE_SIZE], second[SG_REFERENCE_SIZE];
    sg_range_print(a, first);
    sg_range_print(b, second);
    return sg_fail(err, SG_FAIL_DATA, "the merged ranges %s and %s overlap", first, second);
}

/* Takes a range among those that cover the row, in their order by column. */
static bool activate(struct sg_merged_rows *merged, const struct sg_merged_text *text,
                     struct sg_error *err)
{
    size_t at = merged->n_active;
    while (at && merged->active[at - 1].range.column > text->range.column)
        at--;
    const struct sg_merged_text *left = at ? &merged->active[at - 1] : NULL;
    const struct sg_merged_text *right = at < merged->n_active ? &merged->active[at] : NULL;
    if (left && left->range.last_column >= text->range.column)
        return fail_overlap(&left->range, &text->range, err);
    if (right && right->range.column <= text->range.last_column)
        return fail_overlap(&text->range, &right->range, err);
    memmove(merged->active + at + 1, merged->active + at,
            (merged->n_active - at) * sizeof *merged->active);
    merged->active[at] = *text;
    merged->n_active++;
    return true;
}

static void drop_ended(struct sg_merged_rows *merged, size_t row)
{
    size_t kept = 0;
    for (size_t i = 0; i < merged->n_active; i++)
        if (merged->active[i].range.last_row >= row)
            merged->active[kept++] = merged->active[i];
    merged->n_active = kept;
}

/* All ranges in turn, as they are. */
static bool check_overlaps(struct sg_merged_rows *merged, struct sg_error *err)
{
    bool fine = true;
    for (size_t i = 0; fine && i < merged->n; i++) {
        drop_ended(merged, merged->items[i].range.row);
        fine = activate(merged, &merged->items[i], err);
    }
    merged->n_active = 0;
    return fine;
}

bool sg_merged_rows_open(const struct sg_book_sheet *sheet, const struct sg_book_range *range,
                         struct sg_merged_rows *merged, struct sg_error *err)
{
    size_t n = sheet->merged.n, kept = 0;
    *merged = (struct sg_merged_rows){.n = n};
    merged->items = sg_alloc(n + 1, sizeof *merged->items);
    merged->active = sg_alloc(n + 1, sizeof *merged->active);
    for (size_t i = 0; i < n; i++)
        merged->items[i].range = sheet->merged.items[i];
    qsort(merged->items, n, sizeof *merged->items, by_place);
    if (!check_overlaps(merged, err)) {
        sg_merged_rows_close(merged);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (fills(sheet, range, &merged->items[i]))
            merged->items[kept++] = merged->items[i];
    merged->n = kept;
    return true;
}

const struct sg_merged_row *sg_merged_rows_next(struct sg_merged_rows *merged, size_t row)
{
    drop_ended(merged, row);
    while (merged->next < merged->n && merged->items[merged->next].range.row <= row) {
        const struct sg_merged_text *text = &merged->items[merged->next++];
        if (text->range.last_row >= row)
            activate(merged, text, NULL);
    }
    merged->row = (struct sg_merged_row){merged->active, merged->n_active};
    return &merged->row;
}

void sg_merged_rows_close(struct sg_merged_rows *merged)
{
    free(merged->items);
    free(merged->active);
    *merged = (struct sg_merged_rows){0};
}

const struct sg_book_cell *sg_merged_row_at(const struct sg_merged_row *row, size_t column)
{
    size_t from = 0, to = row->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (row->items[middle].range.last_column < column)
            from = middle + 1;
        else
            to = middle;
    }
    return from < row->n && row->items[from].range.column <= column ? row->items[from].cell : NULL;
}
