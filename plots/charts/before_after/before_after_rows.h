/* The rows of a table that hold the two points in time. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_ROWS_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_BEFORE_AFTER_ROWS_H

#include "before_after.h"

struct sg_before_after_columns {
    bool wide; /* both waves stand in one row */
    const struct sg_column *value[SG_WAVES], *lower[SG_WAVES], *upper[SG_WAVES], *n[SG_WAVES];
    const struct sg_column *when[SG_WAVES]; /* of a table that is not wide, the same twice */
    const struct sg_column *direction;
    const struct sg_column *change; /* where it stands beside both; or NULL */
};

/* Keeps the rows of the newest wave and says when both were. */
void sg_before_after_choose(struct sg_before_after *both,
                            const struct sg_before_after_columns *columns);

/* Fills both->waves and both->n for the items listed. */
void sg_before_after_fill(struct sg_before_after *both,
                          const struct sg_before_after_columns *columns);

#endif
