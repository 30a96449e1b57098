/* What every chart gives: a layout. */
#ifndef SG_PLOTS_CHARTS_CHARTS_H
#define SG_PLOTS_CHARTS_CHARTS_H

#include <sangyo/chart.h>

#include "plots/page/figure.h"

/* Lays `table` out in `figure`, which is initialised; options->lang and the texts are the user's.
 */
typedef bool sg_chart_fn(const struct sg_table *table, const struct sg_chart_options *options,
                         struct sg_figure *figure, struct sg_error *err);

#define SG_CHART(name, en, ja, needs_en, needs_ja) sg_chart_fn sg_chart_##name;
#include <sangyo/charts.def>
#undef SG_CHART

#endif
