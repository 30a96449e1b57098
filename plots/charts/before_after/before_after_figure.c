#include "before_after_figure.h"

#include <math.h>
#include <stdlib.h>

#include "before_after_beside.h"
#include "before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double row_height = 9, row_gap = 4, top_gap = 3;
static const double half_width = 300; /* points, up to which a figure is narrow */

static void add_columns(struct sg_before_after_figure *body)
{
    enum sg_lang lang = body->figure->lang;
    const struct sg_table *table = body->both.items.table;
    const struct sg_column *rate = sg_before_after_rates(&body->both);
    const struct sg_column *change = sg_table_numbers(table, "change");
    const struct sg_quantity *quantity = &body->both.quantity;
    bool points = sg_quantity_in_points(quantity) || quantity->kind == SG_MEASURE_INDEX;
    const char *difference =
        points ? sg_words_pick(lang, "Change (points)", "差（ポイント）")
               : sg_words_pick(lang, "Change", sg_quantity_rises(quantity) ? "差" : "増減数");
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

static void put_row(struct sg_before_after_figure *body, const struct sg_before_after_look *look,
                    size_t i)
{
    double y = body->rows.y[i];
    look->put_marks(body, i, y);
    sg_before_after_put_value(body, i);
    if (i)
        sg_shape_line(body->figure, SG_LAYER_RULES,
                      (struct sg_box){body->rows.left, (body->rows.y[i - 1] + y) / 2,
                                      body->figure->width - body->figure->theme.padding,
                                      (body->rows.y[i - 1] + y) / 2});
}

static void say_note(struct sg_before_after_figure *body)
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

static void lay_out_head(struct sg_before_after_figure *body,
                         const struct sg_chart_options *options,
                         const struct sg_before_after_look *look, double *top)
{
    struct sg_buffer now = {0}, before = {0};
    sg_before_after_when(&body->both, SG_NOW, options->lang, &now);
    sg_before_after_when(&body->both, SG_BEFORE, options->lang, &before);
    struct sg_legend_entry legend[SG_WAVES];
    for (int w = 0; w < SG_WAVES; w++) {
        legend[w] = look->legend[w];
        if (!legend[w].text)
            legend[w].text = sg_buffer_text(w == SG_NOW ? &now : &before);
    }
    body->frame.legend = legend;
    body->frame.n_legend = sg_before_after_has_before(&body->both) ? 2 : 0;
    sg_before_after_say_changes(&body->both, options->lang, &body->frame.title);
    if (!body->frame.title.n)
        sg_before_after_say_largest(&body->both, options->lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, options->lang, &body->frame.subtitle);
    if (look->spans)
        sg_before_after_say_span(&body->both, options->lang, &body->frame.subtitle);
    sg_before_after_description(&body->both, options->lang, &body->frame.description);
    say_note(body);
    *top = sg_frame_head(&body->frame, options, body->figure);
    sg_buffer_free(&now);
    sg_buffer_free(&before);
}

static void lay_out(struct sg_before_after_figure *body, const struct sg_chart_options *options,
                    const struct sg_before_after_look *look)
{
    const struct sg_items *items = &body->both.items;
    double top;
    lay_out_head(body, options, look, &top);
    sg_items_name_rows(items, body->figure, &body->rows);
    add_columns(body);
    body->rows.gaps[0] = top_gap;
    sg_row_chart_even(&body->rows, body->figure, row_height, row_gap);
    sg_row_chart_place(&body->rows, body->figure, top, row_height);
    sg_before_after_make_scale(body);
    sg_row_chart_put(&body->rows, body->figure);
    double bottom = sg_row_chart_put_scale(&body->rows, body->figure, &body->scale, SG_LAYER_BASE);
    for (size_t i = 0; i < items->n; i++)
        put_row(body, look, i);
    sg_frame_foot(&body->frame, items->table, options, body->figure, bottom);
}

bool sg_before_after_draw(const struct sg_table *table, const struct sg_chart_options *options,
                          const struct sg_before_after_look *look, struct sg_figure *figure,
                          struct sg_error *err)
{
    struct sg_before_after_figure body = {.figure = figure};
    if (!sg_before_after_read(table, options, look->chart, &body.both, err))
        return false;
    bool ok = sg_before_after_require_two(&body.both, look->chart, err);
    if (ok) {
        sg_row_chart_init(&body.rows, body.both.items.n);
        body.left = sg_alloc(body.both.items.n, sizeof *body.left);
        lay_out(&body, options, look);
        free(body.left);
        sg_row_chart_free(&body.rows);
    }
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return ok;
}
