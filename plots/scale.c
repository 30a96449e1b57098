#include "scale.h"

#include <math.h>

#include "words.h"

static const double slack = 1e-9; /* of a step: what arithmetic may lose */

static double round_step(double rough)
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
    scale.step = round_step((scale.to - scale.from) / (double)n);
    if (whole) {
        scale.from = floor(scale.from / scale.step + slack) * scale.step;
        scale.to = ceil(scale.to / scale.step - slack) * scale.step;
    }
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

int sg_scale_decimals(const struct sg_scale *scale)
{
    int decimals = 0;
    double step = scale->step;
    while (decimals < 15 && fabs(step - round(step)) > 1e-6 * step) {
        step *= 10;
        decimals++;
    }
    return decimals;
}

int sg_scale_precision(double largest)
{
    double digits = largest > 0 ? 2 - floor(log10(largest)) : 0;
    return (int)fmin(15, fmax(0, digits));
}

void sg_scale_text(const struct sg_scale *scale, size_t i, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_number style = {.decimals = sg_scale_decimals(scale), .lang = lang};
    sg_words_number(sg_scale_tick(scale, i), style, out);
}
