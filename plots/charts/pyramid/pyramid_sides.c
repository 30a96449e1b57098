/* What stands on the two sides. */
#include "pyramid_sides.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "plots/charts/chart_input.h"

const struct sg_column *sg_pyramid_declared(const struct sg_table *table, enum sg_role role)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->role == role && table->columns[i]->kind != SG_COLUMN_NUMBER)
            return table->columns[i];
    return NULL;
}

/* Two columns that are declared to hold values, else the only two of numbers; how many there are.
 */
static size_t find_values(const struct sg_table *table, const struct sg_column *values[])
{
    for (int declared = 1; declared >= 0; declared--) {
        size_t n = 0;
        for (size_t i = 0; i < table->n_columns; i++) {
            const struct sg_column *column = table->columns[i];
            if (column->kind != SG_COLUMN_NUMBER || (declared && column->role != SG_ROLE_VALUE))
                continue;
            if (n < SG_PYRAMID_SIDES)
                values[n] = column;
            n++;
        }
        if (n == SG_PYRAMID_SIDES || (n && declared))
            return n;
    }
    return 0;
}

/* The labels of a column that rows have, in the order of its levels; how many there are. */
static size_t labels_of(const struct sg_table *table, const struct sg_column *column,
                        int32_t codes[], size_t most)
{
    size_t n = 0;
    bool *used = sg_alloc(column->levels.n, sizeof *used);
    for (size_t row = 0; row < table->n_rows; row++)
        if (column->codes[row] != SG_EMPTY)
            used[column->codes[row]] = true;
    for (size_t i = 0; i < column->levels.n; i++) {
        if (used[i] && n < most)
            codes[n] = (int32_t)i;
        n += used[i];
    }
    free(used);
    return n;
}

/* The newest two periods, the older first. */
static size_t newest_two(const struct sg_table *table, const struct sg_column *period,
                         int32_t codes[SG_PYRAMID_SIDES])
{
    const struct sg_period *periods = period->levels.periods;
    int32_t *all = sg_alloc(period->levels.n, sizeof *all);
    size_t n = labels_of(table, period, all, period->levels.n), found = 0;
    for (size_t i = 0; i < n; i++) {
        bool dated = period->kind == SG_COLUMN_PERIOD;
        size_t newer = 0; /* than this */
        for (size_t k = 0; k < n; k++)
            newer +=
                dated ? sg_period_compare(&periods[all[k]], &periods[all[i]]) > 0 : all[k] > all[i];
        if (newer < SG_PYRAMID_SIDES)
            codes[SG_PYRAMID_SIDES - 1 - newer] = all[i];
        found += newer < SG_PYRAMID_SIDES;
    }
    free(all);
    return found;
}

static bool take_side(struct sg_pyramid *pyramid, const struct sg_column *column,
                      enum sg_pyramid_of of, struct sg_error *err)
{
    int32_t codes[SG_PYRAMID_SIDES] = {SG_EMPTY, SG_EMPTY};
    size_t n = of == SG_PYRAMID_PERIODS
                   ? newest_two(pyramid->table, column, codes)
                   : labels_of(pyramid->table, column, codes, SG_PYRAMID_SIDES);
    pyramid->side = column;
    pyramid->of = of;
    memcpy(pyramid->codes, codes, sizeof codes);
    return n == SG_PYRAMID_SIDES ||
           sg_fail(err, SG_FAIL_DATA,
                   "chart %s has two sides, and '%s' has %zu labels: choose two with --where",
                   "pyramid", sg_column_title(column, err ? err->lang : SG_EN), n);
}

static bool has_several(const struct sg_table *table, const struct sg_column *column)
{
    int32_t codes[1];
    return column && labels_of(table, column, codes, 1) > 1;
}

/* One scale for both: what is counted in different units stands in no one figure. */
static bool require_one_unit(const struct sg_pyramid *pyramid, struct sg_error *err)
{
    const struct sg_column *left = pyramid->values[SG_PYRAMID_LEFT];
    const struct sg_column *right = pyramid->values[SG_PYRAMID_RIGHT];
    const char *units[] = {left->unit ? left->unit : "", right->unit ? right->unit : ""};
    bool same = strcmp(units[0], units[1]) == 0 &&
                sg_input_is_rate(pyramid->table, left) == sg_input_is_rate(pyramid->table, right);
    return same || sg_fail(err, SG_FAIL_DATA,
                           "chart %s has one scale, and %s and %s are of different units: compare "
                           "shares, or choose one with --value",
                           "pyramid", left->name, right->name);
}

bool sg_pyramid_find_sides(struct sg_pyramid *pyramid, struct sg_error *err)
{
    const struct sg_table *table = pyramid->table;
    const struct sg_column *area, *name, *period,
        *domain = sg_pyramid_declared(table, SG_ROLE_DOMAIN);
    size_t n = find_values(table, pyramid->values);
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    const struct sg_column *areas = name ? name : area;
    bool shares = sg_table_numbers(table, "share_percent") != NULL;
    if (n == SG_PYRAMID_SIDES && !domain && !shares) {
        pyramid->of = SG_PYRAMID_COLUMNS;
        return require_one_unit(pyramid, err);
    }
    const struct sg_column *value = sg_table_numbers(table, "share_percent");
    if (!value && !sg_input_role(table, SG_ROLE_VALUE, true, &value, err))
        return false;
    pyramid->values[SG_PYRAMID_LEFT] = pyramid->values[SG_PYRAMID_RIGHT] = value;
    if (domain)
        return take_side(pyramid, domain, SG_PYRAMID_GROUPS, err);
    if (areas && areas != pyramid->label && has_several(table, areas))
        return take_side(pyramid, areas, SG_PYRAMID_AREAS, err);
    if (period && has_several(table, period))
        return take_side(pyramid, period, SG_PYRAMID_PERIODS, err);
    return sg_fail(
        err, SG_FAIL_DATA,
        "chart %s needs two sides: two areas, two periods, two columns of values, or the "
        "labels of --domain",
        "pyramid");
}

int sg_pyramid_side_of(const struct sg_pyramid *pyramid, size_t row)
{
    for (int side = 0; side < SG_PYRAMID_SIDES; side++)
        if (pyramid->side && pyramid->side->codes[row] == pyramid->codes[side])
            return side;
    return pyramid->side ? -1 : SG_PYRAMID_LEFT;
}
