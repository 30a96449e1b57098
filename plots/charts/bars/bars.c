/* bars: one measure of each item, sorted, with intervals where the table has them; the whole of a
   rate as a line that goes through. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "bars_words.h"
#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/end_bars.h"
#include "plots/page/frame.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

struct body {
    struct sg_figure *figure;
    struct sg_before_after both; /* of which the newest time alone is drawn */
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_end_bars bars;
};

static void fill_bars(struct body *body)
{
    for (size_t i = 0; i < body->both.items.n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        struct sg_end_bar *bar = &body->bars.bars[i];
        bool total = body->both.items.items[i].total;
        bar->value = waves->value[SG_NOW];
        bar->lower = waves->lower[SG_NOW];
        bar->upper = waves->upper[SG_NOW];
        bar->bold = total;
        bar->color = total ? SG_COLOR_BEHIND : SG_COLOR_NOW;
        sg_before_after_text(&body->both, i, SG_NOW, body->figure->lang, &bar->text);
    }
}

/* From the bar of the whole down through all others. */
static void put_reference(struct body *body)
{
    size_t whole;
    if (!sg_before_after_whole(&body->both, &whole) || isnan(body->rows.y[whole]))
        return;
    double x = sg_scale_at(&body->bars.scale, body->both.waves[whole].value[SG_NOW]);
    sg_shape_line(
        body->figure, SG_LAYER_REFERENCE,
        (struct sg_box){x, body->rows.y[whole] + body->bars.height / 2, x, body->rows.bottom});
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    enum sg_lang lang = options->lang;
    sg_bars_title(&body->both, lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, lang, &body->frame.subtitle);
    sg_bars_when(&body->both, lang, &body->frame.subtitle);
    sg_bars_description(&body->both, lang, &body->frame.description);
    sg_before_after_say_left(&body->both, lang, &body->frame.note);
    if (body->both.intervals)
        sg_words_interval(options->level > 0 ? options->level : body->both.items.table->info.level,
                          lang, &body->frame.note);
    sg_before_after_note(&body->both, lang, &body->frame.note);
    return sg_frame_head(&body->frame, options, body->figure);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_items *items = &body->both.items;
    double top = lay_out_head(body, options);
    sg_items_name_rows(items, body->figure, &body->rows);
    fill_bars(body);
    size_t whole;
    bool lined = sg_before_after_whole(&body->both, &whole);
    double bottom = sg_end_bars_lay_out(&body->bars, &body->rows, body->figure, top,
                                        lined ? body->both.waves[whole].value[SG_NOW] : NAN);
    put_reference(body);
    sg_frame_foot(&body->frame, items->table, options, body->figure, bottom);
}

bool sg_chart_bars(const struct sg_table *table, const struct sg_chart_options *options,
                   struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_before_after_read(table, options, "bars", &body.both, err))
        return false;
    sg_row_chart_init(&body.rows, body.both.items.n);
    sg_end_bars_init(&body.bars, body.both.items.n, figure->theme.bar_plain);
    body.bars.least = pow(10, -body.both.decimals);
    lay_out(&body, options);
    sg_end_bars_free(&body.bars);
    sg_row_chart_free(&body.rows);
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return true;
}
