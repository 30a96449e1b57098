#include <sangyo/difference.h>

#include <math.h>

#include <gsl/gsl_cdf.h>

static bool is_proportion(struct sg_proportion a)
{
    return a.n > 0 && isfinite(a.n) && a.x >= 0 && a.x <= a.n;
}

double sg_difference_pooled_z(struct sg_proportion previous, struct sg_proportion current)
{
    if (!is_proportion(previous) || !is_proportion(current))
        return NAN;
    double p = (previous.x + current.x) / (previous.n + current.n);
    double variance = p * (1 - p) * (1 / previous.n + 1 / current.n);
    if (!(variance > 0))
        return NAN;
    return (current.x / current.n - previous.x / previous.n) / sqrt(variance);
}

double sg_difference_p(double z)
{
    return isnan(z) ? NAN : 2 * gsl_cdf_ugaussian_Q(fabs(z));
}

bool sg_difference_newcombe(struct sg_proportion previous, struct sg_proportion current,
                            double level, struct sg_interval *limits)
{
    struct sg_interval was, is;
    *limits = (struct sg_interval){NAN, NAN};
    if (!sg_interval_wilson(previous.x, previous.n, level, &was) ||
        !sg_interval_wilson(current.x, current.n, level, &is))
        return false;
    double p = previous.x / previous.n, q = current.x / current.n;
    limits->lower = q - p - hypot(q - is.lower, was.upper - p);
    limits->upper = q - p + hypot(is.upper - q, p - was.lower);
    return true;
}

bool sg_difference_newcombe_range(const struct sg_count_range ranges[2], const double n[2],
                                  double level, struct sg_interval *limits)
{
    /* Both limits rise with the current count and fall with the previous one. */
    struct sg_interval least, most;
    bool defined =
        sg_difference_newcombe((struct sg_proportion){ranges[0].high, n[0]},
                               (struct sg_proportion){ranges[1].low, n[1]}, level, &least) &&
        sg_difference_newcombe((struct sg_proportion){ranges[0].low, n[0]},
                               (struct sg_proportion){ranges[1].high, n[1]}, level, &most);
    *limits =
        defined ? (struct sg_interval){least.lower, most.upper} : (struct sg_interval){NAN, NAN};
    return defined;
}
