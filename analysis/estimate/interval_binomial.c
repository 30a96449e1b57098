/* The intervals of a proportion that approximate, or start from a prior. */
#include <sangyo/interval.h>

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "inverse.h"

/* Whether x of n has an interval at this level; sets both limits to NaN. */
static bool begin(double x, double n, double level, struct sg_interval *limits)
{
    *limits = (struct sg_interval){NAN, NAN};
    return n > 0 && isfinite(n) && x >= 0 && x <= n && level > 0 && level < 1;
}

static double deviate(double level)
{
    return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

bool sg_interval_wald(double x, double n, double level, struct sg_interval *limits)
{
    if (!begin(x, n, level, limits))
        return false;
    double p = x / n;
    double reach = deviate(level) * sqrt(p * (1 - p) / n);
    *limits = (struct sg_interval){p - reach, p + reach};
    return true;
}

bool sg_interval_agresti_coull(double x, double n, double level, struct sg_interval *limits)
{
    if (!begin(x, n, level, limits))
        return false;
    double z = deviate(level), trials = n + z * z;
    double p = (x + z * z / 2) / trials;
    double reach = z * sqrt(p * (1 - p) / trials);
    *limits = (struct sg_interval){p - reach, p + reach};
    return true;
}

bool sg_interval_jeffreys(double x, double n, double level, struct sg_interval *limits)
{
    if (!begin(x, n, level, limits))
        return false;
    double tail = (1 - level) / 2, a = x + 0.5, b = n - x + 0.5;
    limits->lower = x == 0 ? 0 : sg_inverse_beta(tail, a, b);
    limits->upper = x == n ? 1 : sg_inverse_beta_upper(tail, a, b);
    return true;
}

bool sg_interval_logit(double x, double n, double level, struct sg_interval *limits)
{
    if (!begin(x, n, level, limits) || x == 0 || x == n)
        return false;
    double p = x / n;
    double reach = deviate(level) / sqrt(n * p * (1 - p));
    double centre = log(p / (1 - p));
    *limits = (struct sg_interval){1 / (1 + exp(reach - centre)), 1 / (1 + exp(-reach - centre))};
    return true;
}
