/* waves: the course of each option over the waves of a survey, with intervals. Each has a small
   field of its own place on one scale: a point is as high in all, so that changes and intervals
   show. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/before_after/before_after_words.h"
#include "plots/charts/chart_input.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "wave_table.h"

static const double field_height = 20; /* of the scale of a row */
static const double text_height = 8.5; /* above it, for values */
static const double least_range = 10;  /* percentage points that a field spans */
static const double gap = 3, top_gap = 1;
static const double narrow_share = 0.34; /* of a narrow figure, that names take at most */
static const double half_width = 300;    /* points, up to which a figure is narrow */
static const double slim = 0.7;          /* of a mark, beside its interval */
static const double text_gap = 1.5;      /* between a mark or its interval and its value */

struct body {
    struct sg_figure *figure;
    struct sg_before_after both;
    struct sg_wave_table waves;
    struct sg_frame frame;
    struct sg_row_chart rows;
    double *middles; /* per item: of the values and limits that it spans */
    double range;    /* of a field, in units of the values */
    bool tested;     /* any mark */
};

static double x_of(const struct body *body, size_t wave)
{
    double pitch = (body->rows.right - body->rows.left) / (double)body->waves.n;
    return body->rows.left + ((double)wave + 0.5) * pitch;
}

static double y_of(const struct body *body, size_t item, double value)
{
    double middle = body->rows.y[item] + text_height / 2;
    return middle - (value - body->middles[item]) * field_height / body->range;
}

/* ▲ or ▼ where the table says that a change was tested; "" else. */
static const char *mark_of(const struct body *body, size_t item, size_t wave)
{
    ptrdiff_t row = sg_wave_table_row(&body->waves, item, wave);
    return row < 0 || !body->waves.direction ? ""
                                             : sg_column_text(body->waves.direction, (size_t)row);
}

/* The middle of what each item spans, and the widest span: the height of a field. */
static void find_range(struct body *body)
{
    body->range = least_range;
    for (size_t i = 0; i < body->both.items.n; i++) {
        double low = INFINITY, high = -INFINITY;
        for (size_t w = 0; w < body->waves.n; w++) {
            const double values[] = {sg_wave_table_value(&body->waves, i, w),
                                     sg_wave_table_limit(&body->waves, body->waves.lower, i, w),
                                     sg_wave_table_limit(&body->waves, body->waves.upper, i, w)};
            for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
                low = fmin(low, values[k]); /* of a number and NaN the number */
                high = fmax(high, values[k]);
            }
            body->tested = body->tested || *mark_of(body, i, w);
        }
        body->middles[i] = low <= high ? (low + high) / 2 : 0;
        body->range = low <= high ? fmax(body->range, high - low) : body->range;
    }
}

/* --- rows */

static void put_interval(const struct body *body, size_t i, size_t w)
{
    double lower = sg_wave_table_limit(&body->waves, body->waves.lower, i, w);
    double upper = sg_wave_table_limit(&body->waves, body->waves.upper, i, w);
    if (lower <= upper)
        sg_shape_stroke(body->figure, SG_LAYER_LINKS,
                        (struct sg_box){x_of(body, w), y_of(body, i, lower), x_of(body, w),
                                        y_of(body, i, upper)},
                        SG_COLOR_BEFORE);
}

/* The value above its mark and interval, with what was tested. */
static void put_value(const struct body *body, size_t i, size_t w)
{
    struct sg_buffer text = {0};
    bool newest = w + 1 == body->waves.n;
    double value = sg_wave_table_value(&body->waves, i, w);
    double upper = sg_wave_table_limit(&body->waves, body->waves.upper, i, w);
    double end = isnan(value) ? body->middles[i] : isnan(upper) ? value : fmax(value, upper);
    double y = y_of(body, i, end) - text_gap - body->figure->theme.size_inside / 2;
    if (!isnan(value))
        y -= fmax(0,
                  body->figure->theme.mark_small / 2 - (y_of(body, i, value) - y_of(body, i, end)));
    sg_wave_table_text(&body->waves, i, w, body->figure->lang, &text);
    sg_buffer_add(&text, mark_of(body, i, w));
    sg_figure_text(body->figure, newest && !isnan(value) ? SG_STYLE_VALUE_BOLD : SG_STYLE_INSIDE,
                   (struct sg_spot){x_of(body, w), y, SG_CENTER},
                   newest && !isnan(value) ? SG_COLOR_OWN : SG_COLOR_SUB, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

/* The height of a row without the space above it. */
static double row_span(const struct body *body, size_t i)
{
    return 2 * (body->rows.ends[i] - body->rows.y[i]);
}

static void put_row(const struct body *body, size_t i)
{
    double radius = body->figure->theme.mark_small / 2 * (body->both.intervals ? slim : 1);
    double above = i ? body->rows.ends[i - 1] : body->rows.top;
    double y = (above + body->rows.ends[i] - row_span(body, i)) / 2;
    sg_shape_line(body->figure, SG_LAYER_RULES,
                  (struct sg_box){body->rows.left, y, body->rows.right, y});
    bool drawn = false;
    for (size_t w = 0; w < body->waves.n; w++) {
        double value = sg_wave_table_value(&body->waves, i, w);
        struct sg_dot dot = {x_of(body, w), y_of(body, i, value), radius, SG_COLOR_NOW};
        bool here = !isnan(value) && !isnan(body->rows.y[i]);
        if (!here && drawn)
            sg_shape_lift(body->figure, SG_LAYER_LINES);
        drawn = here;
        if (here) {
            sg_shape_point(body->figure, SG_LAYER_LINES, dot);
            put_interval(body, i, w);
            sg_shape_dot(body->figure, SG_LAYER_DOTS, dot);
        }
        put_value(body, i, w);
    }
    if (drawn)
        sg_shape_lift(body->figure, SG_LAYER_LINES);
}

/* --- words */

/* Whether the times between waves differ, which stand evenly apart. */
static bool is_uneven(const struct body *body)
{
    const struct sg_column *waved = body->both.waved;
    double least = INFINITY, most = 0;
    if (waved->kind != SG_COLUMN_PERIOD)
        return false;
    for (size_t w = 1; w < body->waves.n; w++) {
        double apart = sg_period_months_between(&waved->levels.periods[body->waves.codes[w - 1]],
                                                &waved->levels.periods[body->waves.codes[w]]);
        least = fmin(least, apart);
        most = fmax(most, apart);
    }
    return body->waves.n > 2 && most > least;
}

/* What the height of a field is. */
static void add_scale(const struct body *body, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = 0, .lang = body->figure->lang};
    bool ja = body->figure->lang == SG_JA;
    sg_buffer_add(out, ja ? "縦の位置は選択肢ごと、縮尺は共通（図の高さは"
                          : "Each option has its own place on a common scale (a field is ");
    sg_words_number(body->range, style, out);
    sg_buffer_add(out, !body->both.percent ? "" : ja ? "ポイント" : " points");
    sg_buffer_add(out, ja ? "）。" : " high). ");
}

static void say_note(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    struct sg_buffer *out = &body->frame.note;
    if (body->tested)
        sg_buffer_add(out, sg_words_pick(lang, "▲ ▼: a tested rise or fall. ",
                                         "▲▼は検定で認められた上昇・低下。"));
    else
        sg_buffer_add(out, sg_words_pick(lang, "Differences were not tested. ",
                                         "回ごとの差は検定していない。"));
    add_scale(body, out);
    if (is_uneven(body))
        sg_buffer_add(out, sg_words_pick(lang, "The waves are not evenly apart in time. ",
                                         "調査の間隔は一定でない。"));
    sg_wave_table_say_left(&body->waves, lang, out);
    sg_before_after_note(&body->both, lang, out);
}

static double lay_out_head(struct body *body, const struct sg_chart_options *options)
{
    struct sg_buffer interval = {0};
    sg_words_interval_name(options->level, options->lang, &interval);
    struct sg_legend_entry legend = {sg_buffer_text(&interval), SG_COLOR_BEFORE, SG_KEY_TICK};
    body->frame.legend = &legend;
    body->frame.n_legend = body->both.intervals;
    sg_before_after_say_largest(&body->both, options->lang, &body->frame.title);
    sg_before_after_subtitle(&body->both, options->lang, &body->frame.subtitle);
    say_note(body);
    sg_wave_table_describe(&body->waves, options->lang, &body->frame.description);
    double top = sg_frame_head(&body->frame, options, body->figure);
    sg_buffer_free(&interval);
    return top;
}

/* --- the whole */

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    const struct sg_items *items = &body->both.items;
    double height = field_height + text_height;
    find_range(body);
    double top = lay_out_head(body, options);
    body->rows.label_share = body->figure->width < half_width ? narrow_share : 0;
    for (size_t i = 0; i < items->n; i++)
        sg_row_chart_label(&body->rows, body->figure, i,
                           sg_items_name(items, i, options->lang, false));
    body->rows.gaps[0] = top_gap;
    sg_row_chart_even(&body->rows, body->figure, height, gap);
    sg_row_chart_place(&body->rows, body->figure, top, height);
    double pitch = (body->rows.right - body->rows.left) / (double)body->waves.n;
    double headers = sg_wave_table_break(&body->waves, body->figure, pitch - 1);
    sg_row_chart_place(&body->rows, body->figure, top + headers, height);
    sg_row_chart_put(&body->rows, body->figure);
    for (size_t w = 0; w < body->waves.n; w++)
        sg_wave_table_put_header(&body->waves, body->figure, w,
                                 (struct sg_spot){x_of(body, w), body->rows.top, SG_CENTER});
    for (size_t i = 0; i < items->n; i++)
        put_row(body, i);
    sg_frame_foot(&body->frame, items->table, options, body->figure, body->rows.bottom + gap);
}

static bool require_waves(const struct sg_before_after *both, struct sg_error *err)
{
    const struct sg_table *table = both->items.table;
    for (size_t row = 0; row < table->n_rows; row++)
        if (sg_column_finite(both->value, row) < 0) {
            sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "waves",
                    sg_column_finite(both->value, row));
            return sg_input_fail_at(table, both->value, row, err);
        }
    return sg_wave_table_count(both) > 1 ||
           sg_fail(
               err, SG_FAIL_DATA,
               "chart %s needs two waves or more, one below the other; multi2 shows one, or two "
               "side by side",
               "waves");
}

bool sg_chart_waves(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_before_after_read(table, options, "waves", &body.both, err))
        return false;
    bool ok = require_waves(&body.both, err);
    if (ok) {
        sg_wave_table_make(&body.waves, &body.both, SG_WAVES_MOST);
        sg_row_chart_init(&body.rows, body.both.items.n);
        body.middles = sg_alloc(body.both.items.n, sizeof *body.middles);
        lay_out(&body, options);
        free(body.middles);
        sg_row_chart_free(&body.rows);
        sg_wave_table_free(&body.waves);
    }
    sg_frame_free(&body.frame);
    sg_before_after_free(&body.both);
    return ok;
}
