#include "multi2_waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double gap = 3.5, ends_gap = 2.5;
static const double field_gap = 4;   /* between the fields of two waves */
static const double value_space = 2; /* between a bar and its value */
static const double header_height = 1.2;
static const double cap_share = 0.45;   /* of an interval, in heights of a bar */
static const double narrow_share = 0.3; /* of a narrow figure, that names take at most */
static const double half_width = 300;   /* points, up to which a figure is narrow */

/* A wave by a row of it, and what stands over its field. */
struct wave {
    int32_t code; /* level of the column of times */
    struct sg_texts header;
};

struct body {
    struct sg_figure *figure;
    const struct sg_before_after *both;
    const struct sg_column *lower, *upper; /* NULL: no intervals */
    struct wave waves[SG_MULTI2_WAVES];    /* oldest first */
    size_t n;
    size_t *found; /* per item and wave: its row, from 1; 0: none */
    struct sg_row_chart rows;
    double width;   /* of a field */
    double highest; /* value at the end of a field's bars */
    double bars;    /* their length there */
};

/* --- waves and values */

/* Finds the row of each item in each wave. */
static void find_rows(struct body *body)
{
    const struct sg_column *label = body->both->items.label, *waved = body->both->waved;
    size_t *item_of = sg_alloc(label->levels.n, sizeof *item_of); /* from 1; 0: none */
    size_t *wave_of = sg_alloc(waved->levels.n, sizeof *wave_of);
    for (size_t i = 0; i < body->both->items.n; i++)
        item_of[label->codes[body->both->items.items[i].row]] = i + 1;
    for (size_t w = 0; w < body->n; w++)
        wave_of[body->waves[w].code] = w + 1;
    body->found = sg_alloc(body->both->items.n * body->n, sizeof *body->found);
    for (size_t row = body->both->items.table->n_rows; row-- > 0;) {
        size_t i = label->codes[row] == SG_EMPTY ? 0 : item_of[label->codes[row]];
        size_t w = waved->codes[row] == SG_EMPTY ? 0 : wave_of[waved->codes[row]];
        if (i && w)
            body->found[(i - 1) * body->n + w - 1] = row + 1;
    }
    free(item_of);
    free(wave_of);
}

/* The row of an item in a wave, -1: none. */
static ptrdiff_t row_at(const struct body *body, size_t item, size_t wave)
{
    return (ptrdiff_t)body->found[item * body->n + wave] - 1;
}

static double value_of(const struct body *body, size_t item, size_t wave)
{
    ptrdiff_t row = row_at(body, item, wave);
    return row < 0 ? NAN : sg_column_finite(body->both->value, (size_t)row);
}

/* The value as printed, its symbol, or nothing where there is no such row. */
static void add_text(const struct body *body, size_t item, size_t wave, struct sg_buffer *out)
{
    enum sg_lang lang = body->figure->lang;
    ptrdiff_t row = row_at(body, item, wave);
    double value = value_of(body, item, wave);
    if (!isnan(value))
        sg_words_number(value, (struct sg_words_number){body->both->decimals, false, lang}, out);
    else if (row >= 0)
        sg_buffer_add(out, sg_words_symbol(sg_input_void(body->both->value, (size_t)row), lang));
}

/* --- headers */

static void add_when(const struct body *body, size_t wave, struct sg_buffer *out)
{
    const struct sg_column *waved = body->both->waved;
    int32_t code = body->waves[wave].code;
    struct sg_period none = {0};
    sg_words_period(waved->levels.texts[code],
                    waved->kind == SG_COLUMN_PERIOD ? &waved->levels.periods[code] : &none,
                    body->figure->lang, out);
}

/* The n that all items of a wave share, else NaN. */
static double base_of(const struct body *body, size_t wave)
{
    const struct sg_column *n = sg_input_base(body->both->items.table);
    double base = NAN;
    for (size_t i = 0; n && i < body->both->items.n; i++) {
        ptrdiff_t row = row_at(body, i, wave);
        double own = row < 0 ? NAN : sg_column_value(n, (size_t)row);
        if (i && own != base)
            return NAN;
        base = own;
    }
    return base;
}

static void name_waves(struct body *body)
{
    struct sg_font font = sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD);
    for (size_t w = 0; w < body->n; w++) {
        struct sg_buffer text = {0};
        double base = base_of(body, w);
        add_when(body, w, &text);
        if (!isnan(base)) {
            sg_buffer_add(&text, "\nn=");
            sg_words_number(base, (struct sg_words_number){.lang = body->figure->lang}, &text);
        }
        sg_wrap(text.text, font, body->width + field_gap - 1, &body->waves[w].header);
        sg_buffer_free(&text);
    }
}

static double headers_height(const struct body *body)
{
    size_t lines = 0;
    for (size_t w = 0; w < body->n; w++)
        lines = body->waves[w].header.n > lines ? body->waves[w].header.n : lines;
    return (double)lines * body->figure->theme.size_value * header_height + 2;
}

static double left_of(const struct body *body, size_t wave)
{
    return body->rows.left + (double)wave * (body->width + field_gap);
}

static void put_headers(struct body *body)
{
    double pitch = body->figure->theme.size_value * header_height;
    for (size_t w = 0; w < body->n; w++) {
        const struct sg_texts *header = &body->waves[w].header;
        double y = body->rows.top - 2 - ((double)header->n - 0.5) * pitch;
        enum sg_style style = w + 1 == body->n ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS;
        for (size_t i = 0; i < header->n; i++)
            sg_figure_text(body->figure, style,
                           (struct sg_spot){left_of(body, w), y + (double)i * pitch, SG_LEFT},
                           SG_COLOR_OWN, header->items[i]);
    }
}

/* --- bars */

static double end_of(const struct body *body, size_t item, size_t wave)
{
    ptrdiff_t row = row_at(body, item, wave);
    double upper = row >= 0 && body->upper ? sg_column_finite(body->upper, (size_t)row) : NAN;
    double value = value_of(body, item, wave);
    return fmax(isnan(value) ? 0 : value, isnan(upper) ? 0 : upper);
}

/* One scale for all fields: as long as the widest value behind its bar allows. */
static void make_scale(struct body *body)
{
    struct sg_font font = sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD);
    double highest = 0, widest = 0;
    for (size_t i = 0; i < body->both->items.n; i++)
        for (size_t w = 0; w < body->n; w++) {
            struct sg_buffer text = {0};
            add_text(body, i, w, &text);
            highest = fmax(highest, end_of(body, i, w));
            widest = fmax(widest, sg_font_width(sg_buffer_text(&text), font));
            sg_buffer_free(&text);
        }
    body->highest = highest > 0 ? highest : 1;
    body->bars = fmax(body->width - value_space - widest, body->width / 4);
}

static double x_of(const struct body *body, size_t wave, double value)
{
    return left_of(body, wave) + body->bars * value / body->highest;
}

static void put_value(struct body *body, size_t i, size_t w)
{
    bool newest = w + 1 == body->n;
    double value = value_of(body, i, w), y = body->rows.y[i];
    double height = body->figure->theme.bar_wave;
    struct sg_box bar = {left_of(body, w), y - height / 2, x_of(body, w, value), y + height / 2};
    struct sg_buffer text = {0};
    ptrdiff_t row = row_at(body, i, w);
    if (value > 0)
        sg_shape_bar(body->figure, SG_LAYER_BARS,
                     (struct sg_bar_shape){bar, newest ? SG_COLOR_NOW : SG_COLOR_BEFORE, value});
    double lower = row >= 0 && body->lower ? sg_column_finite(body->lower, (size_t)row) : NAN;
    double upper = row >= 0 && body->upper ? sg_column_finite(body->upper, (size_t)row) : NAN;
    if (lower <= upper && !isnan(value))
        sg_shape_whisker(body->figure, SG_LAYER_WHISKERS,
                         (struct sg_whisker){x_of(body, w, fmax(0, lower)), x_of(body, w, upper), y,
                                             height * cap_share},
                         newest ? SG_COLOR_WHISKER : SG_COLOR_SUB);
    add_text(body, i, w, &text);
    sg_figure_text(body->figure, newest && !isnan(value) ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS,
                   (struct sg_spot){x_of(body, w, end_of(body, i, w)) + value_space, y, SG_LEFT},
                   SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void describe(const struct body *body, struct sg_buffer *out)
{
    enum sg_lang lang = body->figure->lang;
    for (size_t i = 0; i < body->both->items.n; i++) {
        sg_buffer_printf(out, "%s%s", sg_items_name(&body->both->items, i, lang, false),
                         sg_words_pick(lang, ": ", "："));
        for (size_t w = 0; w < body->n; w++) {
            sg_buffer_add(out, w ? sg_words_pick(lang, ", ", "、") : "");
            add_when(body, w, out);
            sg_buffer_add(out, " ");
            add_text(body, i, w, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

static void place(struct body *body, double top)
{
    const struct sg_items *items = &body->both->items;
    double height = body->figure->theme.bar_wave;
    body->rows.label_share = body->figure->width < half_width ? narrow_share : 0;
    for (size_t i = 0; i < items->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, body->figure->lang, false));
    body->rows.gaps[0] = ends_gap;
    sg_row_chart_even(&body->rows, body->figure, height, gap);
    sg_row_chart_place(&body->rows, body->figure, top, height);
    double n = (double)body->n;
    body->width = (body->rows.right - body->rows.left - (n - 1) * field_gap) / n;
    name_waves(body);
    sg_row_chart_place(&body->rows, body->figure, top + headers_height(body), height);
}

void sg_multi2_lay_out_waves(const struct sg_before_after *both, struct sg_frame *frame,
                             const struct sg_chart_options *options, struct sg_figure *figure)
{
    static const char *const lower[] = {"lower_percent", "lower", NULL}, *const upper[] = {
                                                                             "upper_percent",
                                                                             "upper", NULL};
    int32_t codes[SG_MULTI2_WAVES];
    const struct sg_table *table = both->items.table;
    size_t all = sg_multi2_list_waves(both->waved, table->n_rows, codes, SG_MULTI2_WAVES);
    struct body body = {.figure = figure,
                        .both = both,
                        .lower = sg_input_first(table, lower),
                        .upper = sg_input_first(table, upper),
                        .n = all < SG_MULTI2_WAVES ? all : SG_MULTI2_WAVES};
    for (size_t w = 0; w < body.n; w++)
        body.waves[w].code = codes[w];
    find_rows(&body);
    sg_row_chart_init(&body.rows, both->items.n);
    place(&body, sg_frame_head(frame, options, figure));
    make_scale(&body);
    put_headers(&body);
    sg_row_chart_put(&body.rows, figure);
    for (size_t w = 0; w < body.n; w++) {
        double x = left_of(&body, w), bottom = body.rows.bottom + ends_gap;
        for (size_t i = 0; i < both->items.n; i++)
            put_value(&body, i, w);
        sg_shape_line(figure, SG_LAYER_BASE, (struct sg_box){x, body.rows.top, x, bottom});
        sg_texts_free(&body.waves[w].header);
    }
    if (all > body.n)
        sg_buffer_printf(&frame->note,
                         options->lang == SG_JA ? "古い%zu回は示していない。"
                                                : "%zu earlier waves are not shown. ",
                         all - body.n);
    sg_buffer_clear(&frame->description);
    describe(&body, &frame->description);
    sg_frame_foot(frame, table, options, figure, body.rows.bottom + ends_gap);
    sg_row_chart_free(&body.rows);
    free(body.found);
}
