#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "sample_centre.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* By strata and units of one stage after another, then by class. */
static int compare_cells(const void *a, const void *b)
{
    const struct sg_sample_cell *x = a, *y = b;
    int order = 0;
    for (size_t s = 0; order == 0 && s < SG_DESIGN_STAGES; s++) {
        order = compare_numbers(x->unit.strata[s], y->unit.strata[s]);
        if (order == 0)
            order = compare_numbers(x->unit.psus[s], y->unit.psus[s]);
    }
    return order ? order : compare_numbers(x->class, y->class);
}

/* Sums scaled by `factor`, appended to the numbers at `*at`. */
static long double *copy_scaled(const struct sg_wide *from, size_t n, long double factor,
                                long double **at)
{
    long double *to = *at;
    for (size_t i = 0; i < n; i++)
        to[i] = sg_wide_value(&from[i]) * factor;
    *at += n;
    return to;
}

static void place_cells(const struct sg_moments *moments, struct sg_sample *sample)
{
    for (size_t i = 0; i < moments->n_cells; i++) {
        struct sg_sample_cell *cell = &sample->cells[i];
        cell->class = sample->design.class_ranks[sg_moments_class(moments, i)];
        cell->unit = sample->design.units[sg_moments_unit(moments, i)];
        cell->n = moments->counts[i];
    }
}

/* Of constants and options, whose size is one. */
static void fill_cells(const struct sg_moments *moments, struct sg_sample *sample)
{
    size_t values = moments->plan.n_values, products = moments->n_products;
    long double *at = sample->numbers;
    for (size_t i = 0; i < moments->n_cells; i++) {
        struct sg_sample_cell *cell = &sample->cells[i];
        long double w = cell->unit.weight;
        cell->sums = copy_scaled(moments->sums + i * values, values, w, &at);
        cell->products = copy_scaled(moments->products + i * products, products, w * w, &at);
        cell->choices = moments->choices ? at : NULL;
        for (size_t j = 0; moments->choices && j < values; j++)
            *at++ = (long double)moments->choices[i * values + j];
    }
}

/* Classes that become one add up. */
static void fill_replicates(const struct sg_moments *moments, struct sg_sample *sample)
{
    size_t each = moments->plan.n_replicates * moments->plan.n_values;
    if (each == 0 || moments->plan.n_replicates == 0)
        return;
    sample->replicates = sg_alloc(sample->design.n_classes * each, sizeof *sample->replicates);
    if (sample->levels) {
        sg_sample_centre_replicates(moments, sample);
        return;
    }
    for (size_t c = 0; c < moments->n_classes; c++) {
        long double *to = sample->replicates + sample->design.class_ranks[c] * each;
        for (size_t i = 0; i < each; i++)
            to[i] += sg_wide_value(&moments->replicates[c * each + i]);
    }
}

/* Whether two cells lie in one unit of every stage before `stage`. */
static bool same_above(const struct sg_sample_cell *a, const struct sg_sample_cell *b, size_t stage)
{
    bool same = true;
    for (size_t s = 0; same && s < stage; s++)
        same = a->unit.strata[s] == b->unit.strata[s] && a->unit.psus[s] == b->unit.psus[s];
    return same;
}

/* Counts the units of the strata of one stage; `n` strata are known before. */
static size_t count_units(struct sg_sample *sample, size_t stage, size_t n)
{
    bool elements = sample->design.elements && stage + 1 == sample->design.n_stages;
    size_t first = n; /* of the unit above */
    for (size_t i = 0; i < sample->n_cells; i++) {
        struct sg_sample_cell *cell = &sample->cells[i], *before = i ? cell - 1 : NULL;
        bool above = before && same_above(before, cell, stage);
        bool stratum = above && before->unit.strata[stage] == cell->unit.strata[stage];
        bool unit = stratum && before->unit.psus[stage] == cell->unit.psus[stage];
        first = above ? first : n;
        n += !stratum;
        cell->strata[stage] = (uint32_t)n - 1;
        sample->sizes[n - 1].units += elements ? (double)cell->n : !unit;
        if (i + 1 < sample->n_cells && same_above(cell, cell + 1, stage))
            continue;
        double all = 0;
        for (size_t k = first; k < n; k++)
            all += sample->sizes[k].units;
        for (size_t k = first; k < n; k++)
            sample->sizes[k].all = all;
    }
    return n;
}

static void count_strata(struct sg_sample *sample)
{
    size_t n = 0;
    sample->sizes = sg_alloc(sample->n_cells * sample->design.n_stages, sizeof *sample->sizes);
    for (size_t s = 0; s < sample->design.n_stages; s++)
        n = count_units(sample, s, n);
    sample->sizes = sg_resize(sample->sizes, n ? n : 1, sizeof *sample->sizes);
}

static void list_by_class(struct sg_sample *sample)
{
    size_t n = sample->design.n_classes;
    sample->class_cells = sg_alloc(sample->n_cells, sizeof *sample->class_cells);
    sample->class_first = sg_alloc(n + 2, sizeof *sample->class_first);
    size_t *next = sample->class_first + 1; /* ends one item ahead of where they begin */
    for (size_t i = 0; i < sample->n_cells; i++)
        next[sample->cells[i].class + 1]++;
    for (size_t c = 0; c < n; c++)
        next[c + 1] += next[c];
    for (size_t i = 0; i < sample->n_cells; i++)
        sample->class_cells[next[sample->cells[i].class]++] = (uint32_t)i;
}

void sg_sample_make(const struct sg_moments *moments, const struct sg_sample_design *design,
                    struct sg_sample *sample)
{
    size_t n = moments->n_cells;
    bool vary = sg_moments_vary(moments);
    size_t each = vary ? sg_sample_centred_numbers(moments)
                       : moments->plan.n_values * (moments->choices ? 2 : 1) + moments->n_products;
    *sample = (struct sg_sample){
        .design = *design, .plan = moments->plan, .n_cells = n, .n_products = moments->n_products};
    sample->cells = sg_alloc(n, sizeof *sample->cells);
    sample->numbers = sg_alloc(n * each, sizeof *sample->numbers);
    place_cells(moments, sample);
    if (vary)
        sg_sample_centre(moments, sample, sample->numbers);
    else
        fill_cells(moments, sample);
    fill_replicates(moments, sample);
    if (n)
        qsort(sample->cells, n, sizeof *sample->cells, compare_cells);
    count_strata(sample);
    list_by_class(sample);
}

void sg_sample_free(struct sg_sample *sample)
{
    free(sample->cells);
    free(sample->sizes);
    free(sample->class_cells);
    free(sample->class_first);
    free(sample->numbers);
    free(sample->levels);
    free(sample->replicates);
    *sample = (struct sg_sample){0};
}

void sg_sample_sizes(const struct sg_sample *sample, double sizes[])
{
    for (size_t c = 0; c < sample->design.n_classes; c++)
        sizes[c] = 0;
    for (size_t i = 0; i < sample->n_cells; i++)
        sizes[sample->cells[i].class] += (double)sample->cells[i].sums[0];
}

static void scale(long double *numbers, size_t n, long double factor)
{
    for (size_t i = 0; numbers && i < n; i++)
        numbers[i] *= factor;
}

void sg_sample_calibrate(struct sg_sample *sample, const struct sg_sample_calibration *calibration)
{
    size_t values = sample->plan.n_values, products = sample->n_products;
    sample->design.calibration = calibration;
    for (size_t i = 0; i < sample->n_cells; i++) {
        struct sg_sample_cell *cell = &sample->cells[i];
        long double g = calibration->factors[cell->class];
        scale(cell->sums, values, g);
        scale(cell->products, products, g * g);
        scale(cell->plain, products, g);
        scale(cell->spread, products, g * g);
    }
}

double sg_sample_degrees(const struct sg_sample *sample, const bool used[])
{
    double units = 0, strata = 0;
    const struct sg_sample_unit *last = NULL;
    for (size_t i = 0; i < sample->n_cells; i++) {
        const struct sg_sample_cell *cell = &sample->cells[i];
        if (!used[cell->class])
            continue;
        bool new_stratum = !last || last->strata[0] != cell->unit.strata[0];
        strata += new_stratum;
        if (sample->design.elements && sample->design.n_stages == 1)
            units += (double)cell->n;
        else
            units += new_stratum || last->psus[0] != cell->unit.psus[0];
        last = &cell->unit;
    }
    return units - strata;
}
