/* trend: columns above and a line below on one time axis, or both in one field. */
#include "trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/changed.h"
#include "plots/charts/amount.h"
#include "plots/charts/charts.h"
#include "plots/charts/timeline/adjusted.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double number_room = 5; /* over an axis for the upper half of its last number */
static const double turn_room = 12;  /* over and under a line for the names of its turning points */
static const double panel_gap = 6, name_height = 11;
static const double dot_gap = 1.6; /* more, between a dot and its value */
static const double value_gap = 2; /* between values side by side */

struct panel {
    struct sg_trend *trend;
    const struct sg_serie *serie;
    struct sg_amount amount;
    struct sg_scale scale;
    double top, bottom;
    bool columns;        /* else a line */
    enum sg_color color; /* of the line */
    bool direct;         /* every value is printed; else an axis */
};

/* --- how values are printed */

static double width_of(const struct panel *panel, size_t i)
{
    struct sg_buffer text = {0};
    sg_amount_text(panel->amount, panel->serie->values[i], panel->trend->figure->lang, &text);
    double width =
        sg_font_width(sg_buffer_text(&text), sg_figure_font(panel->trend->figure, SG_STYLE_VALUE));
    sg_buffer_free(&text);
    return width;
}

static bool fits(const struct panel *panel)
{
    double taken = 0;
    for (size_t i = 0; i < panel->trend->timeline.n; i++) {
        if (isnan(panel->serie->values[i]))
            continue;
        double x = sg_trend_x(panel->trend, i), half = width_of(panel, i) / 2;
        if (x - half < taken || x + half > panel->trend->figure->width)
            return false;
        taken = x + half + value_gap;
    }
    return true;
}

/* The most exact way in which all values fit side by side; else an axis. */
static void choose_amount(struct panel *panel)
{
    enum sg_lang lang = panel->trend->figure->lang;
    size_t n = panel->trend->timeline.n;
    panel->direct = false;
    for (size_t i = 0; !panel->trend->raw && !panel->direct &&
                       sg_amount_at(panel->serie, n, i, lang, &panel->amount);
         i++)
        panel->direct = fits(panel);
    if (!panel->direct)
        sg_amount_at(panel->serie, n, 0, lang, &panel->amount);
}

/* Columns and amounts begin at zero; rates have the extent of their own, and the line where they
   are even if that lies near. */
static struct sg_scale scale_of(const struct panel *panel, double low, double high)
{
    const struct sg_serie *serie = panel->serie;
    if (panel->columns || !serie->rate)
        return sg_scale_make(low, high, 3, !panel->direct);
    struct sg_rate_extent extent = {low, high, serie->even, pow(10, -serie->decimals)};
    return sg_scale_around(extent, 3);
}

/* Whether peaks and troughs are named, over and under the line. */
static bool names_turns(const struct panel *panel)
{
    return !panel->columns && !panel->direct;
}

static void make_scale(struct panel *panel)
{
    const struct sg_theme *theme = &panel->trend->figure->theme;
    double low = INFINITY, high = -INFINITY, height = panel->bottom - panel->top;
    for (size_t i = 0; i < panel->trend->timeline.n; i++) {
        double x = panel->serie->values[i];
        double raw = panel->trend->raw ? panel->trend->raw[i] : NAN;
        low = fmin(low, fmin(x, raw)); /* of a number and NaN the number */
        high = fmax(high, fmax(x, raw));
    }
    bool known = high >= low;
    panel->scale = scale_of(panel, known ? low : 0, known ? high : 0);
    double room = panel->direct ? 1.5 * theme->size_value + (panel->columns ? 0 : dot_gap)
                                : 0;         /* for values over the highest */
    bool under = low < 0 || !panel->columns; /* and under the lowest */
    panel->scale.right = panel->top + room;
    panel->scale.left = panel->bottom - (under ? room : 0);
    if (names_turns(panel)) {
        panel->scale.right += turn_room;
        panel->scale.left -= turn_room;
    }
    if (room * 2 > height)
        panel->scale.right = panel->top;
}

/* --- what is drawn */

static void put_numbers(struct panel *panel)
{
    struct sg_trend *trend = panel->trend;
    for (size_t i = 0; i < sg_scale_ticks(&panel->scale); i++) {
        struct sg_buffer text = {0};
        double y = sg_scale_at(&panel->scale, sg_scale_tick(&panel->scale, i));
        sg_shape_line(trend->figure, SG_LAYER_GRID,
                      (struct sg_box){trend->axis.left, y, trend->axis.right, y});
        sg_scale_text(&panel->scale, i, trend->figure->lang, &text);
        sg_figure_text(trend->figure, SG_STYLE_AXIS,
                       (struct sg_spot){trend->axis.left - 3, y, SG_RIGHT}, SG_COLOR_OWN,
                       sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

/* Whether a value is printed below its point: of a column below zero, or where the line comes from
   or goes on steeper above it. */
static bool hangs(const struct panel *panel, size_t i)
{
    const double *values = panel->serie->values;
    double before = i > 0 ? values[i - 1] - values[i] : NAN;
    double behind = i + 1 < panel->trend->timeline.n ? values[i + 1] - values[i] : NAN;
    if (panel->columns)
        return values[i] < 0;
    return fmax(fmax(before, behind), 0) > fmax(fmax(-before, -behind), 0);
}

/* Of the line of zero, or where a rate is even; NaN: it lies outside. */
static double base_y(const struct panel *panel)
{
    bool rate = panel->serie->rate && !panel->columns;
    double base = rate ? panel->serie->even : 0;
    bool inside = base >= panel->scale.from && base <= panel->scale.to;
    return inside ? sg_scale_at(&panel->scale, base) : NAN;
}

/* Where the value stands, clear of the base line. */
static double value_y(const struct panel *panel, size_t i)
{
    double size = panel->trend->figure->theme.size_value;
    double away = size * 0.7 + (panel->columns ? 0 : dot_gap);
    double value = panel->serie->values[i],
           y = sg_scale_at(&panel->scale, isnan(value) ? 0 : value);
    double base = base_y(panel), half = size / 2;
    bool under = !isnan(value) && hangs(panel, i);
    if (panel->columns || isnan(value))
        return under ? y + away : y - away;
    if (under)
        return y < base + dot_gap && y + away + half > base ? base + size * 0.7 : y + away;
    return y > base - dot_gap && y - away - half < base ? base - size * 0.7 : y - away;
}

static void put_value(struct panel *panel, size_t i)
{
    struct sg_figure *figure = panel->trend->figure;
    double value = panel->serie->values[i];
    bool known = !isnan(value);
    struct sg_buffer text = {0};
    if (known)
        sg_amount_text(panel->amount, value, figure->lang, &text);
    else
        sg_buffer_add(&text, sg_words_symbol(panel->serie->voids[i], figure->lang));
    sg_figure_text(figure, known ? SG_STYLE_VALUE : SG_STYLE_AXIS,
                   (struct sg_spot){sg_trend_x(panel->trend, i), value_y(panel, i), SG_CENTER},
                   SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void put_base(struct panel *panel)
{
    struct sg_trend *trend = panel->trend;
    double y = base_y(panel);
    if (!isnan(y))
        sg_shape_line(trend->figure, SG_LAYER_BASE,
                      (struct sg_box){trend->axis.left, y, trend->axis.right, y});
}

static void put_columns(struct panel *panel)
{
    struct sg_trend *trend = panel->trend;
    double half = sg_timeaxis_column_width(&trend->axis) / 2, zero = sg_scale_at(&panel->scale, 0);
    for (size_t i = 0; i < trend->timeline.n; i++) {
        double value = panel->serie->values[i], x = sg_trend_x(trend, i);
        double end = sg_scale_at(&panel->scale, value);
        if (!isnan(value) && value != 0)
            sg_shape_bar(
                trend->figure, SG_LAYER_COLUMNS,
                (struct sg_bar_shape){{x - half, fmin(zero, end), x + half, fmax(zero, end)},
                                      SG_COLOR_SERIES1,
                                      fabs(value)});
    }
}

/* The name over a panel, unless it is the only one and the subtitle begins with it. */
static double put_name(struct panel *panel, bool only, double top)
{
    struct sg_figure *figure = panel->trend->figure;
    const struct sg_timeline *timeline = &panel->trend->timeline;
    const char *name = *panel->serie->name ? panel->serie->name
                       : timeline->measure ? timeline->measure
                                           : "";
    const char *subtitle = sg_buffer_text(&panel->trend->frame.subtitle);
    struct sg_buffer title = {0};
    sg_amount_title(panel->amount, name, panel->serie->unit, figure->lang, &title);
    bool said = only && title.n && strncmp(subtitle, title.text, title.n) == 0;
    if (!said)
        sg_figure_text(figure, SG_STYLE_HEADING,
                       (struct sg_spot){figure->theme.padding, top + name_height / 2, SG_LEFT},
                       SG_COLOR_OWN, sg_buffer_text(&title));
    sg_buffer_free(&title);
    return said ? top : top + name_height;
}

static void put_panel(struct panel *panel)
{
    make_scale(panel);
    if (!panel->direct)
        put_numbers(panel);
    if (panel->columns)
        put_columns(panel);
    else
        sg_trend_put_line(panel->trend, panel->serie, &panel->scale, panel->color);
    if (panel->trend->raw)
        sg_trend_put_raw(panel->trend, &panel->scale);
    put_base(panel);
    if (names_turns(panel))
        sg_trend_name_turns(panel->trend, panel->serie, &panel->scale, panel->amount);
    for (size_t i = 0; i < panel->trend->timeline.n; i++)
        if (panel->direct || isnan(panel->serie->values[i]))
            put_value(panel, i);
}

/* The left margin that the numbers of an axis take. */
static double margin_of(struct panel *panel)
{
    double widest = 0;
    make_scale(panel);
    for (size_t i = 0; !panel->direct && i < sg_scale_ticks(&panel->scale); i++) {
        struct sg_buffer text = {0};
        sg_scale_text(&panel->scale, i, panel->trend->figure->lang, &text);
        widest =
            fmax(widest, 3 + sg_font_width(sg_buffer_text(&text),
                                           sg_figure_font(panel->trend->figure, SG_STYLE_AXIS)));
        sg_buffer_free(&text);
    }
    return widest;
}

static double lay_out_panels(struct sg_trend *trend, double top)
{
    const struct sg_theme *theme = &trend->figure->theme;
    const double heights[] = {theme->trend_columns, theme->trend_line};
    size_t n = trend->timeline.n_series < 2 ? 1 : 2;
    struct panel panels[2] = {0};
    double margin = 0, captions = sg_timeaxis_caption_height(&trend->timeline, trend->figure);
    for (size_t k = 0; k < n; k++) {
        const struct sg_serie *serie = &trend->timeline.series[k];
        panels[k] = (struct panel){.trend = trend,
                                   .serie = serie,
                                   .columns = k == 0 && !trend->raw &&
                                              !(serie->rate && trend->timeline.n > 1),
                                   .color = k ? SG_COLOR_SERIES2 : SG_COLOR_SERIES1};
        panels[k].bottom = heights[k];
        choose_amount(&panels[k]);
        margin = fmax(margin, margin_of(&panels[k]));
    }
    double right = 0;
    for (size_t k = 0; k < n; k++)
        if (names_turns(&panels[k]))
            right = fmax(right, sg_trend_newest_width(trend, panels[k].serie, panels[k].amount));
    sg_trend_make_axis(trend, theme->padding + margin,
                       trend->figure->width - theme->padding - right);
    double y = top;
    for (size_t k = 0; k < n; k++) {
        panels[k].top = put_name(&panels[k], n == 1, y + (k ? panel_gap : 0)) + (k ? 0 : captions) +
                        (panels[k].direct ? 0 : number_room);
        panels[k].bottom = panels[k].top + heights[k] + (names_turns(&panels[k]) ? turn_room : 0);
        put_panel(&panels[k]);
        y = panels[k].bottom;
        if (k) /* the name of the field stands between */
            sg_timeaxis_go_on(&trend->axis, trend->figure, panels[k].top, y);
        else
            sg_timeaxis_put_breaks(&trend->axis, trend->figure, panels[k].top, y);
    }
    return sg_timeaxis_put(&trend->axis, trend->figure, y);
}

/* `changes`: the title says how the newest differs from the one before. */
static bool draw(const struct sg_table *table, const struct sg_chart_options *options, bool changes,
                 struct sg_figure *figure, struct sg_error *err)
{
    struct sg_trend trend = {.figure = figure};
    if (!sg_timeline_read(table, SG_TIMELINE_MEASURES, "trend", figure->lang, &trend.timeline, err))
        return false;
    bool ok =
        trend.timeline.n_series <= 2 ||
        sg_fail(err, SG_FAIL_USAGE,
                "chart trend shows one or two measures, found %zu: name them with --value, or "
                "use chart lines",
                trend.timeline.n_series);
    bool dual = options->dual && trend.timeline.n_series == 2;
    trend.raw = ok ? sg_adjusted_raw(&trend.timeline) : NULL;
    ok = ok && (!dual || sg_trend_dual_can(&trend.timeline, err));
    if (ok) {
        sg_trend_make_axis(&trend, figure->theme.padding, figure->width - figure->theme.padding);
        (changes ? sg_trend_newest_title : sg_trend_title)(&trend.timeline, options->lang,
                                                           &trend.frame.title);
        sg_timeline_subtitle(&trend.timeline, options->lang, &trend.frame.subtitle);
        if (trend.raw)
            sg_buffer_add(&trend.frame.note,
                          sg_words_pick(options->lang,
                                        "Heavy line: seasonally adjusted; thin: raw. ",
                                        "太い線は季節調整値、細い線は原数値。"));
        sg_timeline_note(&trend.timeline, options->lang, &trend.frame.note);
        sg_timeline_description(&trend.timeline, options->lang, &trend.frame.description);
        double top = sg_frame_head(&trend.frame, options, figure);
        double bottom = dual ? sg_trend_dual(&trend, top) : lay_out_panels(&trend, top);
        sg_frame_foot(&trend.frame, table, options, figure, bottom);
    }
    free(trend.raw);
    sg_frame_free(&trend.frame);
    sg_timeline_free(&trend.timeline);
    return ok;
}

bool sg_chart_trend(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_figure *figure, struct sg_error *err)
{
    struct sg_table levels = {0};
    if (sg_adjusted_is(table))
        sg_adjusted_make(table, options->lang, &levels);
    else if (sg_changed_is_series(table))
        sg_trend_levels(table, &levels);
    else
        return draw(table, options, false, figure, err);
    bool ok = draw(&levels, options, true, figure, err);
    sg_table_free(&levels);
    return ok;
}
