#include <sangyo/sample_size.h>

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

static bool is_fraction(double p)
{
    return p >= 0 && p <= 1;
}

static bool is_level(double level)
{
    return level > 0 && level < 1;
}

double sg_sample_size_proportion(double p, double margin, double level)
{
    if (!is_fraction(p) || !(margin > 0) || !is_level(level))
        return NAN;
    double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
    return z * z * p * (1 - p) / (margin * margin);
}

double sg_sample_size_finite(double n0, double population)
{
    if (!(population >= 1) || !(n0 >= 0))
        return NAN;
    return isinf(population) ? n0 : n0 / (1 + (n0 - 1) / population);
}

double sg_sample_size_difference(double p1, double p2, double level, double power)
{
    if (!is_fraction(p1) || !is_fraction(p2) || p1 == p2 || !is_level(level) || !is_level(power))
        return NAN;
    double alpha = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
    double beta = gsl_cdf_ugaussian_Pinv(power);
    double p = (p1 + p2) / 2;
    double reach = alpha * sqrt(2 * p * (1 - p)) + beta * sqrt(p1 * (1 - p1) + p2 * (1 - p2));
    return reach * reach / ((p1 - p2) * (p1 - p2));
}
