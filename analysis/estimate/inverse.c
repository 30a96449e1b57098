/* GSL 2.7's own inverses fail within the range of a census: gsl_cdf_beta_Pinv is NaN at (.975, 920,
   39081), gsl_cdf_chisq_Pinv does not converge at (.025, 2e6), and gsl_cdf_chisq_Qinv(.025, 100002)
   is a third too large without a word. Their distribution functions are sound and monotone: a
   bracket that only shrinks, with Halley's step where it falls inside, always ends. */
#include "inverse.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

struct target {
    double probability;
    bool upper; /* of the upper tail */
    double a;   /* the shape of a gamma distribution */
    double b;   /* 0: gamma, else beta */
};

/* Rises with x, zero at the quantile. */
static double excess(const struct target *t, double x)
{
    if (t->upper)
        return t->probability -
               (t->b > 0 ? gsl_cdf_beta_Q(x, t->a, t->b) : gsl_cdf_gamma_Q(x, t->a, 1));
    return (t->b > 0 ? gsl_cdf_beta_P(x, t->a, t->b) : gsl_cdf_gamma_P(x, t->a, 1)) -
           t->probability;
}

/* Between two positive doubles; far apart, halfway in representable numbers, so that a quantile of
   1e-200 is reached as soon as one of 0.5. */
static double halfway(double low, double high)
{
    uint64_t l, h;
    if (high <= 4 * low)
        return low + (high - low) / 2;
    memcpy(&l, &low, sizeof l);
    memcpy(&h, &high, sizeof h);
    l += (h - l) / 2;
    memcpy(&low, &l, sizeof l);
    return low;
}

/* Halley's step at x, where the excess is f; NaN where the density is nothing. */
static double step(const struct target *t, double x, double f)
{
    bool beta = t->b > 0;
    double density = beta ? gsl_ran_beta_pdf(x, t->a, t->b) : gsl_ran_gamma_pdf(x, t->a, 1);
    double slope = (t->a - 1) / x - (beta ? (t->b - 1) / (1 - x) : 1); /* of its logarithm */
    double newton = f / density;
    double damping = 1 - newton * slope / 2;
    if (!(density > 0) || isnan(damping))
        return NAN;
    return newton / fmin(fmax(damping, 0.5), 2);
}

static double first_guess(const struct target *t)
{
    double p = t->probability, sum = t->a + t->b;
    double z = t->upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
    double mean = t->b > 0 ? t->a / sum : t->a;
    double sd = sqrt(t->b > 0 ? mean * (1 - mean) / (sum + 1) : mean);
    double x = mean + z * sd;
    return x > 0 && (x < 1 || t->b == 0) ? x : mean;
}

static double solve(const struct target *t)
{
    enum { STEPS = 200 };
    double low = 0, high = t->b > 0 ? 1 : DBL_MAX, x = first_guess(t);
    for (int i = 0; i < STEPS; i++) {
        double f = excess(t, x);
        if (f == 0 || isnan(f))
            return isnan(f) ? NAN : x;
        *(f > 0 ? &high : &low) = x;
        double by = step(t, x, f);
        double next = x - by;
        if (fabs(by) <= 4e-16 * x)
            return next;
        if (!(next > low && next < high) || i % 8 == 7)
            next = halfway(low, high);
        if (!(next > low && next < high))
            return next; /* neighbouring doubles */
        x = next;
    }
    return x;
}

static bool is_shape(double a)
{
    return a > 0 && isfinite(a);
}

static double inverse(double probability, bool upper, double a, double b)
{
    struct target t = {probability, upper, a, b};
    if (!(probability >= 0 && probability <= 1) || !is_shape(a) || !(b == 0 || is_shape(b)))
        return NAN;
    if (probability > 0 && probability < 1)
        return solve(&t);
    return (probability == 0) != upper ? 0 : b > 0 ? 1 : INFINITY;
}

double sg_inverse_beta(double p, double a, double b)
{
    return b > 0 ? inverse(p, false, a, b) : NAN;
}

double sg_inverse_beta_upper(double q, double a, double b)
{
    return b > 0 ? inverse(q, true, a, b) : NAN;
}

double sg_inverse_gamma(double p, double shape)
{
    return inverse(p, false, shape, 0);
}

double sg_inverse_gamma_upper(double q, double shape)
{
    return inverse(q, true, shape, 0);
}
