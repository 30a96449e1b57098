#include "multi2_waves.h"

#include <math.h>

#include "plots/charts/waves/wave_table.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double gap = 3.5, ends_gap = 2.5;
static const double field_gap = 4;      /* between the fields of two waves */
static const double value_space = 2;    /* between a bar and its value */
static const double cap_share = 0.45;   /* of an interval, in heights of a bar */
static const double narrow_share = 0.3; /* of a narrow figure, that names take at most */
static const double half_width = 300;   /* points, up to which a figure is narrow */

struct body {
    struct sg_figure *figure;
    const struct sg_before_after *both;
    struct sg_wave_table waves;
    struct sg_row_chart rows;
    double width;   /* of a field */
    double highest; /* value at the end of a field's bars */
    double bars;    /* their length there */
};

static double left_of(const struct body *body, size_t wave)
{
    return body->rows.left + (double)wave * (body->width + field_gap);
}

/* --- bars */

static double end_of(const struct body *body, size_t item, size_t wave)
{
    double upper = sg_wave_table_limit(&body->waves, body->waves.upper, item, wave);
    double value = sg_wave_table_value(&body->waves, item, wave);
    return fmax(isnan(value) ? 0 : value, isnan(upper) ? 0 : upper);
}

/* One scale for all fields: as long as the widest value behind its bar allows. */
static void make_scale(struct body *body)
{
    struct sg_font font = sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD);
    double highest = 0, widest = 0;
    for (size_t i = 0; i < body->both->items.n; i++)
        for (size_t w = 0; w < body->waves.n; w++) {
            struct sg_buffer text = {0};
            sg_wave_table_text(&body->waves, i, w, body->figure->lang, &text);
            highest = fmax(highest, end_of(body, i, w));
            widest = fmax(widest, sg_font_width(sg_buffer_text(&text), font));
            sg_buffer_free(&text);
        }
    body->highest = highest > 0 ? highest : 1;
    body->bars = fmax(body->width - value_space - widest, body->width / 4);
}

static double x_of(const struct body *body, size_t wave, double value)
{
    return left_of(body, wave) + body->bars * value / body->highest;
}

static void put_value(struct body *body, size_t i, size_t w)
{
    bool newest = w + 1 == body->waves.n;
    double value = sg_wave_table_value(&body->waves, i, w), y = body->rows.y[i];
    double height = body->figure->theme.bar_wave;
    struct sg_box bar = {left_of(body, w), y - height / 2, x_of(body, w, value), y + height / 2};
    struct sg_buffer text = {0};
    if (value > 0)
        sg_shape_bar(body->figure, SG_LAYER_BARS,
                     (struct sg_bar_shape){bar, newest ? SG_COLOR_NOW : SG_COLOR_BEFORE, value});
    double lower = sg_wave_table_limit(&body->waves, body->waves.lower, i, w);
    double upper = sg_wave_table_limit(&body->waves, body->waves.upper, i, w);
    if (lower <= upper && !isnan(value))
        sg_shape_whisker(body->figure, SG_LAYER_WHISKERS,
                         (struct sg_whisker){x_of(body, w, fmax(0, lower)), x_of(body, w, upper), y,
                                             height * cap_share},
                         newest ? SG_COLOR_WHISKER : SG_COLOR_SUB);
    sg_wave_table_text(&body->waves, i, w, body->figure->lang, &text);
    sg_figure_text(body->figure, newest && !isnan(value) ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS,
                   (struct sg_spot){x_of(body, w, end_of(body, i, w)) + value_space, y, SG_LEFT},
                   SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void place(struct body *body, double top)
{
    const struct sg_items *items = &body->both->items;
    double height = body->figure->theme.bar_wave;
    body->rows.label_share = body->figure->width < half_width ? narrow_share : 0;
    for (size_t i = 0; i < items->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, body->figure->lang, false));
    body->rows.gaps[0] = ends_gap;
    sg_row_chart_even(&body->rows, body->figure, height, gap);
    sg_row_chart_place(&body->rows, body->figure, top, height);
    double n = (double)body->waves.n;
    body->width = (body->rows.right - body->rows.left - (n - 1) * field_gap) / n;
    double headers = sg_wave_table_break(&body->waves, body->figure, body->width + field_gap - 1);
    sg_row_chart_place(&body->rows, body->figure, top + headers, height);
}

void sg_multi2_lay_out_waves(const struct sg_before_after *both, struct sg_frame *frame,
                             const struct sg_chart_options *options, struct sg_figure *figure)
{
    struct body body = {.figure = figure, .both = both};
    sg_wave_table_make(&body.waves, both, SG_MULTI2_WAVES);
    sg_row_chart_init(&body.rows, both->items.n);
    place(&body, sg_frame_head(frame, options, figure));
    make_scale(&body);
    sg_row_chart_put(&body.rows, figure);
    for (size_t w = 0; w < body.waves.n; w++) {
        double x = left_of(&body, w), bottom = body.rows.bottom + ends_gap;
        sg_wave_table_put_header(&body.waves, figure, w,
                                 (struct sg_spot){x, body.rows.top, SG_LEFT});
        for (size_t i = 0; i < both->items.n; i++)
            put_value(&body, i, w);
        sg_shape_line(figure, SG_LAYER_BASE, (struct sg_box){x, body.rows.top, x, bottom});
    }
    sg_wave_table_say_left(&body.waves, options->lang, &frame->note);
    sg_buffer_clear(&frame->description);
    sg_wave_table_describe(&body.waves, options->lang, &frame->description);
    sg_frame_foot(frame, both->items.table, options, figure, body.rows.bottom + ends_gap);
    sg_row_chart_free(&body.rows);
    sg_wave_table_free(&body.waves);
}
