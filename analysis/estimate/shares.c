#include "shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

enum { FEW = 64 }; /* own cells are one in so many at most */

static const long double ROUNDING = 1e-17L; /* of sums with 64 binary digits */

/* Sums over the units of a stratum, and what their variance is multiplied by. */
struct sg_share_stratum {
    double n;
    long double factor;
    long double sum, square; /* Σ w d of the units, and of its square */
};

static bool is_simple(const struct sg_sample *sample)
{
    const struct sg_sample_design *design = &sample->design;
    return design->n_stages == 1 && !design->calibration && !design->replication &&
           design->lonely != SG_LONELY_ADJUST && design->lonely != SG_LONELY_AVERAGE &&
           sample->plan.kind == SG_MOMENTS_VALUES && sample->plan.n_values == 1;
}

/* Denominators, and what estimates of shares have of the base. */
static void take_base(const struct sg_statistic *base, struct sg_shares *shares)
{
    const struct sg_sample *sample = shares->sample;
    bool *used = sg_alloc(sample->design.n_classes, sizeof *used);
    long double size = 0, square = 0;
    shares->denominators = sg_alloc(sample->design.n_classes, sizeof *shares->denominators);
    for (size_t i = 0; i < base->n; i++) {
        used[base->terms[i].class] = true;
        shares->denominators[base->terms[i].class] += base->terms[i].denominator;
    }
    for (size_t i = 0; i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        if (!used[cell->class])
            continue;
        long double d = shares->denominators[cell->class];
        shares->base.n += cell->n;
        shares->total += d * cell->sums[0];
        shares->all_square += d * d * cell->sums[0];
        size += cell->sums[0];
        square += cell->products[0];
    }
    shares->base.size = (double)size;
    shares->base.kish = square > 0 ? (double)(size * size / square) : NAN;
    shares->base.df = sg_sample_degrees(sample, used);
    free(used);
}

/* A stratum that begins with this cell; false if it has one unit and no rule says what that is. */
static bool begin_stratum(struct sg_shares *shares, const struct sg_sample_cell *cell)
{
    double n = shares->sample->sizes[cell->strata[0]].units;
    double population = cell->unit.populations[0];
    long double free_fraction = isinf(population) ? 1 : 1 - (long double)n / population;
    shares->strata[shares->n_strata++] =
        (struct sg_share_stratum){.n = n, .factor = n > 1 ? free_fraction * n / (n - 1) : 0};
    return n > 1 || shares->sample->design.lonely != SG_LONELY_FAIL;
}

static bool fill_strata(struct sg_shares *shares)
{
    const struct sg_sample *sample = shares->sample;
    const struct sg_sample_cell *last = NULL;
    uint32_t n_units = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        long double d = shares->denominators[cell->class];
        bool fresh = !last || last->strata[0] != cell->strata[0];
        ok = !fresh || begin_stratum(shares, cell);
        struct sg_share_stratum *stratum = &shares->strata[shares->n_strata - 1];
        shares->stratum_of[i] = (uint32_t)shares->n_strata - 1;
        stratum->sum += d * cell->sums[0];
        if (!shares->unit_of) {
            stratum->square += d * d * cell->products[0];
        } else {
            n_units += fresh || last->unit.psus[0] != cell->unit.psus[0];
            long double *unit = &shares->units[n_units - 1], before = *unit;
            shares->unit_of[i] = n_units - 1;
            *unit += d * cell->sums[0];
            stratum->square += *unit * *unit - before * before;
        }
        last = cell;
    }
    return ok;
}

bool sg_shares_make(const struct sg_sample *sample, const struct sg_statistic *base,
                    struct sg_shares *shares)
{
    size_t n = sample->n_cells;
    *shares = (struct sg_shares){.sample = sample};
    if (!is_simple(sample))
        return false;
    take_base(base, shares);
    shares->strata = sg_alloc(n, sizeof *shares->strata);
    shares->stratum_of = sg_alloc(n, sizeof *shares->stratum_of);
    if (!sample->design.elements) {
        shares->unit_of = sg_alloc(n, sizeof *shares->unit_of);
        shares->units = sg_alloc(n, sizeof *shares->units);
    }
    if (fill_strata(shares) && shares->total > 0)
        return true;
    sg_shares_free(shares);
    return false;
}

void sg_shares_free(struct sg_shares *shares)
{
    free(shares->denominators);
    free(shares->strata);
    free(shares->stratum_of);
    free(shares->unit_of);
    free(shares->units);
    *shares = (struct sg_shares){0};
}

static size_t count_cells(const struct sg_sample *sample, const size_t classes[], size_t n)
{
    size_t cells = 0;
    for (size_t i = 0; i < n; i++)
        cells += sample->class_first[classes[i] + 1] - sample->class_first[classes[i]];
    return cells;
}

bool sg_shares_are_few(const struct sg_shares *shares, const size_t classes[], size_t n)
{
    return count_cells(shares->sample, classes, n) * FEW <= shares->sample->n_cells;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* A share at work: z = a - b d of the records of its cells, -b d of others. */
struct share {
    const struct sg_shares *shares;
    uint32_t *cells; /* in the order of the design */
    size_t n;
    long double a, b;
};

/* Adds to Σz and Σz² of a stratum what the cells from `at` have in it; returns where they end. */
static size_t add_cells(const struct share *share, size_t at, size_t stratum, long double *sum,
                        long double *square)
{
    const struct sg_shares *shares = share->shares;
    while (at < share->n && shares->stratum_of[share->cells[at]] == stratum) {
        const struct sg_sample_cell *cell = &shares->sample->cells[share->cells[at]];
        if (!shares->unit_of) {
            long double d = shares->denominators[cell->class];
            *sum += share->a * cell->sums[0];
            *square += share->a * (share->a - 2 * share->b * d) * cell->products[0];
            at++;
            continue;
        }
        uint32_t unit = shares->unit_of[share->cells[at]];
        long double own = 0;
        for (; at < share->n && shares->unit_of[share->cells[at]] == unit; at++)
            own += share->a * shares->sample->cells[share->cells[at]].sums[0];
        *sum += own;
        *square += own * (own - 2 * share->b * shares->units[unit]);
    }
    return at;
}

static long double variance_of(const struct share *share)
{
    const struct sg_shares *shares = share->shares;
    long double variance = 0;
    size_t at = 0;
    for (size_t h = 0; h < shares->n_strata; h++) {
        const struct sg_share_stratum *stratum = &shares->strata[h];
        long double sum = -share->b * stratum->sum;
        long double square = share->b * share->b * stratum->square;
        at = add_cells(share, at, h, &sum, &square);
        long double centred = square - sum * sum / stratum->n;
        if (fabsl(centred) > ROUNDING * fabsl(square))
            variance += stratum->factor * centred;
    }
    return variance > 0 ? variance : 0;
}

/* Σ w u² of the records, for a simple random sample of as many. */
static long double plain_square(const struct share *share)
{
    const struct sg_shares *shares = share->shares;
    long double square = share->b * share->b * shares->all_square;
    for (size_t i = 0; i < share->n; i++) {
        const struct sg_sample_cell *cell = &shares->sample->cells[share->cells[i]];
        long double d = shares->denominators[cell->class];
        square += share->a * (share->a - 2 * share->b * d) * cell->sums[0];
    }
    return square;
}

static uint32_t *list_cells(const struct sg_sample *sample, const size_t classes[], size_t n,
                            size_t n_cells)
{
    uint32_t *cells = sg_alloc(n_cells, sizeof *cells);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t first = sample->class_first[classes[i]];
        size_t own = sample->class_first[classes[i] + 1] - first;
        memcpy(cells + at, sample->class_cells + first, own * sizeof *cells);
        at += own;
    }
    if (n > 1 && n_cells)
        qsort(cells, n_cells, sizeof *cells, compare_numbers);
    return cells;
}

void sg_shares_estimate(const struct sg_shares *shares, const size_t classes[], size_t n,
                        struct sg_estimate *estimate)
{
    struct share share = {.shares = shares, .n = count_cells(shares->sample, classes, n)};
    long double sum = 0;
    share.cells = list_cells(shares->sample, classes, n, share.n);
    for (size_t i = 0; i < share.n; i++)
        sum += shares->sample->cells[share.cells[i]].sums[0];
    share.a = 1 / shares->total;
    share.b = sum / shares->total / shares->total;
    *estimate = shares->base;
    estimate->estimate = (double)(sum / shares->total);
    estimate->variance = (double)variance_of(&share);
    estimate->se = sqrt(estimate->variance);
    double size = estimate->size;
    estimate->srs_variance = estimate->srs_variance_replace = NAN;
    if (estimate->n >= 2 && fabs((double)shares->total - size) <= 1e-9 * size)
        sg_estimate_set_srs(estimate, plain_square(&share) * size * size, false);
    free(share.cells);
}
