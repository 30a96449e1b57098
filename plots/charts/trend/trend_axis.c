/* The time axis of a trend, and the line of a series on it. */
#include "trend.h"

#include <math.h>

#include "plots/page/shapes.h"

static const double least_pitch = 2.2; /* of dots, in their widths; closer ones hide the line */

void sg_trend_make_axis(struct sg_trend *trend, double left, double right)
{
    trend->axis = sg_timeaxis_of_columns(&trend->timeline, left, right);
}

double sg_trend_x(const struct sg_trend *trend, size_t moment)
{
    return sg_timeaxis_at(&trend->axis, trend->timeline.moments[moment].middle);
}

/* Whether a value has neither a neighbour before nor behind that a line leads to. */
static bool is_lone(const struct sg_timeline *timeline, const struct sg_serie *serie, size_t i)
{
    bool before = i > 0 && !timeline->moments[i].broken && !isnan(serie->values[i - 1]);
    bool behind =
        i + 1 < timeline->n && !timeline->moments[i + 1].broken && !isnan(serie->values[i + 1]);
    return !before && !behind;
}

void sg_trend_put_line(struct sg_trend *trend, const struct sg_serie *serie,
                       const struct sg_scale *scale, enum sg_color color)
{
    double mark = trend->figure->theme.mark_small, month = sg_timeaxis_at(&trend->axis, 1);
    month -= sg_timeaxis_at(&trend->axis, 0);
    bool dense = sg_timeline_step(&trend->timeline) * month < least_pitch * mark;
    /* a halo would cut the raw line */
    enum sg_layer layer = trend->raw ? SG_LAYER_LINES : SG_LAYER_HALOED_LINES;
    bool open = false;
    for (size_t i = 0; i < trend->timeline.n; i++) {
        double value = serie->values[i];
        if (open && (isnan(value) || trend->timeline.moments[i].broken)) {
            sg_shape_lift(trend->figure, layer);
            open = false;
        }
        if (isnan(value))
            continue;
        struct sg_dot dot = {sg_trend_x(trend, i), sg_scale_at(scale, value), mark / 2, color};
        sg_shape_point(trend->figure, layer, dot);
        bool newest = sg_timeline_newest(&trend->timeline, serie) == (ptrdiff_t)i;
        if ((!dense && !trend->raw) || newest || is_lone(&trend->timeline, serie, i))
            sg_shape_dot(trend->figure, SG_LAYER_HALOED_DOTS, dot);
        open = true;
    }
    if (open)
        sg_shape_lift(trend->figure, layer);
}

void sg_trend_put_raw(struct sg_trend *trend, const struct sg_scale *scale)
{
    bool open = false;
    for (size_t i = 0; i < trend->timeline.n; i++) {
        bool broken = isnan(trend->raw[i]) || trend->timeline.moments[i].broken;
        if (open && broken)
            sg_shape_lift(trend->figure, SG_LAYER_RAW_LINES);
        open = !isnan(trend->raw[i]);
        if (open)
            sg_shape_point(trend->figure, SG_LAYER_RAW_LINES,
                           (struct sg_dot){sg_trend_x(trend, i), sg_scale_at(scale, trend->raw[i]),
                                           0, SG_COLOR_SUB});
    }
    if (open)
        sg_shape_lift(trend->figure, SG_LAYER_RAW_LINES);
}
