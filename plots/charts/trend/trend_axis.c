/* The time axis of a trend, and the line of a series on it. */
#include "trend.h"

#include <math.h>

#include "plots/page/shapes.h"

static const double column_share = 0.62; /* of the least time between two moments */
static const double widest_column = 26;
static const double end_share = 0.75; /* of the same, at both ends of the axis */

void sg_trend_make_axis(struct sg_trend *trend, double left, double right)
{
    const struct sg_timeline *timeline = &trend->timeline;
    double ends = end_share * sg_timeline_step(timeline);
    trend->axis =
        (struct sg_timeaxis){timeline, timeline->moments[0].middle - ends,
                             timeline->moments[timeline->n - 1].middle + ends, left, right};
}

double sg_trend_column_width(const struct sg_trend *trend)
{
    const struct sg_timeaxis *axis = &trend->axis;
    double month = (axis->right - axis->left) / (axis->to - axis->from);
    return fmin(widest_column, column_share * sg_timeline_step(&trend->timeline) * month);
}

double sg_trend_x(const struct sg_trend *trend, size_t moment)
{
    return sg_timeaxis_at(&trend->axis, trend->timeline.moments[moment].middle);
}

void sg_trend_put_line(struct sg_trend *trend, const struct sg_serie *serie,
                       const struct sg_scale *scale, enum sg_color color)
{
    double radius = trend->figure->theme.mark_small / 2;
    bool open = false;
    for (size_t i = 0; i < trend->timeline.n; i++) {
        double value = serie->values[i];
        if (open && (isnan(value) || trend->timeline.moments[i].broken)) {
            sg_shape_lift(trend->figure, SG_LAYER_HALOED_LINES);
            open = false;
        }
        if (isnan(value))
            continue;
        struct sg_dot dot = {sg_trend_x(trend, i), sg_scale_at(scale, value), radius, color};
        sg_shape_point(trend->figure, SG_LAYER_HALOED_LINES, dot);
        sg_shape_dot(trend->figure, SG_LAYER_HALOED_DOTS, dot);
        open = true;
    }
    if (open)
        sg_shape_lift(trend->figure, SG_LAYER_HALOED_LINES);
}
