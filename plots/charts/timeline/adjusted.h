/* A series and what it is without its season. */
#ifndef SG_PLOTS_CHARTS_TIMELINE_ADJUSTED_H
#define SG_PLOTS_CHARTS_TIMELINE_ADJUSTED_H

#include "timeline.h"

/* The name of the raw values in the table that sg_adjusted_make makes. */
#define SG_ADJUSTED_RAW "raw_value"

/* Whether the table has adjusted values beside raw ones, as `seasonal` and `di --seasonal` write.
 */
bool sg_adjusted_is(const struct sg_table *table);

/* The table with the adjusted values in the place of the raw ones, its measure called so. `made` is
   initialised and empty. */
void sg_adjusted_make(const struct sg_table *table, enum sg_lang lang, struct sg_table *made);

/* The raw values at the moments of a timeline of such a table, NaN where none is; released with
   free(). NULL of any other table. */
double *sg_adjusted_raw(const struct sg_timeline *timeline);

#endif
