/* bubble: 産業・雇用創造チャート. x: natural logarithm of the location quotient; y: share of
   persons engaged; area: persons engaged. After the Statistics Bureau's
   地域の産業・雇用創造チャート.
 */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "bubble_model.h"
#include "plots/charts/points/points.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double label_under = 1;                  /* below the lowest circle */
static const double above_plot = 16, below_plot = 22; /* for the names of the axes */

struct chart {
    const struct sg_bubble *bubbles;
    struct sg_points circles; /* those that are drawn, the first of the bubbles */
    struct sg_frame frame;
};

static void make_circles(struct chart *chart, size_t n)
{
    const struct sg_bubble *bubbles = chart->bubbles;
    double most = bubbles->n ? bubbles->items[0].y : 0;
    chart->circles.points = sg_alloc(n, sizeof *chart->circles.points);
    chart->circles.n = n;
    for (size_t i = 0; i < n; i++) {
        const struct sg_bubble_item *item = &bubbles->items[i];
        chart->circles.points[i] =
            (struct sg_point){.name = item->name,
                              .x = item->x,
                              .y = item->y,
                              .value = item->y,
                              .color = item->x > 0 ? SG_COLOR_SERIES1 : SG_COLOR_BEFORE,
                              .radius = sg_points_radius(chart->circles.figure, item->y, most)};
    }
    sg_points_break(&chart->circles);
}

/* A scale for values that leaves room for their circles. */
static struct sg_scale scale_with_room(const struct chart *chart, bool by_x, double length)
{
    double low = 0, high = 0;
    sg_points_extend(&chart->circles, by_x, length, by_x ? 0 : label_under, &low, &high);
    if (by_x && high - low < 0.5) { /* little more than a point */
        low -= 0.45;
        high += 0.45;
    }
    return sg_scale_make(low, high, by_x ? 6 : 5, false);
}

static void place(struct chart *chart, double top)
{
    struct sg_points *circles = &chart->circles;
    const struct sg_theme *theme = &circles->figure->theme;
    struct sg_font font = sg_figure_font(circles->figure, SG_STYLE_AXIS);
    circles->x = (struct sg_points_axis){.log = true};
    circles->y.scale = scale_with_room(chart, false, theme->plot_height);
    double widest = sg_scale_width(&circles->y.scale, font, circles->lang);
    circles->field = (struct sg_box){theme->padding + widest + 4, top + above_plot,
                                     circles->figure->width - theme->padding,
                                     top + above_plot + theme->plot_height};
    circles->inner = circles->field;
    circles->inner.right += 2;
    circles->inner.left += 1;
    circles->x.scale = scale_with_room(chart, true, circles->field.right - circles->field.left);
    circles->x.scale.left = circles->field.left;
    circles->x.scale.right = circles->field.right;
    circles->y.scale.left = circles->field.bottom;
    circles->y.scale.right = circles->field.top;
    circles->avoided_x = sg_scale_at(&circles->x.scale, 0);
    circles->avoided_y = sg_scale_at(&circles->y.scale, 0);
}

/* Names of the axes, and of the right half where there is room for it. */
static void put_names(struct chart *chart)
{
    struct sg_box field = chart->circles.field;
    struct sg_figure *figure = chart->circles.figure;
    enum sg_lang lang = chart->circles.lang;
    struct sg_font small = sg_figure_font(figure, SG_STYLE_NOTE);
    struct sg_font font = sg_figure_font(figure, SG_STYLE_AXIS);
    const char *half = sg_words_pick(lang, "specialized (quotient > 1)", "特化（係数＞1）");
    const char *share =
        sg_words_pick(lang, "Share of persons engaged (%)", "雇用力：従業者の割合（％）");
    double left = figure->theme.padding, zero = sg_scale_at(&chart->circles.x.scale, 0);
    sg_figure_text(figure, SG_STYLE_AXIS, (struct sg_spot){left, field.top - 9, SG_LEFT},
                   SG_COLOR_OWN, share);
    if (left + sg_font_width(share, font) + sg_font_width(half, small) + 6 < field.right)
        sg_figure_text(figure, SG_STYLE_NOTE,
                       (struct sg_spot){field.right, field.top - 8, SG_RIGHT}, SG_COLOR_OWN, half);
    const char *power =
        sg_words_pick(lang, "Location quotient (log scale) →", "稼ぐ力：特化係数（対数目盛） →");
    if (left + sg_font_width(power, font) > field.right)
        power = sg_words_pick(lang, "Quotient →", "稼ぐ力 →");
    sg_figure_text(figure, SG_STYLE_AXIS,
                   (struct sg_spot){field.right, field.bottom + below_plot - 5, SG_RIGHT},
                   SG_COLOR_OWN, power);
    sg_shape_line(figure, SG_LAYER_GROUNDS,
                  (struct sg_box){zero, field.top, field.right, field.bottom});
}

/* What lies beyond the axis, with its quotient. */
static void say_far(struct chart *chart)
{
    struct sg_words_number style = {.decimals = 2, .lang = chart->circles.lang};
    struct sg_buffer *out = &chart->frame.note;
    for (size_t i = chart->circles.n; i < chart->bubbles->n; i++) {
        const struct sg_bubble_item *item = &chart->bubbles->items[i];
        sg_buffer_add(out, i > chart->circles.n ? sg_words_pick(chart->circles.lang, ", ", "、")
                                                : sg_words_pick(chart->circles.lang,
                                                                "Below the axis, with quotient: ",
                                                                "目盛より下（係数）："));
        sg_buffer_printf(out, "%s ", sg_names_label(item->name, chart->circles.lang, true));
        sg_words_number(exp(item->x), style, out);
    }
    if (chart->circles.n < chart->bubbles->n)
        sg_buffer_add(out, sg_words_pick(chart->circles.lang, ". ", "。"));
}

static void say_note(struct chart *chart)
{
    struct sg_texts bare = {0};
    sg_points_bare(&chart->circles, &bare);
    say_far(chart);
    sg_bubble_note(chart->bubbles, &bare, chart->circles.lang, &chart->frame.note);
    sg_texts_free(&bare);
}

static void lay_out(struct chart *chart, const struct sg_chart_options *options)
{
    struct sg_figure *figure = chart->circles.figure;
    sg_bubble_title(chart->bubbles, options->lang, &chart->frame.title);
    sg_bubble_subtitle(chart->bubbles, options->lang, &chart->frame.subtitle);
    place(chart, sg_frame_head(&chart->frame, options, figure));
    put_names(chart);
    sg_points_put_axes(&chart->circles);
    sg_points_put(&chart->circles);
    say_note(chart);
    sg_bubble_description(chart->bubbles, options->lang, &chart->frame.description);
    sg_frame_foot(&chart->frame, chart->bubbles->table, options, figure,
                  chart->circles.field.bottom + below_plot);
}

bool sg_chart_bubble(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_bubble bubbles;
    if (!sg_bubble_read(table, &bubbles, err))
        return false;
    struct chart chart = {.bubbles = &bubbles,
                          .circles = {.figure = figure, .lang = options->lang}};
    make_circles(&chart, sg_bubble_near(&bubbles));
    lay_out(&chart, options);
    sg_points_free_names(&chart.circles);
    free(chart.circles.points);
    sg_frame_free(&chart.frame);
    sg_bubble_free(&bubbles);
    return true;
}
