/* di_small: one small chart per series, all on the same scales, the other series behind it. */
#include "di_small_model.h"
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "downturns.h"
#include "plots/page/frame.h"
#include "plots/page/names.h"
#include "plots/page/scale.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double full_width = 300;  /* points, from which on there are more columns */
static const double page_height = 560; /* what the panels may take of a page */
static const double least_height = 30; /* of a panel */
static const double name_gap = 4;      /* between name and newest value */
static const double axis_height = 11;  /* under the lowest panels */
static const double tick_length = 1.8;
static const double lone_radius = 1; /* of a value without neighbours */

struct panels {
    struct sg_figure *figure;
    const struct sg_di_small *diffusion;
    enum sg_lang lang;
    struct sg_frame frame;
    size_t n_columns, n_rows;
    double left, top, width, height; /* of the first panel's field, and of all fields */
    double head;                     /* height of the names above a field */
    double from, to;                 /* months at the ends of the time axis */
    struct sg_scale scale;
    struct sg_texts *names; /* per series: lines */
};

static double middle_of(const struct sg_period *period)
{
    return period->month + period->months / 2.0;
}

static struct sg_box field_of(const struct panels *panels, size_t s)
{
    const struct sg_theme *theme = &panels->figure->theme;
    double x = panels->left + (double)(s % panels->n_columns) * (panels->width + theme->panel_gap);
    double y = panels->top + panels->head +
               (double)(s / panels->n_columns) * (panels->head + panels->height + theme->panel_gap);
    return (struct sg_box){x, y, x + panels->width, y + panels->height};
}

static double x_of(const struct panels *panels, struct sg_box field, double month)
{
    return field.left +
           (month - panels->from) / (panels->to - panels->from) * (field.right - field.left);
}

static double y_of(const struct panels *panels, struct sg_box field, double value)
{
    struct sg_scale scale = panels->scale;
    scale.left = field.bottom;
    scale.right = field.top;
    return sg_scale_at(&scale, value);
}

/* --- sizes */

static void find_extent(struct panels *panels)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    const struct sg_period *last = &diffusion->periods[diffusion->n_periods - 1];
    double low = 0, high = 0;
    for (size_t s = 0; s < diffusion->n_series; s++)
        for (size_t i = 0; i < diffusion->n_periods; i++) {
            double value = diffusion->series[s].points[i].value;
            low = isnan(value) ? low : fmin(low, value);
            high = isnan(value) ? high : fmax(high, value);
        }
    panels->from = diffusion->periods[0].month;
    panels->to = fmax(last->month + last->months, panels->from + 1);
    panels->scale = sg_scale_make(low, high, 5, true);
}

static size_t count_columns(size_t n, double width)
{
    if (width < full_width)
        return n < 2 ? 1 : n <= 16 ? 2 : 3;
    return n < 4 ? n : n <= 4 ? 2 : n <= 9 ? 3 : 4;
}

/* The full name if it fits in one line beside the newest value, else the short one, broken. */
static void name_panel(struct panels *panels, size_t s)
{
    struct sg_font font = sg_figure_font(panels->figure, SG_STYLE_VALUE_BOLD);
    struct sg_buffer newest = {0};
    sg_di_small_newest(panels->diffusion, s, panels->lang, &newest);
    double room = panels->width - sg_font_width(sg_buffer_text(&newest), font) - name_gap;
    const char *label = panels->diffusion->series[s].name;
    const char *name = sg_names_label(label, panels->lang, false);
    if (sg_font_width(name, font) > room)
        name = sg_names_label(label, panels->lang, true);
    sg_wrap(name, font, fmax(room, font.size), &panels->names[s]);
    sg_buffer_free(&newest);
}

static void place(struct panels *panels, double top)
{
    const struct sg_theme *theme = &panels->figure->theme;
    size_t n = panels->diffusion->n_series, lines = 1;
    struct sg_font small = sg_figure_font(panels->figure, SG_STYLE_INSIDE);
    panels->n_columns = count_columns(n, panels->figure->width);
    panels->n_rows = (n + panels->n_columns - 1) / panels->n_columns;
    panels->left = theme->padding + sg_scale_width(&panels->scale, small, panels->lang) + 3;
    panels->top = top;
    panels->width = (panels->figure->width - theme->padding - panels->left -
                     (double)(panels->n_columns - 1) * theme->panel_gap) /
                    (double)panels->n_columns;
    for (size_t s = 0; s < n; s++) {
        name_panel(panels, s);
        lines = panels->names[s].n > lines ? panels->names[s].n : lines;
    }
    panels->head = 4 + (double)lines * theme->size_value * theme->label_height;
    double share = page_height / (double)panels->n_rows - panels->head - theme->panel_gap;
    panels->height = fmax(least_height, fmin(theme->panel_height, share));
}

/* --- what is drawn */

static void put_downturns(struct panels *panels, struct sg_box field)
{
    struct sg_downturn downturn;
    for (size_t i = 0; sg_downturn_at(i, &downturn); i++) {
        double from = fmax(downturn.from, panels->from), to = fmin(downturn.to, panels->to);
        struct sg_box box = {x_of(panels, field, from), field.top, x_of(panels, field, to),
                             field.bottom};
        if (to > from)
            sg_shape_line(panels->figure, SG_LAYER_SHADES, box);
    }
}

static void put_values(struct panels *panels, size_t s)
{
    struct sg_box field = field_of(panels, s);
    for (size_t i = 0; i < sg_scale_ticks(&panels->scale); i++) {
        double value = sg_scale_tick(&panels->scale, i), y = y_of(panels, field, value);
        struct sg_buffer text = {0};
        sg_shape_line(panels->figure, fabs(value) < 1e-12 ? SG_LAYER_BASE : SG_LAYER_GRID,
                      (struct sg_box){field.left, y, field.right, y});
        sg_scale_text(&panels->scale, i, panels->lang, &text);
        if (s % panels->n_columns == 0)
            sg_figure_text(panels->figure, SG_STYLE_INSIDE,
                           (struct sg_spot){field.left - 2.5, y, SG_RIGHT}, SG_COLOR_SUB,
                           sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

/* A name under the axis if it stays under the field and clear of the one before, whose right end is
 *end. */
static void put_time(struct panels *panels, struct sg_box field, double month, double *end,
                     const char *text)
{
    double width = sg_font_width(text, sg_figure_font(panels->figure, SG_STYLE_INSIDE));
    double x = x_of(panels, field, month);
    struct sg_spot spot = {x, field.bottom + panels->figure->theme.size_value * 0.75 + 1,
                           SG_CENTER};
    if (x - width / 2 < field.left - 2 || x + width / 2 > field.right + 2 || x - width / 2 < *end)
        return;
    sg_shape_line(panels->figure, SG_LAYER_FINE_NOTCHES,
                  (struct sg_box){x, field.bottom, x, field.bottom + tick_length});
    sg_figure_text(panels->figure, SG_STYLE_INSIDE, spot, SG_COLOR_SUB, text);
    *end = x + width / 2 + 3;
}

/* Years at their beginning, as many as there is room for. */
static bool put_years(struct panels *panels, struct sg_box field)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50};
    struct sg_buffer year = {0};
    double end = -INFINITY;
    size_t k = 0;
    int first = (int)ceil(panels->from / 12), last = (int)floor(panels->to / 12);
    while (k + 1 < sizeof steps / sizeof *steps &&
           (field.right - field.left) * 12 * steps[k] / (panels->to - panels->from) < 24)
        k++;
    for (int y = first; y <= last; y++) {
        if (y % steps[k] != 0)
            continue;
        sg_buffer_clear(&year);
        sg_buffer_printf(&year, "%d", y);
        put_time(panels, field, 12.0 * y, &end, year.text);
    }
    sg_buffer_free(&year);
    return isfinite(end);
}

/* The printed names of the first and last period where no year begins in between. */
static void put_ends(struct panels *panels, struct sg_box field)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    size_t n = diffusion->n_periods;
    double end = -INFINITY;
    for (size_t i = 0; i<n; i += n> 1 ? n - 1 : 1) {
        struct sg_buffer text = {0};
        sg_di_small_period(diffusion, i, panels->lang, &text);
        put_time(panels, field, middle_of(&diffusion->periods[i]), &end, sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void put_series(struct panels *panels, struct sg_box field, size_t s, bool own)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    enum sg_layer layer = own ? SG_LAYER_LINES : SG_LAYER_BEHIND;
    for (size_t i = 0; i < diffusion->n_periods; i++) {
        if (isnan(diffusion->series[s].points[i].value))
            continue;
        struct sg_dot dot = {x_of(panels, field, middle_of(&diffusion->periods[i])),
                             y_of(panels, field, diffusion->series[s].points[i].value), lone_radius,
                             SG_COLOR_SERIES1};
        bool begins = !sg_di_small_goes_on(diffusion, s, i);
        bool ends = !sg_di_small_goes_on(diffusion, s, i + 1);
        if (begins && ends && own)
            sg_shape_dot(panels->figure, SG_LAYER_DISCS, dot);
        if (!begins || !ends)
            sg_shape_point(panels->figure, layer, dot);
        if (!begins && ends)
            sg_shape_lift(panels->figure, layer);
    }
}

static void put_panel(struct panels *panels, size_t s)
{
    struct sg_figure *figure = panels->figure;
    struct sg_box field = field_of(panels, s);
    struct sg_buffer newest = {0};
    const struct sg_texts *names = &panels->names[s];
    double pitch = figure->theme.size_value * figure->theme.label_height;
    put_downturns(panels, field);
    put_values(panels, s);
    for (size_t other = 0; other < panels->diffusion->n_series; other++)
        if (other != s)
            put_series(panels, field, other, false);
    put_series(panels, field, s, true);
    double y = field.top - 3 - pitch / 2;
    for (size_t i = 0; i < names->n; i++)
        sg_figure_text(
            figure, SG_STYLE_VALUE_BOLD,
            (struct sg_spot){field.left, y - (double)(names->n - 1 - i) * pitch, SG_LEFT},
            SG_COLOR_OWN, names->items[i]);
    sg_di_small_newest(panels->diffusion, s, panels->lang, &newest);
    sg_figure_text(figure, SG_STYLE_VALUE_BOLD, (struct sg_spot){field.right, y, SG_RIGHT},
                   SG_COLOR_SERIES1, sg_buffer_text(&newest));
    if (s + panels->n_columns >= panels->diffusion->n_series && !put_years(panels, field))
        put_ends(panels, field);
    sg_buffer_free(&newest);
}

static void lay_out(struct panels *panels, const struct sg_chart_options *options)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    struct sg_legend_entry shade = {sg_words_pick(panels->lang,
                                                  "Recession (Cabinet Office reference dates)",
                                                  "景気後退期（内閣府の景気基準日付）"),
                                    SG_COLOR_SHADE, SG_KEY_BOX};
    find_extent(panels);
    panels->frame.legend = &shade;
    panels->frame.n_legend = sg_downturn_within(panels->from, panels->to);
    sg_di_small_title(diffusion, panels->lang, &panels->frame.title);
    sg_di_small_subtitle(diffusion, panels->lang, &panels->frame.subtitle);
    place(panels, sg_frame_head(&panels->frame, options, panels->figure));
    for (size_t s = 0; s < diffusion->n_series; s++)
        put_panel(panels, s);
    double bottom = field_of(panels, (panels->n_rows - 1) * panels->n_columns).bottom;
    sg_di_small_note(diffusion, panels->lang, &panels->frame.note);
    sg_di_small_description(diffusion, panels->lang, &panels->frame.description);
    sg_frame_foot(&panels->frame, diffusion->table, options, panels->figure, bottom + axis_height);
}

bool sg_chart_di_small(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_figure *figure, struct sg_error *err)
{
    struct sg_di_small diffusion;
    if (!sg_di_small_read(table, &diffusion, err))
        return false;
    struct panels panels = {.figure = figure, .diffusion = &diffusion, .lang = options->lang};
    panels.names = sg_alloc(diffusion.n_series, sizeof *panels.names);
    lay_out(&panels, options);
    for (size_t s = 0; s < diffusion.n_series; s++)
        sg_texts_free(&panels.names[s]);
    free(panels.names);
    sg_frame_free(&panels.frame);
    sg_di_small_free(&diffusion);
    return true;
}
