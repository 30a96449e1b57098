/* dumbbell: two points in time of each item, joined, with the change beside them. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/before_after/before_after_beside.h"
#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double row_height = 9, row_gap = 4, top_gap = 3;
static const double value_space = 5; /* between the outer mark and the value */
static const int passes = 4;         /* of the search for sides and room */
static const size_t most_long_names = 12;
static const double half_width = 300; /* points, up to which a figure is narrow */

struct body {
    struct sg_figure *figure;
    struct sg_before_after both;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_scale scale;
    bool *left; /* per item: its value stands left of its mark */
};

/* The mark beside which the value stands: the filled one, else the hollow one. */
static double marked(const struct sg_item_waves *waves)
{
    return isnan(waves->value[SG_NOW]) ? waves->value[SG_BEFORE] : waves->value[SG_NOW];
}

static double value_width(const struct body *body, size_t i)
{
    struct sg_buffer text = {0};
    sg_before_after_text(&body->both, i, SG_NOW, body->figure->lang, &text);
    double width =
        sg_font_width(sg_buffer_text(&text), sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD));
    sg_buffer_free(&text);
    return width;
}

/* Where the value stands: left of its mark, away from the other, unless it would lie over the line
   of zero. */
static void choose_side(struct body *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    const struct sg_scale *scale = &body->scale;
    bool zero = scale->from <= 0 && waves->value[SG_NOW] >= 0;
    double end = sg_scale_at(scale, waves->value[SG_NOW]) - value_space - value_width(body, i);
    body->left[i] =
        waves->value[SG_NOW] < waves->value[SG_BEFORE] && !(zero && end < sg_scale_at(scale, 0));
}

/* The mark beside which it stands there. */
static double mark_beside(const struct body *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool left = body->left[i] || isnan(waves->value[SG_BEFORE]);
    return left ? marked(waves) : fmax(marked(waves), waves->value[SG_BEFORE]);
}

/* --- columns of changes */

static void add_columns(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    const struct sg_table *table = body->both.items.table;
    const struct sg_column *rate = sg_before_after_rates(&body->both);
    const struct sg_column *change = sg_table_numbers(table, "change");
    bool points = sg_input_kind(table, body->both.value) == SG_MEASURE_BALANCE;
    const char *difference = body->both.percent || points
                                 ? sg_words_pick(lang, "Change (points)", "差（ポイント）")
                                 : sg_words_pick(lang, "Change", "増減数");
    if (!sg_before_after_has_before(&body->both))
        return;
    if (!rate || body->figure->width > half_width)
        sg_before_after_add_column(
            &body->both, &body->rows, body->figure,
            (struct sg_before_after_column){difference, rate ? change : NULL, body->both.decimals});
    if (rate)
        sg_before_after_add_column(&body->both, &body->rows, body->figure,
                                   (struct sg_before_after_column){
                                       sg_words_pick(lang, "Change (%)", "増減率（％）"), rate, 1});
}

/* --- the field */

/* Amounts from zero; rates over their own extent, with the line where they are even if it is near.
 */
static struct sg_scale scale_of(const struct body *body)
{
    const struct sg_before_after *both = &body->both;
    double low = INFINITY, high = -INFINITY;
    for (size_t k = 0; k < both->items.n * SG_WAVES; k++) {
        double x = both->waves[k / SG_WAVES].value[k % SG_WAVES];
        low = isnan(x) ? low : fmin(low, x);
        high = isnan(x) ? high : fmax(high, x);
    }
    if (!both->rate || isinf(low))
        return sg_scale_make(isinf(low) ? 0 : low, isinf(high) ? 0 : high, 4, false);
    struct sg_rate_extent extent = {low, high, both->even, pow(10, -both->decimals)};
    return sg_scale_around(extent, 4);
}

/* Points by which marks and values stand out to the left of a scale that fills the field. */
static double left_room(const struct body *body, const struct sg_scale *scale)
{
    double room = 0;
    for (size_t i = 0; i < body->both.items.n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        double width = body->left[i] ? value_space + value_width(body, i) : 0;
        if (!isnan(marked(waves)))
            room = fmax(room, body->rows.left + width - sg_scale_at(scale, marked(waves)));
    }
    return fmin(room, (body->rows.right - body->rows.left) / 3);
}

static void make_scale(struct body *body)
{
    size_t n = body->both.items.n;
    double *values = sg_alloc(n, sizeof *values), *widths = sg_alloc(n, sizeof *widths);
    for (size_t i = 0; i < n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        double end = fmax(marked(waves), waves->value[SG_BEFORE]);
        values[i] = isnan(end) ? 0 : end;
        body->left[i] = waves->value[SG_NOW] < waves->value[SG_BEFORE];
    }
    body->scale = scale_of(body);
    double to = body->scale.to, left = body->rows.left;
    for (int pass = 0; pass < passes; pass++) { /* room on one side takes some of the other */
        struct sg_row_chart field = body->rows;
        field.left = left;
        body->scale.to = to;
        for (size_t i = 0; i < n; i++)
            widths[i] = value_space + (body->left[i] ? 0 : value_width(body, i));
        sg_row_chart_fit(&field, &body->scale, values, widths, n);
        for (size_t i = 0; i < n; i++)
            if (body->left[i])
                choose_side(body, i);
        if (pass + 1 < passes)
            left += left_room(body, &body->scale);
    }
    free(widths);
    free(values);
}

static void put_mark(struct body *body, enum sg_layer layer, double value, double y,
                     enum sg_color color)
{
    double radius = body->figure->theme.mark_dot / 2;
    if (!isnan(value))
        sg_shape_dot(body->figure, layer,
                     (struct sg_dot){sg_scale_at(&body->scale, value), y, radius, color});
}

static void put_value(struct body *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool known = !isnan(waves->value[SG_NOW]), left = body->left[i];
    double x = isnan(marked(waves)) ? fmax(body->rows.left, sg_scale_at(&body->scale, 0))
                                    : sg_scale_at(&body->scale, mark_beside(body, i));
    struct sg_buffer text = {0};
    sg_before_after_text(&body->both, i, SG_NOW, body->figure->lang, &text);
    sg_figure_text(body->figure, known ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS,
                   (struct sg_spot){x + (left ? -value_space : value_space), body->rows.y[i],
                                    left ? SG_RIGHT : SG_LEFT},
                   SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void put_row(struct body *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool total = body->both.items.items[i].total;
    double y = body->rows.y[i];
    double now = sg_scale_at(&body->scale, waves->value[SG_NOW]);
    double before = sg_scale_at(&body->scale, waves->value[SG_BEFORE]);
    if (!isnan(now) && !isnan(before))
        sg_shape_stroke(body->figure, SG_LAYER_LINKS, (struct sg_box){before, y, now, y},
                        total ? SG_COLOR_BEHIND : SG_COLOR_BEFORE);
    put_mark(body, SG_LAYER_RINGS, waves->value[SG_BEFORE], y, SG_COLOR_SUB);
    put_mark(body, SG_LAYER_DOTS, waves->value[SG_NOW], y, total ? SG_COLOR_SUB : SG_COLOR_NOW);
    put_value(body, i);
    if (i)
        sg_shape_line(body->figure, SG_LAYER_RULES,
                      (struct sg_box){body->rows.left, (body->rows.y[i - 1] + y) / 2,
                                      body->figure->width - body->figure->theme.padding,
                                      (body->rows.y[i - 1] + y) / 2});
}

/* --- the whole */

static void say_note(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    struct sg_buffer *out = &body->frame.note;
    if (sg_before_after_has_before(&body->both) && body->both.percent)
        sg_buffer_add(out, sg_words_pick(lang,
                                         "Changes are those of the rounded percentages, in "
                                         "percentage points. ",
                                         "差は四捨五入した割合の差。"));
    sg_before_after_say_left(&body->both, lang, out);
    const struct sg_column *rate = sg_before_after_rates(&body->both);
    for (size_t i = 0; rate && i < body->both.items.n; i++)
        body->both.voids |= sg_input_void(rate, body->both.items.items[i].row);
    sg_before_after_note(&body->both, lang, out);
}

static void lay_out_head(struct body *body, const struct sg_chart_options *options, double *top)
{
    struct sg_buffer now = {0}, before = {0};
    sg_before_after_when(&body->both, SG_NOW, options->lang, &now);
    sg_before_after_when(&body->both, SG_BEFORE, options->lang, &before);
    const struct sg_legend_entry legend[] = {{sg_buffer_text(&now), SG_COLOR_NOW, SG_KEY_DOT},
                                             {sg_buffer_text(&before), SG_COLOR_SUB, SG_KEY_RING}};
    body->frame.legend = legend;
    body->frame.n_legend = sg_before_after_has_before(&body->both) ? 2 : 0;
    sg_before_after_say_changes(&body->both, options->lang, &body->frame.title);
    if (!body->frame.title.n)
        sg_before_after_say_largest(&body->both, options->lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, options->lang, &body->frame.subtitle);
    sg_before_after_description(&body->both, options->lang, &body->frame.description);
    say_note(body);
    *top = sg_frame_head(&body->frame, options, body->figure);
    sg_buffer_free(&now);
    sg_buffer_free(&before);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_items *items = &body->both.items;
    bool brief =
        items->only_divisions && items->n > most_long_names && body->figure->width < half_width;
    double top;
    lay_out_head(body, options, &top);
    for (size_t i = 0; i < items->n; i++) {
        body->rows.headings[i] = items->items[i].total;
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, options->lang, brief));
    }
    add_columns(body);
    body->rows.gaps[0] = top_gap;
    sg_row_chart_even(&body->rows, body->figure, row_height, row_gap);
    sg_row_chart_place(&body->rows, body->figure, top, row_height);
    make_scale(body);
    sg_row_chart_put(&body->rows, body->figure);
    double bottom = sg_row_chart_put_scale(&body->rows, body->figure, &body->scale, SG_LAYER_BASE);
    for (size_t i = 0; i < items->n; i++)
        put_row(body, i);
    sg_frame_foot(&body->frame, items->table, options, body->figure, bottom);
}

bool sg_chart_dumbbell(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_before_after_read(table, options, "dumbbell", &body.both, err))
        return false;
    sg_row_chart_init(&body.rows, body.both.items.n);
    body.left = sg_alloc(body.both.items.n, sizeof *body.left);
    lay_out(&body, options);
    free(body.left);
    sg_row_chart_free(&body.rows);
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return true;
}
