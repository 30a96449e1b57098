/* bullet: indicators against their targets on one scale, of which the target is 100 (after Few
   2006). */
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "bullet_model.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double bar_height = 6.5, row_gap = 3.5, top_gap = 2;
static const double indent = 5.5;       /* of names under a heading */
static const double narrow_share = 0.4; /* of a narrow one, that names take at most */
static const double header_gap = 3;     /* between the name of the target and a header */
static const double least_scale = 120;  /* percent, at the end of the axis */
static const double arrow_room = 7;     /* for the arrow of a bar that goes on */
static const double ring_radius = 1.9;
static const double header_height = 9; /* above the field, for the name of the target */

/* A row is an indicator, or the name of a group. */
struct row {
    const struct sg_bullet_item *item; /* NULL: a heading */
    const char *heading;
};

struct chart {
    struct sg_figure *figure;
    struct sg_bullet *targets;
    enum sg_lang lang;
    struct sg_frame frame;
    struct row *rows;
    size_t n;
    struct sg_row_chart layout;
    struct sg_scale scale;
    struct sg_buffer unit; /* of all numbers, behind their header; or empty */
};

/* --- what stands in the rows */

static void list_rows(struct chart *chart)
{
    const char *group = NULL;
    chart->rows = sg_alloc(2 * chart->targets->n, sizeof *chart->rows);
    for (size_t i = 0; i < chart->targets->n; i++) {
        const struct sg_bullet_item *item = &chart->targets->items[i];
        if (item->group && item->group != group)
            chart->rows[chart->n++] = (struct row){NULL, item->group};
        group = item->group;
        chart->rows[chart->n++] = (struct row){item, NULL};
    }
}

static enum sg_color color_of(const struct sg_bullet_item *item)
{
    static const enum sg_color colors[] = {[SG_MET_UNKNOWN] = SG_COLOR_BEFORE,
                                           [SG_MET_NO] = SG_COLOR_MINUS,
                                           [SG_MET_YES] = SG_COLOR_PLUS};
    return colors[sg_target_met(&item->found)];
}

static double lay_out_head(struct chart *chart, const struct sg_chart_options *options)
{
    static const struct {
        enum sg_met met;
        struct sg_bilingual name;
    } kinds[] = {{SG_MET_YES, {"target met", "目標に到達"}},
                 {SG_MET_NO, {"not met", "未達"}},
                 {SG_MET_UNKNOWN, {"not judged", "判定なし"}}};
    struct sg_legend_entry legend[4];
    size_t n = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = 0; i < chart->targets->n; i++) {
            const struct sg_bullet_item *item = &chart->targets->items[i];
            if (sg_target_met(&item->found) != kinds[k].met || isnan(item->reached))
                continue;
            legend[n++] = (struct sg_legend_entry){sg_lang_pick(kinds[k].name, chart->lang),
                                                   color_of(item), SG_KEY_PLAIN};
            break;
        }
    if (chart->targets->has_base)
        legend[n++] =
            (struct sg_legend_entry){sg_words_pick(chart->lang, "base", "基準値（計画開始時など）"),
                                     SG_COLOR_SUB, SG_KEY_HALOED_RING};
    chart->frame.legend = legend;
    chart->frame.n_legend = n;
    sg_bullet_title(chart->targets, chart->lang, &chart->frame.title);
    sg_bullet_subtitle(chart->targets, chart->lang, &chart->frame.subtitle);
    double top = sg_frame_head(&chart->frame, options, chart->figure);
    chart->frame.n_legend = 0;
    return top;
}

static void name_rows(struct chart *chart)
{
    chart->layout.from_left = true;
    chart->layout.label_share = chart->figure->width < SG_BULLET_NARROW ? narrow_share : 0;
    for (size_t i = 0; i < chart->n; i++) {
        const struct row *row = &chart->rows[i];
        chart->layout.headings[i] = !row->item;
        chart->layout.indents[i] = row->item && chart->targets->has_groups ? indent : 0;
        sg_row_chart_label(&chart->layout, chart->figure, i,
                           row->item ? row->item->name : row->heading);
    }
}

typedef void add_fn(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out);

static void add_column(struct chart *chart, const char *header, bool bold, add_fn *add)
{
    struct sg_row_chart_column *column =
        sg_row_chart_add_column(&chart->layout, chart->figure, header, bold);
    for (size_t i = 0; i < chart->n; i++) {
        struct sg_buffer text = {0};
        if (chart->rows[i].item)
            add(chart->rows[i].item, chart->lang, &text);
        sg_texts_add(&column->cells, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void add_columns(struct chart *chart)
{
    if (chart->figure->width < SG_BULLET_NARROW) {
        struct sg_buffer header = {0};
        sg_buffer_add(&header, sg_words_pick(chart->lang, "Actual / target", "実績 / 目標"));
        if (chart->unit.n)
            sg_buffer_printf(&header, chart->lang == SG_JA ? "（%s）" : " (%s)", chart->unit.text);
        add_column(chart, header.text, false, sg_bullet_both);
        sg_buffer_free(&header);
    } else {
        add_column(chart, sg_words_pick(chart->lang, "Actual", "実績"), true, sg_bullet_actual);
        add_column(chart, sg_words_pick(chart->lang, "Target", "目標"), false, sg_bullet_target);
    }
    add_column(chart, sg_words_pick(chart->lang, "Reached", "達成率"), false, sg_bullet_reached);
}

/* --- the field */

static double shown(double percent)
{
    return fmin(fmax(percent, 0), SG_BULLET_MOST);
}

/* From 0 over the target at 100 to what is reached, at most 200. */
static void make_scale(struct chart *chart)
{
    double high = least_scale;
    bool cut = false;
    for (size_t i = 0; i < chart->targets->n; i++) {
        const struct sg_bullet_item *item = &chart->targets->items[i];
        high = isnan(item->reached) ? high : fmax(high, shown(item->reached));
        high = isnan(item->started) ? high : fmax(high, shown(item->started));
        cut = cut || item->reached > SG_BULLET_MOST;
    }
    chart->scale = (struct sg_scale){.from = 0,
                                     .to = high,
                                     .step = 100,
                                     .left = chart->layout.left,
                                     .right = chart->layout.right - (cut ? arrow_room : 1)};
}

static void put_row(struct chart *chart, size_t i)
{
    const struct sg_bullet_item *item = chart->rows[i].item;
    double y = chart->layout.y[i], half = bar_height / 2;
    if (!item)
        return;
    double reached = shown(item->reached), end = sg_scale_at(&chart->scale, reached);
    struct sg_box bar = {chart->scale.left, y - half, end, y + half};
    if (!isnan(item->reached) && reached > 0)
        sg_shape_bar(chart->figure, SG_LAYER_BARS,
                     (struct sg_bar_shape){bar, color_of(item), reached});
    if (item->reached > SG_BULLET_MOST)
        sg_figure_text(chart->figure, SG_STYLE_VALUE, (struct sg_spot){end + 0.5, y, SG_LEFT},
                       SG_COLOR_INK, "▶");
    if (!isnan(item->started))
        sg_shape_dot(chart->figure, SG_LAYER_HALOED_RINGS,
                     (struct sg_dot){sg_scale_at(&chart->scale, shown(item->started)), y,
                                     ring_radius, SG_COLOR_SUB});
}

/* Where the line over the first column begins, which may reach over the field. */
static double header_left(const struct chart *chart)
{
    const struct sg_row_chart_column *first = &chart->layout.columns[0];
    enum sg_style style = first->bold ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE;
    double cells = sg_wrap_width(&first->cells, sg_figure_font(chart->figure, style));
    double header = sg_wrap_width(&first->header, sg_figure_font(chart->figure, SG_STYLE_AXIS));
    return chart->layout.right + chart->figure->theme.column_gap + cells - fmax(cells, header) -
           header_gap;
}

/* Zero, and the one line of all targets with its name above it. */
static void put_target(struct chart *chart)
{
    double zero = sg_scale_at(&chart->scale, 0), target = sg_scale_at(&chart->scale, 100);
    double top = chart->layout.top, bottom = chart->layout.bottom;
    struct sg_spot over = {target, top - header_height / 2 + 0.5, SG_CENTER};
    sg_shape_line(chart->figure, SG_LAYER_BASE, (struct sg_box){zero, top, zero, bottom});
    sg_shape_stroke(chart->figure, SG_LAYER_TICKS, (struct sg_box){target, top, target, bottom},
                    SG_COLOR_INK);
    const char *name = sg_words_pick(chart->lang, "target", "目標");
    double half = sg_font_width(name, sg_figure_font(chart->figure, SG_STYLE_VALUE_BOLD)) / 2;
    if (target + half < header_left(chart)) /* else the note says it */
        sg_figure_text(chart->figure, SG_STYLE_VALUE_BOLD, over, SG_COLOR_OWN, name);
}

static void lay_out(struct chart *chart, const struct sg_chart_options *options)
{
    double top = lay_out_head(chart, options);
    sg_bullet_move_units(chart->targets, chart->figure, &chart->unit);
    list_rows(chart);
    sg_row_chart_init(&chart->layout, chart->n);
    name_rows(chart);
    add_columns(chart);
    chart->layout.gaps[0] = top_gap;
    sg_row_chart_even(&chart->layout, chart->figure, bar_height, row_gap);
    sg_row_chart_place(&chart->layout, chart->figure, top, bar_height);
    make_scale(chart);
    put_target(chart);
    sg_row_chart_put(&chart->layout, chart->figure);
    for (size_t i = 0; i < chart->n; i++)
        put_row(chart, i);
    sg_bullet_note(chart->targets, chart->lang, &chart->frame.note);
    sg_bullet_description(chart->targets, chart->lang, &chart->frame.description);
    sg_frame_foot(&chart->frame, chart->targets->table, options, chart->figure,
                  chart->layout.bottom + 1);
}

bool sg_chart_bullet(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_figure *figure, struct sg_error *err)
{
    struct sg_bullet targets;
    if (!sg_bullet_read(table, options->sort, &targets, err))
        return false;
    struct chart chart = {.figure = figure, .targets = &targets, .lang = options->lang};
    lay_out(&chart, options);
    sg_buffer_free(&chart.unit);
    sg_row_chart_free(&chart.layout);
    free(chart.rows);
    sg_frame_free(&chart.frame);
    sg_bullet_free(&targets);
    return true;
}
