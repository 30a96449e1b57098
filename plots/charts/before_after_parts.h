/* How twins.c finds its values in the rows of a table. */
#ifndef SG_PLOTS_CHARTS_BEFORE_AFTER_PARTS_H
#define SG_PLOTS_CHARTS_BEFORE_AFTER_PARTS_H

#include "before_after.h"

struct sg_twin_columns {
    bool wide; /* both waves stand in one row */
    const struct sg_column *value[SG_WAVES], *lower[SG_WAVES], *upper[SG_WAVES], *n[SG_WAVES];
    const struct sg_column *when[SG_WAVES]; /* of a table that is not wide, the same twice */
    const struct sg_column *direction;
};

/* Keeps the rows of the newest wave and says when both were. */
void sg_twins_choose(struct sg_twins *twins, const struct sg_twin_columns *columns);

/* Fills twins->twins and twins->n for the items listed. */
void sg_twins_fill(struct sg_twins *twins, const struct sg_twin_columns *columns);

#endif
