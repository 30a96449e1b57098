/* Variances by linearization, for stratified samples of one stage or several: Cochran (1977),
   Sampling Techniques, 5A and 11; the forms are z = w u of the records. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "sample.h"

static const long double ROUNDING = 1e-17L; /* of sums with 64 binary digits */

struct totals {
    const struct sg_sample *sample;
    const sg_linear *const *forms;
    size_t k;
    const bool *used;
    size_t **values; /* per form: the values with a coefficient in any class */
    size_t *n_values;
    struct sg_error *err;
};

/* Cells from `first` to before `end`. */
struct range {
    size_t first, end;
};

/* Sums over the units of one stratum; k and k × k items each. */
struct spread {
    double n; /* units, also those without cells in a part of the sample */
    bool is_used;
    const long double *centre; /* mean over the units of all strata, for the rule `adjust` */
    long double *unit, *sum, *square;
};

static long double coefficient(const struct totals *t, size_t form, uint32_t class, size_t value)
{
    return t->forms[form][class * t->sample->plan.n_values + value];
}

static void add_sums(const struct totals *t, const struct sg_sample_cell *cell, long double *to)
{
    for (size_t a = 0; a < t->k; a++)
        for (size_t i = 0; i < t->n_values[a]; i++) {
            size_t value = t->values[a][i];
            to[a] += coefficient(t, a, cell->class, value) * cell->sums[value];
        }
}

/* Σ z_a z_b over the records of a cell. */
static long double record_product(const struct totals *t, const struct sg_sample_cell *cell,
                                  size_t a, size_t b)
{
    long double sum = 0;
    for (size_t i = 0; i < t->n_values[a]; i++) {
        size_t j = t->values[a][i];
        long double left = coefficient(t, a, cell->class, j);
        for (size_t m = 0; left != 0 && m < t->n_values[b]; m++) {
            size_t l = t->values[b][m];
            long double right = coefficient(t, b, cell->class, l);
            ptrdiff_t at = right != 0 ? sg_moments_product(&t->sample->plan, j, l) : -1;
            if (at >= 0)
                sum += left * right * cell->products[at];
        }
    }
    return sum;
}

static void add_square(const struct totals *t, const long double *unit, long double *square)
{
    for (size_t a = 0; a < t->k; a++)
        for (size_t b = 0; b <= a; b++)
            square[a * t->k + b] += unit[a] * unit[b];
}

static size_t end_of_unit(const struct totals *t, struct range range, size_t stage)
{
    const struct sg_sample_cell *cells = t->sample->cells;
    size_t i = range.first + 1;
    while (i < range.end && cells[i].unit.psus[stage] == cells[range.first].unit.psus[stage])
        i++;
    return i;
}

static bool is_element_stage(const struct totals *t, size_t stage)
{
    return t->sample->design.elements && stage + 1 == t->sample->design.n_stages;
}

static void spread_records(const struct totals *t, struct range range, struct spread *spread)
{
    for (size_t i = range.first; i < range.end; i++) {
        const struct sg_sample_cell *cell = &t->sample->cells[i];
        add_sums(t, cell, spread->sum);
        for (size_t a = 0; a < t->k; a++)
            for (size_t b = 0; b <= a; b++)
                spread->square[a * t->k + b] += record_product(t, cell, a, b);
    }
}

static void spread_units(const struct totals *t, struct range range, size_t stage,
                         struct spread *spread)
{
    for (size_t i = range.first; i < range.end;) {
        size_t end = end_of_unit(t, (struct range){i, range.end}, stage);
        memset(spread->unit, 0, t->k * sizeof *spread->unit);
        for (; i < end; i++)
            add_sums(t, &t->sample->cells[i], spread->unit);
        for (size_t a = 0; a < t->k; a++)
            spread->sum[a] += spread->unit[a];
        add_square(t, spread->unit, spread->square);
    }
}

static void spread_clear(const struct totals *t, struct spread *spread)
{
    memset(spread->sum, 0, t->k * sizeof *spread->sum);
    memset(spread->square, 0, t->k * t->k * sizeof *spread->square);
}

static bool fail_lonely(const struct totals *t, const struct sg_sample_cell *cell)
{
    const char *const *labels = t->sample->design.stratum_labels;
    if (labels && !*labels[cell->unit.strata[0]])
        return sg_fail(t->err, SG_FAIL_DATA,
                       "the sample has only one unit, which tells nothing of its variance");
    return sg_fail(t->err, SG_FAIL_DATA,
                   "stratum '%s' has only one unit, which tells nothing of its variance; choose "
                   "--lonely remove, certainty, adjust or average",
                   labels ? labels[cell->unit.strata[0]] : "");
}

/* How many strata were met, how many of them gave a variance, and the mean over their units. */
struct strata_count {
    double met, known;
    const long double *centre;
};

static bool covariance_at(const struct totals *t, struct range range, size_t stage,
                          long double *out);

/* What the stages below add: (m/M) of the variance within each unit. */
static bool add_below(const struct totals *t, struct range range, size_t stage, double fraction,
                      long double *out)
{
    size_t n = t->k * t->k;
    bool ok = true;
    if (stage + 1 >= t->sample->design.n_stages || fraction == 0)
        return true;
    long double *within = sg_alloc(n, sizeof *within);
    for (size_t i = range.first; ok && i < range.end;) {
        size_t end = end_of_unit(t, (struct range){i, range.end}, stage);
        memset(within, 0, n * sizeof *within);
        ok = covariance_at(t, (struct range){i, end}, stage + 1, within);
        for (size_t j = 0; j < n; j++)
            out[j] += fraction * within[j];
        i = end;
    }
    free(within);
    return ok;
}

/* Σ(t-t̄)(u-ū) of a stratum; what is left by rounding where the units are equal is 0. A lonely
   unit is centred at the mean of all. */
static long double centred_product(const struct spread *spread, size_t k, size_t a, size_t b)
{
    long double square = spread->square[a * k + b];
    if (spread->n <= 1)
        return (spread->sum[a] - spread->centre[a]) * (spread->sum[b] - spread->centre[b]);
    long double centred = square - spread->sum[a] * spread->sum[b] / spread->n;
    return fabsl(centred) <= ROUNDING * fabsl(square) ? 0 : centred;
}

/* One stratum whose sums stand in `spread`. */
static bool add_stratum(const struct totals *t, const struct sg_sample_cell *first, size_t stage,
                        const struct spread *spread, struct strata_count *count, long double *out)
{
    double m = spread->n, population = first->unit.populations[stage];
    long double free_fraction = isinf(population) ? 1 : 1 - (long double)m / population;
    enum sg_lonely rule = t->sample->design.lonely;
    bool alone = m == 1 && free_fraction > 1e-7L && spread->is_used;
    if (alone && rule == SG_LONELY_FAIL)
        return fail_lonely(t, first);
    count->met += spread->is_used;
    count->known += spread->is_used && !(alone && rule == SG_LONELY_AVERAGE);
    if (m == 1 && !(alone && rule == SG_LONELY_ADJUST))
        return true;
    long double factor = m == 1 ? free_fraction : free_fraction * m / (m - 1);
    for (size_t a = 0; a < t->k; a++)
        for (size_t b = 0; b <= a; b++)
            out[a * t->k + b] += factor * centred_product(spread, t->k, a, b);
    return true;
}

static bool is_used(const struct totals *t, struct range range)
{
    bool used = false;
    for (size_t i = range.first; !used && i < range.end; i++)
        used = t->used[t->sample->cells[i].class];
    return used;
}

static bool take_stratum(const struct totals *t, struct range range, size_t stage,
                         struct strata_count *count, long double *out)
{
    size_t k = t->k;
    const struct sg_sample_cell *first = &t->sample->cells[range.first];
    long double *numbers = sg_alloc(2 * k + k * k, sizeof *numbers);
    struct spread spread = {.unit = numbers, .sum = numbers + k, .square = numbers + 2 * k};
    spread.is_used = is_used(t, range);
    spread.n = t->sample->sizes[first->strata[stage]].units;
    spread.centre = count->centre;
    spread_clear(t, &spread);
    if (is_element_stage(t, stage))
        spread_records(t, range, &spread);
    else
        spread_units(t, range, stage, &spread);
    double population = first->unit.populations[stage];
    bool ok = add_stratum(t, first, stage, &spread, count, out) &&
              add_below(t, range, stage, isinf(population) ? 0 : spread.n / population, out);
    free(numbers);
    return ok;
}

/* The mean of the units of one stage, of all strata. */
static void fill_centre(const struct totals *t, struct range range, size_t stage,
                        long double *centre)
{
    const struct sg_sample_cell *cells = t->sample->cells;
    double n = range.first < range.end ? t->sample->sizes[cells[range.first].strata[stage]].all : 0;
    for (size_t i = range.first; i < range.end; i++)
        add_sums(t, &cells[i], centre);
    for (size_t a = 0; a < t->k && n > 0; a++)
        centre[a] /= n;
}

/* Adds the covariance of one stage and those below to the lower triangle of `out`. */
static bool covariance_at(const struct totals *t, struct range range, size_t stage,
                          long double *out)
{
    const struct sg_sample_cell *cells = t->sample->cells;
    size_t n = t->k * t->k;
    long double *own = sg_alloc(n + t->k, sizeof *own);
    struct strata_count count = {.centre = own + n};
    bool ok = true;
    fill_centre(t, range, stage, own + n);
    for (size_t i = range.first; ok && i < range.end;) {
        size_t end = i + 1;
        while (end < range.end && cells[end].unit.strata[stage] == cells[i].unit.strata[stage])
            end++;
        ok = take_stratum(t, (struct range){i, end}, stage, &count, own);
        i = end;
    }
    double scale = t->sample->design.lonely == SG_LONELY_AVERAGE && count.known > 0
                       ? count.met / count.known
                       : 1;
    for (size_t j = 0; j < n; j++)
        out[j] += scale * own[j];
    free(own);
    return ok;
}

static void list_values(struct totals *t)
{
    size_t values = t->sample->plan.n_values, classes = t->sample->design.n_classes;
    t->values = sg_alloc(t->k, sizeof *t->values);
    t->n_values = sg_alloc(t->k, sizeof *t->n_values);
    for (size_t a = 0; a < t->k; a++) {
        t->values[a] = sg_alloc(values, sizeof **t->values);
        for (size_t j = 0; j < values; j++) {
            bool any = false;
            for (size_t c = 0; !any && c < classes; c++)
                any = t->forms[a][c * values + j] != 0;
            if (any)
                t->values[a][t->n_values[a]++] = j;
        }
    }
}

bool sg_sample_covariance(const struct sg_sample *sample, const sg_linear *const forms[], size_t k,
                          const bool used[], double *covariance, struct sg_error *err)
{
    struct totals t = {.sample = sample, .forms = forms, .k = k, .used = used, .err = err};
    long double *sums = sg_alloc(k * k, sizeof *sums);
    list_values(&t);
    bool ok = covariance_at(&t, (struct range){0, sample->n_cells}, 0, sums);
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++) {
            double v = (double)(b <= a ? sums[a * k + b] : sums[b * k + a]);
            covariance[a * k + b] = a == b && v < 0 ? 0 : v; /* below 0 by rounding only */
        }
    for (size_t a = 0; a < k; a++)
        free(t.values[a]);
    free(t.values);
    free(t.n_values);
    free(sums);
    return ok;
}
