/* bubble: 産業・雇用創造チャート. x: natural logarithm of the location quotient; y: share of
   persons engaged; area: persons engaged. After the Statistics Bureau's
   地域の産業・雇用創造チャート.
 */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "bubble_model.h"
#include "plots/page/frame.h"
#include "plots/page/log_scale.h"
#include "plots/page/names.h"
#include "plots/page/placing.h"
#include "plots/page/scale.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double least_radius = 1.2;
static const double label_ems = 9.5;  /* width to which labels are broken */
static const double label_room = 0.6; /* part of a label for which the axis leaves room */
static const double tick_gap = 3;     /* between two numbers of an axis */
static const double label_under = 1;  /* below the lowest circle */
static const double above_plot = 16, below_plot = 22; /* for the names of the axes */

struct circle {
    double radius;
    struct sg_texts lines; /* of its label */
    struct sg_placing_spot spot;
};

struct chart {
    const struct sg_bubble *bubbles;
    struct sg_figure *figure;
    enum sg_lang lang;
    struct circle *circles; /* one per bubble */
    struct sg_frame frame;
    struct sg_box field;
    struct sg_scale x, y;
    size_t n; /* circles that are drawn, the first of the items */
};

/* The middle of circle i. */
static double x_of(const struct chart *chart, size_t i)
{
    return sg_scale_at(&chart->x, chart->bubbles->items[i].x);
}

static double y_of(const struct chart *chart, size_t i)
{
    return sg_scale_at(&chart->y, chart->bubbles->items[i].y);
}

static double radius_of(const struct chart *chart, double share)
{
    double most = chart->bubbles->n ? chart->bubbles->items[0].y : 0;
    double radius =
        most > 0 && share > 0 ? chart->figure->theme.bubble_radius * sqrt(share / most) : 0;
    return fmax(radius, least_radius);
}

/* A scale for values that leaves room for their circles. */
static struct sg_scale scale_with_room(const struct chart *chart, bool by_x, double length)
{
    double low = 0, high = 0;
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_INSIDE);
    for (size_t round = 0; round < 6; round++) {
        double span = high > low ? high - low : 1, new_low = 0, new_high = 0;
        for (size_t i = 0; i < chart->n; i++) {
            double value = by_x ? chart->bubbles->items[i].x : chart->bubbles->items[i].y;
            double room = (chart->circles[i].radius + 2) / length * span;
            double label = by_x ? label_room * sg_wrap_width(&chart->circles[i].lines, font) : 0;
            double under = by_x ? 0 : label_under / length * span;
            new_low = fmin(new_low, value - room - under);
            new_high = fmax(new_high, value + room + label / length * span);
        }
        low = new_low;
        high = new_high;
    }
    if (by_x && high - low < 0.5) { /* little more than a point */
        low -= 0.45;
        high += 0.45;
    }
    struct sg_scale scale = sg_scale_make(low, high, by_x ? 6 : 5, false);
    return scale;
}

static void place(struct chart *chart, double top)
{
    const struct sg_theme *theme = &chart->figure->theme;
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    struct sg_font small = sg_figure_font(chart->figure, SG_STYLE_INSIDE);
    for (size_t i = 0; i < chart->n; i++) {
        struct circle *circle = &chart->circles[i];
        circle->radius = radius_of(chart, chart->bubbles->items[i].y);
        sg_wrap(sg_names_label(chart->bubbles->items[i].name, chart->lang, true), small,
                label_ems * small.size, &circle->lines);
    }
    chart->y = scale_with_room(chart, false, theme->plot_height);
    double widest = sg_scale_width(&chart->y, font, chart->lang);
    chart->field = (struct sg_box){theme->padding + widest + 4, top + above_plot,
                                   chart->figure->width - theme->padding,
                                   top + above_plot + theme->plot_height};
    chart->x = scale_with_room(chart, true, chart->field.right - chart->field.left);
    chart->x.left = chart->field.left;
    chart->x.right = chart->field.right;
    chart->y.left = chart->field.bottom;
    chart->y.right = chart->field.top;
}

/* A line of the grid, or the axis itself, and its number if that is within the figure. */
static void put_tick(struct chart *chart, struct sg_box line, bool base, const char *text)
{
    bool lying = line.left == line.right;
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    struct sg_spot under = {
        line.left, chart->field.bottom + chart->figure->theme.size_value * 0.75 + 1, SG_CENTER};
    struct sg_spot beside = {chart->field.left - 3, line.top, SG_RIGHT};
    sg_shape_line(chart->figure, base ? SG_LAYER_BASE : SG_LAYER_GRID, line);
    if (!lying || line.left + sg_font_width(text, font) / 2 < chart->figure->width)
        sg_figure_text(chart->figure, SG_STYLE_AXIS, lying ? under : beside, SG_COLOR_OWN, text);
}

static void put_shares(struct chart *chart)
{
    for (size_t i = 0; i < sg_scale_ticks(&chart->y); i++) {
        double value = sg_scale_tick(&chart->y, i), y = sg_scale_at(&chart->y, value);
        struct sg_buffer text = {0};
        sg_scale_text(&chart->y, i, chart->lang, &text);
        put_tick(chart, (struct sg_box){chart->field.left, y, chart->field.right, y},
                 fabs(value) < chart->y.step / 2, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

/* The numbers of the logarithmic axis are quotients. */
static void put_quotients(struct chart *chart)
{
    struct sg_log_scale scale = {chart->x.from, chart->x.to};
    struct sg_log_tick tick;
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    double taken = -INFINITY;
    for (size_t i = 0; sg_log_scale_tick(&scale, i, &tick); i++) {
        double x = sg_scale_at(&chart->x, log(tick.value));
        struct sg_buffer text = {0};
        sg_words_number(tick.value, (struct sg_words_number){tick.decimals, false, chart->lang},
                        &text);
        double half = sg_font_width(sg_buffer_text(&text), font) / 2;
        bool room = x - half > taken;
        taken = room ? x + half + tick_gap : taken;
        put_tick(chart, (struct sg_box){x, chart->field.top, x, chart->field.bottom},
                 tick.value == 1, room ? sg_buffer_text(&text) : "");
        sg_buffer_free(&text);
    }
}

/* Names of the axes, and of the right half where there is room for it. */
static void put_names(struct chart *chart)
{
    struct sg_box field = chart->field;
    struct sg_font small = sg_figure_font(chart->figure, SG_STYLE_NOTE);
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    const char *half = sg_words_pick(chart->lang, "specialized (quotient > 1)", "特化（係数＞1）");
    const char *share =
        sg_words_pick(chart->lang, "Share of persons engaged (%)", "雇用力：従業者の割合（％）");
    double left = chart->figure->theme.padding, zero = sg_scale_at(&chart->x, 0);
    sg_figure_text(chart->figure, SG_STYLE_AXIS, (struct sg_spot){left, field.top - 9, SG_LEFT},
                   SG_COLOR_OWN, share);
    if (left + sg_font_width(share, font) + sg_font_width(half, small) + 6 < field.right)
        sg_figure_text(chart->figure, SG_STYLE_NOTE,
                       (struct sg_spot){field.right, field.top - 8, SG_RIGHT}, SG_COLOR_OWN, half);
    const char *power = sg_words_pick(chart->lang, "Location quotient (log scale) →",
                                      "稼ぐ力：特化係数（対数目盛） →");
    if (left + sg_font_width(power, font) > field.right)
        power = sg_words_pick(chart->lang, "Quotient →", "稼ぐ力 →");
    sg_figure_text(chart->figure, SG_STYLE_AXIS,
                   (struct sg_spot){field.right, field.bottom + below_plot - 5, SG_RIGHT},
                   SG_COLOR_OWN, power);
    sg_shape_line(chart->figure, SG_LAYER_GROUNDS,
                  (struct sg_box){zero, field.top, field.right, field.bottom});
}

static void find_spots(struct chart *chart)
{
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_INSIDE);
    size_t n = chart->n;
    struct sg_placing_item *items = sg_alloc(n, sizeof *items);
    struct sg_placing_spot *spots = sg_alloc(n, sizeof *spots);
    struct sg_box bounds = chart->field;
    bounds.right += 2;
    bounds.left += 1;
    for (size_t i = 0; i < chart->n; i++) {
        const struct circle *circle = &chart->circles[i];
        items[i] = (struct sg_placing_item){
            x_of(chart, i), y_of(chart, i), circle->radius, sg_wrap_width(&circle->lines, font),
            font.size * chart->figure->theme.label_height * (double)circle->lines.n};
    }
    struct sg_placing_field field = {bounds, sg_scale_at(&chart->x, 0), sg_scale_at(&chart->y, 0)};
    sg_placing_solve(&field, items, n, spots);
    for (size_t i = 0; i < n; i++)
        chart->circles[i].spot = spots[i];
    free(spots);
    free(items);
}

static void put_circle(struct chart *chart, size_t i)
{
    const struct circle *circle = &chart->circles[i];
    const struct sg_placing_spot *spot = &circle->spot;
    struct sg_box box = spot->box;
    enum sg_color color = chart->bubbles->items[i].x > 0 ? SG_COLOR_SERIES1 : SG_COLOR_BEFORE;
    sg_shape_circle(chart->figure,
                    (struct sg_dot){x_of(chart, i), y_of(chart, i), circle->radius, color},
                    chart->bubbles->items[i].y);
    if (!spot->placed)
        return;
    if (spot->led)
        sg_shape_line(chart->figure, SG_LAYER_POINTERS,
                      (struct sg_box){spot->from_x, spot->from_y, spot->to_x, spot->to_y});
    double pitch = (box.bottom - box.top) / (double)circle->lines.n;
    double x = spot->align == SG_LEFT    ? box.left
               : spot->align == SG_RIGHT ? box.right
                                         : (box.left + box.right) / 2;
    for (size_t k = 0; k < circle->lines.n; k++)
        sg_figure_text(chart->figure, SG_STYLE_INSIDE,
                       (struct sg_spot){x, box.top + ((double)k + 0.5) * pitch, spot->align},
                       spot->inside ? sg_theme_letters_on(&chart->figure->theme, color)
                                    : SG_COLOR_OWN,
                       circle->lines.items[k]);
}

/* What lies beyond the axis, with its quotient. */
static void say_far(struct chart *chart)
{
    struct sg_words_number style = {.decimals = 2, .lang = chart->lang};
    struct sg_buffer *out = &chart->frame.note;
    for (size_t i = chart->n; i < chart->bubbles->n; i++) {
        const struct sg_bubble_item *item = &chart->bubbles->items[i];
        sg_buffer_add(out, i > chart->n
                               ? sg_words_pick(chart->lang, ", ", "、")
                               : sg_words_pick(chart->lang, "Below the axis, with quotient: ",
                                               "目盛より下（係数）："));
        sg_buffer_printf(out, "%s ", sg_names_label(item->name, chart->lang, true));
        sg_words_number(exp(item->x), style, out);
    }
    if (chart->n < chart->bubbles->n)
        sg_buffer_add(out, sg_words_pick(chart->lang, ". ", "。"));
}

static void say_note(struct chart *chart)
{
    struct sg_texts bare = {0};
    for (size_t i = 0; i < chart->n; i++)
        if (!chart->circles[i].spot.placed)
            sg_texts_add(&bare, chart->bubbles->items[i].name);
    say_far(chart);
    sg_bubble_note(chart->bubbles, &bare, chart->lang, &chart->frame.note);
    sg_texts_free(&bare);
}

static void lay_out(struct chart *chart, const struct sg_chart_options *options)
{
    sg_bubble_title(chart->bubbles, chart->lang, &chart->frame.title);
    sg_bubble_subtitle(chart->bubbles, chart->lang, &chart->frame.subtitle);
    place(chart, sg_frame_head(&chart->frame, options, chart->figure));
    put_names(chart);
    put_shares(chart);
    put_quotients(chart);
    find_spots(chart);
    for (size_t i = 0; i < chart->n; i++)
        put_circle(chart, i);
    say_note(chart);
    sg_bubble_description(chart->bubbles, chart->lang, &chart->frame.description);
    sg_frame_foot(&chart->frame, chart->bubbles->table, options, chart->figure,
                  chart->field.bottom + below_plot);
}

bool sg_chart_bubble(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_bubble bubbles;
    if (!sg_bubble_read(table, &bubbles, err))
        return false;
    struct chart chart = {.bubbles = &bubbles,
                          .figure = figure,
                          .lang = options->lang,
                          .n = sg_bubble_near(&bubbles)};
    chart.circles = sg_alloc(bubbles.n, sizeof *chart.circles);
    lay_out(&chart, options);
    for (size_t i = 0; i < bubbles.n; i++)
        sg_texts_free(&chart.circles[i].lines);
    free(chart.circles);
    sg_frame_free(&chart.frame);
    sg_bubble_free(&bubbles);
    return true;
}
