#include <sangyo/shift_share.h>

#include <math.h>

#include "table/quad.h"

static bool is_amount(double x)
{
    return x >= 0 && isfinite(x);
}

static bool are_amounts(const struct sg_quotient_counts *c)
{
    return is_amount(c->value) && is_amount(c->area_total) && is_amount(c->reference_value) &&
           is_amount(c->reference_total);
}

static bool is_defined(const struct sg_quotient_counts *from, const struct sg_quotient_counts *to)
{
    return are_amounts(from) && are_amounts(to) && from->reference_total > 0 &&
           (from->reference_value > 0 || from->value == 0);
}

/* Rates are subtracted from one another: in quads, so that what is a tie is rounded as one. */
static sg_quad growth(double from, double to)
{
    return sg_quad_of(to) / sg_quad_of(from) - 1;
}

/* Growth of the reference's industry; an industry that begins has none, and then nothing in the
   area to multiply it with. */
static sg_quad industry_growth(const struct sg_quotient_counts *from,
                               const struct sg_quotient_counts *to)
{
    return from->reference_value > 0 ? growth(from->reference_value, to->reference_value) : 0;
}

bool sg_shift_share_dunn(const struct sg_quotient_counts *from, const struct sg_quotient_counts *to,
                         struct sg_shift_share *parts)
{
    *parts = (struct sg_shift_share){NAN, NAN, NAN, NAN};
    if (!is_defined(from, to))
        return false;
    sg_quad g = growth(from->reference_total, to->reference_total);
    sg_quad g_i = industry_growth(from, to), e0 = sg_quad_of(from->value);
    *parts =
        (struct sg_shift_share){.national_share = (double)(e0 * g),
                                .industry_mix = e0 == 0 ? 0 : (double)(e0 * (g_i - g)),
                                .competitive = (double)(sg_quad_of(to->value) - e0 * (1 + g_i))};
    return true;
}

/* What the area would have of the industry with the structure of the reference. */
static double homothetic(const struct sg_quotient_counts *from)
{
    return from->area_total * (from->reference_value / from->reference_total);
}

bool sg_shift_share_esteban_marquillas(const struct sg_quotient_counts *from,
                                       const struct sg_quotient_counts *to,
                                       struct sg_shift_share *parts)
{
    bool defined = sg_shift_share_dunn(from, to, parts) && from->value > 0;
    if (!defined) {
        *parts = (struct sg_shift_share){NAN, NAN, NAN, NAN};
        return false;
    }
    double e0 = from->value, h = homothetic(from);
    double lead = (double)(growth(e0, to->value) - industry_growth(from, to));
    parts->competitive = h * lead;
    parts->allocation = (e0 - h) * lead;
    return true;
}

bool sg_shift_share_arcelus(const struct sg_quotient_counts *from,
                            const struct sg_quotient_counts *to,
                            struct sg_shift_share_arcelus *parts)
{
    double e0 = from->value, h = homothetic(from);
    bool defined = is_defined(from, to) && e0 > 0 && from->area_total > 0;
    sg_quad g = growth(from->reference_total, to->reference_total);
    sg_quad g_i = industry_growth(from, to), g_ir = growth(e0, to->value);
    sg_quad g_r = growth(from->area_total, to->area_total);
    for (int i = 0; i < 2; i++) {
        double at = !defined ? NAN : i == 0 ? h : e0 - h;
        parts->national[i] = at * (double)g;
        parts->industry[i] = at * (double)(g_i - g);
        parts->regional[i] = at * (double)(g_r - g);
        parts->interaction[i] = at * (double)(g_ir - g_r - (g_i - g));
    }
    return defined;
}

bool sg_shift_share_dynamic(const struct sg_quotient_counts periods[], size_t n,
                            struct sg_shift_share *parts)
{
    struct sg_shift_share sum = {0}, step;
    for (size_t i = 1; i < n; i++) {
        if (!sg_shift_share_dunn(&periods[i - 1], &periods[i], &step)) {
            *parts = step;
            return false;
        }
        sum.national_share += step.national_share;
        sum.industry_mix += step.industry_mix;
        sum.competitive += step.competitive;
    }
    *parts = n > 1 ? sum : (struct sg_shift_share){NAN, NAN, NAN, NAN};
    return n > 1;
}
