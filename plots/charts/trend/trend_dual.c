/* The customary figure of columns and a line in one field, each with its own axis. */
#include <math.h>

#include "plots/charts/amount.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "trend.h"

static const double number_gap = 3, name_height = 9;
static const size_t steps = 5;

struct side {
    const struct sg_serie *serie;
    struct sg_amount amount;
    struct sg_scale scale;
    double step;
    enum sg_color color; /* of numbers and name */
};

static double largest_of(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    double largest = 0;
    for (size_t i = 0; i < timeline->n; i++)
        largest = isnan(serie->values[i]) ? largest : fmax(largest, serie->values[i]);
    return largest;
}

/* Both axes begin at zero and have `n` steps, so that one grid serves them. */
static void make_scales(struct sg_trend *trend, struct side sides[2], size_t *n)
{
    *n = 0;
    for (size_t k = 0; k < 2; k++) {
        sides[k].scale =
            sg_scale_make(0, 1.02 * largest_of(&trend->timeline, sides[k].serie), steps, true);
        size_t own = sg_scale_ticks(&sides[k].scale) - 1;
        *n = own > *n ? own : *n;
    }
    for (size_t k = 0; k < 2; k++)
        sides[k].scale.to = (double)*n * sides[k].scale.step;
}

/* Numbers as short as they go without losing a step. */
static void choose_amount(struct sg_trend *trend, struct side *side)
{
    enum sg_lang lang = trend->figure->lang;
    struct sg_serie axis = *side->serie;
    double values[2] = {side->scale.to, side->scale.step};
    axis.values = values;
    axis.decimals = sg_scale_decimals(&side->scale);
    sg_amount_at(&axis, 2, 0, lang, &side->amount);
    struct sg_amount next;
    for (size_t i = 1; sg_amount_at(&axis, 2, i, lang, &next); i++) {
        double step = side->scale.step / pow(10, next.power) * pow(10, next.decimals);
        if (next.power && side->scale.to >= pow(10, next.power) &&
            fabs(step - round(step)) < 1e-6 * step)
            side->amount = next;
    }
}

static void number(const struct sg_trend *trend, const struct side *side, size_t i,
                   struct sg_buffer *out)
{
    sg_amount_text(side->amount, (double)i * side->scale.step, trend->figure->lang, out);
}

static double widest(const struct sg_trend *trend, const struct side *side, size_t n)
{
    double width = 0;
    for (size_t i = 0; i <= n; i++) {
        struct sg_buffer text = {0};
        number(trend, side, i, &text);
        width = fmax(width, sg_font_width(text.text, sg_figure_font(trend->figure, SG_STYLE_AXIS)));
        sg_buffer_free(&text);
    }
    return width;
}

static void put_grid(struct sg_trend *trend, const struct side sides[2], size_t n)
{
    for (size_t i = 0; i <= n; i++) {
        double y = sides[0].scale.left +
                   (sides[0].scale.right - sides[0].scale.left) * (double)i / (double)n;
        sg_shape_line(trend->figure, i ? SG_LAYER_GRID : SG_LAYER_BASE,
                      (struct sg_box){trend->axis.left, y, trend->axis.right, y});
        for (size_t k = 0; k < 2; k++) {
            struct sg_buffer text = {0};
            struct sg_spot spot = {k ? trend->axis.right + number_gap
                                     : trend->axis.left - number_gap,
                                   y, k ? SG_LEFT : SG_RIGHT};
            number(trend, &sides[k], i, &text);
            sg_figure_text(trend->figure, SG_STYLE_AXIS, spot, sides[k].color, text.text);
            sg_buffer_free(&text);
        }
    }
}

static void put_columns(struct sg_trend *trend, const struct side *side)
{
    double half = sg_timeaxis_column_width(&trend->axis) / 2;
    for (size_t i = 0; i < trend->timeline.n; i++) {
        double value = side->serie->values[i];
        double x = sg_timeaxis_at(&trend->axis, trend->timeline.moments[i].middle);
        if (value > 0)
            sg_shape_bar(trend->figure, SG_LAYER_COLUMNS,
                         (struct sg_bar_shape){{x - half, sg_scale_at(&side->scale, value),
                                                x + half, side->scale.left},
                                               SG_COLOR_BEFORE,
                                               value});
    }
}

static void put_names(struct sg_trend *trend, const struct side sides[2], double top)
{
    double padding = trend->figure->theme.padding;
    for (size_t k = 0; k < 2; k++) {
        struct sg_buffer title = {0};
        sg_amount_title(sides[k].amount, sides[k].serie->name, sides[k].serie->unit,
                        trend->figure->lang, &title);
        struct sg_spot spot = {k ? trend->figure->width - padding : padding, top,
                               k ? SG_RIGHT : SG_LEFT};
        sg_figure_text(trend->figure, SG_STYLE_VALUE_BOLD, spot, sides[k].color, title.text);
        sg_buffer_free(&title);
    }
}

bool sg_trend_dual_can(const struct sg_timeline *timeline, struct sg_error *err)
{
    for (size_t s = 0; s < timeline->n_series; s++)
        for (size_t i = 0; i < timeline->n; i++)
            if (timeline->series[s].values[i] < 0)
                return sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0",
                               "trend --dual", timeline->series[s].values[i]);
    return true;
}

double sg_trend_dual(struct sg_trend *trend, double top)
{
    const struct sg_theme *theme = &trend->figure->theme;
    struct side sides[2] = {{.serie = &trend->timeline.series[0], .color = SG_COLOR_AXIS1},
                            {.serie = &trend->timeline.series[1], .color = SG_COLOR_AXIS2}};
    size_t n;
    make_scales(trend, sides, &n);
    for (size_t k = 0; k < 2; k++)
        choose_amount(trend, &sides[k]);
    sg_trend_make_axis(trend, theme->padding + widest(trend, &sides[0], n) + number_gap,
                       trend->figure->width - theme->padding - widest(trend, &sides[1], n) -
                           number_gap);
    put_names(trend, sides, top + name_height / 2);
    double field =
        top + name_height + 3 + sg_timeaxis_caption_height(&trend->timeline, trend->figure);
    for (size_t k = 0; k < 2; k++) {
        sides[k].scale.right = field;
        sides[k].scale.left = field + theme->trend_dual;
    }
    put_grid(trend, sides, n);
    put_columns(trend, &sides[0]);
    sg_trend_put_line(trend, sides[1].serie, &sides[1].scale, SG_COLOR_SERIES2);
    double bottom = field + theme->trend_dual;
    sg_timeaxis_put_breaks(&trend->axis, trend->figure, field, bottom);
    return sg_timeaxis_put(&trend->axis, trend->figure, bottom);
}
