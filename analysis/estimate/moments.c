#include "moments.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "moments_cells.h"

/* Of the kind with options: 1·1, 1·count, count·count, then 1·option and count·option of each. */
enum { FIRST_OPTION = 2, OPTION_PRODUCTS = 3 };

ptrdiff_t sg_moments_product(const struct sg_moment_plan *plan, size_t a, size_t b)
{
    size_t low = a < b ? a : b, high = a < b ? b : a;
    if (plan->kind == SG_MOMENTS_VALUES)
        return (ptrdiff_t)(high * (high + 1) / 2 + low);
    if (high < FIRST_OPTION)
        return (ptrdiff_t)(low + high);
    if (low == 0 || low == high)
        return (ptrdiff_t)(OPTION_PRODUCTS + 2 * (high - FIRST_OPTION));
    return low == 1 ? (ptrdiff_t)(OPTION_PRODUCTS + 2 * (high - FIRST_OPTION) + 1) : -1;
}

static size_t n_products(const struct sg_moment_plan *plan)
{
    if (plan->kind == SG_MOMENTS_VALUES)
        return plan->n_values * (plan->n_values + 1) / 2;
    return OPTION_PRODUCTS + 2 * (plan->n_values - FIRST_OPTION);
}

void sg_moments_init(struct sg_moments *moments, const struct sg_moment_plan *plan)
{
    *moments = (struct sg_moments){.plan = *plan, .n_products = n_products(plan)};
}

void sg_moments_free(struct sg_moments *moments)
{
    free(moments->keys);
    free(moments->counts);
    free(moments->sums);
    free(moments->products);
    free(moments->plain);
    free(moments->choices);
    sg_hash_index_free(&moments->index);
    free(moments->replicates);
    *moments = (struct sg_moments){0};
}

static uint64_t key_of(uint32_t unit, uint32_t class)
{
    return (uint64_t)unit << 32 | class;
}

static bool add_term(struct sg_wide *sum, long double x)
{
    struct sg_wide term;
    if (!sg_wide_of(x, &term))
        return false;
    sg_wide_add(sum, &term);
    return true;
}

/* Value 0, which is 1. */
static const struct sg_wide_factor ONE = {(uint64_t)1 << 63, 1, false};

enum { AT_ONCE = 4 }; /* values that need no memory of their own */

static bool add_replicates(struct sg_moments *moments, const struct sg_moment_record *record,
                           const struct sg_wide_factor *y)
{
    size_t values = moments->plan.n_values, n = moments->plan.n_replicates;
    bool fits = true;
    if (n == 0)
        return true;
    sg_moments_need_class(moments, record->class);
    struct sg_wide *at = moments->replicates + record->class * n * values;
    for (size_t r = 0; r < n; r++) {
        struct sg_wide_factor w;
        fits = fits && sg_wide_factor_of(record->replicate_weights[r], &w);
        for (size_t j = 0; j < values; j++)
            fits = fits && sg_wide_add_product(&at[r * values + j], &w, &y[j], &ONE);
    }
    return fits;
}

struct sg_moment_weight sg_moments_weight(long double weight)
{
    struct sg_moment_weight wide;
    wide.fits = sg_wide_of(weight, &wide.once);
    wide.fits = sg_wide_of(weight * weight, &wide.square) && wide.fits;
    wide.fits = sg_wide_factor_of(weight, &wide.factor) && wide.fits;
    wide.fits = sg_wide_factor_of(weight * weight, &wide.square_factor) && wide.fits;
    return wide;
}

/* The constant alone. */
static void add_constant(struct sg_moments *moments, size_t cell,
                         const struct sg_moment_weight *weight)
{
    sg_wide_add(&moments->sums[cell * moments->plan.n_values], &weight->once);
    sg_wide_add(&moments->products[cell * moments->n_products], &weight->square);
}

/* What goes with values beside the constant. Products are exact: rounded to so many digits, those
   of large values would lose what varies. */
static bool add_factors(struct sg_moments *moments, size_t cell,
                        const struct sg_moment_weight *weight, const struct sg_wide_factor *y)
{
    size_t values = moments->plan.n_values;
    struct sg_wide *sums = moments->sums + cell * values;
    struct sg_wide *products = moments->products + cell * moments->n_products;
    struct sg_wide *plain = moments->plain ? moments->plain + cell * moments->n_products : NULL;
    const struct sg_wide_factor *once = &weight->factor, *square = &weight->square_factor;
    bool fits = true;
    for (size_t j = 1, at = 1; j < values; j++) {
        fits = fits && sg_wide_add_product(&sums[j], once, &y[j], &ONE);
        for (size_t l = 0; l <= j; l++, at++)
            fits = fits && sg_wide_add_product(&products[at], square, &y[j], &y[l]) &&
                   (!plain || l == 0 || sg_wide_add_product(&plain[at], once, &y[j], &y[l]));
    }
    return fits;
}

bool sg_moments_add(struct sg_moments *moments, const struct sg_moment_record *record,
                    const long double *y)
{
    struct sg_wide_factor some[AT_ONCE], *factors = some;
    struct sg_moment_weight own;
    const struct sg_moment_weight *weight = record->wide;
    size_t cell = sg_moments_cell(moments, key_of(record->unit, record->class));
    size_t values = moments->plan.n_values;
    bool fits = true;
    moments->counts[cell]++;
    if (values > AT_ONCE)
        factors = sg_alloc(values, sizeof *factors);
    factors[0] = ONE;
    for (size_t j = 1; j < values; j++)
        fits = fits && sg_wide_factor_of(y[j], &factors[j]);
    if (!weight) {
        own = sg_moments_weight(record->weight);
        weight = &own;
    }
    add_constant(moments, cell, weight);
    fits = fits && weight->fits && add_factors(moments, cell, weight, factors) &&
           add_replicates(moments, record, factors);
    if (factors != some)
        free(factors);
    return fits;
}

static bool add_option_replicates(struct sg_moments *moments, const struct sg_moment_record *record,
                                  const struct sg_moment_choices *choices)
{
    size_t values = moments->plan.n_values, n = moments->plan.n_replicates;
    bool fits = true;
    if (n == 0)
        return true;
    sg_moments_need_class(moments, record->class);
    struct sg_wide *at = moments->replicates + record->class * n * values;
    for (size_t r = 0; r < n; r++, at += values) {
        struct sg_wide term;
        long double w = record->replicate_weights[r];
        fits = fits && sg_wide_of(w, &term) && add_term(&at[1], w * (long double)choices->count);
        sg_wide_add(&at[0], &term);
        for (size_t i = 0; i < choices->n; i++)
            sg_wide_add(&at[choices->chosen[i]], &term);
    }
    return fits;
}

/* How many options count: its sums, and its products with 1, itself and each option. */
static void add_counts(struct sg_wide *sums, struct sg_wide *products,
                       const struct sg_moment_weight *weight,
                       const struct sg_moment_choices *choices)
{
    struct sg_wide w = sg_wide_times(&weight->once, choices->count);
    struct sg_wide counted = sg_wide_times(&weight->square, choices->count);
    struct sg_wide counted2 = sg_wide_times(&counted, choices->count);
    sg_wide_add(&sums[1], &w);
    sg_wide_add(&products[1], &counted);
    sg_wide_add(&products[2], &counted2);
    for (size_t i = 0; i < choices->n; i++)
        sg_wide_add(products + OPTION_PRODUCTS + 2 * (choices->chosen[i] - FIRST_OPTION) + 1,
                    &counted);
}

bool sg_moments_add_options(struct sg_moments *moments, const struct sg_moment_record *record,
                            const struct sg_moment_choices *choices)
{
    size_t values = moments->plan.n_values;
    size_t cell = sg_moments_cell(moments, key_of(record->unit, record->class));
    struct sg_wide *sums = moments->sums + cell * values;
    struct sg_wide *products = moments->products + cell * moments->n_products;
    uint64_t *chosen = moments->choices + cell * values;
    struct sg_moment_weight own;
    const struct sg_moment_weight *weight = record->wide;
    if (!weight) {
        own = sg_moments_weight(record->weight);
        weight = &own;
    }
    moments->counts[cell]++;
    sg_wide_add(&sums[0], &weight->once);
    sg_wide_add(&products[0], &weight->square);
    for (size_t i = 0; i < choices->n; i++) {
        size_t value = choices->chosen[i];
        chosen[value]++;
        sg_wide_add(&sums[value], &weight->once);
        sg_wide_add(products + OPTION_PRODUCTS + 2 * (value - FIRST_OPTION), &weight->square);
    }
    if (!moments->plan.no_counts && choices->count)
        add_counts(sums, products, weight, choices);
    return weight->fits && add_option_replicates(moments, record, choices);
}

static void add_all(struct sg_wide *to, const struct sg_wide *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sg_wide_add(&to[i], &from[i]);
}

void sg_moments_merge(struct sg_moments *moments, const struct sg_moments *from,
                      const uint32_t *units, const uint32_t *classes)
{
    size_t values = from->plan.n_values, products = from->n_products;
    size_t each = from->plan.n_replicates * values;
    for (size_t i = 0; i < from->n_cells; i++) {
        size_t cell = sg_moments_cell(
            moments, key_of(units[sg_moments_unit(from, i)], classes[sg_moments_class(from, i)]));
        moments->counts[cell] += from->counts[i];
        add_all(moments->sums + cell * values, from->sums + i * values, values);
        add_all(moments->products + cell * products, from->products + i * products, products);
        for (size_t j = 0; from->choices && j < values; j++)
            moments->choices[cell * values + j] += from->choices[i * values + j];
        if (from->plain)
            add_all(moments->plain + cell * products, from->plain + i * products, products);
    }
    for (size_t c = 0; c < from->n_classes; c++) {
        sg_moments_need_class(moments, classes[c]);
        add_all(moments->replicates + classes[c] * each, from->replicates + c * each, each);
    }
}
