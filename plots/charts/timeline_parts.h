/* How timeline.c chooses its rows and series. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_PARTS_H
#define SG_PLOTS_CHARTS_TIMELINE_PARTS_H

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

/* The periods of the rows kept, in time, with the breaks before them. */
bool sg_timeline_moments(struct sg_timeline *timeline, const bool kept[], struct sg_error *err);

bool sg_timeline_fill(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                      struct sg_error *err);

/* The series of that name, added if need be; NULL if there are too many. */
struct sg_serie *sg_timeline_add(struct sg_timeline *timeline, const char *name);
/* Its value at the period of a row; two are an error. */
bool sg_timeline_put(struct sg_timeline *timeline, struct sg_serie *serie,
                     const struct sg_column *value, size_t row, struct sg_error *err);
/* Its unit and decimals, from its column and values. */
void sg_timeline_describe(const struct sg_timeline *timeline, struct sg_serie *serie,
                          const struct sg_column *value);

#endif
