#include "lorenz_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lorenz_groups.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/items.h"
#include "table/role.h"

/* --- columns */

static const struct sg_column *declared(const struct sg_table *table, enum sg_role role)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->role == role && table->columns[i]->kind != SG_COLUMN_NUMBER)
            return table->columns[i];
    return NULL;
}

/* Whether the rows that have a place differ in a column. */
static bool differs(const struct sg_lorenz *lorenz, const struct sg_column *column)
{
    int32_t first = SG_EMPTY;
    for (size_t row = 0; column && row < lorenz->table->n_rows; row++) {
        if (first != SG_EMPTY && column->codes[row] != first)
            return true;
        first = column->codes[row];
    }
    return false;
}

static bool find_columns(const struct sg_table *table, struct sg_lorenz *lorenz,
                         struct sg_error *err)
{
    const struct sg_column *by, *area, *name, *period;
    if (!sg_input_role(table, SG_ROLE_VALUE, true, &lorenz->value, err) ||
        !sg_input_role(table, SG_ROLE_BY, false, &by, err) ||
        !sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    const struct sg_column *areas = name ? name : area;
    lorenz->unit = by ? by : areas;
    if (!lorenz->unit)
        return sg_input_role(table, SG_ROLE_BY, true, &by, err); /* which says so */
    lorenz->group = declared(table, SG_ROLE_DOMAIN);
    if (!lorenz->group && lorenz->unit != areas && differs(lorenz, areas))
        lorenz->group = areas;
    if (!lorenz->group && differs(lorenz, period))
        lorenz->group = period;
    lorenz->of_periods = lorenz->group && lorenz->group == period;
    return sg_input_named(table, lorenz->unit, err) &&
           (!lorenz->group || sg_input_named(table, lorenz->group, err));
}

/* Of a column of times that are no groups the newest. */
static void keep_newest(struct sg_lorenz *lorenz, struct sg_items *rows,
                        const struct sg_column *period)
{
    ptrdiff_t row;
    sg_items_newest(rows, period, &row);
    if (row < 0 || period->codes[row] == SG_EMPTY)
        return;
    lorenz->period = sg_column_text(period, (size_t)row);
    if (period->kind == SG_COLUMN_PERIOD)
        lorenz->when = period->levels.periods[period->codes[row]];
}

static bool choose_rows(struct sg_lorenz *lorenz, struct sg_error *err)
{
    static const enum sg_role roles[] = {SG_ROLE_AREA, SG_ROLE_AREA_NAME, SG_ROLE_BY,
                                         SG_ROLE_MEASURE};
    const struct sg_table *table = lorenz->table;
    const struct sg_column *period, *area, *name;
    lorenz->kept = sg_alloc(table->n_rows, sizeof *lorenz->kept);
    struct sg_items rows = {.table = table, .kept = lorenz->kept};
    for (size_t row = 0; row < table->n_rows; row++)
        lorenz->kept[row] = !sg_row_is_aside(table, lorenz->value, row);
    if (!sg_input_role(table, SG_ROLE_PERIOD, false, &period, err) ||
        !sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err))
        return false;
    if (period && period != lorenz->group)
        keep_newest(lorenz, &rows, period);
    bool areas = lorenz->unit == area || lorenz->unit == name || lorenz->group == area ||
                 lorenz->group == name;
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        const struct sg_column *column;
        const char *text = NULL;
        if (!sg_input_role(table, roles[k], false, &column, err))
            return false;
        bool used = column == lorenz->unit || column == lorenz->group || (k < 2 && areas);
        if (!used && !sg_items_one(&rows, column, &text, err))
            return false;
        lorenz->area = !used && k < 2 && text ? text : lorenz->area;
        lorenz->measure = roles[k] == SG_ROLE_MEASURE && text ? text : lorenz->measure;
    }
    return true;
}

bool sg_lorenz_read(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_lorenz *lorenz, struct sg_error *err)
{
    *lorenz = (struct sg_lorenz){.table = table};
    bool ok = find_columns(table, lorenz, err) && choose_rows(lorenz, err);
    if (ok && sg_input_is_rate(table, lorenz->value))
        ok = sg_fail(err, SG_FAIL_DATA,
                     "chart %s is of amounts that add up, which those of the column %s do not",
                     "lorenz", lorenz->value->name);
    ok = ok && sg_lorenz_read_groups(lorenz, options->focus, err);
    if (ok && !lorenz->measure)
        lorenz->measure = table->info.measure ? table->info.measure
                                              : sg_column_title(lorenz->value, options->lang);
    if (!ok)
        sg_lorenz_free(lorenz);
    return ok;
}

void sg_lorenz_free(struct sg_lorenz *lorenz)
{
    for (size_t i = 0; i < lorenz->n; i++)
        free(lorenz->groups[i].units);
    free(lorenz->groups);
    free(lorenz->index);
    free(lorenz->kept);
    *lorenz = (struct sg_lorenz){0};
}
