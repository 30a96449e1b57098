#include "lorenz_groups.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/inequality.h>
#include "plots/charts/chart_input.h"
#include "plots/charts/chart_limits.h"
#include "table/role.h"
#include "table/text.h"

static int by_value(const void *left, const void *right)
{
    const struct sg_lorenz_unit *a = left, *b = right;
    if (isnan(a->value) || isnan(b->value))
        return isnan(a->value) - isnan(b->value);
    return (a->value > b->value) - (a->value < b->value);
}

static bool add_row(struct sg_lorenz *lorenz, size_t row, bool *seen, struct sg_error *err)
{
    struct sg_lorenz_group *group = sg_lorenz_group_of(lorenz, row);
    size_t place = (size_t)(group - lorenz->groups) * lorenz->unit->levels.n +
                   (size_t)lorenz->unit->codes[row];
    double x = sg_column_finite(lorenz->value, row);
    if (x < 0) {
        sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "lorenz", x);
        return sg_input_fail_at(lorenz->table, lorenz->value, row, err);
    }
    if (seen[place]) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where",
                sg_column_text(lorenz->unit, row));
        return sg_input_fail_at(lorenz->table, lorenz->unit, row, err);
    }
    seen[place] = true;
    group->units[group->n++] = (struct sg_lorenz_unit){x, sg_column_text(lorenz->unit, row)};
    group->n_unknown += isnan(x) ? 1 : 0;
    group->known += isnan(x) ? 0 : x;
    group->voids |= isnan(x) ? sg_input_void(lorenz->value, row) : 0;
    return true;
}

/* Sets values[] to the units: the unknown ones alike, or all in unit `holder`. */
static void fill(const struct sg_lorenz_group *group, double values[], size_t holder)
{
    double rest = group->whole - group->known;
    for (size_t i = 0; i < group->n; i++) {
        values[i] = group->units[i].value;
        if (isnan(values[i]))
            values[i] = holder == group->n ? rest / (double)group->n_unknown
                        : i == holder      ? rest
                                           : 0;
    }
}

/* All corners give the same sizes in another order, so one of them bounds. */
static void find_gini(struct sg_lorenz_group *group)
{
    double *values = sg_alloc(group->n, sizeof *values);
    group->gini = group->lower = group->upper = NAN;
    bool bounded = group->n_unknown && sg_status_void(group->voids) == SG_STATUS_SUPPRESSED &&
                   group->whole - group->known >= 0;
    if (!group->n_unknown) {
        fill(group, values, group->n);
        group->gini = sg_inequality_gini(values, group->n);
    } else if (bounded) {
        fill(group, values, group->n);
        group->lower = sg_inequality_gini(values, group->n);
        fill(group, values, group->n - 1);
        group->upper = sg_inequality_gini(values, group->n);
    }
    free(values);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

void sg_lorenz_curve(const struct sg_lorenz_group *group, bool highest, double curve[])
{
    fill(group, curve + 1, highest ? group->n : group->n - 1);
    qsort(curve + 1, group->n, sizeof *curve, compare_numbers);
    double whole = group->n_unknown ? group->whole : group->known, sum = 0;
    curve[0] = 0;
    for (size_t i = 1; i <= group->n; i++) {
        sum += curve[i];
        curve[i] = sum / whole;
    }
}

bool sg_lorenz_is_known(const struct sg_lorenz_group *group)
{
    return !isnan(group->gini);
}

bool sg_lorenz_is_bounded(const struct sg_lorenz_group *group)
{
    return !isnan(group->lower) && !isnan(group->upper);
}

/* --- groups */

/* Whether group `a` comes behind group `b`, by the codes of their labels. */
static bool is_later(const struct sg_lorenz *lorenz, size_t a, size_t b)
{
    const struct sg_column *group = lorenz->group;
    int order = lorenz->of_periods && group->kind == SG_COLUMN_PERIOD
                    ? sg_period_compare(&group->levels.periods[a], &group->levels.periods[b])
                    : 0;
    return order ? order > 0 : a > b;
}

/* Makes an empty group of each label in use, periods in time. */
static bool make_groups(struct sg_lorenz *lorenz, struct sg_error *err)
{
    size_t levels = lorenz->group ? lorenz->group->levels.n : 1, codes[SG_LORENZ_GROUPS];
    bool *used = sg_alloc(levels, sizeof *used);
    for (size_t row = 0; row < lorenz->table->n_rows; row++)
        if (lorenz->kept[row])
            used[lorenz->group ? lorenz->group->codes[row] : 0] = true;
    size_t n = 0;
    for (size_t i = 0; i < levels; i++) {
        if (used[i] && n < SG_LORENZ_GROUPS) {
            size_t at = n;
            for (; at > 0 && is_later(lorenz, codes[at - 1], i); at--)
                codes[at] = codes[at - 1];
            codes[at] = i;
        }
        n += used[i];
    }
    free(used);
    if (n > SG_LORENZ_GROUPS)
        return sg_fail(err, SG_FAIL_DATA,
                       "more than %d series are too many for a figure: choose some with --where",
                       SG_LORENZ_GROUPS);
    lorenz->index = sg_alloc(levels, sizeof *lorenz->index);
    lorenz->groups = sg_alloc(n, sizeof *lorenz->groups);
    lorenz->n = n;
    for (size_t i = 0; i < n; i++) {
        const char *name = lorenz->group ? lorenz->group->levels.texts[codes[i]] : "";
        lorenz->index[codes[i]] = i;
        lorenz->groups[i] = (struct sg_lorenz_group){
            .name = name,
            .total = lorenz->group && sg_role_is_total(name, lorenz->table->info.total_label),
            .whole = NAN,
            .units = sg_alloc(lorenz->unit->levels.n, sizeof *lorenz->groups[i].units)};
    }
    return true;
}

/* The group whose coefficient is the largest times `sign`, of those not yet shown; -1: none. */
static ptrdiff_t extreme(const struct sg_lorenz *lorenz, double sign)
{
    ptrdiff_t found = -1;
    for (size_t i = 0; i < lorenz->n; i++) {
        const struct sg_lorenz_group *group = &lorenz->groups[i];
        if (group->total || group->shown || !sg_lorenz_is_known(group))
            continue;
        if (found < 0 || sign * group->gini > sign * lorenz->groups[found].gini)
            found = (ptrdiff_t)i;
    }
    return found;
}

/* Shown with their names are all of six, else the extremes, the one in focus, and the whole. */
static bool choose(struct sg_lorenz *lorenz, const char *focus, struct sg_error *err)
{
    size_t n = 0, k = 0;
    bool named = !focus || !*focus;
    for (size_t i = 0; i < lorenz->n; i++)
        n += !lorenz->groups[i].total;
    for (size_t i = 0; i < lorenz->n; i++) {
        struct sg_lorenz_group *group = &lorenz->groups[i];
        bool meant = focus && *focus && sg_text_same_key(group->name, focus);
        group->shown = n <= SG_SERIES_LOOKS || group->total || meant;
        named = named || meant;
    }
    if (!named)
        return sg_fail(err, SG_FAIL_USAGE, "no series is named '%s'", focus);
    for (double sign = 1; n > SG_SERIES_LOOKS && sign >= -1; sign -= 2) {
        ptrdiff_t found = extreme(lorenz, sign);
        if (found >= 0)
            lorenz->groups[found].shown = true;
    }
    for (size_t i = 0; i < lorenz->n; i++) {
        struct sg_lorenz_group *group = &lorenz->groups[i];
        group->look = group->total   ? sg_series_look_of_total()
                      : group->shown ? sg_series_look(k++)
                                     : sg_series_look_behind();
        lorenz->voids |= sg_lorenz_is_known(group) ? 0 : group->voids;
    }
    return true;
}

bool sg_lorenz_read_groups(struct sg_lorenz *lorenz, const char *focus, struct sg_error *err)
{
    bool ok = make_groups(lorenz, err), any = false;
    if (!ok)
        return false;
    bool *seen = sg_alloc(lorenz->n * lorenz->unit->levels.n, sizeof *seen);
    sg_lorenz_take_parts(lorenz);
    for (size_t row = 0; row < lorenz->table->n_rows && ok; row++)
        ok = !lorenz->kept[row] || add_row(lorenz, row, seen, err);
    free(seen);
    if (!ok)
        return false;
    for (size_t i = 0; i < lorenz->n; i++) {
        struct sg_lorenz_group *group = &lorenz->groups[i];
        qsort(group->units, group->n, sizeof *group->units, by_value);
        find_gini(group);
        any = any || sg_lorenz_is_known(group) || sg_lorenz_is_bounded(group);
    }
    if (!any)
        return sg_fail(err, SG_FAIL_DATA,
                       "there is nothing to draw: no distribution is known, nor are bounds");
    return choose(lorenz, focus, err);
}
