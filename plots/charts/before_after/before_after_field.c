/* The scale of two points in time, and where the values stand. */
#include <math.h>
#include <stdlib.h>

#include "before_after_figure.h"
#include "plots/charts/chart_input.h"
#include "plots/page/words.h"

static const double value_space = 5; /* between the outer mark and the value */
static const int passes = 4;         /* of the search for sides and room */

/* The mark beside which the value stands: the filled one, else the hollow one. */
static double marked(const struct sg_item_waves *waves)
{
    return isnan(waves->value[SG_NOW]) ? waves->value[SG_BEFORE] : waves->value[SG_NOW];
}

static double value_width(const struct sg_before_after_figure *body, size_t i)
{
    struct sg_buffer text = {0};
    sg_before_after_text(&body->both, i, SG_NOW, body->figure->lang, &text);
    double width =
        sg_font_width(sg_buffer_text(&text), sg_figure_font(body->figure, SG_STYLE_VALUE_BOLD));
    sg_buffer_free(&text);
    return width;
}

/* Where the value stands: left of its mark, away from the other, unless it would lie over the line
   of zero. */
static void choose_side(struct sg_before_after_figure *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    const struct sg_scale *scale = &body->scale;
    bool zero = scale->from <= 0 && waves->value[SG_NOW] >= 0;
    double end = sg_scale_at(scale, waves->value[SG_NOW]) - value_space - value_width(body, i);
    body->left[i] =
        waves->value[SG_NOW] < waves->value[SG_BEFORE] && !(zero && end < sg_scale_at(scale, 0));
}

/* The mark beside which it stands there. */
static double mark_beside(const struct sg_before_after_figure *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool left = body->left[i] || isnan(waves->value[SG_BEFORE]);
    return left ? marked(waves) : fmax(marked(waves), waves->value[SG_BEFORE]);
}

/* Amounts from zero; rates over their own extent, with the line where they are even if it is near.
 */
static struct sg_scale scale_of(const struct sg_before_after_figure *body)
{
    const struct sg_before_after *both = &body->both;
    double low = INFINITY, high = -INFINITY;
    for (size_t k = 0; k < both->items.n * SG_WAVES; k++) {
        double x = both->waves[k / SG_WAVES].value[k % SG_WAVES];
        low = isnan(x) ? low : fmin(low, x);
        high = isnan(x) ? high : fmax(high, x);
    }
    double least = pow(10, -both->decimals);
    if (!both->rate || isinf(low)) {
        struct sg_scale scale =
            sg_scale_make(isinf(low) ? 0 : low, isinf(high) ? 0 : high, 4, false);
        scale.step = fmax(scale.step, least);
        return scale;
    }
    struct sg_rate_extent extent = {low, high, both->even, least};
    return sg_scale_around(extent, 4);
}

/* Points by which marks and values stand out to the left of a scale that fills the field. */
static double left_room(const struct sg_before_after_figure *body, const struct sg_scale *scale)
{
    double room = 0;
    for (size_t i = 0; i < body->both.items.n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        double width = body->left[i] ? value_space + value_width(body, i) : 0;
        if (!isnan(marked(waves)))
            room = fmax(room, body->rows.left + width - sg_scale_at(scale, marked(waves)));
    }
    return fmin(room, (body->rows.right - body->rows.left) / 3);
}

void sg_before_after_make_scale(struct sg_before_after_figure *body)
{
    size_t n = body->both.items.n;
    double *values = sg_alloc(n, sizeof *values), *widths = sg_alloc(n, sizeof *widths);
    for (size_t i = 0; i < n; i++) {
        const struct sg_item_waves *waves = &body->both.waves[i];
        double end = fmax(marked(waves), waves->value[SG_BEFORE]);
        values[i] = isnan(end) ? 0 : end;
        body->left[i] = waves->value[SG_NOW] < waves->value[SG_BEFORE];
    }
    body->scale = scale_of(body);
    double to = body->scale.to, left = body->rows.left;
    for (int pass = 0; pass < passes; pass++) { /* room on one side takes some of the other */
        struct sg_row_chart field = body->rows;
        field.left = left;
        body->scale.to = to;
        for (size_t i = 0; i < n; i++)
            widths[i] = value_space + (body->left[i] ? 0 : value_width(body, i));
        sg_row_chart_fit(&field, &body->scale, values, widths, n);
        for (size_t i = 0; i < n; i++)
            if (body->left[i])
                choose_side(body, i);
        if (pass + 1 < passes)
            left += left_room(body, &body->scale);
    }
    free(widths);
    free(values);
}

void sg_before_after_put_value(struct sg_before_after_figure *body, size_t i)
{
    const struct sg_item_waves *waves = &body->both.waves[i];
    bool known = !isnan(waves->value[SG_NOW]), left = body->left[i];
    double x = isnan(marked(waves)) ? fmax(body->rows.left, sg_scale_at(&body->scale, 0))
                                    : sg_scale_at(&body->scale, mark_beside(body, i));
    struct sg_buffer text = {0};
    sg_before_after_text(&body->both, i, SG_NOW, body->figure->lang, &text);
    sg_figure_text(body->figure, known ? SG_STYLE_VALUE_BOLD : SG_STYLE_AXIS,
                   (struct sg_spot){x + (left ? -value_space : value_space), body->rows.y[i],
                                    left ? SG_RIGHT : SG_LEFT},
                   SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}
