/* lines: several series over time, told apart by colour, dashes and names at their ends. */
#include "plots/charts/charts.h"

#include <math.h>
#include <string.h>

#include "lines.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/timeline/adjusted.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double end_share = 0.25; /* of a step, free at the left end of the axis */
static const size_t grid_steps = 4;

/* --- the field */

/* Takes the values of a series into the extent of all. */
static void meet(const struct sg_lines *lines, const struct sg_serie *serie, double *low,
                 double *high)
{
    for (size_t i = 0; i < lines->timeline.n; i++) {
        double x = serie->values[i];
        *low = isnan(x) ? *low : fmin(*low, x);
        *high = isnan(x) ? *high : fmax(*high, x);
    }
}

/* Amounts are seen from zero. Of rates their own extent, with the line where they are even if that
   lies near. */
static void make_scale(struct sg_lines *lines)
{
    double low = INFINITY, high = -INFINITY, even = lines->timeline.even;
    int decimals = 0;
    for (size_t s = 0; s < lines->timeline.n_series; s++) {
        const struct sg_serie *serie = &lines->timeline.series[s];
        if (!lines->others && !sg_lines_shows(lines, serie))
            continue;
        meet(lines, serie, &low, &high);
        decimals = serie->decimals > decimals ? serie->decimals : decimals;
    }
    struct sg_rate_extent extent = {low, high, even, pow(10, -decimals)};
    lines->scale = lines->timeline.rate ? sg_scale_around(extent, grid_steps)
                                        : sg_scale_make(isinf(low) ? 0 : low,
                                                        isinf(high) ? 0 : high, grid_steps, true);
    lines->scale.left = lines->bottom;
    lines->scale.right = lines->top;
}

static void make_axis(struct sg_lines *lines)
{
    const struct sg_timeline *timeline = &lines->timeline;
    double padding = lines->figure->theme.padding, ends = end_share * sg_timeline_step(timeline);
    double from = timeline->moments[0].middle - ends;
    double to = timeline->moments[timeline->n - 1].middle + (timeline->n > 1 ? 0 : ends);
    lines->axis = (struct sg_timeaxis){timeline, from, to,
                                       padding + sg_timeaxis_numbers(lines->figure, &lines->scale),
                                       lines->figure->width - padding - sg_lines_name_width(lines)};
}

static void put_dot(struct sg_lines *lines, const struct sg_line *line, struct sg_dot dot)
{
    if (line->layer != SG_LAYER_OTHERS)
        sg_shape_dot(lines->figure, line->small ? SG_LAYER_SMALL_RINGS : SG_LAYER_DOTS, dot);
}

static void put_series(struct sg_lines *lines, const struct sg_line *line)
{
    const struct sg_serie *serie = line->serie;
    double radius = lines->figure->theme.mark_small / 2;
    size_t n = lines->timeline.n;
    for (size_t i = 0; i < n; i++) {
        double value = serie->values[i];
        bool lifts = isnan(value) || lines->timeline.moments[i].broken;
        if (lifts)
            sg_shape_lift(lines->figure, line->layer);
        if (isnan(value))
            continue;
        struct sg_dot dot = {sg_timeaxis_at(&lines->axis, lines->timeline.moments[i].middle),
                             sg_scale_at(&lines->scale, value), radius, line->color};
        sg_shape_point(lines->figure, line->layer, dot);
        bool last = sg_timeline_newest(&lines->timeline, serie) == (ptrdiff_t)i;
        bool lone = (i == 0 || lifts || isnan(serie->values[i - 1])) &&
                    (i + 1 == n || isnan(serie->values[i + 1]));
        if (line->dots || last || lone)
            put_dot(lines, line, dot);
    }
    sg_shape_lift(lines->figure, line->layer);
}

static void put_all(struct sg_lines *lines)
{
    for (size_t s = 0; lines->others && s < lines->timeline.n_series; s++)
        if (!sg_lines_shows(lines, &lines->timeline.series[s]))
            put_series(lines, &(struct sg_line){&lines->timeline.series[s], SG_LAYER_OTHERS,
                                                SG_COLOR_BEHIND, SG_COLOR_SUB, .dots = false});
    for (size_t k = 0; k < lines->n; k++)
        put_series(lines, &lines->shown[k]);
    sg_lines_put_names(lines);
}

static void lay_out(struct sg_lines *lines, const struct sg_chart_options *options)
{
    struct sg_figure *figure = lines->figure;
    sg_timeline_description(&lines->timeline, options->lang, &lines->frame.description);
    sg_lines_title(lines, options->lang, &lines->frame.title);
    sg_timeline_subtitle(&lines->timeline, options->lang, &lines->frame.subtitle);
    sg_lines_note(lines, options->lang);
    double top = sg_frame_head(&lines->frame, options, figure);
    lines->top =
        top + figure->theme.size_value / 2 + sg_timeaxis_caption_height(&lines->timeline, figure);
    sg_lines_name(lines);
    lines->bottom = lines->top + fmax(figure->theme.lines_height, sg_lines_names_height(lines));
    make_scale(lines);
    sg_lines_place_names(lines);
    make_axis(lines);
    double even = lines->timeline.even;
    sg_timeaxis_put_grid(&lines->axis, figure, &lines->scale, isnan(even) ? 0 : even);
    put_all(lines);
    sg_timeaxis_put_breaks(&lines->axis, figure, lines->top, lines->bottom);
    double bottom = sg_timeaxis_put(&lines->axis, figure, lines->bottom);
    sg_frame_foot(&lines->frame, lines->timeline.table, options, figure, bottom);
}

static bool draw(const struct sg_table *table, const struct sg_chart_options *options,
                 struct sg_figure *figure, struct sg_error *err)
{
    struct sg_lines lines = {.figure = figure};
    bool given;
    if (!sg_input_sort(options->sort, false, &given, err) ||
        !sg_timeline_read(table, SG_TIMELINE_ANY, "lines", figure->lang, &lines.timeline, err))
        return false;
    bool ok = sg_lines_choose(&lines, options->focus, given, err);
    if (ok)
        lay_out(&lines, options);
    for (size_t k = 0; k < lines.n; k++)
        sg_texts_free(&lines.shown[k].name);
    sg_frame_free(&lines.frame);
    sg_timeline_free(&lines.timeline);
    return ok;
}

/* Of what `seasonal` wrote the adjusted values. */
bool sg_chart_lines(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_figure *figure, struct sg_error *err)
{
    struct sg_table adjusted = {0};
    if (!sg_table_numbers(table, "adjusted") || !sg_adjusted_is(table))
        return draw(table, options, figure, err);
    sg_adjusted_make(table, options->lang, &adjusted);
    bool ok = draw(&adjusted, options, figure, err);
    sg_table_free(&adjusted);
    return ok;
}
