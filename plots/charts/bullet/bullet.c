/* bullet: indicators against targets, each row on a scale of its own (after Few 2006). */
#include "plots/charts/charts.h"

#include <math.h>

#include "bullet_model.h"
#include "plots/page/frame.h"
#include "plots/page/scale.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double beyond = 1.16;                /* of the largest value, where the bands end */
static const double far_below = 0.7, below = 0.9; /* of attainment, where bands meet */
static const double bar_part = 0.48, tick_part = 0.96; /* of the height of the bands */
static const double ring_radius = 2.0;
static const double name_gap = 8, text_gap = 4, row_gap = 7, under_name = 1.5;

struct chart {
    struct sg_figure *figure;
    const struct sg_bullet *targets;
    enum sg_lang lang;
    struct sg_frame frame;
    double left, right;
};

static double lay_out_head(struct chart *chart, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[] = {
        {sg_words_pick(chart->lang, "Actual", "実績"), SG_COLOR_SERIES1, SG_KEY_PLAIN},
        {sg_words_pick(chart->lang, "Target", "目標"), SG_COLOR_SERIES2, SG_KEY_TICK},
        {sg_words_pick(chart->lang, "Base", "基準値（計画開始時など）"), SG_COLOR_SUB,
         SG_KEY_HALOED_RING},
    };
    chart->frame.legend = legend;
    chart->frame.n_legend = chart->targets->has_base ? 3 : 2;
    sg_bullet_title(chart->targets, chart->lang, &chart->frame.title);
    sg_bullet_subtitle(chart->targets, chart->lang, &chart->frame.subtitle);
    double top = sg_frame_head(&chart->frame, options, chart->figure);
    chart->frame.n_legend = 0;
    return top;
}

/* A paragraph of one style from `y` on; returns where it ends. */
static double put_lines(struct chart *chart, enum sg_style style, double y, double width,
                        const char *text)
{
    struct sg_font font = sg_figure_font(chart->figure, style);
    struct sg_font heading = sg_figure_font(chart->figure, SG_STYLE_HEADING);
    double pitch = heading.size * chart->figure->theme.label_height;
    struct sg_texts lines = {0};
    sg_wrap(text, font, width, &lines);
    for (size_t i = 0; i < lines.n; i++, y += pitch)
        sg_figure_text(chart->figure, style, (struct sg_spot){chart->left, y + pitch / 2, SG_LEFT},
                       SG_COLOR_OWN, lines.items[i]);
    sg_texts_free(&lines);
    return y;
}

/* The name and at the right, or under it where there is no room, actual value and target; returns
   where the bands may begin. */
static double put_texts(struct chart *chart, const struct sg_bullet_item *item, double top)
{
    struct sg_font bold = sg_figure_font(chart->figure, SG_STYLE_VALUE_BOLD);
    struct sg_font plain = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    double pitch = chart->figure->theme.size_label * chart->figure->theme.label_height;
    double page = chart->right - chart->left;
    struct sg_buffer actual = {0}, goal = {0};
    sg_bullet_item_actual(item, chart->lang, &actual);
    sg_bullet_item_goal(item, chart->lang, &goal);
    double width = sg_font_width(sg_buffer_text(&goal), plain) + text_gap +
                   sg_font_width(sg_buffer_text(&actual), bold);
    double room = page - width - name_gap, y;
    bool beside = room >= page / 4;
    y = put_lines(chart, SG_STYLE_HEADING, top, beside ? room : page, item->name);
    if (width > page) {
        y = put_lines(chart, SG_STYLE_VALUE_BOLD, y, page, sg_buffer_text(&actual));
        y = put_lines(chart, SG_STYLE_AXIS, y, page, sg_buffer_text(&goal));
    } else {
        y += beside && y > top ? 0 : pitch;
        struct sg_spot spot = {chart->right, y - pitch / 2, SG_RIGHT};
        sg_figure_text(chart->figure, SG_STYLE_AXIS, spot, SG_COLOR_OWN, sg_buffer_text(&goal));
        spot.x -= width - sg_font_width(sg_buffer_text(&actual), bold);
        sg_figure_text(chart->figure, SG_STYLE_VALUE_BOLD, spot, SG_COLOR_OWN,
                       sg_buffer_text(&actual));
    }
    sg_buffer_free(&goal);
    sg_buffer_free(&actual);
    return y + under_name;
}

/* From zero, or the least value if that is below, to a little beyond the largest. */
static struct sg_scale scale_of(const struct chart *chart, const struct sg_bullet_item *item)
{
    const double values[] = {item->found.actual, item->found.target, item->base};
    double low = 0, high = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        low = isnan(values[i]) ? low : fmin(low, values[i]);
        high = isnan(values[i]) ? high : fmax(high, values[i]);
    }
    if (!(high - low > 0))
        high = 1;
    return (struct sg_scale){
        .from = low * beyond, .to = high * beyond, .left = chart->left, .right = chart->right};
}

/* A band between two values, cut off at the ends of the scale. */
static void put_band(struct chart *chart, const struct sg_scale *scale, struct sg_box row,
                     double from, double to, enum sg_color color)
{
    double left = sg_scale_at(scale, fmax(from, scale->from));
    double right = sg_scale_at(scale, fmin(to, scale->to));
    if (right > left)
        sg_shape_box(chart->figure, SG_LAYER_BANDS,
                     (struct sg_box){left, row.top, right, row.bottom}, color);
}

static void put_bands(struct chart *chart, const struct sg_bullet_item *item,
                      const struct sg_scale *scale, struct sg_box row)
{
    double first = item->found.target * far_below, second = item->found.target * below;
    if (!(item->found.target > 0)) { /* no attainment */
        put_band(chart, scale, row, scale->from, scale->to, SG_COLOR_BAND3);
        return;
    }
    if (item->found.course == SG_COURSE_DOWN) {
        put_band(chart, scale, row, scale->from, item->found.target / below, SG_COLOR_BAND3);
        put_band(chart, scale, row, item->found.target / below, item->found.target / far_below,
                 SG_COLOR_BAND2);
        put_band(chart, scale, row, item->found.target / far_below, scale->to, SG_COLOR_BAND1);
        return;
    }
    put_band(chart, scale, row, scale->from, first, SG_COLOR_BAND1);
    put_band(chart, scale, row, first, second, SG_COLOR_BAND2);
    put_band(chart, scale, row, second, scale->to, SG_COLOR_BAND3);
}

static void put_bar(struct chart *chart, const struct sg_bullet_item *item,
                    const struct sg_scale *scale, struct sg_box row)
{
    double y = (row.top + row.bottom) / 2, height = row.bottom - row.top;
    double zero = sg_scale_at(scale, 0), half = height * bar_part / 2;
    if (!isnan(item->found.actual) && item->found.actual != 0) {
        double x = sg_scale_at(scale, item->found.actual);
        sg_shape_bar(
            chart->figure, SG_LAYER_BARS,
            (struct sg_bar_shape){{fmin(zero, x), y - half, fmax(zero, x), y + half},
                                  SG_COLOR_SERIES1,
                                  100 * fabs(item->found.actual) / (scale->to - scale->from)});
    }
    if (scale->from < 0)
        sg_shape_line(chart->figure, SG_LAYER_BASE,
                      (struct sg_box){zero, row.top, zero, row.bottom});
    if (!isnan(item->found.target)) {
        double x = sg_scale_at(scale, item->found.target), reach = height * tick_part / 2;
        sg_shape_stroke(chart->figure, SG_LAYER_TICKS, (struct sg_box){x, y - reach, x, y + reach},
                        SG_COLOR_SERIES2);
    }
    if (!isnan(item->base))
        sg_shape_dot(chart->figure, SG_LAYER_HALOED_RINGS,
                     (struct sg_dot){sg_scale_at(scale, item->base), y, ring_radius, SG_COLOR_SUB});
}

static double put_row(struct chart *chart, const struct sg_bullet_item *item, double top)
{
    struct sg_scale scale = scale_of(chart, item);
    double y = put_texts(chart, item, top);
    struct sg_box row = {chart->left, y, chart->right, y + chart->figure->theme.bar_target};
    put_bands(chart, item, &scale, row);
    put_bar(chart, item, &scale, row);
    return row.bottom;
}

static void lay_out(struct chart *chart, const struct sg_chart_options *options)
{
    double y = lay_out_head(chart, options);
    for (size_t i = 0; i < chart->targets->n; i++)
        y = put_row(chart, &chart->targets->items[i], i ? y + row_gap : y);
    sg_bullet_note(chart->targets, chart->lang, &chart->frame.note);
    sg_bullet_description(chart->targets, chart->lang, &chart->frame.description);
    sg_frame_foot(&chart->frame, chart->targets->table, options, chart->figure, y);
}

bool sg_chart_bullet(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_bullet targets;
    if (!sg_bullet_read(table, options->sort, &targets, err))
        return false;
    struct chart chart = {.figure = figure, .targets = &targets, .lang = options->lang};
    chart.left = figure->theme.padding;
    chart.right = figure->width - figure->theme.padding;
    lay_out(&chart, options);
    sg_frame_free(&chart.frame);
    sg_bullet_free(&targets);
    return true;
}
