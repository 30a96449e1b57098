/* Is there seasonality that can be told from noise? (Lothian and Morry 1978). */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/memory.h>
#include <sangyo/seasonal.h>

enum { MOST_M7 = 3, MOST_TERM = 9 };

/* D8, of S quarters or months. */
struct ratios {
    const double *x;
    size_t n, frequency, first;
};

/* One-way analysis of variance between quarters or months. */
static double stable_f(const struct ratios *d8)
{
    double between = 0, within = 0, mean = 0;
    for (size_t t = 0; t < d8->n; t++)
        mean += d8->x[t] / (double)d8->n;
    for (size_t g = 0; g < d8->frequency; g++) {
        double sum = 0, n = 0;
        for (size_t t = g; t < d8->n; t += d8->frequency, n++)
            sum += d8->x[t];
        between += n * (sum / n - mean) * (sum / n - mean);
        for (size_t t = g; t < d8->n; t += d8->frequency)
            within += (d8->x[t] - sum / n) * (d8->x[t] - sum / n);
    }
    double groups = (double)d8->frequency;
    return between / (groups - 1) / (within / ((double)d8->n - groups));
}

/* Kruskal and Wallis (1952) with mean ranks of ties and, as X-13, no correction for them. */
static double kruskal_wallis(const struct ratios *d8)
{
    double n = (double)d8->n, sum = 0;
    for (size_t g = 0; g < d8->frequency; g++) {
        double ranks = 0, count = 0;
        for (size_t t = g; t < d8->n; t += d8->frequency, count++) {
            ranks += 0.5;
            for (size_t u = 0; u < d8->n; u++)
                ranks += d8->x[u] < d8->x[t] ? 1 : d8->x[u] == d8->x[t] ? 0.5 : 0;
        }
        sum += ranks * ranks / count;
    }
    return 12 / (n * (n + 1)) * sum - 3 * (n + 1);
}

/* Two-way analysis of variance of sizes over complete calendar years: F between years. */
static double moving_f(const struct ratios *d8, double centre, size_t *n_years)
{
    size_t s = d8->frequency, start = (s - d8->first) % s, years = (d8->n - start) / s;
    double mean = 0, total = 0, rows = 0, columns = 0;
    double cells = (double)(years * s);
    *n_years = years;
    for (size_t t = start; t < start + years * s; t++)
        mean += fabs(d8->x[t] - centre) / cells;
    for (size_t y = 0; y < years; y++) {
        double sum = 0;
        for (size_t t = start + y * s; t < start + (y + 1) * s; t++) {
            double y_t = fabs(d8->x[t] - centre);
            sum += y_t / (double)s;
            total += (y_t - mean) * (y_t - mean);
        }
        rows += (double)s * (sum - mean) * (sum - mean);
    }
    for (size_t g = 0; g < s; g++) {
        double sum = 0;
        for (size_t y = 0; y < years; y++)
            sum += fabs(d8->x[start + y * s + g] - centre) / (double)years;
        columns += (double)years * (sum - mean) * (sum - mean);
    }
    double df = (double)years - 1;
    return rows / df / ((total - rows - columns) / (df * ((double)s - 1)));
}

static enum sg_seasonality verdict_of(const struct sg_seasonality_tests *tests, double t1,
                                      double t2)
{
    if (!(tests->p_stable < 0.001))
        return SG_SEASONALITY_ABSENT;
    if (tests->p_moving <= 0.05 && (t1 + t2) / 2 >= 1)
        return SG_SEASONALITY_ABSENT;
    if (t1 < 1 && t2 < 1 && tests->p_kruskal_wallis <= 0.001)
        return SG_SEASONALITY_PRESENT;
    return SG_SEASONALITY_PROBABLY_NOT;
}

void sg_seasonality_test(const struct sg_seasonal *result, struct sg_seasonality_tests *tests)
{
    const struct sg_seasonal_plan *plan = &result->used;
    struct ratios d8 = {result->table[SG_X11_D8], result->n, plan->frequency, plan->first};
    double groups = (double)plan->frequency, years;
    size_t n_years;
    tests->f_stable = stable_f(&d8);
    tests->p_stable = gsl_cdf_fdist_Q(tests->f_stable, groups - 1, (double)d8.n - groups);
    tests->kruskal_wallis = kruskal_wallis(&d8);
    tests->p_kruskal_wallis = gsl_cdf_chisq_Q(tests->kruskal_wallis, groups - 1);
    tests->f_moving = moving_f(&d8, plan->multiplicative ? 1 : 0, &n_years);
    years = (double)n_years;
    tests->p_moving = gsl_cdf_fdist_Q(tests->f_moving, years - 1, (years - 1) * (groups - 1));
    double t1 = fmin(MOST_TERM, 7 / tests->f_stable);
    double t2 = fmin(MOST_TERM, 3 * tests->f_moving / tests->f_stable);
    tests->m7 = fmin(MOST_M7, sqrt((t1 + t2) / 2));
    tests->verdict = verdict_of(tests, t1, t2);
}
