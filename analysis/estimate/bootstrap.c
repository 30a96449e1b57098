#include <sangyo/bootstrap.h>

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <sangyo/memory.h>

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Of sorted values. */
static double quantile(const double sorted[], size_t n, double p)
{
    double at = p * (double)(n - 1);
    size_t i = (size_t)at;
    double next = i + 1 < n ? sorted[i + 1] : sorted[i];
    return sorted[i] + (at - (double)i) * (next - sorted[i]);
}

/* Limits from the replicates of one value, which are sorted. */
static struct sg_interval limits_of(double values[], size_t n, double level)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(values[i]))
            return (struct sg_interval){NAN, NAN};
    qsort(values, n, sizeof *values, compare_numbers);
    return (struct sg_interval){quantile(values, n, (1 - level) / 2),
                                quantile(values, n, (1 + level) / 2)};
}

static bool is_distribution(const double x[], size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] >= 0))
            return false;
        total += x[i];
    }
    return total > 0 && isfinite(total);
}

static void draw(const struct sg_bootstrap *plan, const double x[], size_t n, unsigned int trials,
                 double replicates[])
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    unsigned int *drawn = sg_alloc(n, sizeof *drawn);
    double *counts = sg_alloc(n, sizeof *counts),
           *values = sg_alloc(plan->n_values, sizeof *values);
    gsl_rng_set(rng, plan->seed);
    for (size_t b = 0; b < plan->replicates; b++) {
        gsl_ran_multinomial(rng, n, trials, x, drawn);
        for (size_t i = 0; i < n; i++)
            counts[i] = drawn[i];
        plan->statistic(counts, n, values, plan->context);
        for (size_t v = 0; v < plan->n_values; v++)
            replicates[v * plan->replicates + b] = values[v];
    }
    free(values);
    free(counts);
    free(drawn);
    gsl_rng_free(rng);
}

bool sg_bootstrap_multinomial(const struct sg_bootstrap *plan, const double x[], size_t n,
                              double trials, struct sg_interval limits[])
{
    double whole = round(trials);
    bool fine = whole >= 1 && whole <= UINT_MAX && plan->replicates >= 2 && plan->level > 0 &&
                plan->level < 1 && is_distribution(x, n);
    for (size_t v = 0; v < plan->n_values; v++)
        limits[v] = (struct sg_interval){NAN, NAN};
    if (!fine)
        return false;
    double *replicates = sg_alloc(plan->n_values * plan->replicates, sizeof *replicates);
    draw(plan, x, n, (unsigned int)whole, replicates);
    for (size_t v = 0; v < plan->n_values; v++)
        limits[v] = limits_of(replicates + v * plan->replicates, plan->replicates, plan->level);
    free(replicates);
    return true;
}
