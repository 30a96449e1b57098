/* The distributions of a Lorenz figure, from its columns and the rows that are kept. */
#ifndef SG_PLOTS_CHARTS_LORENZ_LORENZ_GROUPS_H
#define SG_PLOTS_CHARTS_LORENZ_LORENZ_GROUPS_H

#include "lorenz_model.h"

/* Fills in lorenz->groups; which are shown by their names depends on the one in focus. */
bool sg_lorenz_read_groups(struct sg_lorenz *lorenz, const char *focus, struct sg_error *err);

/* The group of a row that is kept. */
static inline struct sg_lorenz_group *sg_lorenz_group_of(const struct sg_lorenz *lorenz, size_t row)
{
    return &lorenz->groups[lorenz->index[lorenz->group ? lorenz->group->codes[row] : 0]];
}

/* Drops the rows of units that are no parts: totals become the whole. */
void sg_lorenz_take_parts(struct sg_lorenz *lorenz);

#endif
