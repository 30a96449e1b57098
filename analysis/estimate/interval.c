#include <sangyo/interval.h>

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "inverse.h"

static bool none(struct sg_interval *limits)
{
    *limits = (struct sg_interval){NAN, NAN};
    return false;
}

static bool is_level(double level)
{
    return level > 0 && level < 1;
}

/* x of n, both finite, n above 0. */
static bool is_part(double x, double n)
{
    return n > 0 && isfinite(n) && x >= 0 && x <= n;
}

/* The roots of (n+c)π² − (2x+c)π + x²/n, c the squared normal deviate. The lower one comes from the
   product of the roots: the usual difference loses digits when x is small. */
static bool score_interval(double x, double n, double c, struct sg_interval *limits)
{
    double root = sqrt(c * (c + 4 * x * (1 - x / n)));
    limits->upper = x == n ? 1 : (2 * x + c + root) / (2 * (n + c));
    limits->lower = x / n * x / ((n + c) * limits->upper);
    return true;
}

bool sg_interval_wilson(double x, double n, double level, struct sg_interval *limits)
{
    return sg_interval_goodman(x, n, 1, level, limits);
}

bool sg_interval_goodman(double x, double n, size_t k, double level, struct sg_interval *limits)
{
    if (!is_part(x, n) || !is_level(level) || k == 0)
        return none(limits);
    double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2 / (double)k);
    return score_interval(x, n, z * z, limits);
}

bool sg_interval_clopper_pearson(double x, double n, double level, struct sg_interval *limits)
{
    if (!is_part(x, n) || !is_level(level))
        return none(limits);
    double tail = (1 - level) / 2;
    limits->lower = x == 0 ? 0 : sg_inverse_beta(tail, x, n - x + 1);
    limits->upper = x == n ? 1 : sg_inverse_beta_upper(tail, x + 1, n - x);
    return true;
}

bool sg_interval_garwood(double x, double level, struct sg_interval *limits)
{
    if (!(x >= 0) || isinf(x) || !is_level(level))
        return none(limits);
    double tail = (1 - level) / 2;
    limits->lower = x == 0 ? 0 : sg_inverse_gamma(tail, x);
    limits->upper = sg_inverse_gamma_upper(tail, x + 1);
    return true;
}

/* Whether the four cells of the multinomial (x, n−x, X−x, N−n−X+x) can be. */
static bool is_nested(const struct sg_quotient_counts *c)
{
    double outside = c->reference_total - c->area_total;
    return is_part(c->value, c->area_total) && is_part(c->reference_value, c->reference_total) &&
           c->value <= c->reference_value && outside >= 0 &&
           c->reference_value - c->value <= outside;
}

/* The quotient of the corrected counts and the standard deviation of its logarithm. */
static bool log_moments(const struct sg_quotient_counts *counts, double correction,
                        double *quotient, double *sd)
{
    if (!is_nested(counts) || !(correction >= 0) || isinf(correction))
        return false;
    double x = counts->value + correction;
    double n = counts->area_total + 2 * correction;
    double reference = counts->reference_value + 2 * correction;
    double all = counts->reference_total + 4 * correction;
    *quotient = x / n / (reference / all);
    double variance = 1 / x - 1 / n - 1 / reference + (2 * *quotient - 1) / all;
    *sd = sqrt(fmax(variance, 0)); /* below 0 by rounding only */
    return x > 0;
}

bool sg_interval_log_delta(const struct sg_quotient_counts *counts, double correction, double level,
                           struct sg_interval *limits)
{
    double quotient, sd;
    if (!is_level(level) || !log_moments(counts, correction, &quotient, &sd))
        return none(limits);
    double reach = exp(gsl_cdf_ugaussian_Qinv((1 - level) / 2) * sd);
    *limits = (struct sg_interval){quotient / reach, quotient * reach};
    return true;
}

double sg_interval_log_delta_p(const struct sg_quotient_counts *counts, double correction)
{
    double quotient, sd;
    if (!log_moments(counts, correction, &quotient, &sd) || sd == 0)
        return NAN;
    return 2 * gsl_cdf_ugaussian_Q(fabs(log(quotient)) / sd);
}
