/* The colours of a stacked composition. */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_COLOR_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_COLOR_H

#include "plots/page/theme.h"
#include "stack100_model.h"

/* Gives each series a colour by its name, not by its size, so that it has the same in every figure
   that shows the same series: a division of the JSIC one of its own, other names one by their
   letters; a series whose colour another has takes the next that is free. */
void sg_stack100_choose_slots(struct sg_stack100 *stack);

/* Of series k, or of the rest. */
enum sg_color sg_stack100_color(const struct sg_stack100 *stack, size_t k);

#endif
