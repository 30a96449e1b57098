/* Exact limits for a sample from a small population. */
#include <sangyo/interval.h>

#include <limits.h>
#include <math.h>

#include <gsl/gsl_cdf.h>

static bool is_count(double x, double most)
{
    return x >= 0 && x <= most && x == floor(x);
}

/* P(X >= x) where k of the population are of the kind counted. */
static double at_least(unsigned x, unsigned k, unsigned n, unsigned population)
{
    return x == 0 ? 1 : gsl_cdf_hypergeometric_Q(x - 1, k, population - k, n);
}

/* The smallest k with P(X >= x) above `tail`; the probability grows with k. */
static unsigned smallest(unsigned x, unsigned n, unsigned population, double tail)
{
    unsigned low = x, high = population - (n - x); /* P = 1 at `high`, or x is 0 */
    while (low < high) {
        unsigned k = low + (high - low) / 2;
        if (at_least(x, k, n, population) > tail)
            high = k;
        else
            low = k + 1;
    }
    return low;
}

bool sg_interval_hypergeometric(double x, double n, double population, double level,
                                struct sg_interval *limits)
{
    *limits = (struct sg_interval){NAN, NAN};
    if (!is_count(population, UINT_MAX) || !is_count(n, population) || !is_count(x, n) || n == 0 ||
        !(level > 0 && level < 1))
        return false;
    unsigned whole = (unsigned)population, drawn = (unsigned)n, met = (unsigned)x;
    double tail = (1 - level) / 2;
    /* The upper limit is the mirror image: of those not counted, at least the lower one. */
    limits->lower = smallest(met, drawn, whole, tail) / population;
    limits->upper = (whole - smallest(drawn - met, drawn, whole, tail)) / population;
    return true;
}
