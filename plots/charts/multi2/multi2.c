/* multi2: percentages of one wave or two as lying bars, with intervals and tested changes. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "multi2_waves.h"
#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/waves/wave_table.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double split = 0.4; /* between the two bars of a row */
static const double gap = 5, single_gap = 3.5;
static const double ends_gap = 2.5;   /* of the base line beyond the bars */
static const double value_space = 3;  /* between bar or interval and its value */
static const double cap_share = 0.45; /* of an interval, in heights of a bar */

struct body {
    struct sg_figure *figure;
    struct sg_before_after both;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_scale scale;
    bool compared; /* two bars a row */
    double bar;    /* height of one */
};

static enum sg_style value_style(int wave)
{
    return wave == SG_NOW ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS;
}

static void value_text(const struct body *body, size_t i, int wave, struct sg_buffer *out)
{
    const char *direction = body->both.waves[i].direction;
    sg_before_after_text(&body->both, i, wave, body->figure->lang, out);
    if (wave == SG_NOW && *direction)
        sg_buffer_printf(out, " %s", direction);
}

/* Where the value of a bar may begin. */
static double end_of(const struct sg_item_waves *waves, int wave)
{
    double value = isnan(waves->value[wave]) ? 0 : waves->value[wave];
    return isnan(waves->upper[wave]) ? value : fmax(value, waves->upper[wave]);
}

static void make_scale(struct body *body)
{
    size_t n_waves = body->compared ? SG_WAVES : 1, n = body->both.items.n * n_waves;
    double *ends = sg_alloc(n, sizeof *ends), *widths = sg_alloc(n, sizeof *widths);
    double high = 0;
    for (size_t k = 0; k < n; k++) {
        struct sg_buffer text = {0};
        int wave = (int)(k % n_waves);
        value_text(body, k / n_waves, wave, &text);
        ends[k] = end_of(&body->both.waves[k / n_waves], wave);
        widths[k] = value_space + sg_font_width(sg_buffer_text(&text),
                                                sg_figure_font(body->figure, value_style(wave)));
        high = fmax(high, ends[k]);
        sg_buffer_free(&text);
    }
    body->scale = sg_scale_make(0, high, 4, false);
    sg_row_chart_fit(&body->rows, &body->scale, ends, widths, n);
    free(widths);
    free(ends);
}

static void put_bar(struct body *body, size_t i, int wave)
{
    static const enum sg_color colors[] = {SG_COLOR_NOW, SG_COLOR_BEFORE},
                               whiskers[] = {SG_COLOR_WHISKER, SG_COLOR_SUB};
    const struct sg_item_waves *waves = &body->both.waves[i];
    double value = waves->value[wave];
    double shift = body->compared ? (body->bar + split) / 2 * (wave == SG_NOW ? -1 : 1) : 0;
    double y = body->rows.y[i] + shift, half = body->bar / 2;
    struct sg_box box = {body->rows.left, y - half, sg_scale_at(&body->scale, value), y + half};
    struct sg_buffer text = {0};
    if (value > 0)
        sg_shape_bar(body->figure, SG_LAYER_BARS, (struct sg_bar_shape){box, colors[wave], value});
    if (!isnan(waves->lower[wave])) {
        struct sg_whisker whisker = {sg_scale_at(&body->scale, fmax(0, waves->lower[wave])),
                                     sg_scale_at(&body->scale, waves->upper[wave]), y,
                                     body->bar * cap_share};
        sg_shape_whisker(body->figure, SG_LAYER_WHISKERS, whisker, whiskers[wave]);
    }
    value_text(body, i, wave, &text);
    double x = sg_scale_at(&body->scale, end_of(waves, wave)) + value_space;
    sg_figure_text(body->figure, isnan(value) ? SG_STYLE_AXIS : value_style(wave),
                   (struct sg_spot){x, y, SG_LEFT}, SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void add_wave(struct body *body, int wave, struct sg_buffer *out)
{
    enum sg_lang lang = body->figure->lang;
    sg_before_after_when(&body->both, wave, lang, out);
    if (isnan(body->both.n[wave]))
        return;
    sg_buffer_add(out, " (n=");
    sg_words_number(body->both.n[wave], (struct sg_words_number){.decimals = 0, .lang = lang}, out);
    sg_buffer_add(out, ")");
}

static void say_note(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    bool said = false;
    const struct sg_texts *notes = &body->both.items.table->info.notes;
    for (size_t i = 0; i < notes->n; i++)
        said = said || strstr(notes->items[i], "▲");
    if (body->both.tested && !said) {
        struct sg_buffer test = {0};
        sg_words_test(&body->both.items.table->info, lang, &test);
        sg_buffer_printf(&body->frame.note,
                         lang == SG_JA ? "▲▼は有意な上昇・低下（%s）。"
                                       : "▲ ▼: a significant rise or fall (%s). ",
                         test.text);
        sg_buffer_free(&test);
    }
    sg_before_after_note(&body->both, lang, &body->frame.note);
}

static void make_texts(struct body *body, const struct sg_chart_options *options)
{
    sg_before_after_say_largest(&body->both, options->lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, options->lang, &body->frame.subtitle);
    sg_before_after_description(&body->both, options->lang, &body->frame.description);
    say_note(body);
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    struct sg_buffer texts[3] = {0};
    struct sg_legend_entry legend[3];
    size_t n = 0;
    add_wave(body, SG_NOW, &texts[0]);
    add_wave(body, SG_BEFORE, &texts[1]);
    sg_words_interval_name(options->level, options->lang, &texts[2]);
    bool dated = body->both.label[SG_NOW] || !isnan(body->both.n[SG_NOW]);
    if (body->compared || dated)
        legend[n++] = (struct sg_legend_entry){texts[0].text, SG_COLOR_NOW, SG_KEY_BOX};
    if (body->compared)
        legend[n++] = (struct sg_legend_entry){texts[1].text, SG_COLOR_BEFORE, SG_KEY_BOX};
    if (body->both.intervals)
        legend[n++] = (struct sg_legend_entry){texts[2].text, SG_COLOR_INK, SG_KEY_INTERVAL};
    body->frame.legend = legend;
    body->frame.n_legend = n;
    make_texts(body, options);
    double top = sg_frame_head(&body->frame, options, body->figure);
    for (size_t i = 0; i < 3; i++)
        sg_buffer_free(&texts[i]);
    return top;
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_items *items = &body->both.items;
    const struct sg_theme *theme = &body->figure->theme;
    body->compared = sg_before_after_has_before(&body->both);
    body->bar = body->compared ? theme->bar_wave : theme->bar_plain;
    double top = lay_out_head(body, options),
           height = body->compared ? 2 * body->bar + split : body->bar;
    for (size_t i = 0; i < items->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, options->lang, false));
    body->rows.gaps[0] = ends_gap;
    sg_row_chart_even(&body->rows, body->figure, height, body->compared ? gap : single_gap);
    sg_row_chart_place(&body->rows, body->figure, top, height);
    make_scale(body);
    sg_row_chart_put(&body->rows, body->figure);
    for (size_t i = 0; i < items->n; i++)
        for (int wave = SG_NOW; wave < (body->compared ? SG_WAVES : SG_BEFORE); wave++)
            put_bar(body, i, wave);
    double bottom = body->rows.bottom + ends_gap;
    sg_shape_line(body->figure, SG_LAYER_BASE,
                  (struct sg_box){body->rows.left, body->rows.top, body->rows.left, bottom});
    sg_frame_foot(&body->frame, items->table, options, body->figure, bottom);
}

/* Three waves or more, a field each. */
static void lay_out_waves(struct body *body, const struct sg_chart_options *options)
{
    struct sg_buffer interval = {0};
    sg_words_interval_name(options->level, options->lang, &interval);
    struct sg_legend_entry legend = {sg_buffer_text(&interval), SG_COLOR_INK, SG_KEY_INTERVAL};
    body->frame.legend = &legend;
    body->frame.n_legend = body->both.intervals;
    make_texts(body, options);
    sg_multi2_lay_out_waves(&body->both, &body->frame, options, body->figure);
    sg_buffer_free(&interval);
}

/* Bars begin at zero and go one way. */
static bool require_positive(const struct sg_before_after *both, struct sg_error *err)
{
    const struct sg_table *table = both->items.table;
    for (size_t i = 0; i < both->items.n; i++)
        for (int wave = 0; wave < SG_WAVES; wave++)
            if (both->waves[i].value[wave] < 0) {
                sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "multi2",
                        both->waves[i].value[wave]);
                return sg_input_fail_at(table, both->items.label, both->items.items[i].row, err);
            }
    return true;
}

bool sg_chart_multi2(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_before_after_read(table, options, "multi2", &body.both, err))
        return false;
    bool ok = require_positive(&body.both, err);
    if (ok && sg_wave_table_count(&body.both) > SG_WAVES) {
        lay_out_waves(&body, options);
    } else if (ok) {
        sg_row_chart_init(&body.rows, body.both.items.n);
        lay_out(&body, options);
        sg_row_chart_free(&body.rows);
    }
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return ok;
}
