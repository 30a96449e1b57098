/* The levels between which a series changed. */
#include <stdlib.h>

#include "table/lookup.h"
#include "table/measure.h"
#include "table/role.h"
#include "trend.h"

/* What is the same in all rows: of the place and the measure, which no column says then. */
static void keep_text(const struct sg_table *changes, enum sg_role role, char **text)
{
    for (size_t i = 0; i < changes->n_columns; i++) {
        const struct sg_column *column = changes->columns[i];
        if (column->kind == SG_COLUMN_CATEGORY && sg_role_of_column(column) == role &&
            *sg_column_text(column, 0)) {
            free(*text);
            *text = sg_copy_text(sg_column_text(column, 0));
        }
    }
}

/* The row of a period, which has one value wherever it is told. */
static void add_level(struct sg_table *levels, const struct sg_column *when,
                      const struct sg_column *value, size_t row)
{
    struct sg_column *period = levels->columns[0], *level = levels->columns[1];
    const char *label = sg_column_text(when, row);
    if (!*label || sg_column_code(period, label) != SG_EMPTY)
        return;
    size_t at = sg_table_add_row(levels);
    int32_t code = sg_column_intern(period, label);
    period->levels.periods[code] = when->levels.periods[when->codes[row]];
    period->codes[at] = code;
    sg_column_set(level, at, value->values[row], value->status[row]);
}

void sg_trend_levels(const struct sg_table *changes, struct sg_table *levels)
{
    const struct sg_column *from = sg_table_labels(changes, "from"),
                           *to = sg_table_labels(changes, "to");
    const struct sg_column *previous = sg_table_numbers(changes, "previous"),
                           *current = sg_table_numbers(changes, "current");
    sg_table_info_copy(&levels->info, &changes->info);
    keep_text(changes, SG_ROLE_MEASURE, &levels->info.measure);
    keep_text(changes, SG_ROLE_AREA, &levels->info.place);
    keep_text(changes, SG_ROLE_AREA_NAME, &levels->info.place);
    sg_table_add(levels, "period", SG_COLUMN_PERIOD);
    struct sg_column *level = sg_table_add(levels, "value", SG_COLUMN_NUMBER);
    sg_column_measure_like(level, current);
    level->decimals = current->decimals;
    for (size_t row = 0; row < changes->n_rows; row++) {
        add_level(levels, from, previous, row);
        add_level(levels, to, current, row);
    }
}
