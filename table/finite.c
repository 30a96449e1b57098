#include "finite.h"

#include <math.h>

bool sg_table_require_finite(const struct sg_table *table, struct sg_error *err)
{
    for (size_t c = 0; c < table->n_columns; c++) {
        const struct sg_column *column = table->columns[c];
        for (size_t row = 0; column->kind == SG_COLUMN_NUMBER && row < table->n_rows; row++)
            if (isinf(column->values[row])) {
                sg_fail(err, SG_FAIL_DATA,
                        "row %zu of the result is beyond 1.8e308, the largest number", row + 1);
                return sg_fail_at_column(err, column->name);
            }
    }
    return true;
}
