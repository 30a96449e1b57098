/* contribution: what each part contributed to the change of the whole, stacked to both sides of
   zero, and the change of the whole as a line. */
#include "contribution_model.h"
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double value_gap = 2; /* between a bar and the number over it */
static const size_t grid_steps = 5;

struct body {
    struct sg_figure *figure;
    struct sg_contribution model;
    struct sg_frame frame;
    struct sg_timeaxis axis;
    struct sg_scale scale;
    double top, bottom;
    bool numbered; /* the changes of the whole stand over the bars */
};

static void number_of(const struct body *body, size_t moment, struct sg_buffer *out)
{
    double x = body->model.total[moment];
    if (isnan(x))
        sg_buffer_add(out, sg_words_symbol(body->model.voids[moment], body->figure->lang));
    else
        sg_words_number(x, (struct sg_words_number){1, true, body->figure->lang}, out);
}

/* Whether the changes of the whole fit side by side. */
static bool has_room(const struct body *body)
{
    double room = sg_timeline_step(&body->model.timeline) *
                  (sg_timeaxis_at(&body->axis, 1) - sg_timeaxis_at(&body->axis, 0));
    for (size_t i = 0; i < body->model.timeline.n; i++) {
        struct sg_buffer text = {0};
        number_of(body, i, &text);
        double width =
            sg_font_width(sg_buffer_text(&text), sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD));
        sg_buffer_free(&text);
        if (width + value_gap > room)
            return false;
    }
    return true;
}

static void make_scale(struct body *body)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < body->model.timeline.n; i++) {
        struct sg_stack_ends ends = sg_stacks_ends(&body->model.stacks, i);
        double total = isnan(body->model.total[i]) ? 0 : body->model.total[i];
        low = fmin(low, fmin(ends.low, total));
        high = fmax(high, fmax(ends.high, total));
    }
    body->scale = sg_scale_make(low, high, grid_steps, true);
}

static void make_axis(struct body *body)
{
    double padding = body->figure->theme.padding;
    double numbers = sg_timeaxis_numbers(body->figure, &body->scale);
    body->axis = sg_timeaxis_of_columns(&body->model.timeline, padding + numbers,
                                        body->figure->width - padding);
    body->numbered = has_room(body);
    double room = body->numbered ? body->figure->theme.size_value + value_gap : 0;
    body->scale.left = body->bottom;
    body->scale.right = body->top + room;
}

static void put_line(struct body *body)
{
    const struct sg_timeline *timeline = &body->model.timeline;
    double radius = body->figure->theme.mark_small / 2;
    for (size_t i = 0; i < timeline->n; i++) {
        double total = body->model.total[i];
        if (isnan(total) || timeline->moments[i].broken)
            sg_shape_lift(body->figure, SG_LAYER_HALOED_LINES);
        if (isnan(total))
            continue;
        struct sg_dot dot = {sg_timeaxis_at(&body->axis, timeline->moments[i].middle),
                             sg_scale_at(&body->scale, total), radius, SG_COLOR_INK};
        sg_shape_point(body->figure, SG_LAYER_HALOED_LINES, dot);
        sg_shape_dot(body->figure, SG_LAYER_HALOED_RINGS, dot);
    }
    sg_shape_lift(body->figure, SG_LAYER_HALOED_LINES);
}

static void put_numbers(struct body *body)
{
    for (size_t i = 0; body->numbered && i < body->model.timeline.n; i++) {
        struct sg_buffer text = {0};
        struct sg_stack_ends ends = sg_stacks_ends(&body->model.stacks, i);
        double total = isnan(body->model.total[i]) ? 0 : body->model.total[i];
        double y = sg_scale_at(&body->scale, fmax(ends.high, total)) - value_gap -
                   body->figure->theme.size_value / 2 - (total >= ends.high ? 2 : 0);
        number_of(body, i, &text);
        sg_figure_text(
            body->figure, SG_STYLE_VALUE_BOLD,
            (struct sg_spot){sg_timeaxis_at(&body->axis, body->model.timeline.moments[i].middle), y,
                             SG_CENTER},
            SG_COLOR_OWN, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    enum sg_lang lang = options->lang;
    struct sg_contribution *model = &body->model;
    struct sg_legend_entry legend[SG_STACKS_PARTS + 1];
    struct sg_buffer line = {0};
    size_t n = sg_stacks_legend(&model->stacks, lang, legend);
    const char *whole = model->whole ? sg_names_label(model->whole, lang, true)
                                     : sg_words_pick(lang, "total", "全体");
    if (lang == SG_JA) {
        sg_buffer_printf(&line, "%sの増減率", whole);
    } else {
        sg_buffer_add(&line, "Change, ");
        sg_words_title(whole, lang, &line);
    }
    legend[n++] = (struct sg_legend_entry){sg_buffer_text(&line), SG_COLOR_INK, SG_KEY_HALOED_RING};
    body->frame.legend = legend;
    body->frame.n_legend = n;
    sg_contribution_title(model, lang, &body->frame.title);
    sg_contribution_subtitle(model, lang, &body->frame.subtitle);
    sg_contribution_description(model, lang, &body->frame.description);
    sg_contribution_note(model, lang, &body->frame.note);
    double top = sg_frame_head(&body->frame, options, body->figure);
    sg_buffer_free(&line);
    return top;
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_timeline *timeline = &body->model.timeline;
    double top = lay_out_head(body, options);
    body->top = top + body->figure->theme.size_value / 2 +
                sg_timeaxis_caption_height(timeline, body->figure);
    body->bottom = body->top + body->figure->theme.lines_height;
    make_scale(body);
    make_axis(body);
    sg_timeaxis_put_grid(&body->axis, body->figure, &body->scale, 0);
    sg_stacks_put(&body->model.stacks, body->figure, &body->axis, &body->scale);
    put_line(body);
    put_numbers(body);
    sg_timeaxis_put_breaks(&body->axis, body->figure, body->top, body->bottom);
    double bottom = sg_timeaxis_put(&body->axis, body->figure, body->bottom);
    sg_frame_foot(&body->frame, body->model.table, options, body->figure, bottom);
}

bool sg_chart_contribution(const struct sg_table *table, const struct sg_chart_options *options,
                           struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_contribution_read(table, options->lang, &body.model, err))
        return false;
    lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_contribution_free(&body.model);
    return true;
}
