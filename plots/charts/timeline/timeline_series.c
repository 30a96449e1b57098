/* The moments of a timeline in their order, and the values of its series at them. */
#include "timeline_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"

#include "plots/charts/chart_input.h"
#include "table/measure.h"
#include "table/role.h"

static double months_of(const struct sg_period *period)
{
    double days = period->kind == SG_PERIOD_DAY ? (period->day - 1) / 30.4375 : 0;
    return period->month + days + period->months / 2.0;
}

static size_t moment_of(const struct sg_timeline *timeline, size_t row)
{
    const char *label = sg_column_text(timeline->period, row);
    size_t i = 0;
    while (i < timeline->n && strcmp(timeline->moments[i].label, label) != 0)
        i++;
    return i;
}

static int in_time(const void *left, const void *right)
{
    const struct sg_moment *a = left, *b = right;
    return sg_period_compare(&a->when, &b->when);
}

static const struct sg_break *break_between(const struct sg_table_info *info,
                                            const struct sg_period *from,
                                            const struct sg_period *to)
{
    for (size_t i = 0; i < info->n_breaks; i++)
        if (!info->breaks[i].caution && sg_period_compare(from, &info->breaks[i].period) < 0 &&
            sg_period_compare(&info->breaks[i].period, to) <= 0)
            return &info->breaks[i];
    return NULL;
}

bool sg_timeline_moments(struct sg_timeline *timeline, const bool kept[], struct sg_error *err)
{
    const struct sg_column *period = timeline->period;
    size_t n_rows = timeline->table->n_rows;
    timeline->moments = sg_alloc(n_rows, sizeof *timeline->moments);
    timeline->units = sg_role_unit_column(timeline->table);
    for (size_t row = 0; row < n_rows; row++) {
        if (!kept[row] || period->codes[row] == SG_EMPTY || moment_of(timeline, row) < timeline->n)
            continue;
        struct sg_moment *moment = &timeline->moments[timeline->n++];
        moment->label = sg_column_text(period, row);
        moment->when = period->levels.periods[period->codes[row]];
        moment->middle = months_of(&moment->when);
        if (moment->when.kind == SG_PERIOD_NONE) {
            sg_fail(err, SG_FAIL_DATA, "'%s' is no period, which a time axis needs", moment->label);
            return sg_input_fail_at(timeline->table, period, row, err);
        }
    }
    if (!timeline->n || timeline->n > SG_TIMELINE_MOMENTS)
        return sg_fail(err, SG_FAIL_DATA, "a figure over time shows 1 to %d periods, not %zu",
                       SG_TIMELINE_MOMENTS, timeline->n);
    qsort(timeline->moments, timeline->n, sizeof *timeline->moments, in_time);
    for (size_t i = 1; i < timeline->n; i++)
        timeline->moments[i].broken = break_between(
            &timeline->table->info, &timeline->moments[i - 1].when, &timeline->moments[i].when);
    return true;
}

struct sg_serie *sg_timeline_add(struct sg_timeline *timeline, const char *name)
{
    for (size_t i = 0; i < timeline->n_series; i++)
        if (strcmp(timeline->series[i].name, name) == 0)
            return &timeline->series[i];
    if (timeline->n_series == SG_TIMELINE_SERIES)
        return NULL;
    struct sg_serie *serie = &timeline->series[timeline->n_series++];
    *serie = (struct sg_serie){.name = name};
    serie->values = sg_alloc(timeline->n, sizeof *serie->values);
    serie->voids = sg_alloc(timeline->n, sizeof *serie->voids);
    for (size_t i = 0; i < timeline->n; i++)
        serie->values[i] = NAN;
    return serie;
}

bool sg_timeline_put(struct sg_timeline *timeline, struct sg_serie *serie,
                     const struct sg_column *value, size_t row, struct sg_error *err)
{
    size_t i = moment_of(timeline, row);
    if (i == timeline->n)
        return true; /* a row without period */
    if (!isnan(serie->values[i]) || serie->voids[i]) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where",
                *serie->name ? serie->name : timeline->moments[i].label);
        return sg_input_fail_at(timeline->table, timeline->period, row, err);
    }
    ptrdiff_t unit = serie->unit ? -1 : timeline->units;
    if (unit >= 0 && *sg_column_text(timeline->table->columns[unit], row))
        serie->unit = sg_column_text(timeline->table->columns[unit], row);
    serie->values[i] = sg_column_value(value, row);
    serie->voids[i] = sg_input_void(value, row);
    if (isinf(serie->values[i])) {
        serie->values[i] = NAN;
        serie->voids[i] = SG_STATUS_UNDEFINED;
    }
    timeline->voids |= serie->voids[i];
    return true;
}

/* A series that is a measure of its own says by its name what it is. */
static void find_kind(const struct sg_timeline *timeline, struct sg_serie *serie,
                      const struct sg_column *value)
{
    bool measures = timeline->by && sg_role_of_column(timeline->by) == SG_ROLE_MEASURE;
    enum sg_measure_kind kind =
        measures ? sg_measure_kind_of(serie->name, value->unit) : SG_MEASURE_UNKNOWN;
    serie->rate = sg_input_is_rate(timeline->table, value);
    serie->even = sg_input_even(timeline->table, value);
    if (kind == SG_MEASURE_UNKNOWN)
        return;
    serie->rate = kind != SG_MEASURE_AMOUNT && kind != SG_MEASURE_SHARE;
    serie->even = kind == SG_MEASURE_INDEX ? 100 : kind == SG_MEASURE_BALANCE ? 0 : NAN;
}

void sg_timeline_describe(const struct sg_timeline *timeline, struct sg_serie *serie,
                          const struct sg_column *value)
{
    double largest = 0;
    int needed = 0;
    bool own = timeline->by && sg_role_of_column(timeline->by) == SG_ROLE_MEASURE;
    serie->unit = value->unit ? value->unit : serie->unit;
    serie->percent = sg_input_is_percent(value);
    find_kind(timeline, serie, value);
    for (size_t i = 0; i < timeline->n; i++) {
        double x = serie->values[i];
        needed = (int)fmax(needed, sg_printed_needed(x, SG_PRINTED_MOST));
        largest = isnan(x) ? largest : fmax(largest, fabs(x));
    }
    int known = sg_column_decimals(value, -1), shown = sg_printed_digits(largest);
    known = known >= 0 || own ? known : sg_printed_common(value, timeline->table->n_rows);
    needed = !own && value->printed_decimals >= needed ? value->printed_decimals : needed;
    serie->decimals = known >= 0 ? known : (int)fmin(needed, serie->percent || !shown ? 1 : shown);
    serie->quantity =
        sg_quantity_of(value, timeline->by || !*serie->name ? timeline->measure : serie->name,
                       timeline->unit ? timeline->unit : serie->unit, serie->decimals);
}
