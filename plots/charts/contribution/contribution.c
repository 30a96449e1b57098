/* contribution: what each part contributed to the change of the whole, stacked to both sides of
   zero, and the change of the whole as a line. */
#include "contribution_model.h"
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double dot_gap = 2; /* further over a dot than over a bar */
static const size_t grid_steps = 5;

struct body {
    struct sg_figure *figure;
    struct sg_contribution model;
    struct sg_frame frame;
    struct sg_stacks_field field; /* the changes of the whole stand over the bars */
};

static void number_of(const struct body *body, size_t moment, struct sg_buffer *out)
{
    double x = body->model.total[moment];
    if (isnan(x))
        sg_buffer_add(out, sg_words_symbol(body->model.voids[moment], body->figure->lang));
    else
        sg_words_number(x, (struct sg_words_number){1, true, body->figure->lang}, out);
}

static void fill_numbers(struct body *body)
{
    for (size_t i = 0; i < body->model.timeline.n; i++) {
        struct sg_buffer text = {0};
        number_of(body, i, &text);
        sg_texts_add(&body->field.numbers, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
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
    body->field.scale = sg_scale_make(low, high, grid_steps, true);
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
        struct sg_dot dot = {sg_timeaxis_at(&body->field.axis, timeline->moments[i].middle),
                             sg_scale_at(&body->field.scale, total), radius, SG_COLOR_INK};
        sg_shape_point(body->figure, SG_LAYER_HALOED_LINES, dot);
        sg_shape_dot(body->figure, SG_LAYER_HALOED_RINGS, dot);
    }
    sg_shape_lift(body->figure, SG_LAYER_HALOED_LINES);
}

static void put_numbers(struct body *body)
{
    for (size_t i = 0; body->field.numbered && i < body->model.timeline.n; i++) {
        double high = sg_stacks_ends(&body->model.stacks, i).high;
        double total = isnan(body->model.total[i]) ? 0 : body->model.total[i];
        sg_stacks_field_put_number(&body->field, body->figure, i, fmax(high, total),
                                   total >= high ? dot_gap : 0);
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
    body->field.top = top + body->figure->theme.size_value / 2 +
                      sg_timeaxis_caption_height(timeline, body->figure);
    body->field.bottom = body->field.top + body->figure->theme.lines_height;
    make_scale(body);
    fill_numbers(body);
    sg_stacks_field_fit(&body->field, body->figure, timeline);
    sg_timeaxis_put_grid(&body->field.axis, body->figure, &body->field.scale, 0);
    sg_stacks_put(&body->model.stacks, body->figure, &body->field.axis, &body->field.scale);
    put_line(body);
    put_numbers(body);
    sg_timeaxis_put_breaks(&body->field.axis, body->figure, body->field.top, body->field.bottom);
    double bottom = sg_timeaxis_put(&body->field.axis, body->figure, body->field.bottom);
    sg_frame_foot(&body->frame, body->model.table, options, body->figure, bottom);
}

bool sg_chart_contribution(const struct sg_table *table, const struct sg_chart_options *options,
                           struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure, .field.style = SG_STYLE_VALUE_BOLD};
    if (!sg_contribution_read(table, options->lang, &body.model, err))
        return false;
    lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_texts_free(&body.field.numbers);
    sg_contribution_free(&body.model);
    return true;
}
