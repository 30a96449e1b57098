#include "timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"
#include "plots/page/scale.h"
#include "timeline_plan.h"
#include "timeline_series.h"

/* One axis for all: what is counted in different units stands in no one field. */
static bool require_one_unit(const struct sg_timeline *timeline, const char *chart,
                             struct sg_error *err)
{
    const struct sg_serie *first = timeline->series;
    for (size_t i = 1; i < timeline->n_series; i++) {
        const struct sg_serie *serie = &timeline->series[i];
        if (serie->rate == first->rate && strcmp(serie->unit ? serie->unit : "",
                                                 first->unit ? first->unit : "") == 0)
            continue;
        return sg_fail(err, SG_FAIL_DATA,
                       "chart %s has one scale, and %s and %s are of different units: choose one "
                       "with --value, or draw chart trend",
                       chart, first->name, serie->name);
    }
    return true;
}

bool sg_timeline_read(const struct sg_table *table, enum sg_timeline_kind kind, const char *chart,
                      enum sg_lang lang, struct sg_timeline *timeline, struct sg_error *err)
{
    struct sg_timeline_plan plan = {.kept = sg_alloc(table->n_rows, sizeof *plan.kept)};
    *timeline = (struct sg_timeline){.table = table, .lang = lang};
    timeline->series = sg_alloc(SG_TIMELINE_SERIES, sizeof *timeline->series);
    bool ok = sg_input_role(table, SG_ROLE_PERIOD, true, &timeline->period, err);
    if (ok && timeline->period->kind != SG_COLUMN_PERIOD)
        ok = sg_fail(err, SG_FAIL_DATA, "the column %s holds no periods, which a time axis needs",
                     timeline->period->name);
    ok = ok && sg_timeline_make_plan(timeline, kind, chart, &plan, err) &&
         sg_timeline_moments(timeline, plan.kept, err) && sg_timeline_fill(timeline, &plan, err) &&
         (kind != SG_TIMELINE_ANY || require_one_unit(timeline, chart, err));
    free(plan.kept);
    if (!ok)
        sg_timeline_free(timeline);
    return ok;
}

void sg_timeline_free(struct sg_timeline *timeline)
{
    for (size_t i = 0; i < timeline->n_series; i++) {
        free(timeline->series[i].values);
        free(timeline->series[i].voids);
    }
    free(timeline->series);
    free(timeline->moments);
    *timeline = (struct sg_timeline){0};
}

double sg_timeline_step(const struct sg_timeline *timeline)
{
    double step = INFINITY;
    for (size_t i = 1; i < timeline->n; i++)
        step = fmin(step, timeline->moments[i].middle - timeline->moments[i - 1].middle);
    return isinf(step) ? 12 : fmax(step, 1e-3);
}

size_t sg_timeline_unbroken(const struct sg_timeline *timeline)
{
    size_t first = timeline->n - 1;
    while (first > 0 && !timeline->moments[first].broken)
        first--;
    return first;
}

ptrdiff_t sg_timeline_newest(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    for (size_t i = timeline->n; i-- > 0;)
        if (!isnan(serie->values[i]))
            return (ptrdiff_t)i;
    return -1;
}
