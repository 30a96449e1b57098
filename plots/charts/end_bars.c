#include "end_bars.h"

#include <math.h>
#include <stdlib.h>

#include "plots/page/shapes.h"

static const double top_gap = 2;        /* over the first row */
static const double text_gap = 3;       /* between the end of a bar and its text */
static const double margin = 4;         /* between a text and the columns beside */
static const double cap = 1.6;          /* half the height of a whisker's ends */
static const int halvings = 50;         /* of the search for the scale */
static const size_t most_steps = 4;     /* of the axis, to either side */
static const double least_side = 0.001; /* of a field, so that a scale has an extent */

void sg_end_bars_init(struct sg_end_bars *bars, size_t n, double height)
{
    *bars = (struct sg_end_bars){
        .bars = sg_alloc(n, sizeof *bars->bars), .n = n, .height = height, .also = NAN};
    for (size_t i = 0; i < n; i++)
        bars->bars[i].lower = bars->bars[i].upper = NAN;
}

void sg_end_bars_free(struct sg_end_bars *bars)
{
    for (size_t i = 0; i < bars->n; i++)
        sg_buffer_free(&bars->bars[i].text);
    free(bars->bars);
    *bars = (struct sg_end_bars){0};
}

static bool is_left(const struct sg_end_bar *bar)
{
    return bar->left || bar->value < 0;
}

/* The value behind which the text stands. */
static double text_end(const struct sg_end_bar *bar)
{
    double end = isnan(bar->value) ? 0 : bar->value;
    double whisker = is_left(bar) ? bar->lower : bar->upper;
    return isnan(whisker) ? end : is_left(bar) ? fmin(end, whisker) : fmax(end, whisker);
}

static enum sg_style text_style(const struct sg_end_bar *bar)
{
    return isnan(bar->value) ? SG_STYLE_AXIS : bar->bold ? SG_STYLE_VALUE_BOLD : SG_STYLE_VALUE;
}

/* Points that a scale of `unit` points for 1 needs on each side of zero. */
struct sides {
    double left, right;
};

static struct sides sides_of(const struct sg_end_bars *bars, const struct sg_figure *figure,
                             double also, double unit)
{
    struct sides sides = {fmax(0, -also) * unit, fmax(0, also) * unit};
    for (size_t i = 0; i < bars->n; i++) {
        const struct sg_end_bar *bar = &bars->bars[i];
        double text = text_gap + sg_font_width(sg_buffer_text(&bar->text),
                                               sg_figure_font(figure, text_style(bar)));
        double end = text_end(bar);
        if (!is_left(bar) && end < also) /* it may have to stand behind that line */
            sides.right = fmax(sides.right, also * unit + text);
        if (is_left(bar))
            sides.left = fmax(sides.left, -end * unit + text);
        else
            sides.right = fmax(sides.right, end * unit + text);
        if (!isnan(bar->lower))
            sides.left = fmax(sides.left, -bar->lower * unit);
        if (!isnan(bar->upper))
            sides.right = fmax(sides.right, bar->upper * unit);
    }
    return sides;
}

static void extent_of(const struct sg_end_bars *bars, double also, double *low, double *high)
{
    *low = fmin(0, also);
    *high = fmax(0, also);
    for (size_t i = 0; i < bars->n; i++) {
        const struct sg_end_bar *bar = &bars->bars[i];
        const double values[] = {bar->value, bar->lower, bar->upper};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
            *low = fmin(*low, values[k]); /* of a number and NaN the number */
            *high = fmax(*high, values[k]);
        }
    }
}

void sg_end_bars_fit(struct sg_end_bars *bars, const struct sg_row_chart *rows,
                     const struct sg_figure *figure, double also)
{
    bars->also = also;
    double low, high, field = rows->right - rows->left - (rows->n_columns ? margin : 0);
    extent_of(bars, also, &low, &high);
    bars->scale = sg_scale_make(low, high, most_steps, false);
    bars->scale.step = fmax(bars->scale.step, bars->least);
    double extent = bars->scale.to - bars->scale.from;
    double unit = 0, most = field / extent;
    for (int i = 0; i < halvings; i++) {
        double middle = (unit + most) / 2;
        struct sides sides = sides_of(bars, figure, also, middle);
        if (sides.left + sides.right <= field)
            unit = middle;
        else
            most = middle;
    }
    unit = fmax(unit, field * least_side / extent);
    struct sides sides = sides_of(bars, figure, also, unit);
    bars->scale.left = rows->left;
    bars->scale.right = rows->left + field;
    bars->scale.from = -fmin(sides.left, field) / unit;
    bars->scale.to = bars->scale.from + field / unit;
}

static void put_whisker(const struct sg_end_bars *bars, const struct sg_end_bar *bar, double y,
                        struct sg_figure *figure)
{
    if (isnan(bar->lower) || isnan(bar->upper))
        return;
    struct sg_whisker whisker = {sg_scale_at(&bars->scale, bar->lower),
                                 sg_scale_at(&bars->scale, bar->upper), y, cap};
    sg_shape_whisker(figure, SG_LAYER_WHISKERS, whisker, SG_COLOR_WHISKER);
}

static void put_bar(const struct sg_end_bars *bars, const struct sg_end_bar *bar, double y,
                    struct sg_figure *figure)
{
    double zero = sg_scale_at(&bars->scale, 0), end = sg_scale_at(&bars->scale, bar->value);
    struct sg_box box = {fmin(zero, end), y - bars->height / 2, fmax(zero, end),
                         y + bars->height / 2};
    if (bar->value != 0)
        sg_shape_bar(figure, SG_LAYER_BARS,
                     (struct sg_bar_shape){box, bar->color, fabs(bar->value)});
    put_whisker(bars, bar, y, figure);
}

/* Where a text begins or, left of zero, ends: beside the line of `also`, not over it. */
static double text_place(const struct sg_end_bars *bars, const struct sg_end_bar *bar,
                         const struct sg_figure *figure)
{
    double x = sg_scale_at(&bars->scale, text_end(bar)) + (is_left(bar) ? -text_gap : text_gap);
    double line = sg_scale_at(&bars->scale, bars->also);
    double width =
        sg_font_width(sg_buffer_text(&bar->text), sg_figure_font(figure, text_style(bar)));
    bool over = !is_left(bar) && x < line + text_gap && x + width > line - text_gap;
    return over ? line + text_gap : x;
}

void sg_end_bars_put(const struct sg_end_bars *bars, const struct sg_row_chart *rows,
                     struct sg_figure *figure)
{
    for (size_t i = 0; i < bars->n; i++) {
        const struct sg_end_bar *bar = &bars->bars[i];
        double y = rows->y[i];
        if (!isnan(bar->value))
            put_bar(bars, bar, y, figure);
        struct sg_spot spot = {text_place(bars, bar, figure), y, is_left(bar) ? SG_RIGHT : SG_LEFT};
        sg_figure_text(figure, text_style(bar), spot, SG_COLOR_OWN, sg_buffer_text(&bar->text));
    }
}

double sg_end_bars_lay_out(struct sg_end_bars *bars, struct sg_row_chart *rows,
                           struct sg_figure *figure, double top, double also)
{
    rows->gaps[0] = top_gap;
    sg_row_chart_even(rows, figure, bars->height, figure->theme.gap_bars);
    sg_row_chart_place(rows, figure, top, bars->height);
    sg_end_bars_fit(bars, rows, figure, also);
    sg_row_chart_put(rows, figure);
    double bottom = sg_row_chart_put_scale(rows, figure, &bars->scale, SG_LAYER_BASE);
    sg_end_bars_put(bars, rows, figure);
    return bottom;
}
