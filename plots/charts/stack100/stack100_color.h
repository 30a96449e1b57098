/* The colours of a stacked composition. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_COLOR_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_COLOR_H

#include "plots/page/theme.h"
#include "stack100_model.h"

/* Of series k, or of the rest. */
enum sg_color sg_stack100_color(const struct sg_stack100 *stack, size_t k);

#endif
