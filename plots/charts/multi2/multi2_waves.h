/* Percentages of three waves or more as small multiples: a row per item, a field per wave. */
#ifndef SG_PLOTS_CHARTS_MULTI2_MULTI2_WAVES_H
#define SG_PLOTS_CHARTS_MULTI2_MULTI2_WAVES_H

#include "plots/charts/before_after/before_after.h"
#include "plots/page/frame.h"

enum { SG_MULTI2_WAVES = 5 }; /* shown, the newest */

/* Lays out the body under the head of `frame`, whose texts but the description are made; adds what
   is to be noted. */
void sg_multi2_lay_out_waves(const struct sg_before_after *both, struct sg_frame *frame,
                             const struct sg_chart_options *options, struct sg_figure *figure);

#endif
