/* The rows of a table in a report. */
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "item.h"

/* The column of labels whose totals stand among its parts: of categories, else of areas; -1. */
static ptrdiff_t item_column(const struct sg_table *table)
{
    static const enum sg_role roles[] = {SG_ROLE_BY, SG_ROLE_AREA_NAME, SG_ROLE_AREA};
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++)
        for (size_t i = 0; i < table->n_columns; i++)
            if (table->columns[i]->kind == SG_COLUMN_CATEGORY &&
                sg_role_of_column(table->columns[i]) == roles[k])
                return (ptrdiff_t)i;
    return -1;
}

/* Whether a row goes on with the group of the row before: all labels left of the items agree. */
static bool goes_on(const struct sg_table *table, size_t item, size_t row)
{
    for (size_t i = 0; i < item; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER &&
            table->columns[i]->codes[row] != table->columns[i]->codes[row - 1])
            return false;
    return true;
}

static void reorder(struct sg_column *column, const size_t order[], size_t n)
{
    size_t size = column->kind == SG_COLUMN_NUMBER ? sizeof *column->values : sizeof *column->codes;
    char *cells = column->kind == SG_COLUMN_NUMBER ? (char *)column->values : (char *)column->codes;
    char *moved = sg_alloc(n, size);
    for (size_t i = 0; i < n; i++)
        memcpy(moved + i * size, cells + order[i] * size, size);
    memcpy(cells, moved, n * size);
    free(moved);
    if (column->kind != SG_COLUMN_NUMBER)
        return;
    sg_status *status = sg_alloc(n, sizeof *status);
    for (size_t i = 0; i < n; i++)
        status[i] = column->status[order[i]];
    memcpy(column->status, status, n * sizeof *status);
    free(status);
}

void sg_item_totals_first(struct sg_table *table)
{
    ptrdiff_t item = item_column(table);
    size_t n = table->n_rows, at = 0;
    if (item < 0 || !n)
        return;
    const struct sg_column *labels = table->columns[item];
    bool *total = sg_alloc(n, sizeof *total);
    size_t *order = sg_alloc(n, sizeof *order);
    for (size_t row = 0; row < n; row++)
        total[row] = sg_role_is_total(sg_column_text(labels, row), table->info.total_label);
    for (size_t start = 0, end; start < n; start = end) {
        for (end = start + 1; end < n && goes_on(table, (size_t)item, end);)
            end++;
        for (int first = 1; first >= 0; first--)
            for (size_t row = start; row < end; row++)
                if (total[row] == (first == 1))
                    order[at++] = row;
    }
    for (size_t i = 0; i < table->n_columns; i++)
        reorder(table->columns[i], order, n);
    free(total);
    free(order);
}
