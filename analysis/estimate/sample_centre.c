#include "sample_centre.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* What rounding leaves of sums with 64 binary digits, and what is cut off of each addend of a wide
   sum; with room to spare. */
static const sg_quad ROUNDING = (sg_quad)1e-17;
static const sg_quad CUT = (sg_quad)0x1p-95;

bool sg_moments_vary(const struct sg_moments *moments)
{
    return moments->plan.kind == SG_MOMENTS_VALUES && moments->plan.n_values > 1;
}

size_t sg_sample_centred_numbers(const struct sg_moments *moments)
{
    return moments->plan.n_values + 3 * moments->n_products;
}

/* Near `x`, with few digits, so that levels can be subtracted from one another. */
static long double rounded_level(long double x)
{
    int exponent;
    long double digits = frexpl(x, &exponent);
    return ldexpl(roundl(digits * 0x1p32L), exponent - 32);
}

/* About the mean of each value in each class; of exact sums, so that the order of records never
   shows. */
static void fill_levels(const struct sg_moments *moments, struct sg_sample *sample)
{
    size_t values = moments->plan.n_values, n = sample->design.n_classes * values;
    struct sg_wide *sums = sg_alloc(n, sizeof *sums);
    sample->levels = sg_alloc(n, sizeof *sample->levels);
    for (size_t i = 0; i < moments->n_cells; i++) {
        size_t class = sample->design.class_ranks[sg_moments_class(moments, i)];
        for (size_t j = 0; j < values; j++)
            sg_wide_add(&sums[class * values + j], &moments->sums[i * values + j]);
    }
    for (size_t i = 0; i < n; i++) {
        sg_quad size = sg_wide_quad(&sums[i - i % values]);
        if (i % values && size > 0)
            sample->levels[i] = rounded_level((long double)(sg_wide_quad(&sums[i]) / size));
    }
    free(sums);
}

/* What is smaller than what rounding and cutting can leave is 0. */
static sg_quad rounded_off(sg_quad x, sg_quad rounding)
{
    return sg_quad_size(x) <= rounding ? 0 : x;
}

/* A cell at work: `values` sums, their levels, and n_products products. */
struct shift {
    size_t values;
    sg_quad n; /* records */
    const long double *levels;
    const struct sg_wide *sums, *products, *plain;
    sg_quad *centred; /* sums about the levels */
};

static size_t product_at(size_t j, size_t l)
{
    return j * (j + 1) / 2 + l;
}

static void shift_sums(struct shift *s)
{
    sg_quad size = sg_wide_quad(&s->sums[0]);
    s->centred[0] = size;
    for (size_t j = 1; j < s->values; j++) {
        sg_quad sum = sg_wide_quad(&s->sums[j]), level = (sg_quad)s->levels[j] * size;
        s->centred[j] = rounded_off(sum - level, SG_QUAD_ROUNDING * sg_quad_size(sum) + CUT * s->n);
    }
}

/* Σ v (y_j - c_j)(y_l - c_l) from the sums of v y_j y_l, v being w² or w; l ≤ j. */
static sg_quad shifted(const struct shift *s, const struct sg_wide *products, size_t j, size_t l)
{
    bool of_weights = products == s->plain; /* which leave to the sums what these say */
    const struct sg_wide *size = of_weights ? &s->sums[0] : &products[0];
    const struct sg_wide *left = of_weights ? &s->sums[j] : &products[product_at(j, 0)];
    const struct sg_wide *right = of_weights ? &s->sums[l] : &products[product_at(l, 0)];
    sg_quad a = (sg_quad)s->levels[j], b = (sg_quad)s->levels[l];
    sg_quad of =
        l == 0 && of_weights ? sg_wide_quad(left) : sg_wide_quad(&products[product_at(j, l)]);
    sg_quad cut = CUT * s->n * (1 + sg_quad_size(a) + sg_quad_size(b));
    if (l == 0) /* y is 1, and its level 0 */
        return j == 0 ? of
                      : rounded_off(of - a * sg_wide_quad(size),
                                    SG_QUAD_ROUNDING * sg_quad_size(of) + cut);
    sg_quad level = a * b * sg_wide_quad(size);
    sg_quad sum = of - a * sg_wide_quad(right) - b * sg_wide_quad(left) + level;
    return rounded_off(sum, SG_QUAD_ROUNDING * (sg_quad_size(of) + sg_quad_size(level)) + cut);
}

static void fill_products(const struct shift *s, long double weight, struct sg_sample_cell *cell)
{
    long double square = weight * weight;
    for (size_t j = 0; j < s->values; j++)
        for (size_t l = 0; l <= j; l++) {
            size_t at = product_at(j, l);
            sg_quad product = shifted(s, s->products, j, l);
            sg_quad spread = product - s->centred[j] * s->centred[l] / s->n;
            cell->products[at] = (long double)product * square;
            cell->plain[at] = (long double)shifted(s, s->plain, j, l) * weight;
            cell->spread[at] =
                (long double)rounded_off(spread, ROUNDING * sg_quad_size(product)) * square;
        }
}

void sg_sample_centre(const struct sg_moments *moments, struct sg_sample *sample,
                      long double *numbers)
{
    size_t values = moments->plan.n_values, products = moments->n_products;
    struct shift s = {.values = values, .centred = sg_alloc(values, sizeof *s.centred)};
    fill_levels(moments, sample);
    for (size_t i = 0; i < moments->n_cells; i++) {
        struct sg_sample_cell *cell = &sample->cells[i];
        long double weight = cell->unit.weight;
        cell->sums = numbers;
        cell->products = cell->sums + values;
        cell->plain = cell->products + products;
        cell->spread = cell->plain + products;
        numbers = cell->spread + products;
        s.n = (sg_quad)cell->n;
        s.levels = sample->levels + cell->class * values;
        s.sums = moments->sums + i * values;
        s.products = moments->products + i * products;
        s.plain = moments->plain + i * products;
        shift_sums(&s);
        for (size_t j = 0; j < values; j++)
            cell->sums[j] = (long double)s.centred[j] * weight;
        fill_products(&s, weight, cell);
    }
    free(s.centred);
}

void sg_sample_centre_replicates(const struct sg_moments *moments, struct sg_sample *sample)
{
    size_t values = moments->plan.n_values, each = moments->plan.n_replicates * values;
    for (size_t c = 0; c < moments->n_classes; c++) {
        size_t class = sample->design.class_ranks[c];
        for (size_t i = 0; i < each; i++) {
            const struct sg_wide *sum = &moments->replicates[c * each + i];
            sg_quad size = sg_wide_quad(sum - i % values);
            sg_quad level = (sg_quad)sample->levels[class * values + i % values];
            sample->replicates[class * each + i] += (long double)(sg_wide_quad(sum) - level * size);
        }
    }
}
