/* forest: estimates of groups with their intervals, and the total as a diamond. */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "forest_model.h"
#include "plots/page/names.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double row_height = 8.5, row_gap = 4;
static const double ends_share = 0.03; /* of the extent, free at both ends */
static const double indent = 5.5;      /* of names under a heading */
static const double cap = 5;           /* of an interval */
static const size_t most_long_names = 12;
static const double half_width = 300;   /* points, up to which a figure is narrow */
static const double narrow_share = 0.3; /* of a narrow one, that names take at most */

struct body {
    struct sg_figure *figure;
    struct sg_forest e;
    struct sg_frame frame;
    struct sg_row_chart rows;
    struct sg_scale scale;
};

static void name_rows(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    body->rows.from_left = true;
    bool narrow = body->figure->width < half_width, brief = narrow && body->e.n > most_long_names;
    body->rows.label_share = narrow ? narrow_share : 0;
    for (size_t i = 0; i < body->e.n; i++) {
        const struct sg_forest_row *row = &body->e.rows[i];
        bool plain = row->kind == SG_FOREST_ROW;
        body->rows.headings[i] = !plain;
        body->rows.indents[i] = plain && body->e.has_groups ? indent : 0;
        const char *name = sg_forest_name(&body->e, i, lang);
        if (brief && plain && !body->e.of_indices)
            name = sg_names_label(row->label, lang, true);
        sg_row_chart_label(&body->rows, body->figure, i, name);
    }
}

/* --- columns */

static void add_n(struct body *body)
{
    struct sg_words_number style = {.decimals = 0, .lang = body->figure->lang};
    struct sg_row_chart_column *column =
        sg_row_chart_add_column(&body->rows, body->figure, "n", false);
    for (size_t i = 0; i < body->e.n; i++) {
        struct sg_buffer text = {0};
        if (body->e.rows[i].kind != SG_FOREST_HEADING)
            sg_words_number(body->e.rows[i].n, style, &text);
        sg_texts_add(&column->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void add_cell(const struct body *body, const struct sg_forest_row *row,
                     struct sg_buffer *out)
{
    enum sg_lang lang = body->figure->lang;
    bool narrow = body->figure->width < half_width;
    struct sg_words_number style = {.decimals = body->e.decimals, .lang = lang};
    if (row->kind == SG_FOREST_HEADING)
        return;
    if (isnan(row->value)) {
        sg_buffer_add(out, sg_words_symbol(row->voids, lang));
        return;
    }
    sg_words_number(row->value, style, out);
    if (isnan(row->lower))
        return;
    style.decimals = narrow && body->e.percent ? 0 : body->e.decimals;
    sg_buffer_add(out, " (");
    sg_words_number(row->lower, style, out);
    sg_buffer_add(out, "–");
    sg_words_number(row->upper, style, out);
    sg_buffer_add(out, ")");
}

/* "Share\n(95% CI)", "推定値". */
static void name_estimates(const struct sg_forest *e, enum sg_lang lang, struct sg_buffer *header)
{
    bool is_index = e->index || e->of_indices;
    sg_buffer_add(header, e->percent ? sg_words_pick(lang, "Share", "割合")
                          : is_index ? sg_words_pick(lang, "Value", "値")
                                     : sg_words_pick(lang, "Estimate", "推定値"));
    if (!e->has_intervals)
        return;
    sg_buffer_add(header, sg_words_pick(lang, "\n(", "\n（"));
    if (lang == SG_JA)
        sg_words_interval_name(e->level, lang, header);
    else if (e->level > 0)
        sg_buffer_printf(header, "%g%% CI", sg_number_round(e->level * 100, 9));
    else
        sg_buffer_add(header, "CI");
    sg_buffer_add(header, sg_words_pick(lang, ")", "）"));
}

static void add_estimates(struct body *body)
{
    enum sg_lang lang = body->figure->lang;
    struct sg_buffer header = {0};
    name_estimates(&body->e, lang, &header);
    struct sg_row_chart_column *column =
        sg_row_chart_add_column(&body->rows, body->figure, header.text, false);
    column->bold_first = body->e.rows[0].kind == SG_FOREST_TOTAL;
    for (size_t i = 0; i < body->e.n; i++) {
        struct sg_buffer text = {0};
        add_cell(body, &body->e.rows[i], &text);
        sg_texts_add(&column->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
    sg_buffer_free(&header);
}

/* --- the field */

static void make_scale(struct body *body)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < body->e.n; i++) {
        const struct sg_forest_row *row = &body->e.rows[i];
        if (isnan(row->value))
            continue;
        low = fmin(low, fmin(row->value, isnan(row->lower) ? row->value : row->lower));
        high = fmax(high, fmax(row->value, isnan(row->upper) ? row->value : row->upper));
    }
    if (low > high)
        low = high = 0;
    if (low == high) {
        low -= fmax(1, fabs(low)) / 2;
        high += fmax(1, fabs(high)) / 2;
    }
    double room = ends_share * (high - low);
    body->scale = sg_scale_make(0, high - low, 4, false);
    body->scale.from = low - room;
    body->scale.to = high + room;
    body->scale.left = body->rows.left;
    body->scale.right = body->rows.right;
}

static void put_row(struct body *body, size_t i)
{
    const struct sg_forest_row *row = &body->e.rows[i];
    bool total = row->kind == SG_FOREST_TOTAL;
    double y = body->rows.y[i], size = body->figure->theme.mark_dot;
    if (isnan(row->value))
        return;
    enum sg_color color = total ? SG_COLOR_SERIES2 : SG_COLOR_SERIES1;
    double x = sg_scale_at(&body->scale, row->value);
    if (!isnan(row->lower))
        sg_shape_whisker(body->figure, total ? SG_LAYER_TOTALS : SG_LAYER_INTERVALS,
                         (struct sg_whisker){sg_scale_at(&body->scale, row->lower),
                                             sg_scale_at(&body->scale, row->upper), y, cap},
                         color);
    if (total)
        sg_shape_diamond(body->figure, SG_LAYER_WHOLES, (struct sg_dot){x, y, size * 0.85, color});
    else
        sg_shape_box(body->figure, SG_LAYER_SQUARES,
                     (struct sg_box){x - size / 2, y - size / 2, x + size / 2, y + size / 2},
                     color);
}

static void put_reference(struct body *body)
{
    if (isnan(body->e.total))
        return;
    double x = sg_scale_at(&body->scale, body->e.total);
    sg_shape_line(body->figure, SG_LAYER_REFERENCE,
                  (struct sg_box){x, body->rows.top, x, body->rows.bottom + 1});
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    sg_forest_words(&body->e, options->lang, &body->frame);
    double top = sg_frame_head(&body->frame, options, body->figure);
    name_rows(body);
    if (body->e.has_n)
        add_n(body);
    add_estimates(body);
    sg_row_chart_even(&body->rows, body->figure, row_height, row_gap);
    sg_row_chart_place(&body->rows, body->figure, top, row_height);
    make_scale(body);
    sg_row_chart_put(&body->rows, body->figure);
    double bottom =
        sg_row_chart_put_scale(&body->rows, body->figure, &body->scale, SG_LAYER_FINE_BASE);
    put_reference(body);
    for (size_t i = 0; i < body->e.n; i++)
        put_row(body, i);
    sg_frame_foot(&body->frame, body->e.items.table, options, body->figure, bottom);
}

bool sg_chart_forest(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    if (!sg_forest_read(table, options, &body.e, err))
        return false;
    sg_row_chart_init(&body.rows, body.e.n);
    lay_out(&body, options);
    sg_row_chart_free(&body.rows);
    sg_frame_free(&body.frame);
    sg_forest_free(&body.e);
    return true;
}
