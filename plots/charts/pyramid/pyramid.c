/* pyramid: two areas, periods or measures back to back, on one scale. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/end_bars.h"
#include "plots/charts/items.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/wrap.h"
#include "pyramid_model.h"

static const double top_gap = 2, end_gap = 2; /* of the middle line beyond the bars */
static const double head_gap = 3;             /* between the name of a side and the middle line */
static const double head_line = 1.2;

struct body {
    struct sg_figure *figure;
    struct sg_pyramid pyramid;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_end_bars bars; /* those of the left side, then those of the right */
    struct sg_texts heads[SG_PYRAMID_SIDES];
};

/* Paler is the older one; else the sides have colours of their own. */
static enum sg_color color_of(const struct body *body, int side)
{
    if (body->pyramid.of == SG_PYRAMID_PERIODS)
        return side == SG_PYRAMID_LEFT ? SG_COLOR_BEFORE : SG_COLOR_NOW;
    return side == SG_PYRAMID_LEFT ? SG_COLOR_SERIES1 : SG_COLOR_SERIES2;
}

static void fill_bars(struct body *body)
{
    const struct sg_pyramid *pyramid = &body->pyramid;
    for (size_t k = 0; k < body->bars.n; k++) {
        int side = k < pyramid->n ? SG_PYRAMID_LEFT : SG_PYRAMID_RIGHT;
        const struct sg_pyramid_item *item = &pyramid->items[k % pyramid->n];
        struct sg_end_bar *bar = &body->bars.bars[k];
        bar->left = side == SG_PYRAMID_LEFT;
        bar->value = bar->left ? -item->value[side] : item->value[side];
        bar->color = color_of(body, side);
        sg_pyramid_text(pyramid, item, side, body->figure->lang, &bar->text);
    }
}

/* The bars of one side, as those of rows. */
static void put_side(struct body *body, int side)
{
    struct sg_end_bars bars = body->bars;
    bars.n = body->pyramid.n;
    bars.bars += side == SG_PYRAMID_LEFT ? 0 : bars.n;
    sg_end_bars_put(&bars, &body->rows, body->figure);
}

static double zero_of(const struct body *body)
{
    return sg_scale_at(&body->bars.scale, 0);
}

/* Breaks the names of the sides to the room on each. */
static double break_heads(struct body *body)
{
    struct sg_font font = sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD);
    size_t lines = 0;
    for (int side = 0; side < SG_PYRAMID_SIDES; side++) {
        struct sg_buffer name = {0};
        double zero = zero_of(body);
        double room = side == SG_PYRAMID_LEFT ? zero - body->figure->theme.padding
                                              : body->figure->width - zero;
        sg_pyramid_side(&body->pyramid, side, false, body->figure->lang, &name);
        sg_wrap(sg_buffer_text(&name), font, room - head_gap, &body->heads[side]);
        lines = body->heads[side].n > lines ? body->heads[side].n : lines;
        sg_buffer_free(&name);
    }
    return (double)lines * body->figure->theme.size_value * head_line + 1;
}

static void put_heads(const struct body *body)
{
    double pitch = body->figure->theme.size_value * head_line;
    for (int side = 0; side < SG_PYRAMID_SIDES; side++) {
        const struct sg_texts *lines = &body->heads[side];
        bool left = side == SG_PYRAMID_LEFT;
        double x = zero_of(body) + (left ? -head_gap : head_gap);
        for (size_t i = 0; i < lines->n; i++)
            sg_figure_text(
                body->figure, SG_STYLE_VALUE_BOLD,
                (struct sg_spot){x, body->rows.top - 1 - ((double)(lines->n - i) - 0.5) * pitch,
                                 left ? SG_RIGHT : SG_LEFT},
                SG_COLOR_OWN, lines->items[i]);
    }
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_pyramid *pyramid = &body->pyramid;
    const struct sg_theme *theme = &body->figure->theme;
    bool brief = sg_items_are_brief(pyramid->n, pyramid->only_divisions, body->figure);
    sg_pyramid_words(pyramid, options->lang, &body->frame);
    double top = sg_frame_head(&body->frame, options, body->figure);
    for (size_t i = 0; i < pyramid->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_names_label(pyramid->items[i].label, options->lang, brief));
    fill_bars(body);
    body->rows.gaps[0] = top_gap;
    sg_row_chart_even(&body->rows, body->figure, theme->bar_plain, theme->gap_bars);
    sg_row_chart_place(&body->rows, body->figure, top, theme->bar_plain);
    sg_end_bars_fit(&body->bars, &body->rows, body->figure, NAN);
    sg_row_chart_place(&body->rows, body->figure, top + break_heads(body), theme->bar_plain);
    sg_row_chart_put(&body->rows, body->figure);
    put_heads(body);
    put_side(body, SG_PYRAMID_LEFT);
    put_side(body, SG_PYRAMID_RIGHT);
    double bottom = body->rows.bottom + end_gap, zero = zero_of(body);
    sg_shape_line(body->figure, SG_LAYER_BASE, (struct sg_box){zero, body->rows.top, zero, bottom});
    sg_frame_foot(&body->frame, pyramid->table, options, body->figure, bottom);
}

/* Whether the items are some of many: that two sides were chosen makes nobody less than the most.
 */
static bool is_among(const struct sg_pyramid *pyramid)
{
    const struct sg_texts *chosen = &pyramid->table->info.chosen;
    for (size_t i = 0; i < chosen->n; i++)
        if (!*chosen->items[i] || strcmp(chosen->items[i], pyramid->label->name) == 0)
            return true;
    return false;
}

bool sg_chart_pyramid(const struct sg_table *table, const struct sg_chart_options *options,
                      struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_pyramid_read(table, options, &body.pyramid, err))
        return false;
    sg_row_chart_init(&body.rows, body.pyramid.n);
    sg_end_bars_init(&body.bars, SG_PYRAMID_SIDES * body.pyramid.n, figure->theme.bar_plain);
    figure->among = is_among(&body.pyramid);
    lay_out(&body, options);
    for (int side = 0; side < SG_PYRAMID_SIDES; side++)
        sg_texts_free(&body.heads[side]);
    sg_end_bars_free(&body.bars);
    sg_row_chart_free(&body.rows);
    sg_frame_free(&body.frame);
    sg_pyramid_free(&body.pyramid);
    return true;
}
