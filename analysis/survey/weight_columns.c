/* Columns and labels of the records, as all parts of `weight` find them. */
#include <math.h>

#include <sangyo/number.h>
#include "table/role.h"

#include "weight.h"

bool weight_fail_at(const struct sg_table *in, const struct sg_column *column, size_t row,
                    struct sg_error *err)
{
    sg_fail_at_column(err, column->name);
    return sg_fail_at_row(err, sg_table_file_row(in, row));
}

bool weight_find_column(const struct weighting *w, const char *name, size_t *column,
                        struct sg_error *err)
{
    ptrdiff_t at;
    if (!sg_role_find(w->in, SG_ROLE_VALUE, name, true, &at, NULL, err))
        return false;
    *column = (size_t)at;
    return true;
}

const char *weight_label(const struct sg_column *column, size_t row, char *number)
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    bool has = sg_status_has_value(column->status[row]);
    sg_number_shortest(has ? column->values[row] : NAN, number);
    return number;
}
