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

static const double least_column = 1;
static const size_t grid_steps = 4;

struct body {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_stacks stacks;
    struct sg_frame frame;
    struct sg_stacks_field field; /* the sums stand over the bars */
    int decimals;
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

/* Bars side by side have no sum. */
static void fill_numbers(struct body *body)
{
    bool summed = !body->stacks.grouped || body->stacks.n == 1;
    for (size_t i = 0; summed && i < body->timeline.n; i++) {
        struct sg_buffer text = {0};
        number_of(body, i, &text);
        sg_texts_add(&body->field.numbers, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void make_scale(struct body *body)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < body->timeline.n; i++) {
        struct sg_stack_ends ends = sg_stacks_ends(&body->stacks, i);
        low = fmin(low, ends.low);
        high = fmax(high, ends.high);
    }
    body->field.scale = sg_scale_make(low, high, grid_steps, true);
}

static void put_numbers(struct body *body)
{
    for (size_t i = 0; body->field.numbered && i < body->timeline.n; i++)
        sg_stacks_field_put_number(&body->field, body->figure, i,
                                   sg_stacks_ends(&body->stacks, i).high, 0);
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

static bool has_sum(const struct body *body)
{
    bool has = false;
    for (size_t i = 0; i < body->timeline.n && !has; i++)
        has = !isnan(sg_stacks_sum(&body->stacks, i));
    return has;
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
    if (body->field.numbered && body->stacks.n > 1 && has_sum(body))
        sg_buffer_add(&body->frame.note,
                      sg_words_pick(lang, "Over the bars: the sum. ", "棒の上の数値は合計。"));
    sg_stacks_note(&body->stacks, lang, &body->frame.note);
    sg_timeline_note(&body->timeline, lang, &body->frame.note);
    return sg_frame_head(&body->frame, options, body->figure);
}

/* Shares of which several may be chosen, or that are of different wholes, are more than a whole. */
static bool exceeds_whole(const struct sg_timeline *timeline)
{
    for (size_t i = 0; i < timeline->n; i++) {
        double sum = 0, slack = 0;
        for (size_t s = 0; s < timeline->n_series; s++) {
            const struct sg_serie *serie = &timeline->series[s];
            if (!serie->percent || serie->total || isnan(serie->values[i]))
                continue;
            sum += serie->values[i];
            slack += 0.5 * pow(10, -serie->decimals);
        }
        if (sum > 100 + slack)
            return true;
    }
    return false;
}

/* What does not add up has no その他 that could gather the smallest. */
static bool require_few(const struct body *body, struct sg_error *err)
{
    return !body->stacks.grouped || !body->stacks.n_gathered ||
           sg_fail(err, SG_FAIL_DATA,
                   "%zu series that do not add up are too many for columns side by side, of which "
                   "%d can be told apart: choose some with --where, or draw chart lines",
                   body->timeline.n_series, SG_NAME_SLOTS);
}

/* Whether columns side by side are wide enough to be seen. */
static bool require_room(struct body *body, struct sg_error *err)
{
    const struct sg_timeline *timeline = &body->timeline;
    choose_decimals(body);
    fill_numbers(body);
    make_scale(body);
    sg_stacks_field_fit(&body->field, body->figure, &body->timeline);
    double each = sg_timeaxis_column_width(&body->field.axis) /
                  (double)(body->stacks.grouped ? body->stacks.n : 1);
    return each >= least_column ||
           sg_fail(err, SG_FAIL_DATA,
                   "columns of %zu series over %zu periods are too thin to be seen: choose some "
                   "with --where, or draw chart lines",
                   timeline->n_series, timeline->n);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    double top = lay_out_head(body, options);
    body->field.top = top + body->figure->theme.size_value / 2 +
                      sg_timeaxis_caption_height(&body->timeline, body->figure);
    body->field.bottom = body->field.top + body->figure->theme.lines_height;
    sg_stacks_field_fit(&body->field, body->figure, &body->timeline);
    sg_timeaxis_put_grid(&body->field.axis, body->figure, &body->field.scale, 0);
    sg_stacks_put(&body->stacks, body->figure, &body->field.axis, &body->field.scale);
    put_numbers(body);
    sg_timeaxis_put_breaks(&body->field.axis, body->figure, body->field.top, body->field.bottom);
    double bottom = sg_timeaxis_put(&body->field.axis, body->figure, body->field.bottom);
    sg_frame_foot(&body->frame, body->timeline.table, options, body->figure, bottom);
}

bool sg_chart_columns(const struct sg_table *table, const struct sg_chart_options *options,
                      struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure, .field.style = SG_STYLE_VALUE};
    if (!sg_timeline_read(table, SG_TIMELINE_ANY, "columns", figure->lang, &body.timeline, err))
        return false;
    sg_stacks_make(&body.stacks, &body.timeline,
                   body.timeline.rate || exceeds_whole(&body.timeline));
    bool ok = require_few(&body, err) && require_room(&body, err);
    if (ok)
        lay_out(&body, options);
    sg_texts_free(&body.field.numbers);
    sg_stacks_free(&body.stacks);
    sg_frame_free(&body.frame);
    sg_timeline_free(&body.timeline);
    return ok;
}
