#include "statistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "linearized.h"
#include "replicates.h"
#include "sample_part.h"

static size_t n_classes(const struct sg_sample *sample)
{
    return sample->design.n_classes;
}

static bool covariance_of(const struct sg_sample *sample, const struct sg_statistic statistics[],
                          const struct sg_linearized parts[], size_t k, double *covariance,
                          struct sg_error *err)
{
    bool defined = true, done = true;
    long double *centres = sg_alloc(k, sizeof *centres);
    const sg_linear **forms = sg_alloc(k, sizeof *forms);
    bool *used = sg_alloc(n_classes(sample), sizeof *used);
    for (size_t a = 0; a < k; a++) {
        forms[a] = parts[a].residuals;
        centres[a] = (long double)parts[a].estimate;
        defined = defined && isfinite((double)centres[a]);
        for (size_t c = 0; c < n_classes(sample); c++)
            used[c] = used[c] || parts[a].used[c] || sample->design.calibration;
    }
    for (size_t i = 0; i < k * k && !defined; i++)
        covariance[i] = NAN;
    if (defined && sample->design.replication)
        sg_replicate_covariance(sample, statistics, k, centres, covariance);
    else if (defined)
        done = sg_sample_covariance(sample, forms, k, used, covariance, err);
    free(centres);
    free(forms);
    free(used);
    return done;
}

bool sg_statistic_covariance(const struct sg_sample *sample, const struct sg_statistic statistics[],
                             size_t k, double *covariance, struct sg_error *err)
{
    struct sg_sample_part part;
    struct sg_linearized *parts = sg_alloc(k, sizeof *parts);
    sg_sample_part_make(sample, statistics, k, &part);
    for (size_t a = 0; a < k; a++)
        sg_linearize(part.sample, &part.statistics[a], &parts[a]);
    bool done = covariance_of(part.sample, part.statistics, parts, k, covariance, err);
    for (size_t a = 0; a < k; a++)
        sg_linearized_free(&parts[a]);
    free(parts);
    sg_sample_part_free(&part);
    return done;
}

static long double plain_product(const struct sg_sample *sample, const struct sg_sample_cell *cell,
                                 size_t j, size_t l)
{
    bool is_option = j == l && sample->plan.kind == SG_MOMENTS_OPTIONS;
    if (j == 0 || l == 0 || is_option)
        return cell->sums[j > l ? j : l];
    return cell->plain ? cell->plain[sg_moments_product(&sample->plan, j, l)] : NAN;
}

static const long double ROUNDING = 1e-17L; /* of sums with 64 binary digits */

/* Σ w u² over the records used, u = Σ a y. */
static long double plain_square(const struct sg_sample *sample, const sg_linear *form)
{
    size_t values = sample->plan.n_values;
    long double sum = 0, size = 0;
    for (size_t i = 0; i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        const sg_linear *a = form + cell->class * values;
        for (size_t j = 0; j < values; j++)
            for (size_t l = 0; l < values && a[j] != 0; l++) {
                long double u = a[l] != 0 ? a[j] * a[l] * plain_product(sample, cell, j, l) : 0;
                sum += u;
                size += fabsl(u);
            }
    }
    return sum <= ROUNDING * size ? 0 : sum; /* values that are equal, or a ratio that is */
}

void sg_estimate_set_srs(struct sg_estimate *estimate, long double square, bool is_total)
{
    double n = (double)estimate->n, size = estimate->size;
    double s2 = n / (n - 1) * (double)square / size;
    double replace = s2 / n * (is_total ? size * size : 1);
    estimate->srs_variance_replace = replace;
    if (size > n)
        estimate->srs_variance = replace * (size - n) / size;
}

/* s²/n·(W-n)/W of a mean, where the denominator counts every record once; of a total W² times
   that, with s² about its own mean. NaN where W ≤ n, as with weights that do not add up to N. */
static void fill_srs(const struct sg_sample *sample, const struct sg_linearized *part,
                     bool is_total, struct sg_estimate *estimate)
{
    size_t values = sample->plan.n_values;
    double n = (double)estimate->n, size = estimate->size;
    estimate->srs_variance = estimate->srs_variance_replace = NAN;
    if (n < 2 || (!is_total && fabs((double)part->denominator - size) > 1e-9 * size))
        return;
    long double square;
    if (is_total) { /* Σw(y-ȳ)²: take the mean off every class used */
        sg_linear *centred = sg_alloc(n_classes(sample) * values, sizeof *centred);
        memcpy(centred, part->form, n_classes(sample) * values * sizeof *centred);
        for (size_t c = 0; c < n_classes(sample); c++)
            centred[c * values] -=
                part->used[c] ? (long double)(part->estimate / (sg_quad)size) : 0;
        square = plain_square(sample, centred);
        free(centred);
    } else {
        square = plain_square(sample, part->form) * size * size;
    }
    sg_estimate_set_srs(estimate, square, is_total);
}

static void fill_counts(const struct sg_sample *sample, const bool used[],
                        struct sg_estimate *estimate)
{
    long double size = 0, square = 0;
    for (size_t i = 0; i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        if (!used[cell->class])
            continue;
        estimate->n += cell->n;
        size += cell->sums[0];
        square += cell->products[0];
    }
    estimate->size = (double)size;
    estimate->kish = square > 0 ? (double)(size * size / square) : NAN;
    estimate->df = sg_sample_degrees(sample, used);
    const struct sg_replication *replication = sample->design.replication;
    if (replication)
        estimate->df = replication->degrees > 0 ? replication->degrees : (double)replication->n - 1;
}

static bool estimate(const struct sg_sample *sample, const struct sg_statistic *statistic,
                     struct sg_estimate *e, struct sg_error *err)
{
    struct sg_linearized part;
    *e = (struct sg_estimate){0};
    sg_linearize(sample, statistic, &part);
    fill_counts(sample, part.used, e);
    e->estimate = e->n ? (double)part.estimate : NAN;
    bool done = covariance_of(sample, statistic, &part, 1, &e->variance, err);
    if (done && e->n == 0)
        e->variance = NAN;
    e->se = sqrt(e->variance);
    e->logit_variance = sg_replicate_logit_variance(sample, statistic, e->estimate);
    if (done)
        fill_srs(sample, &part, statistic->is_total, e);
    sg_linearized_free(&part);
    return done;
}

bool sg_statistic_estimate(const struct sg_sample *sample, const struct sg_statistic statistics[],
                           size_t k, struct sg_estimate estimates[], struct sg_error *err)
{
    bool done = true;
    for (size_t i = 0; done && i < k; i++) {
        struct sg_sample_part part;
        sg_sample_part_make(sample, &statistics[i], 1, &part);
        done = estimate(part.sample, part.statistics, &estimates[i], err);
        sg_sample_part_free(&part);
    }
    return done;
}

/* `both` are a and b. */
static bool difference_of(const struct sg_sample *sample, const struct sg_statistic both[2],
                          struct sg_estimate *difference, struct sg_error *err)
{
    struct sg_linearized parts[2];
    double covariance[4];
    *difference = (struct sg_estimate){.srs_variance = NAN, .srs_variance_replace = NAN};
    sg_linearize(sample, &both[0], &parts[0]);
    sg_linearize(sample, &both[1], &parts[1]);
    bool done = covariance_of(sample, both, parts, 2, covariance, err);
    for (size_t c = 0; c < n_classes(sample); c++)
        parts[0].used[c] = parts[0].used[c] || parts[1].used[c];
    fill_counts(sample, parts[0].used, difference);
    difference->estimate = (double)(parts[1].estimate - parts[0].estimate);
    difference->variance = covariance[0] + covariance[3] - 2 * covariance[1];
    if (difference->variance < 0)
        difference->variance = 0; /* by rounding only */
    difference->se = sqrt(difference->variance);
    sg_linearized_free(&parts[0]);
    sg_linearized_free(&parts[1]);
    return done;
}

bool sg_statistic_difference(const struct sg_sample *sample, const struct sg_statistic *a,
                             const struct sg_statistic *b, struct sg_estimate *difference,
                             struct sg_error *err)
{
    const struct sg_statistic both[2] = {*a, *b};
    struct sg_sample_part part;
    sg_sample_part_make(sample, both, 2, &part);
    bool done = difference_of(part.sample, part.statistics, difference, err);
    sg_sample_part_free(&part);
    return done;
}

double sg_estimate_deff(const struct sg_estimate *estimate, bool replace)
{
    double srs = replace ? estimate->srs_variance_replace : estimate->srs_variance;
    return srs > 0 ? estimate->variance / srs : NAN;
}
