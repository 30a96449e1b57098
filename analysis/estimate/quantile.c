#include "quantile.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "replicates.h"

/* Σw of every value of the request. */
static long double *sizes_of(const struct sg_sample *sample,
                             const struct sg_quantile_request *request)
{
    long double *sizes = sg_alloc(request->n, sizeof *sizes);
    for (size_t i = 0; i < request->n; i++) {
        size_t class = request->values[i].class;
        for (size_t k = sample->class_first[class]; k < sample->class_first[class + 1]; k++)
            sizes[i] += sample->cells[sample->class_cells[k]].sums[0];
    }
    return sizes;
}

static double invert(const struct sg_quantile_request *request, const long double *sizes, double p)
{
    long double whole = 0, sum = 0;
    if (!(p >= 0 && p <= 1))
        return NAN;
    for (size_t i = 0; i < request->n; i++)
        whole += sizes[i];
    for (size_t i = 0; i < request->n; i++) {
        sum += sizes[i];
        if (sizes[i] > 0 && sum >= p * whole - 1e-12L * whole)
            return request->values[i].value;
    }
    return NAN;
}

/* V of the quantiles of the replicates; NaN where one of them is undefined. */
static double replicate_variance(const struct sg_sample *sample,
                                 const struct sg_quantile_request *request, double full)
{
    const struct sg_replication *replication = sample->design.replication;
    size_t values = sample->plan.n_values, each = replication->n * values;
    long double *sizes = sg_alloc(request->n, sizeof *sizes);
    double *thetas = sg_alloc(replication->n, sizeof *thetas);
    for (size_t r = 0; r < replication->n; r++) {
        for (size_t i = 0; i < request->n; i++)
            sizes[i] = sample->replicates[request->values[i].class * each + r * values];
        thetas[r] = invert(request, sizes, request->p);
    }
    double variance = sg_replication_variance(replication, full, thetas);
    free(sizes);
    free(thetas);
    return variance;
}

/* The proportion of values up to `quantile`. */
static bool estimate_share(const struct sg_sample *sample,
                           const struct sg_quantile_request *request, double quantile,
                           struct sg_estimate *share, struct sg_error *err)
{
    struct sg_term *terms = sg_alloc(request->n, sizeof *terms);
    for (size_t i = 0; i < request->n; i++)
        terms[i] =
            (struct sg_term){request->values[i].class, 0, request->values[i].value <= quantile, 1};
    struct sg_statistic statistic = {terms, request->n, false};
    bool done = sg_statistic_estimate(sample, &statistic, 1, share, err);
    free(terms);
    return done;
}

bool sg_quantile_estimate(const struct sg_sample *sample, const struct sg_quantile_request *request,
                          struct sg_quantile *quantile, struct sg_error *err)
{
    struct sg_estimate share;
    struct sg_interval limits = {NAN, NAN};
    long double *sizes = sizes_of(sample, request);
    double found = invert(request, sizes, request->p);
    bool done = estimate_share(sample, request, found, &share, err);
    *quantile = (struct sg_quantile){.n = share.n, .estimate = found, .df = share.df};
    if (done) {
        const struct sg_estimated_proportion proportion = {.p = share.estimate,
                                                           .variance = share.variance,
                                                           .n = (double)share.n,
                                                           .df = share.df,
                                                           .assumed_n = share.kish};
        sg_proportion_interval(request->method, &proportion, request->level, &limits);
    }
    double t = sg_proportion_t(request->level, quantile->df);
    if (request->of_replicates && sample->replicates) {
        quantile->se = sqrt(replicate_variance(sample, request, found));
        quantile->lower = found - t * quantile->se;
        quantile->upper = found + t * quantile->se;
    } else {
        quantile->lower = invert(request, sizes, limits.lower);
        quantile->upper = invert(request, sizes, limits.upper);
        quantile->se = (quantile->upper - quantile->lower) / 2 / t;
    }
    free(sizes);
    return done;
}
