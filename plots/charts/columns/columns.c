/* columns: one or several series over time as standing bars: parts of a sum stacked, rates side by
   side. */
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/charts/lines/lines.h"
#include "plots/charts/timeline/stacks.h"
#include "plots/charts/trend/trend.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double value_gap = 2; /* between a bar and the number over it */
static const double least_column = 1;
static const size_t grid_steps = 4;

struct body {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_stacks stacks;
    struct sg_frame frame;
    struct sg_timeaxis axis;
    struct sg_scale scale;
    double top, bottom;
    int decimals;
    bool numbered; /* the sums stand over the bars */
};

static void choose_decimals(struct body *body)
{
    for (size_t s = 0; s < body->timeline.n_series; s++)
        if (body->timeline.series[s].decimals > body->decimals)
            body->decimals = body->timeline.series[s].decimals;
}

/* What stands over the bars of a moment: their sum, or why there is none. */
static void number_of(const struct body *body, size_t moment, struct sg_buffer *out)
{
    double sum = sg_stacks_sum(&body->stacks, moment);
    struct sg_words_number style = {.decimals = body->decimals, .lang = body->figure->lang};
    if (!isnan(sum))
        sg_words_number(sum, style, out);
    else if (body->stacks.n == 1)
        sg_buffer_add(out,
                      sg_words_symbol(body->timeline.series[0].voids[moment], body->figure->lang));
}

static bool has_room(const struct body *body)
{
    double room = sg_timeline_step(&body->timeline) *
                  (sg_timeaxis_at(&body->axis, 1) - sg_timeaxis_at(&body->axis, 0));
    bool fits = !body->stacks.grouped || body->stacks.n == 1;
    for (size_t i = 0; fits && i < body->timeline.n; i++) {
        struct sg_buffer text = {0};
        number_of(body, i, &text);
        fits = sg_font_width(sg_buffer_text(&text), sg_figure_font(body->figure, SG_STYLE_VALUE)) +
                   value_gap <=
               room;
        sg_buffer_free(&text);
    }
    return fits;
}

static void make_scale(struct body *body)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < body->timeline.n; i++) {
        struct sg_stack_ends ends = sg_stacks_ends(&body->stacks, i);
        low = fmin(low, ends.low);
        high = fmax(high, ends.high);
    }
    body->scale = sg_scale_make(low, high, grid_steps, true);
}

static void make_axis(struct body *body)
{
    double padding = body->figure->theme.padding;
    double numbers = sg_timeaxis_numbers(body->figure, &body->scale);
    body->axis =
        sg_timeaxis_of_columns(&body->timeline, padding + numbers, body->figure->width - padding);
    body->numbered = has_room(body);
    body->scale.left = body->bottom;
    body->scale.right =
        body->top + (body->numbered ? body->figure->theme.size_value + value_gap : 0);
}

static void put_numbers(struct body *body)
{
    for (size_t i = 0; body->numbered && i < body->timeline.n; i++) {
        struct sg_buffer text = {0};
        double y = sg_scale_at(&body->scale, sg_stacks_ends(&body->stacks, i).high) - value_gap -
                   body->figure->theme.size_value / 2;
        number_of(body, i, &text);
        sg_figure_text(
            body->figure, SG_STYLE_VALUE,
            (struct sg_spot){sg_timeaxis_at(&body->axis, body->timeline.moments[i].middle), y,
                             SG_CENTER},
            SG_COLOR_OWN, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

/* The highest of several series as `lines` says it, of one what became of it as `trend` does. */
static void say_title(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    struct sg_lines lines = {.figure = body->figure, .timeline = body->timeline, .others = true};
    if (body->timeline.n_series == 1)
        sg_trend_title(&body->timeline, lang, &body->frame.title);
    else
        sg_lines_title(&lines, lang, &body->frame.title);
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    enum sg_lang lang = options->lang;
    struct sg_legend_entry legend[SG_STACKS_PARTS];
    body->frame.n_legend = body->stacks.n > 1 ? sg_stacks_legend(&body->stacks, lang, legend) : 0;
    body->frame.legend = legend;
    say_title(body);
    sg_timeline_subtitle(&body->timeline, lang, &body->frame.subtitle);
    sg_timeline_description(&body->timeline, lang, &body->frame.description);
    if (body->numbered && body->stacks.n > 1)
        sg_buffer_add(&body->frame.note,
                      sg_words_pick(lang, "Over the bars: the sum. ", "棒の上の数値は合計。"));
    sg_stacks_note(&body->stacks, lang, &body->frame.note);
    sg_timeline_note(&body->timeline, lang, &body->frame.note);
    return sg_frame_head(&body->frame, options, body->figure);
}

/* Whether columns side by side are wide enough to be seen. */
static bool require_room(struct body *body, struct sg_error *err)
{
    const struct sg_timeline *timeline = &body->timeline;
    choose_decimals(body);
    make_scale(body);
    make_axis(body);
    double each =
        sg_timeaxis_column_width(&body->axis) / (double)(body->stacks.grouped ? body->stacks.n : 1);
    return each >= least_column ||
           sg_fail(err, SG_FAIL_DATA,
                   "columns of %zu series over %zu periods are too thin to be seen: choose some "
                   "with --where, or draw chart lines",
                   timeline->n_series, timeline->n);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    double top = lay_out_head(body, options);
    body->top = top + body->figure->theme.size_value / 2 +
                sg_timeaxis_caption_height(&body->timeline, body->figure);
    body->bottom = body->top + body->figure->theme.lines_height;
    make_axis(body);
    sg_timeaxis_put_grid(&body->axis, body->figure, &body->scale, 0);
    sg_stacks_put(&body->stacks, body->figure, &body->axis, &body->scale);
    put_numbers(body);
    sg_timeaxis_put_breaks(&body->axis, body->figure, body->top, body->bottom);
    double bottom = sg_timeaxis_put(&body->axis, body->figure, body->bottom);
    sg_frame_foot(&body->frame, body->timeline.table, options, body->figure, bottom);
}

bool sg_chart_columns(const struct sg_table *table, const struct sg_chart_options *options,
                      struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_timeline_read(table, SG_TIMELINE_ANY, "columns", figure->lang, &body.timeline, err))
        return false;
    sg_stacks_make(&body.stacks, &body.timeline, body.timeline.rate);
    bool ok = require_room(&body, err);
    if (ok)
        lay_out(&body, options);
    sg_stacks_free(&body.stacks);
    sg_frame_free(&body.frame);
    sg_timeline_free(&body.timeline);
    return ok;
}
