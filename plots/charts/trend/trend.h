/* What the two forms of a trend share. */
#ifndef SG_PLOTS_CHARTS_TREND_TREND_H
#define SG_PLOTS_CHARTS_TREND_TREND_H

#include <sangyo/chart.h>

#include "plots/charts/amount.h"
#include "plots/charts/timeaxis.h"
#include "plots/page/frame.h"
#include "plots/page/scale.h"

struct sg_trend {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_timeaxis axis;
    struct sg_frame frame;
    double *raw; /* per moment, of an adjusted series; NULL: there is none */
};

/* The finding: from the first moment after the last break to the newest. */
void sg_trend_title(const struct sg_timeline *timeline, enum sg_lang lang, struct sg_buffer *out);

/* The same of changes: what the newest is and how it differs from the one before, as their sentence
   says. */
void sg_trend_newest_title(const struct sg_timeline *timeline, enum sg_lang lang,
                           struct sg_buffer *out);

/* The levels of what `change` wrote of one series, as a table. */
void sg_trend_levels(const struct sg_table *changes, struct sg_table *levels);

/* Room for a column at both ends of the axis. */
void sg_trend_make_axis(struct sg_trend *trend, double left, double right);
/* Where a moment is. */
double sg_trend_x(const struct sg_trend *trend, size_t moment);

/* The line of a series in scale->left (bottom) … scale->right (top), broken at gaps and breaks,
   with a dot at each value. */
void sg_trend_put_line(struct sg_trend *trend, const struct sg_serie *serie,
                       const struct sg_scale *scale, enum sg_color color);

/* The raw values beside an adjusted line, thin. */
void sg_trend_put_raw(struct sg_trend *trend, const struct sg_scale *scale);

/* Names the turning points of such a line with value and time, and its newest value beside it,
   which takes that width behind the axis. */
void sg_trend_name_turns(struct sg_trend *trend, const struct sg_serie *serie,
                         const struct sg_scale *scale, struct sg_amount amount);
double sg_trend_newest_width(const struct sg_trend *trend, const struct sg_serie *serie,
                             struct sg_amount amount);

/* Whether no value lies below zero, where both its axes begin. */
bool sg_trend_dual_can(const struct sg_timeline *timeline, struct sg_error *err);
/* Lays the body out under `top`, both series in one field; returns where it ends. */
double sg_trend_dual(struct sg_trend *trend, double top);

#endif
