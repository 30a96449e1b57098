#include "replicates.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* The statistic under replicate weights r, less `about`. */
static double replicate(const struct sg_sample *sample, const struct sg_statistic *statistic,
                        size_t r, long double about)
{
    size_t values = sample->plan.n_values, each = sample->plan.n_replicates * values;
    long double above = 0, below = 0;
    for (size_t i = 0; i < statistic->n; i++) {
        const struct sg_term *term = &statistic->terms[i];
        long double sum = sample->replicates[term->class * each + r * values + term->value];
        above += term->numerator * sum;
        below += term->denominator * sum;
    }
    return (double)((statistic->is_total ? above : above / below) - about);
}

/* The same of values about levels, which come back before anything is divided. */
static double replicate_levels(const struct sg_sample *sample, const struct sg_statistic *statistic,
                               size_t r, long double about)
{
    size_t values = sample->plan.n_values, each = sample->plan.n_replicates * values;
    sg_quad above = 0, below = 0;
    for (size_t i = 0; i < statistic->n; i++) {
        const struct sg_term *term = &statistic->terms[i];
        const long double *sums = sample->replicates + term->class * each + r * values;
        sg_quad level = (sg_quad)sample->levels[term->class * values + term->value];
        sg_quad sum = (sg_quad)sums[term->value] + level * (sg_quad)sums[0];
        above += (sg_quad)term->numerator * sum;
        below += (sg_quad)term->denominator * sum;
    }
    return (double)((statistic->is_total ? above : above / below) - (sg_quad)about);
}

static void replicate_all(const struct sg_sample *sample, const struct sg_statistic *statistic,
                          long double about, double *thetas)
{
    for (size_t r = 0; r < sample->design.replication->n; r++)
        thetas[r] = sample->levels ? replicate_levels(sample, statistic, r, about)
                                   : replicate(sample, statistic, r, about);
}

/* Takes the mean of the replicates off them, or the estimate of the full sample. */
static void centre(const struct sg_replication *replication, double full, double *thetas)
{
    double mean = 0;
    for (size_t r = 0; r < replication->n; r++)
        mean += thetas[r];
    mean /= (double)replication->n;
    for (size_t r = 0; r < replication->n; r++)
        thetas[r] -= replication->mse ? full : mean;
}

/* scale Σ r θ_r φ_r of centred replicates. */
static double replicate_product(const struct sg_replication *replication, const double *thetas,
                                const double *phis)
{
    double sum = 0;
    for (size_t r = 0; r < replication->n; r++)
        sum += (replication->rscales ? replication->rscales[r] : 1) * thetas[r] * phis[r];
    return replication->scale * sum;
}

double sg_replication_variance(const struct sg_replication *replication, double full,
                               double *thetas)
{
    centre(replication, full, thetas);
    return replicate_product(replication, thetas, thetas);
}

void sg_replicate_covariance(const struct sg_sample *sample, const struct sg_statistic statistics[],
                             size_t k, const long double centres[], double *covariance)
{
    const struct sg_replication *replication = sample->design.replication;
    size_t n = replication->n;
    double *thetas = sg_alloc(k * n, sizeof *thetas);
    for (size_t a = 0; a < k; a++) {
        long double about = sample->levels ? centres[a] : 0;
        replicate_all(sample, &statistics[a], about, thetas + a * n);
        centre(replication, (double)(centres[a] - about), thetas + a * n);
    }
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            covariance[a * k + b] = replicate_product(replication, thetas + a * n, thetas + b * n);
    free(thetas);
}

static double logit(double p)
{
    return log(p / (1 - p));
}

double sg_replicate_logit_variance(const struct sg_sample *sample,
                                   const struct sg_statistic *statistic, double estimate)
{
    const struct sg_replication *replication = sample->design.replication;
    if (!replication || statistic->is_total || !(estimate > 0 && estimate < 1))
        return 0;
    double *thetas = sg_alloc(replication->n, sizeof *thetas);
    replicate_all(sample, statistic, 0, thetas);
    for (size_t r = 0; r < replication->n; r++)
        thetas[r] = logit(thetas[r]);
    double variance = sg_replication_variance(replication, logit(estimate), thetas);
    free(thetas);
    return isfinite(variance) ? variance : 0;
}
