/* changebars: the change of each item between two points in time, to both sides of zero, with its
   rate beside it. */
#include "plots/charts/charts.h"

#include <math.h>

#include "plots/charts/before_after/before_after_beside.h"
#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/end_bars.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/words.h"

static const double half_width = 300; /* points, up to which a figure is narrow */

struct body {
    struct sg_figure *figure;
    struct sg_before_after both;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_end_bars bars;
};

static struct sg_words_number signed_style(const struct body *body)
{
    return (struct sg_words_number){
        .decimals = body->both.decimals, .plus = true, .lang = body->figure->lang};
}

static void fill_bars(struct body *body)
{
    for (size_t i = 0; i < body->both.items.n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        struct sg_end_bar *bar = &body->bars.bars[i];
        bool total = body->both.items.items[i].total;
        bar->value = sg_before_after_change(&body->both, i);
        bar->color = total ? SG_COLOR_BEHIND : bar->value < 0 ? SG_COLOR_MINUS : SG_COLOR_PLUS;
        if (isnan(bar->value))
            sg_buffer_add(&bar->text,
                          sg_words_symbol(waves->voids[SG_NOW] | waves->voids[SG_BEFORE],
                                          body->figure->lang));
        else
            sg_words_number(bar->value, signed_style(body), &bar->text);
    }
}

static void add_columns(struct body *body)
{
    const struct sg_column *rate = sg_before_after_rates(&body->both);
    if (body->figure->width > half_width) {
        sg_before_after_add_wave(&body->both, &body->rows, body->figure, SG_BEFORE);
        sg_before_after_add_wave(&body->both, &body->rows, body->figure, SG_NOW);
    }
    if (rate)
        sg_before_after_add_column(
            &body->both, &body->rows, body->figure,
            (struct sg_before_after_column){
                sg_words_pick(body->figure->lang, "Change (%)", "増減率（％）"), rate, 1});
}

/* The change of the whole, which would dwarf those of its parts. */
static void say_total(struct body *body, struct sg_buffer *out)
{
    const struct sg_items *items = &body->both.items;
    const struct sg_column *change = sg_table_numbers(items->table, "change");
    enum sg_lang lang = body->figure->lang;
    if (items->left_total < 0)
        return;
    size_t row = (size_t)items->left_total;
    double x = change ? sg_column_value(change, row) : NAN;
    if (isnan(x)) {
        sg_before_after_say_left(&body->both, lang, out);
        return;
    }
    const char *name = sg_names_label(sg_column_text(items->label, row), lang, false);
    sg_buffer_printf(out, sg_words_pick(lang, "%s (", "%s（"), name);
    sg_words_number(x, signed_style(body), out);
    sg_buffer_add(out, sg_words_pick(lang, ") is not shown. ", "）は示していない。"));
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    struct sg_buffer *subtitle = &body->frame.subtitle;
    enum sg_lang lang = options->lang;
    sg_before_after_say_changes(&body->both, lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, lang, subtitle);
    sg_before_after_say_span(&body->both, lang, subtitle);
    sg_before_after_description(&body->both, lang, &body->frame.description);
    say_total(body, &body->frame.note);
    sg_before_after_note(&body->both, lang, &body->frame.note);
    return sg_frame_head(&body->frame, options, body->figure);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_items *items = &body->both.items;
    double top = lay_out_head(body, options);
    sg_items_name_rows(items, body->figure, &body->rows);
    fill_bars(body);
    add_columns(body);
    double bottom = sg_end_bars_lay_out(&body->bars, &body->rows, body->figure, top, NAN);
    sg_frame_foot(&body->frame, items->table, options, body->figure, bottom);
}

bool sg_chart_changebars(const struct sg_table *table, const struct sg_chart_options *options,
                         struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    bool given;
    if (!sg_input_sort(options->sort, false, &given, err) ||
        !sg_before_after_read(table, options, "changebars", &body.both, err))
        return false;
    bool ok = sg_before_after_require_two(&body.both, "changebars", err);
    if (ok) {
        if (!given)
            sg_before_after_sort(&body.both);
        sg_row_chart_init(&body.rows, body.both.items.n);
        sg_end_bars_init(&body.bars, body.both.items.n, figure->theme.bar_plain);
        body.bars.least = pow(10, -body.both.decimals);
        lay_out(&body, options);
        sg_end_bars_free(&body.bars);
        sg_row_chart_free(&body.rows);
    }
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return ok;
}
