/* A real time axis. */
#ifndef SG_PLOTS_CHARTS_TIMEAXIS_H
#define SG_PLOTS_CHARTS_TIMEAXIS_H

#include "plots/charts/timeline/timeline.h"
#include "plots/page/figure.h"
#include "plots/page/scale.h"

struct sg_timeaxis {
    const struct sg_timeline *timeline;
    double from, to;    /* months at the ends */
    double left, right; /* points */
};

/* With room for a column at both ends, between `left` and `right`; and how wide one is. */
struct sg_timeaxis sg_timeaxis_of_columns(const struct sg_timeline *timeline, double left,
                                          double right);
double sg_timeaxis_column_width(const struct sg_timeaxis *axis);

double sg_timeaxis_at(const struct sg_timeaxis *axis, double month);

/* Puts the grid of a standing scale (left: the bottom, right: the top) with its numbers before the
   axis; the line of `base` (NaN: none) as such. */
void sg_timeaxis_put_grid(const struct sg_timeaxis *axis, struct sg_figure *figure,
                          const struct sg_scale *scale, double base);
/* The width that these numbers take, with the space behind them. */
double sg_timeaxis_numbers(const struct sg_figure *figure, const struct sg_scale *scale);

/* Puts the names of the periods under `y`: all if there is room, else years as there is room for;
   returns where they end. */
double sg_timeaxis_put(const struct sg_timeaxis *axis, struct sg_figure *figure, double y);

/* Captions of the breaks over `top` (they take sg_timeaxis_caption_height) and dashed lines from
   there to `bottom`. */
double sg_timeaxis_caption_height(const struct sg_timeline *timeline,
                                  const struct sg_figure *figure);
void sg_timeaxis_put_breaks(const struct sg_timeaxis *axis, struct sg_figure *figure, double top,
                            double bottom);
/* The dashed lines alone, as in a second field below. */
void sg_timeaxis_go_on(const struct sg_timeaxis *axis, struct sg_figure *figure, double top,
                       double bottom);

#endif
