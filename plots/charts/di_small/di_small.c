/* di_small: one small chart per series, all on the same scales, the other series behind it. */
#include "di_small_panels.h"
#include "plots/charts/charts.h"

#include <math.h>
#include <stdlib.h>

#include "downturns.h"
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

static double middle_of(const struct sg_period *period)
{
    return period->month + period->months / 2.0;
}

static struct sg_box field_of(const struct sg_di_panels *panels, size_t s)
{
    const struct sg_theme *theme = &panels->figure->theme;
    double x = panels->left + (double)(s % panels->n_columns) * (panels->width + theme->panel_gap);
    double y = panels->top + panels->head +
               (double)(s / panels->n_columns) * (panels->head + panels->height + theme->panel_gap);
    return (struct sg_box){x, y, x + panels->width, y + panels->height};
}

/* --- sizes */

static void find_extent(struct sg_di_panels *panels)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    const struct sg_period *last = &diffusion->periods[diffusion->n_periods - 1];
    double low = 0, high = 0;
    for (size_t s = 0; s < diffusion->n_series; s++)
        for (size_t i = 0; i < diffusion->n_periods; i++) {
            const struct sg_di_small_point *point = &diffusion->series[s].points[i];
            const double values[] = {point->value, point->lower, point->upper, point->adjusted};
            for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
                low = fmin(low, values[k]); /* of a number and NaN the number */
                high = fmax(high, values[k]);
            }
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
static void name_panel(struct sg_di_panels *panels, size_t s)
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

static void place(struct sg_di_panels *panels, double top)
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
    double height = panels->diffusion->banded && n == 1 ? theme->lines_height : theme->panel_height;
    panels->height = fmax(least_height, fmin(height, share));
}

/* --- what is drawn */

static void put_downturns(struct sg_di_panels *panels, struct sg_box field)
{
    struct sg_downturn downturn;
    for (size_t i = 0; sg_downturn_at(i, &downturn); i++) {
        double from = fmax(downturn.from, panels->from), to = fmin(downturn.to, panels->to);
        struct sg_box box = {sg_di_panels_x(panels, field, from), field.top,
                             sg_di_panels_x(panels, field, to), field.bottom};
        if (to > from)
            sg_shape_line(panels->figure, SG_LAYER_SHADES, box);
    }
}

static void put_values(struct sg_di_panels *panels, size_t s)
{
    struct sg_box field = field_of(panels, s);
    for (size_t i = 0; i < sg_scale_ticks(&panels->scale); i++) {
        double value = sg_scale_tick(&panels->scale, i), y = sg_di_panels_y(panels, field, value);
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
static void put_time(struct sg_di_panels *panels, struct sg_box field, double month, double *end,
                     const char *text)
{
    double width = sg_font_width(text, sg_figure_font(panels->figure, SG_STYLE_INSIDE));
    double x = sg_di_panels_x(panels, field, month);
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
static bool put_years(struct sg_di_panels *panels, struct sg_box field)
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
static void put_ends(struct sg_di_panels *panels, struct sg_box field)
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

static void put_panel(struct sg_di_panels *panels, size_t s)
{
    struct sg_figure *figure = panels->figure;
    struct sg_box field = field_of(panels, s);
    struct sg_buffer newest = {0};
    const struct sg_texts *names = &panels->names[s];
    double pitch = figure->theme.size_value * figure->theme.label_height;
    put_downturns(panels, field);
    put_values(panels, s);
    for (size_t other = 0; other < panels->diffusion->n_series && !panels->diffusion->banded;
         other++)
        if (other != s)
            sg_di_panels_put_series(panels, field, other, false);
    sg_di_panels_put_band(panels, field, s);
    sg_di_panels_put_series(panels, field, s, true);
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

static size_t make_legend(const struct sg_di_panels *panels, const char *interval,
                          struct sg_legend_entry legend[2])
{
    size_t n = 0;
    if (panels->diffusion->has_intervals)
        legend[n++] = (struct sg_legend_entry){interval, SG_COLOR_LEVEL2, SG_KEY_PLAIN};
    if (sg_downturn_within(panels->from, panels->to))
        legend[n++] = (struct sg_legend_entry){
            sg_words_pick(panels->lang, "Recession (Cabinet Office reference dates)",
                          "景気後退期（内閣府の景気基準日付）"),
            SG_COLOR_SHADE, SG_KEY_BOX};
    return n;
}

void sg_di_panels_lay_out(struct sg_di_panels *panels, const struct sg_chart_options *options)
{
    const struct sg_di_small *diffusion = panels->diffusion;
    struct sg_buffer interval = {0};
    struct sg_legend_entry legend[2];
    panels->names = sg_alloc(diffusion->n_series, sizeof *panels->names);
    find_extent(panels);
    sg_words_interval_name(diffusion->level, panels->lang, &interval);
    panels->frame.legend = legend;
    panels->frame.n_legend = make_legend(panels, sg_buffer_text(&interval), legend);
    place(panels, sg_frame_head(&panels->frame, options, panels->figure));
    for (size_t s = 0; s < diffusion->n_series; s++)
        put_panel(panels, s);
    double bottom = field_of(panels, (panels->n_rows - 1) * panels->n_columns).bottom;
    sg_frame_foot(&panels->frame, diffusion->table, options, panels->figure, bottom + axis_height);
    sg_buffer_free(&interval);
}

void sg_di_panels_free(struct sg_di_panels *panels)
{
    for (size_t s = 0; s < panels->diffusion->n_series && panels->names; s++)
        sg_texts_free(&panels->names[s]);
    free(panels->names);
    sg_frame_free(&panels->frame);
}

bool sg_chart_di_small(const struct sg_table *table, const struct sg_chart_options *options,
                       struct sg_figure *figure, struct sg_error *err)
{
    struct sg_di_small diffusion;
    if (!sg_di_small_read(table, false, &diffusion, err))
        return false;
    struct sg_di_panels panels = {.figure = figure, .diffusion = &diffusion, .lang = options->lang};
    sg_di_small_title(&diffusion, options->lang, &panels.frame.title);
    sg_di_small_subtitle(&diffusion, options->lang, &panels.frame.subtitle);
    sg_di_small_note(&diffusion, options->lang, &panels.frame.note);
    sg_di_small_description(&diffusion, options->lang, &panels.frame.description);
    sg_di_panels_lay_out(&panels, options);
    sg_di_panels_free(&panels);
    sg_di_small_free(&diffusion);
    return true;
}
