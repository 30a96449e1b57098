/* What is drawn in the field of a series: its line, and what lies around it. */
#include "di_small_panels.h"

#include <math.h>

#include "plots/page/shapes.h"

static const double lone_radius = 1; /* of a value without neighbours */
static const double lone_band = 1;   /* half the width of its interval */

double sg_di_panels_x(const struct sg_di_panels *panels, struct sg_box field, double month)
{
    return field.left +
           (month - panels->from) / (panels->to - panels->from) * (field.right - field.left);
}

double sg_di_panels_y(const struct sg_di_panels *panels, struct sg_box field, double value)
{
    struct sg_scale scale = panels->scale;
    scale.left = field.bottom;
    scale.right = field.top;
    return sg_scale_at(&scale, value);
}

static double x_of(const struct sg_di_panels *panels, struct sg_box field, size_t i)
{
    const struct sg_period *period = &panels->diffusion->periods[i];
    return sg_di_panels_x(panels, field, period->month + period->months / 2.0);
}

/* A line, or a part of one alone: a dot. */
static void put_point(const struct sg_di_panels *panels, enum sg_layer layer, struct sg_dot dot,
                      bool begins, bool ends)
{
    if (begins && ends && layer != SG_LAYER_BEHIND)
        sg_shape_dot(panels->figure, SG_LAYER_DISCS, dot);
    if (!begins || !ends)
        sg_shape_point(panels->figure, layer, dot);
    if (!begins && ends)
        sg_shape_lift(panels->figure, layer);
}

/* Thin where an adjusted line stands beside it. */
void sg_di_panels_put_series(const struct sg_di_panels *panels, struct sg_box field, size_t s,
                             bool own)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    enum sg_layer layer = !own                      ? SG_LAYER_BEHIND
                          : diffusion->has_adjusted ? SG_LAYER_RAW_LINES
                                                    : SG_LAYER_LINES;
    for (size_t i = 0; i < diffusion->n_periods; i++) {
        double value = diffusion->series[s].points[i].value;
        if (isnan(value))
            continue;
        struct sg_dot dot = {x_of(panels, field, i), sg_di_panels_y(panels, field, value),
                             lone_radius,
                             layer == SG_LAYER_RAW_LINES ? SG_COLOR_SUB : SG_COLOR_SERIES1};
        put_point(panels, layer, dot, !sg_di_small_goes_on(diffusion, s, i),
                  !sg_di_small_goes_on(diffusion, s, i + 1));
    }
}

static bool has_limits(const struct sg_di_panels *panels, size_t s, size_t i)
{
    return i < panels->diffusion->n_periods && !isnan(panels->diffusion->series[s].points[i].lower);
}

/* The area over periods first … last. */
static void put_area(const struct sg_di_panels *panels, struct sg_box field, size_t s, size_t first,
                     size_t last)
{
    const struct sg_di_small_point *points = panels->diffusion->series[s].points;
    struct sg_tsv *area = sg_figure_layer(panels->figure, SG_LAYER_RANGES);
    double half = first == last ? lone_band : 0;
    for (size_t k = 0; k < 2 * (last - first + 1); k++) {
        bool back = k > last - first;
        size_t i = back ? last - (k - (last - first + 1)) : first + k;
        sg_tsv_number(area, x_of(panels, field, i) - half);
        sg_tsv_number(area,
                      sg_di_panels_y(panels, field, back ? points[i].lower : points[i].upper));
    }
    for (int corner = 0; corner < 2 && first == last; corner++) {
        sg_tsv_number(area, x_of(panels, field, first) + half);
        sg_tsv_number(area, sg_di_panels_y(panels, field,
                                           corner ? points[first].upper : points[first].lower));
    }
    sg_tsv_break(area);
}

static void put_adjusted(const struct sg_di_panels *panels, struct sg_box field, size_t s)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    const struct sg_di_small_point *points = diffusion->series[s].points;
    for (size_t i = 0; i < diffusion->n_periods; i++) {
        if (isnan(points[i].adjusted))
            continue;
        bool begins = !sg_di_small_goes_on(diffusion, s, i) || isnan(points[i - 1].adjusted);
        bool ends = !sg_di_small_goes_on(diffusion, s, i + 1) || isnan(points[i + 1].adjusted);
        put_point(panels, SG_LAYER_LINES,
                  (struct sg_dot){x_of(panels, field, i),
                                  sg_di_panels_y(panels, field, points[i].adjusted), lone_radius,
                                  SG_COLOR_SERIES1},
                  begins, ends);
    }
}

void sg_di_panels_put_band(const struct sg_di_panels *panels, struct sg_box field, size_t s)
{
    size_t first = 0;
    for (size_t i = 0; i < panels->diffusion->n_periods; i++) {
        if (!has_limits(panels, s, i))
            continue;
        if (!sg_di_small_goes_on(panels->diffusion, s, i) || !has_limits(panels, s, i - 1))
            first = i;
        if (!sg_di_small_goes_on(panels->diffusion, s, i + 1) || !has_limits(panels, s, i + 1))
            put_area(panels, field, s, first, i);
    }
    put_adjusted(panels, field, s);
}
