/* lq: location quotients as bars from 1 on a logarithmic axis. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "lq_model.h"
#include "plots/page/log_scale.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double bar_height = 8.5, least_gap = 3.5;
static const double longest_name = 60;  /* points of the name of a reference in a caption */
static const double top_gap = 2;        /* above the first bar */
static const double label_space = 2.5;  /* between a bar and its value */
static const double words_space = 4;    /* between the line of 1 and words */
static const double caption_height = 9; /* above the field */
static const double least_extent = 0.1; /* of the axis to either side, in logarithms */
static const double cut_from = 3, cut_gap = 2.2, cut_slant = 2.6; /* of the mark of a cut bar */

struct body {
    struct sg_figure *figure;
    struct sg_lq q;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_buffer left, right; /* captions */
    double from, to;              /* logarithms at the ends of the axis */
};

static double x_of(const struct body *body, double log_value)
{
    return body->rows.left + (log_value - body->from) / (body->to - body->from) *
                                 (body->rows.right - body->rows.left);
}

static double text_width(const struct body *body, enum sg_style style, const char *text)
{
    return sg_font_width(text, sg_figure_font(body->figure, style));
}

/* A logarithm as far as the axis goes: an industry that hardly exists is not the longest bar. */
static double clipped(double log_value)
{
    return fmax(log_value, log(SG_LQ_LEAST));
}

/* What item i takes from the line of 1: logarithms of both ends of bar and interval. */
static void reach(const struct body *body, size_t i, double *low, double *high)
{
    double x = sg_lq_at(&body->q, i), lower, upper;
    sg_lq_interval(&body->q, i, &lower, &upper);
    *low = fmin(0, isnan(x) ? 0 : clipped(log(x)));
    *high = fmax(0, isnan(x) ? 0 : log(x));
    if (lower > 0) {
        *low = fmin(*low, clipped(log(lower)));
        *high = fmax(*high, log(upper));
    }
}

static bool is_below(const struct body *body, size_t i)
{
    return sg_number_round(sg_lq_at(&body->q, i), 2) < 1;
}

/* Width of the value of item i with the space before it. */
static double value_width(const struct body *body, size_t i)
{
    struct sg_buffer text = {0};
    sg_lq_text(&body->q, i, body->figure->lang, &text);
    double width = text_width(body, SG_STYLE_VALUE_BOLD, sg_buffer_text(&text));
    sg_buffer_free(&text);
    return width + (isnan(sg_lq_at(&body->q, i)) ? words_space : label_space);
}

/* Widens the axis until bars, values and captions have room on their sides. */
static void widen(struct body *body)
{
    double per_point = (body->to - body->from) / (body->rows.right - body->rows.left);
    double low = -words_space - text_width(body, SG_STYLE_AXIS, sg_buffer_text(&body->left));
    double high = words_space + text_width(body, SG_STYLE_AXIS, sg_buffer_text(&body->right));
    body->from = fmin(-least_extent, low * per_point);
    body->to = fmax(least_extent, high * per_point);
    for (size_t i = 0; i < body->q.items.n; i++) {
        double from, to, width = value_width(body, i) * per_point;
        reach(body, i, &from, &to);
        bool below = is_below(body, i);
        body->from = fmin(body->from, from - (below ? width : 0));
        body->to = fmax(body->to, to + (below ? 0 : width));
    }
}

static void make_axis(struct body *body)
{
    body->from = -least_extent;
    body->to = least_extent;
    for (int pass = 0; pass < 40; pass++)
        widen(body);
}

static double put_axis(struct body *body)
{
    double taken = -INFINITY;
    struct sg_log_scale scale = {body->from, body->to};
    struct sg_log_tick tick;
    struct sg_buffer text = {0};
    double y = body->rows.bottom + 1 + body->figure->theme.size_value * 0.75;
    for (size_t i = 0; sg_log_scale_tick(&scale, i, &tick); i++) {
        double x = x_of(body, log(tick.value));
        sg_buffer_free(&text);
        sg_words_number(tick.value,
                        (struct sg_words_number){tick.decimals, false, body->figure->lang}, &text);
        double half = text_width(body, SG_STYLE_AXIS, text.text) / 2;
        if (x - half < taken + 3 || x + half > body->figure->width)
            continue;
        taken = x + half;
        sg_shape_line(body->figure, SG_LAYER_GRID,
                      (struct sg_box){x, body->rows.top, x, body->rows.bottom + 1});
        sg_figure_text(body->figure, SG_STYLE_AXIS, (struct sg_spot){x, y, SG_CENTER}, SG_COLOR_OWN,
                       text.text);
    }
    sg_buffer_free(&text);
    double one = x_of(body, 0);
    sg_shape_line(body->figure, SG_LAYER_BASE,
                  (struct sg_box){one, body->rows.top, one, body->rows.bottom + 1});
    return body->rows.bottom + 11;
}

static void put_captions(struct body *body)
{
    double one = x_of(body, 0), y = body->rows.top - caption_height / 2 - 0.5;
    sg_figure_text(body->figure, SG_STYLE_AXIS, (struct sg_spot){one - words_space, y, SG_RIGHT},
                   SG_COLOR_OWN, sg_buffer_text(&body->left));
    sg_figure_text(body->figure, SG_STYLE_AXIS, (struct sg_spot){one + words_space, y, SG_LEFT},
                   SG_COLOR_OWN, sg_buffer_text(&body->right));
}

static void put_value(struct body *body, size_t i)
{
    double from, to;
    struct sg_buffer text = {0};
    sg_lq_text(&body->q, i, body->figure->lang, &text);
    reach(body, i, &from, &to);
    bool unknown = isnan(sg_lq_at(&body->q, i)), below = is_below(body, i);
    double x = below ? x_of(body, from) - label_space
                     : x_of(body, to) + (unknown ? words_space : label_space);
    enum sg_style style = unknown ? SG_STYLE_AXIS : below ? SG_STYLE_VALUE : SG_STYLE_VALUE_BOLD;
    sg_figure_text(body->figure, style,
                   (struct sg_spot){x, body->rows.y[i], below ? SG_RIGHT : SG_LEFT}, SG_COLOR_OWN,
                   sg_buffer_text(&text));
    sg_buffer_free(&text);
}

/* Two slanted cuts near the end of a bar that goes on beyond the axis. */
static void put_cut(struct body *body, struct sg_box bar)
{
    for (size_t i = 0; i < 2; i++) {
        double x = bar.left + cut_from + (double)i * cut_gap;
        sg_shape_line(body->figure, SG_LAYER_CUTS,
                      (struct sg_box){x, bar.bottom, x + cut_slant, bar.top});
    }
}

static void put_row(struct body *body, size_t i)
{
    double x = sg_lq_at(&body->q, i), y = body->rows.y[i], lower, upper;
    put_value(body, i);
    if (isnan(x))
        return;
    double shown = clipped(log(x)), one = x_of(body, 0), end = x_of(body, shown);
    struct sg_box box = {fmin(one, end), y - bar_height / 2, fmax(one, end), y + bar_height / 2};
    enum sg_color color = is_below(body, i) ? SG_COLOR_MINUS : SG_COLOR_PLUS;
    if (one != end)
        sg_shape_bar(body->figure, SG_LAYER_BARS, (struct sg_bar_shape){box, color, fabs(shown)});
    if (shown > log(x))
        put_cut(body, box);
    sg_lq_interval(&body->q, i, &lower, &upper);
    if (lower > 0 && clipped(log(upper)) > log(SG_LQ_LEAST))
        sg_shape_whisker(
            body->figure, SG_LAYER_WHISKERS,
            (struct sg_whisker){x_of(body, clipped(log(lower))), x_of(body, log(upper)), y, 4},
            is_below(body, i) ? SG_COLOR_SUB : SG_COLOR_WHISKER);
}

static void make_captions(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    const char *reference = body->q.items.table->info.reference;
    if (!reference || text_width(body, SG_STYLE_AXIS, reference) > longest_name)
        reference = sg_words_pick(lang, "1", "基準");
    sg_buffer_printf(&body->left, lang == SG_JA ? "◀ %sより小さい" : "◀ below %s", reference);
    sg_buffer_printf(&body->right, lang == SG_JA ? "%sより大きい ▶" : "above %s ▶", reference);
}

/* Where both captions have no room they are left as arrows. */
static void shorten_captions(struct body *body)
{
    double field = body->rows.right - body->rows.left;
    double both = text_width(body, SG_STYLE_AXIS, sg_buffer_text(&body->left)) +
                  text_width(body, SG_STYLE_AXIS, sg_buffer_text(&body->right));
    if (both + 2 * words_space <= field)
        return;
    sg_buffer_free(&body->left);
    sg_buffer_free(&body->right);
    sg_buffer_add(&body->left, sg_words_pick(body->figure->lang, "◀ <1", "◀ 小"));
    sg_buffer_add(&body->right, sg_words_pick(body->figure->lang, ">1 ▶", "大 ▶"));
}

static void name_rows(struct body *body)
{
    const struct sg_items *items = &body->q.items;
    bool brief = sg_items_are_brief(items->n, items->only_divisions, body->figure);
    for (size_t i = 0; i < items->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, body->figure->lang, brief));
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    sg_lq_words(&body->q, options->lang, &body->frame);
    double top = sg_frame_head(&body->frame, options, body->figure);
    make_captions(body);
    name_rows(body);
    body->rows.gaps[0] = top_gap;
    sg_row_chart_even(&body->rows, body->figure, bar_height, least_gap);
    sg_row_chart_place(&body->rows, body->figure, top + caption_height, bar_height);
    shorten_captions(body);
    make_axis(body);
    put_captions(body);
    sg_row_chart_put(&body->rows, body->figure);
    double bottom = put_axis(body);
    for (size_t i = 0; i < body->q.items.n; i++)
        put_row(body, i);
    sg_frame_foot(&body->frame, body->q.items.table, options, body->figure, bottom);
}

bool sg_chart_lq(const struct sg_table *table, const struct sg_chart_options *options,
                 struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_lq_read(table, options, &body.q, err))
        return false;
    sg_row_chart_init(&body.rows, body.q.items.n);
    lay_out(&body, options);
    sg_row_chart_free(&body.rows);
    sg_frame_free(&body.frame);
    sg_buffer_free(&body.left);
    sg_buffer_free(&body.right);
    sg_lq_free(&body.q);
    return true;
}
