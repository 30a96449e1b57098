/* shiftshare: components of a change stacked to both sides of zero, the net change as a diamond. */
#include "plots/charts/charts.h"
#include "shiftshare_model.h"

#include <math.h>
#include <stdlib.h>

#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/row_chart.h"
#include "plots/page/scale.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double diamond = 2.9;   /* half its width */
static const double ends_gap = 2;    /* of the field beyond the bars */
static const double least_cut = 1.5; /* width of a part that a white line may bound */
static const size_t many_rows = 12;  /* from which on names are short at half width */
static const double full_width = 300;

static const enum sg_color colors[SG_SHIFTSHARE_PARTS] = {
    SG_COLOR_NEUTRAL, SG_COLOR_SERIES1, SG_COLOR_SERIES2, SG_COLOR_SERIES3, SG_COLOR_SERIES4};

struct body {
    struct sg_figure *figure;
    const struct sg_shiftshare *shift;
    enum sg_lang lang;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_scale scale;
};

static enum sg_color color_of(const struct sg_shiftshare *shift, size_t part)
{
    return colors[(shift->first_color + part) % SG_SHIFTSHARE_PARTS];
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    struct sg_legend_entry legend[SG_SHIFTSHARE_PARTS + 1];
    size_t n = 0;
    for (; n < body->shift->n_parts; n++)
        legend[n] = (struct sg_legend_entry){sg_column_title(body->shift->parts[n], body->lang),
                                             color_of(body->shift, n), SG_KEY_BOX};
    legend[n++] = (struct sg_legend_entry){sg_words_pick(body->lang, "Net change", "増減計"),
                                           SG_COLOR_INK, SG_KEY_DIAMOND};
    body->frame.legend = legend;
    body->frame.n_legend = n;
    sg_shiftshare_title(body->shift, body->lang, &body->frame.title);
    sg_shiftshare_subtitle(body->shift, body->lang, &body->frame.subtitle);
    return sg_frame_head(&body->frame, options, body->figure);
}

static void name_rows(struct body *body)
{
    const struct sg_shiftshare *shift = body->shift;
    bool brief = shift->n_rows > many_rows && body->figure->width < full_width;
    struct sg_texts nets = {0};
    struct sg_words_number style = {sg_shiftshare_decimals(shift), true, body->lang};
    for (size_t i = 0; i < shift->n_rows; i++) {
        struct sg_buffer net = {0};
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_names_label(shift->rows[i].name, body->lang, brief));
        sg_words_number(shift->rows[i].net, style, &net);
        sg_texts_add(&nets, net.n ? net.text : sg_words_symbol(shift->rows[i].voids, body->lang));
        sg_buffer_free(&net);
    }
    sg_row_chart_add_column(&body->rows, body->figure,
                            sg_words_pick(body->lang, "Net change", "増減計"), true)
        ->cells = nets;
}

/* How far the bars of a row reach to either side. */
static void reach(const struct sg_shiftshare *shift, double *low, double *high)
{
    *low = *high = 0;
    for (size_t i = 0; i < shift->n_rows; i++) {
        const struct sg_shiftshare_row *row = &shift->rows[i];
        double below = 0, above = 0;
        for (size_t k = 0; k < shift->n_parts && row->drawn; k++) {
            below += fmin(row->parts[k], 0);
            above += fmax(row->parts[k], 0);
        }
        *low = fmin(*low, fmin(below, isnan(row->net) ? 0 : row->net));
        *high = fmax(*high, fmax(above, isnan(row->net) ? 0 : row->net));
    }
}

static void place(struct body *body, double top)
{
    const struct sg_theme *theme = &body->figure->theme;
    double low, high;
    for (size_t i = 0; i < body->shift->n_rows; i++)
        body->rows.gaps[i] = i ? theme->gap_bars : ends_gap;
    sg_row_chart_place(&body->rows, body->figure, top, theme->bar_plain);
    body->rows.bottom += ends_gap;
    reach(body->shift, &low, &high);
    struct sg_scale_room room = {body->rows.left + diamond, body->rows.right - diamond,
                                 sg_figure_font(body->figure, SG_STYLE_AXIS), body->lang};
    body->scale = sg_scale_fit(low, high, 4, room);
}

static void put_row(struct body *body, size_t i)
{
    const struct sg_shiftshare_row *row = &body->shift->rows[i];
    double half = body->figure->theme.bar_plain / 2, y = body->rows.y[i];
    double ends[2] = {0, 0};
    for (size_t k = 0; k < body->shift->n_parts && row->drawn; k++) {
        double *end = &ends[row->parts[k] > 0];
        double from = sg_scale_at(&body->scale, *end);
        double to = sg_scale_at(&body->scale, *end + row->parts[k]);
        struct sg_box box = {fmin(from, to), y - half, fmax(from, to), y + half};
        if (row->parts[k] == 0)
            continue;
        sg_shape_bar(body->figure, SG_LAYER_BARS,
                     (struct sg_bar_shape){box, color_of(body->shift, k), fabs(row->parts[k])});
        if (*end != 0 && fabs(to - from) > least_cut)
            sg_shape_line(body->figure, SG_LAYER_CUTS,
                          (struct sg_box){from, box.top, from, box.bottom});
        *end += row->parts[k];
    }
    if (!isnan(row->net))
        sg_shape_diamond(
            body->figure, SG_LAYER_NETS,
            (struct sg_dot){sg_scale_at(&body->scale, row->net), y, diamond, SG_COLOR_INK});
}

static double put_axis(struct body *body)
{
    struct sg_figure *figure = body->figure;
    double bottom = body->rows.bottom + 1, field = body->rows.right - body->rows.left;
    size_t n = sg_scale_ticks(&body->scale);
    struct sg_tick *ticks = sg_alloc(n, sizeof *ticks);
    struct sg_buffer *texts = sg_alloc(n, sizeof *texts);
    for (size_t i = 0; i < n; i++) {
        double x = sg_scale_at(&body->scale, sg_scale_tick(&body->scale, i));
        sg_scale_text(&body->scale, i, body->lang, &texts[i]);
        ticks[i] = (struct sg_tick){(x - body->rows.left) / field, sg_buffer_text(&texts[i])};
    }
    double zero = sg_scale_at(&body->scale, 0);
    sg_shape_line(figure, SG_LAYER_BASE, (struct sg_box){zero, body->rows.top, zero, bottom});
    bottom = sg_row_chart_put_axis(&body->rows, figure, ticks, n);
    for (size_t i = 0; i < n; i++)
        sg_buffer_free(&texts[i]);
    free(texts);
    free(ticks);
    return bottom;
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    double top = lay_out_head(body, options);
    name_rows(body);
    place(body, top);
    sg_row_chart_put(&body->rows, body->figure);
    for (size_t i = 0; i < body->shift->n_rows; i++)
        put_row(body, i);
    double bottom = put_axis(body);
    sg_shiftshare_note(body->shift, body->lang, &body->frame.note);
    sg_shiftshare_description(body->shift, body->lang, &body->frame.description);
    sg_frame_foot(&body->frame, body->shift->table, options, body->figure, bottom);
}

bool sg_chart_shiftshare(const struct sg_table *table, const struct sg_chart_options *options,
                         struct sg_figure *figure, struct sg_error *err)
{
    struct sg_shiftshare shift;
    if (!sg_shiftshare_read(table, options->sort, &shift, err))
        return false;
    struct body body = {.figure = figure, .shift = &shift, .lang = options->lang};
    sg_row_chart_init(&body.rows, shift.n_rows);
    lay_out(&body, options);
    sg_frame_free(&body.frame);
    sg_row_chart_free(&body.rows);
    sg_shiftshare_free(&shift);
    return true;
}
