/* How pairs.c finds its values in the rows of a table. */
#ifndef SG_PLOTS_PAIRS_PARTS_H
#define SG_PLOTS_PAIRS_PARTS_H

#include "pairs.h"

struct sg_pair_columns {
    bool wide; /* both waves stand in one row */
    const struct sg_column *value[SG_WAVES], *lower[SG_WAVES], *upper[SG_WAVES], *n[SG_WAVES];
    const struct sg_column *when[SG_WAVES]; /* of a table that is not wide, the same twice */
    const struct sg_column *direction;
};

/* Keeps the rows of the newest wave and says when both were. */
void sg_pairs_choose(struct sg_pairs *pairs, const struct sg_pair_columns *columns);

/* Fills pairs->pairs and pairs->n for the items listed. */
void sg_pairs_fill(struct sg_pairs *pairs, const struct sg_pair_columns *columns);

#endif
