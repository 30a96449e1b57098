#include "changed.h"

#include <math.h>

#include "printed.h"
#include "table/lookup.h"
#include "table/role.h"

/* Whether rates do not apply to what has changes: it moves by points. */
static bool has_no_rates(const struct sg_changed *c)
{
    for (size_t row = 0; c->change && c->rate && row < c->table->n_rows; row++)
        if (!isnan(sg_column_value(c->change, row)))
            return (sg_status_void(c->rate->status[row]) & SG_STATUS_NOT_APPLICABLE) != 0;
    return false;
}

struct sg_changed sg_changed_find(const struct sg_table *table, const char *measure)
{
    struct sg_changed c = {.table = table,
                           .previous = sg_table_numbers(table, "previous"),
                           .current = sg_table_numbers(table, "current"),
                           .change = sg_table_numbers(table, "change"),
                           .rate = sg_table_numbers(table, "change_percent")};
    const struct sg_column *const columns[] = {c.current, c.previous, NULL};
    const char *unit = c.current && c.current->unit ? c.current->unit : table->info.unit;
    int decimals = c.current && c.previous ? sg_printed_decimals(columns, table->n_rows) : 0;
    c.quantity = sg_quantity_of(c.current, measure, unit, decimals);
    if (c.quantity.kind == SG_MEASURE_UNKNOWN && has_no_rates(&c))
        c.quantity = sg_quantity_of_kind(SG_MEASURE_BALANCE, decimals);
    return c;
}

struct sg_entry sg_changed_entry(const struct sg_changed *changed, const struct sg_column *label,
                                 size_t row)
{
    struct sg_entry entry = sg_entry_of_row(changed->table, label, changed->change, NULL, row);
    entry.slight = sg_quantity_is_slight(&changed->quantity, entry.value,
                                         sg_column_value(changed->previous, row));
    return entry;
}

/* Whether labels of a column are those of one series. */
static bool is_one(const struct sg_table *table, const struct sg_column *column)
{
    if (column->kind == SG_COLUMN_NUMBER || sg_role_of_column(column) == SG_ROLE_STATUS)
        return true;
    for (size_t row = 1; row < table->n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return false;
    const char *label = sg_column_text(column, 0);
    enum sg_role role = sg_role_of_column(column);
    bool part = role != SG_ROLE_AREA && role != SG_ROLE_AREA_NAME && role != SG_ROLE_MEASURE &&
                role != SG_ROLE_NOTE;
    return !part || !*label || sg_role_is_total(label, table->info.total_label);
}

bool sg_changed_is_series(const struct sg_table *table)
{
    const struct sg_column *from = sg_table_labels(table, "from"),
                           *to = sg_table_labels(table, "to");
    bool series = table->n_rows > 0 && from && to && from->kind == SG_COLUMN_PERIOD &&
                  to->kind == SG_COLUMN_PERIOD && sg_table_numbers(table, "previous") &&
                  sg_table_numbers(table, "current");
    for (size_t i = 0; i < table->n_columns && series; i++)
        series = table->columns[i] == from || table->columns[i] == to ||
                 is_one(table, table->columns[i]);
    return series;
}
