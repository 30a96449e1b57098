#include <sangyo/goodness_of_fit.h>

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/memory.h>

/* Less of the expected variance than this is rounding: the design fixes the totals. */
static const double no_variance = 1e-12;

struct residuals {
    const struct sg_fit *fit;
    double *expected; /* E: the sum of the totals, parted */
    double whole, chisq;
};

static bool part(struct residuals *r)
{
    const struct sg_fit *fit = r->fit;
    double shares = 0;
    for (size_t i = 0; i < fit->n_categories; i++) {
        if (!(fit->expected[i] > 0))
            return false;
        shares += fit->expected[i];
        r->whole += fit->totals[i];
    }
    for (size_t i = 0; i < fit->n_categories; i++) {
        r->expected[i] = r->whole * (fit->expected[i] / shares);
        double off = fit->totals[i] - r->expected[i];
        r->chisq += off * off / r->expected[i];
    }
    return r->whole > 0;
}

/* The derivative of (O_i - E_i)/√E_i by total `c`; E_i moves with the sum of all totals. */
static double derivative(const struct residuals *r, size_t i, size_t c)
{
    double e = r->expected[i], o = r->fit->totals[i];
    double by_sum = -(e / r->whole) * (o + e) / (2 * e);
    return ((i == c) + by_sum) / sqrt(e);
}

static double covariance_of(const struct residuals *r, size_t i, size_t j)
{
    size_t k = r->fit->n_categories;
    double sum = 0;
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            sum += derivative(r, i, a) * r->fit->covariance[a * k + b] * derivative(r, j, b);
    return sum;
}

static bool fill(const struct residuals *r, struct sg_rao_scott *test)
{
    const struct sg_fit *fit = r->fit;
    double trace = 0, square = 0;
    for (size_t i = 0; i < fit->n_categories; i++)
        for (size_t j = 0; j < fit->n_categories; j++) {
            double covariance = covariance_of(r, i, j);
            trace += i == j ? covariance : 0;
            square += covariance * covariance;
        }
    if (!(trace > no_variance * r->whole / fit->n) || !(fit->df > 0))
        return false;
    test->f = r->chisq / trace;
    test->df1 = trace * trace / square;
    test->df2 = test->df1 * fit->df;
    test->p = gsl_cdf_fdist_Q(test->f, test->df1, test->df2);
    test->chisq = r->chisq * (fit->n / r->whole);
    test->chisq_df = (double)fit->n_categories - 1;
    test->chisq_p = gsl_cdf_chisq_Q(test->f * test->chisq_df, test->chisq_df);
    return true;
}

bool sg_goodness_of_fit(const struct sg_fit *fit, struct sg_rao_scott *test)
{
    struct residuals r = {.fit = fit};
    *test = (struct sg_rao_scott){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (fit->n_categories < 2)
        return false;
    r.expected = sg_alloc(fit->n_categories, sizeof *r.expected);
    bool known = part(&r) && fill(&r, test);
    free(r.expected);
    return known;
}
