#include "lookup.h"

#include <math.h>

static const struct sg_column *named(const struct sg_table *table, const char *name, bool numbers)
{
    ptrdiff_t at = sg_table_find(table, name);
    bool fits = at >= 0 && (table->columns[at]->kind == SG_COLUMN_NUMBER) == numbers;
    return fits ? table->columns[at] : NULL;
}

const struct sg_column *sg_table_numbers(const struct sg_table *table, const char *name)
{
    return named(table, name, true);
}

const struct sg_column *sg_table_labels(const struct sg_table *table, const char *name)
{
    return named(table, name, false);
}

double sg_column_value(const struct sg_column *column, size_t row)
{
    return !column || sg_status_void(column->status[row]) ? NAN : column->values[row];
}

double sg_column_finite(const struct sg_column *column, size_t row)
{
    double value = sg_column_value(column, row);
    return isfinite(value) ? value : NAN;
}

bool sg_row_is_aside(const struct sg_table *table, const struct sg_column *column, size_t row)
{
    const struct sg_column *main = sg_table_main(table);
    return ((column->status[row] | (main ? main->status[row] : 0)) & SG_STATUS_ASIDE) != 0;
}

static bool varies(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return true;
    return false;
}

bool sg_table_is_chosen(const struct sg_table *table)
{
    for (size_t i = 0; i < table->info.chosen.n; i++) {
        const char *name = table->info.chosen.items[i];
        const struct sg_column *column = *name ? sg_table_labels(table, name) : NULL;
        bool labels = column && column->kind == SG_COLUMN_CATEGORY;
        if (!*name || (labels && varies(column, table->n_rows)))
            return table->n_rows > 1;
    }
    return false;
}
