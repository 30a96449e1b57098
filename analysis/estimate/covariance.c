/* Variances by linearization, for stratified samples of one stage or several: Cochran (1977),
   Sampling Techniques, 5A and 11; the forms are z = w u of the records. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "spread.h"

/* Cells from `first` to before `end`. */
struct range {
    size_t first, end;
};

static size_t end_of_unit(const struct sg_totals *t, struct range range, size_t stage)
{
    const struct sg_sample_cell *cells = t->sample->cells;
    size_t i = range.first + 1;
    while (i < range.end && cells[i].unit.psus[stage] == cells[range.first].unit.psus[stage])
        i++;
    return i;
}

static bool is_element_stage(const struct sg_totals *t, size_t stage)
{
    return t->sample->design.elements && stage + 1 == t->sample->design.n_stages;
}

static void spread_records(const struct sg_totals *t, struct range range, struct sg_spread *spread)
{
    for (size_t i = range.first; i < range.end; i++)
        sg_spread_records(t, &t->sample->cells[i], spread);
}

static void spread_units(const struct sg_totals *t, struct range range, size_t stage,
                         struct sg_spread *spread)
{
    for (size_t i = range.first, end; i < range.end; i = end) {
        end = end_of_unit(t, (struct range){i, range.end}, stage);
        sg_spread_unit(t, &t->sample->cells[i], end - i, spread);
    }
}

static bool fail_lonely(const struct sg_totals *t, const struct sg_sample_cell *cell)
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

static bool covariance_at(const struct sg_totals *t, struct range range, size_t stage,
                          long double *out);

/* What the stages below add: (m/M) of the variance within each unit. */
static bool add_below(const struct sg_totals *t, struct range range, size_t stage, double fraction,
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

/* One stratum whose sums stand in `spread`. */
static bool add_stratum(const struct sg_totals *t, const struct sg_sample_cell *first, size_t stage,
                        const struct sg_spread *spread, struct strata_count *count,
                        long double *out)
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
            out[a * t->k + b] += factor * sg_spread_product(t, spread, a, b);
    return true;
}

static bool is_used(const struct sg_totals *t, struct range range)
{
    bool used = false;
    for (size_t i = range.first; !used && i < range.end; i++)
        used = t->used[t->sample->cells[i].class];
    return used;
}

static bool take_stratum(const struct sg_totals *t, struct range range, size_t stage,
                         struct strata_count *count, long double *out)
{
    const struct sg_sample_cell *first = &t->sample->cells[range.first];
    struct sg_spread spread = sg_spread_make(t);
    spread.is_used = is_used(t, range);
    spread.n = t->sample->sizes[first->strata[stage]].units;
    spread.centre = count->centre;
    if (is_element_stage(t, stage))
        spread_records(t, range, &spread);
    else
        spread_units(t, range, stage, &spread);
    sg_spread_close(t, &spread);
    double population = first->unit.populations[stage];
    bool ok = add_stratum(t, first, stage, &spread, count, out) &&
              add_below(t, range, stage, isinf(population) ? 0 : spread.n / population, out);
    sg_spread_free(&spread);
    return ok;
}

/* The mean of the units of one stage, of all strata. */
static void fill_centre(const struct sg_totals *t, struct range range, size_t stage,
                        long double *centre)
{
    const struct sg_sample_cell *cells = t->sample->cells;
    double n = range.first < range.end ? t->sample->sizes[cells[range.first].strata[stage]].all : 0;
    for (size_t i = range.first; i < range.end; i++)
        sg_spread_sums(t, &cells[i], centre, NULL);
    for (size_t a = 0; a < t->k && n > 0; a++)
        centre[a] /= n;
}

/* Adds the covariance of one stage and those below to the lower triangle of `out`. */
static bool covariance_at(const struct sg_totals *t, struct range range, size_t stage,
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

bool sg_sample_covariance(const struct sg_sample *sample, const sg_linear *const forms[], size_t k,
                          const bool used[], double *covariance, struct sg_error *err)
{
    struct sg_totals t = {.sample = sample, .forms = forms, .k = k, .used = used, .err = err};
    long double *sums = sg_alloc(k * k, sizeof *sums);
    sg_totals_list(&t);
    bool ok = covariance_at(&t, (struct range){0, sample->n_cells}, 0, sums);
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++) {
            double v = (double)(b <= a ? sums[a * k + b] : sums[b * k + a]);
            covariance[a * k + b] = a == b && v < 0 ? 0 : v; /* below 0 by rounding only */
        }
    sg_totals_free(&t);
    free(sums);
    return ok;
}
