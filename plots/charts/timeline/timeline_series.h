/* The moments and the values of a timeline, as its plan fills them in. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_TIMELINE_SERIES_H
#define SG_PLOTS_CHARTS_TIMELINE_TIMELINE_SERIES_H

#include "timeline.h"

/* The periods of the rows kept, in time, with the breaks before them. */
bool sg_timeline_moments(struct sg_timeline *timeline, const bool kept[], struct sg_error *err);

/* The series of that name, added if need be; NULL if there are too many. */
struct sg_serie *sg_timeline_add(struct sg_timeline *timeline, const char *name);
/* Its value at the period of a row; two are an error. */
bool sg_timeline_put(struct sg_timeline *timeline, struct sg_serie *serie,
                     const struct sg_column *value, size_t row, struct sg_error *err);
/* Its unit and decimals, from its column and values. */
void sg_timeline_describe(const struct sg_timeline *timeline, struct sg_serie *serie,
                          const struct sg_column *value);

#endif
