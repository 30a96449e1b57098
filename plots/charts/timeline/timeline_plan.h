/* Which rows and columns of a table become the series of a timeline. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_TIMELINE_PLAN_H
#define SG_PLOTS_CHARTS_TIMELINE_TIMELINE_PLAN_H

#include "timeline.h"

enum { SG_TIMELINE_COLUMNS = 8 };

struct sg_timeline_plan {
    const struct sg_column *values[SG_TIMELINE_COLUMNS];
    size_t n_values;
    bool *kept; /* per row */
};

/* Finds the columns of values and the one whose labels are the series; drops totals where parts
   are shown, parts where the totals are. */
bool sg_timeline_make_plan(struct sg_timeline *timeline, enum sg_timeline_kind kind,
                           const char *chart, struct sg_timeline_plan *plan, struct sg_error *err);

/* Adds the series and their values. */
bool sg_timeline_fill(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                      struct sg_error *err);

#endif
