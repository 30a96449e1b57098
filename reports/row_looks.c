#include "row_looks.h"

#include "table/role.h"

size_t sg_row_headers(const struct sg_table *table)
{
    size_t n = 0;
    while (n < table->n_columns && table->columns[n]->kind != SG_COLUMN_NUMBER)
        n++;
    return n && n == table->n_columns ? 1 : n;
}

bool sg_row_is_total(const struct sg_table *table, size_t row)
{
    for (size_t i = 0, n = sg_row_headers(table); i < n; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            sg_role_is_total(sg_column_text(table->columns[i], row), table->info.total_label))
            return true;
    return false;
}

size_t sg_row_repeats(const struct sg_table *table, size_t row)
{
    size_t n = 0, headers = sg_row_headers(table);
    while (row && n + 1 < headers &&
           table->columns[n]->codes[row] == table->columns[n]->codes[row - 1])
        n++;
    return n;
}
