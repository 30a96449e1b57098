#include "scale.h"

#include <math.h>

#include "words.h"

static const double slack = 1e-9;     /* of a step: what arithmetic may lose */
static const double even_share = 0.5; /* of the extent, from which on an even line is far away */

double sg_scale_step(double rough)
{
    static const double factors[] = {1, 2, 2.5, 5, 10};
    double power = pow(10, floor(log10(rough)));
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++)
        if (factors[i] * power >= rough * (1 - slack))
            return factors[i] * power;
    return 10 * power;
}

struct sg_scale sg_scale_make(double low, double high, size_t n, bool whole)
{
    struct sg_scale scale = {.from = fmin(low, 0), .to = fmax(high, 0)};
    if (!(scale.to - scale.from > 0) || isinf(scale.to - scale.from))
        scale = (struct sg_scale){.from = 0, .to = 1};
    scale.step = sg_scale_step((scale.to - scale.from) / (double)n);
    if (whole) {
        scale.from = floor(scale.from / scale.step + slack) * scale.step;
        scale.to = ceil(scale.to / scale.step - slack) * scale.step;
    }
    return scale;
}

struct sg_scale sg_scale_around(struct sg_rate_extent extent, size_t n)
{
    double low = extent.low, high = extent.high, near = even_share * (high - low);
    if (!(high >= low) || isinf(high - low))
        return sg_scale_make(0, 0, n, true);
    if (fabs(extent.even - low) <= near || fabs(extent.even - high) <= near) {
        low = fmin(low, extent.even);
        high = fmax(high, extent.even);
    }
    struct sg_scale scale = {.step = sg_scale_step(fmax((high - low) / (double)n, extent.least))};
    scale.from = floor(low / scale.step + slack) * scale.step;
    scale.to = ceil(high / scale.step - slack) * scale.step;
    if (!(scale.to > scale.from)) { /* all on one line of the grid, which shall lie in the middle */
        scale.from -= scale.step;
        scale.to += scale.step;
    }
    return scale;
}

/* Whether no two numbers meet. */
static bool is_roomy(const struct sg_scale *scale, struct sg_scale_room room)
{
    double end = -INFINITY;
    for (size_t i = 0; i < sg_scale_ticks(scale); i++) {
        struct sg_buffer text = {0};
        sg_scale_text(scale, i, room.lang, &text);
        double width = sg_font_width(sg_buffer_text(&text), room.font);
        double x = sg_scale_at(scale, sg_scale_tick(scale, i));
        sg_buffer_free(&text);
        if (x - width / 2 < end + room.font.size / 2)
            return false;
        end = x + width / 2;
    }
    return true;
}

struct sg_scale sg_scale_fit(double low, double high, size_t n, struct sg_scale_room room)
{
    struct sg_scale scale;
    do {
        scale = sg_scale_make(low, high, n, false);
        scale.left = room.left;
        scale.right = room.right;
    } while (!is_roomy(&scale, room) && --n > 0);
    return scale;
}

double sg_scale_at(const struct sg_scale *scale, double value)
{
    return scale->left +
           (value - scale->from) / (scale->to - scale->from) * (scale->right - scale->left);
}

static double first(const struct sg_scale *scale)
{
    return ceil(scale->from / scale->step - slack);
}

size_t sg_scale_ticks(const struct sg_scale *scale)
{
    return (size_t)(floor(scale->to / scale->step + slack) - first(scale)) + 1;
}

double sg_scale_tick(const struct sg_scale *scale, size_t i)
{
    return (first(scale) + (double)i) * scale->step;
}

int sg_scale_step_decimals(double step)
{
    int decimals = 0;
    while (decimals < 15 && fabs(step - round(step)) > 1e-6 * step) {
        step *= 10;
        decimals++;
    }
    return decimals;
}

int sg_scale_decimals(const struct sg_scale *scale)
{
    return sg_scale_step_decimals(scale->step);
}

void sg_scale_text(const struct sg_scale *scale, size_t i, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = sg_scale_decimals(scale), .lang = lang};
    sg_words_number(sg_scale_tick(scale, i), style, out);
}

double sg_scale_width(const struct sg_scale *scale, struct sg_font font, enum sg_lang lang)
{
    double widest = 0;
    for (size_t i = 0; i < sg_scale_ticks(scale); i++) {
        struct sg_buffer text = {0};
        sg_scale_text(scale, i, lang, &text);
        widest = fmax(widest, sg_font_width(sg_buffer_text(&text), font));
        sg_buffer_free(&text);
    }
    return widest;
}
