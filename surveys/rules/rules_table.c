/* What the rows and columns of a table are. */
#include <stdlib.h>

#include "rules.h"

const struct sg_book_cell *rules_cell(const struct rules *rules, size_t row, size_t column)
{
    size_t n;
    const struct sg_book_cell *cells = sg_book_row(rules->sheet, row, &n);
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (cells[middle].column < column)
            from = middle + 1;
        else
            to = middle;
    }
    return from < n && cells[from].column == column ? &cells[from] : NULL;
}

const char *rules_text(const struct rules *rules, size_t row, size_t column)
{
    const struct sg_book_cell *cell = rules_cell(rules, row, column);
    return cell ? sg_book_text(rules->sheet, cell) : "";
}

static int by_row(const void *a, const void *b)
{
    const struct sg_book_range *x = a, *y = b;
    return (x->row > y->row) - (x->row < y->row);
}

void rules_sort_merged(struct rules *rules)
{
    const struct sg_book_ranges *merged = &rules->sheet->merged;
    rules->merged = sg_alloc(merged->n, sizeof *rules->merged);
    rules->reach = sg_alloc(merged->n, sizeof *rules->reach);
    for (size_t i = 0; i < merged->n; i++)
        rules->merged[i] = merged->items[i];
    if (merged->n)
        qsort(rules->merged, merged->n, sizeof *rules->merged, by_row);
    for (size_t i = 0; i < merged->n; i++) {
        uint32_t last = rules->merged[i].last_row;
        rules->reach[i] = i && rules->reach[i - 1] > last ? rules->reach[i - 1] : last;
    }
}

const struct sg_book_range *rules_covering(const struct rules *rules, size_t row, size_t column)
{
    size_t from = 0, to = rules->sheet->merged.n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (rules->merged[middle].row <= row)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from && rules->reach[from - 1] >= row; from--) {
        const struct sg_book_range *range = &rules->merged[from - 1];
        bool within =
            row <= range->last_row && column >= range->column && column <= range->last_column;
        if (within && (row != range->row || column != range->column))
            return range;
    }
    return NULL;
}

static bool has_value(const struct rules *rules, size_t row)
{
    size_t n;
    const struct sg_book_cell *cells = sg_book_row(rules->sheet, row, &n);
    for (size_t i = 0; i < n; i++)
        if (!rules->hidden.columns[cells[i].column] && sg_sheet_is_value(rules->sheet, &cells[i]))
            return true;
    return false;
}

struct counts {
    size_t values, labels;
};

/* Columns by what most of their cells are; numbers left of the labels are codes. */
static void sort_columns(const struct rules_table *table, const struct counts counts[])
{
    size_t labels = SIZE_MAX;
    for (size_t c = table->first; c <= table->last; c++) {
        bool any = counts[c].values + counts[c].labels > 0;
        bool values = counts[c].values > counts[c].labels;
        table->columns[c] = !any ? RULES_NOTHING : values ? RULES_VALUES : RULES_LABELS;
        if (any && !values && labels == SIZE_MAX)
            labels = c;
    }
    for (size_t c = table->first; labels != SIZE_MAX && c < labels; c++)
        if (table->columns[c] == RULES_VALUES)
            table->columns[c] = RULES_CODES;
}

void rules_table_find(const struct rules *rules, const struct sg_sheet_table *table,
                      struct rules_table *found)
{
    const struct sg_book_sheet *sheet = rules->sheet;
    *found = (struct rules_table){.table = table,
                                  .data = table->header,
                                  .first = table->range.column,
                                  .last = table->range.last_column};
    while (found->data <= table->range.last_row && !has_value(rules, found->data))
        found->data++;
    found->end = table->range.last_row + 1u;
    while (found->end > found->data && !has_value(rules, found->end - 1))
        found->end--;
    found->columns = sg_alloc(rules->hidden.n_columns + 1, sizeof *found->columns);
    struct counts *counts = sg_alloc(rules->hidden.n_columns + 1, sizeof *counts);
    for (size_t row = found->data; row < found->end; row++) {
        size_t n;
        const struct sg_book_cell *cells = sg_book_row(sheet, row, &n);
        for (size_t i = 0; i < n; i++) {
            struct counts *of = &counts[cells[i].column];
            if (sg_sheet_is_value(sheet, &cells[i]))
                of->values++;
            else
                of->labels++;
        }
    }
    sort_columns(found, counts);
    free(counts);
}

void rules_table_free(struct rules_table *table)
{
    free(table->columns);
}
