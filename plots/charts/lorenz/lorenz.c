/* lorenz: how an amount is spread over units: cumulative shares, or sizes by rank. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lorenz_model.h"
#include "plots/page/axis_name.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double most_wide = 1.2;               /* of the field, in heights */
static const double least_beside = 120;            /* points beside it, in which names may stand */
static const double sample = 11, sample_gap = 2.5; /* of a line before its name */
static const double line = 9;                      /* from name to name */
static const double above_diagonal = 0.75;         /* of the field: where names in it end */
static const double inset = 6;                     /* of names within the field */

struct chart {
    struct sg_figure *figure;
    struct sg_lorenz lorenz;
    struct sg_frame frame;
    struct sg_box field;
    double name_end; /* where names end at the latest */
};

static double x_at(const struct chart *chart, double share)
{
    return chart->field.left + share * (chart->field.right - chart->field.left);
}

static double y_at(const struct chart *chart, double share)
{
    return chart->field.bottom - share * (chart->field.bottom - chart->field.top);
}

static void put_axes(struct chart *chart)
{
    struct sg_figure *figure = chart->figure;
    struct sg_box field = chart->field;
    for (int i = 0; i <= 5; i++) {
        double x = x_at(chart, i / 5.0), y = y_at(chart, i / 5.0);
        char text[8];
        sprintf(text, "%d", 20 * i);
        sg_shape_line(figure, i ? SG_LAYER_GRID : SG_LAYER_BASE,
                      (struct sg_box){x, field.top, x, field.bottom});
        sg_shape_line(figure, i ? SG_LAYER_GRID : SG_LAYER_BASE,
                      (struct sg_box){field.left, y, field.right, y});
        sg_figure_text(figure, SG_STYLE_AXIS, (struct sg_spot){field.left - 3, y, SG_RIGHT},
                       SG_COLOR_OWN, text);
        sg_figure_text(
            figure, SG_STYLE_AXIS,
            (struct sg_spot){x, field.bottom + figure->theme.size_value * 0.75 + 1, SG_CENTER},
            SG_COLOR_OWN, text);
    }
    sg_shape_line(figure, SG_LAYER_REFERENCE,
                  (struct sg_box){field.left, field.bottom, field.right, field.top});
}

static double put_upright_name(struct chart *chart, double top)
{
    struct sg_buffer name = {0};
    enum sg_lang lang = chart->figure->lang;
    sg_words_measure_name(chart->lorenz.measure, lang, &name);
    sg_buffer_add(&name, sg_words_pick(lang, ", cumulative share (%)", "の累積割合（％）"));
    double end = sg_axis_name_above(chart->figure, top, sg_buffer_text(&name));
    sg_buffer_free(&name);
    return end;
}

static void put_line(struct chart *chart, const struct sg_lorenz_group *group)
{
    double *curve = sg_alloc(group->n + 1, sizeof *curve);
    sg_lorenz_curve(group, true, curve);
    for (size_t i = 0; i <= group->n; i++)
        sg_shape_point(chart->figure, group->look.layer,
                       (struct sg_dot){x_at(chart, (double)i / (double)group->n),
                                       y_at(chart, curve[i]), 0, group->look.color});
    sg_shape_lift(chart->figure, group->look.layer);
    free(curve);
}

/* Between the highest and the lowest curve that there can be. */
static void put_band(struct chart *chart, const struct sg_lorenz_group *group)
{
    double *high = sg_alloc(group->n + 1, sizeof *high), *low = sg_alloc(group->n + 1, sizeof *low);
    sg_lorenz_curve(group, true, high);
    sg_lorenz_curve(group, false, low);
    struct sg_tsv *band = sg_figure_layer(chart->figure, SG_LAYER_RANGES);
    for (size_t k = 0; k < 2 * (group->n + 1); k++) {
        size_t i = k <= group->n ? k : 2 * group->n + 1 - k;
        sg_tsv_number(band, x_at(chart, (double)i / (double)group->n));
        sg_tsv_number(band, y_at(chart, k <= group->n ? high[i] : low[i]));
    }
    sg_tsv_break(band);
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i <= group->n; i++)
            sg_shape_point(chart->figure, SG_LAYER_BEHIND,
                           (struct sg_dot){x_at(chart, (double)i / (double)group->n),
                                           y_at(chart, side ? low[i] : high[i]), 0, SG_COLOR_OWN});
        sg_shape_lift(chart->figure, SG_LAYER_BEHIND);
    }
    free(high);
    free(low);
}

/* --- names, where nothing is drawn: above the diagonal, or beside the field */

/* As the curves lie, the highest first. */
static int by_gini(const void *left, const void *right)
{
    const struct sg_lorenz_group *a = *(const struct sg_lorenz_group *const *)left;
    const struct sg_lorenz_group *b = *(const struct sg_lorenz_group *const *)right;
    double x = sg_lorenz_is_known(a) ? a->gini : a->upper;
    double y = sg_lorenz_is_known(b) ? b->gini : b->upper;
    return (x > y) - (x < y);
}

/* A sample of the line, the name, broken where it is long, and the coefficient; returns where it
   ends. */
static double put_name(struct chart *chart, const struct sg_lorenz_group *group, double x, double y)
{
    struct sg_figure *figure = chart->figure;
    struct sg_font font = sg_figure_font(figure, SG_STYLE_INSIDE);
    bool known = sg_lorenz_is_known(group);
    enum sg_color letters = known ? group->look.letters : SG_COLOR_SUB;
    struct sg_buffer name = {0}, gini = {0};
    struct sg_texts lines = {0};
    double left = x + sample + sample_gap;
    sg_lorenz_name(&chart->lorenz, group, figure->lang, &name);
    sg_lorenz_gini(group, figure->lang, &gini);
    double room =
        fmax(chart->name_end - left, 0) - sg_font_width(sg_buffer_text(&gini), font) - sample_gap;
    sg_wrap(sg_buffer_text(&name), font, room, &lines);
    if (!known)
        sg_shape_box(figure, SG_LAYER_SWATCHES, (struct sg_box){x, y - 2.5, x + sample, y + 2.5},
                     SG_COLOR_LEVEL2);
    for (int end = 0; end < 2 && known; end++)
        sg_shape_point(figure, group->look.layer,
                       (struct sg_dot){x + end * sample, y, 0, group->look.color});
    if (known)
        sg_shape_lift(figure, group->look.layer);
    for (size_t i = 0; i < lines.n; i++, y += i < lines.n ? line : 0)
        sg_figure_text(figure, SG_STYLE_INSIDE, (struct sg_spot){left, y, SG_LEFT}, letters,
                       lines.items[i]);
    double end = lines.n ? sg_font_width(lines.items[lines.n - 1], font) + sample_gap : 0;
    sg_figure_text(figure, SG_STYLE_INSIDE, (struct sg_spot){left + end, y, SG_LEFT}, letters,
                   sg_buffer_text(&gini));
    sg_texts_free(&lines);
    sg_buffer_free(&name);
    sg_buffer_free(&gini);
    return y + line;
}

static void put_names(struct chart *chart)
{
    const struct sg_lorenz *lorenz = &chart->lorenz;
    const struct sg_lorenz_group **named = sg_alloc(lorenz->n, sizeof(*named));
    bool beside = chart->figure->width - chart->field.right > least_beside;
    double x = beside ? chart->field.right + 2 * inset : chart->field.left + inset;
    double y = chart->field.top + inset;
    size_t n = 0;
    chart->name_end =
        beside ? chart->figure->width - chart->figure->theme.padding : x_at(chart, above_diagonal);
    for (size_t i = 0; i < lorenz->n; i++)
        if (lorenz->groups[i].shown &&
            (sg_lorenz_is_known(&lorenz->groups[i]) || sg_lorenz_is_bounded(&lorenz->groups[i])))
            named[n++] = &lorenz->groups[i];
    qsort(named, n, sizeof(*named), by_gini);
    sg_figure_text(chart->figure, SG_STYLE_NOTE, (struct sg_spot){x, y, SG_LEFT}, SG_COLOR_OWN,
                   sg_words_pick(chart->figure->lang, "Gini coefficient", "ジニ係数"));
    y += line;
    for (size_t i = 0; i < n; i++)
        y = put_name(chart, named[i], x, y);
    free(named);
}

/* --- the whole */

static double put_curves(struct chart *chart, double top)
{
    const struct sg_theme *theme = &chart->figure->theme;
    struct sg_font font = sg_figure_font(chart->figure, SG_STYLE_AXIS);
    double left = theme->padding + sg_font_width("100", font) + 4;
    double right = chart->figure->width - theme->padding - sg_font_width("100", font) / 2;
    top = put_upright_name(chart, top);
    chart->field = (struct sg_box){left, top, fmin(right, left + most_wide * theme->plot_height),
                                   top + theme->plot_height};
    put_axes(chart);
    for (int pass = 0; pass < 2; pass++) /* those in colours over the others */
        for (size_t i = 0; i < chart->lorenz.n; i++) {
            const struct sg_lorenz_group *group = &chart->lorenz.groups[i];
            if (group->shown == pass && sg_lorenz_is_known(group))
                put_line(chart, group);
            if (pass && group->shown && sg_lorenz_is_bounded(group))
                put_band(chart, group);
        }
    put_names(chart);
    return sg_axis_name_below(chart->figure, chart->field.bottom, chart->field.right,
                              sg_words_pick(chart->figure->lang,
                                            "Cumulative share of units, smallest first (%)",
                                            "項目の累積割合（小さい順、％）"));
}

bool sg_chart_lorenz(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct chart chart = {.figure = figure};
    bool ranked = options->form && strcmp(options->form, "rank-size") == 0;
    if (options->form && !ranked && strcmp(options->form, "curve") != 0)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s has the forms curve and rank-size, not '%s'",
                       "lorenz", options->form);
    if (!sg_lorenz_read(table, options, &chart.lorenz, err))
        return false;
    sg_lorenz_words(&chart.lorenz, ranked, options->lang, &chart.frame);
    double top = sg_frame_head(&chart.frame, options, figure);
    double bottom =
        ranked ? sg_lorenz_put_ranks(&chart.lorenz, figure, top) : put_curves(&chart, top);
    sg_frame_foot(&chart.frame, table, options, figure, bottom);
    sg_frame_free(&chart.frame);
    sg_lorenz_free(&chart.lorenz);
    return true;
}
