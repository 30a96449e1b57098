/* What stands on the two sides of a pyramid. */
#ifndef SG_PLOTS_CHARTS_PYRAMID_PYRAMID_SIDES_H
#define SG_PLOTS_CHARTS_PYRAMID_PYRAMID_SIDES_H

#include "pyramid_model.h"

/* The column of labels that was declared to have a role; NULL: none. */
const struct sg_column *sg_pyramid_declared(const struct sg_table *table, enum sg_role role);

/* Finds the sides and their columns of values, beside the labels of the items. */
bool sg_pyramid_find_sides(struct sg_pyramid *pyramid, struct sg_error *err);

/* The side that a row is of, or -1; of two columns of values the left one. */
int sg_pyramid_side_of(const struct sg_pyramid *pyramid, size_t row);

#endif
