/* What an axis of a scatter shows: its reference, its decimals, and whether it is of logarithms. */
#ifndef SG_PLOTS_CHARTS_SCATTER_SCATTER_AXIS_H
#define SG_PLOTS_CHARTS_SCATTER_SCATTER_AXIS_H

#include "scatter_model.h"

/* Of axis->column and the items listed. */
void sg_scatter_make_axis(const struct sg_scatter *scatter, struct sg_scatter_axis *axis);

#endif
