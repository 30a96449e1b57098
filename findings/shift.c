#include "shift.h"

#include <math.h>
#include <string.h>

#include "table/lookup.h"
#include "table/quad.h"

struct sg_shift_columns sg_shift_find(const struct sg_table *table)
{
    struct sg_shift_columns c = {.initial = sg_table_numbers(table, "initial"),
                                 .final = sg_table_numbers(table, "final")};
    /* the components stand behind the final value, but for the change that they make */
    size_t first = c.final ? sg_table_index(table, c.final) + 1 : table->n_columns;
    for (size_t i = first; i < table->n_columns && c.n < SG_SHIFT_PARTS; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER &&
            strcmp(table->columns[i]->name, "change") != 0)
            c.parts[c.n++] = table->columns[i];
    return c;
}

double sg_shift_net(const struct sg_shift_columns *columns, size_t row)
{
    for (size_t k = 0; k < columns->n; k++)
        if (isnan(sg_column_value(columns->parts[k], row)))
            return NAN;
    return sg_decimal_minus(sg_column_value(columns->final, row),
                            sg_column_value(columns->initial, row));
}

size_t sg_shift_driver(const double parts[], size_t n, double net)
{
    size_t found = 0;
    double sign = net < 0 ? -1 : 1;
    for (size_t k = 1; k < n; k++)
        if (sign * parts[k] > sign * parts[found])
            found = k;
    return found;
}
