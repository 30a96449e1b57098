/* What every chart gives: a layout. */
#ifndef SG_PLOTS_CHARTS_H
#define SG_PLOTS_CHARTS_H

#include <sangyo/chart.h>

#include "figure.h"

/* Lays `table` out in `figure`, which is initialised; options->lang and the texts are the user's.
 */
typedef bool sg_chart_fn(const struct sg_table *table, const struct sg_chart_options *options,
                         struct sg_figure *figure, struct sg_error *err);

#define SG_CHART(name, en, ja) sg_chart_fn sg_chart_##name;
#include <sangyo/charts.def>
#undef SG_CHART

/* "資料：" and the source asked for, else the sources of the table; adds nothing if there are none.
 */
void sg_chart_source(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_texts *notes);

#endif
