#include "moments.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

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

static bool has_plain(const struct sg_moments *moments)
{
    return moments->plan.kind == SG_MOMENTS_VALUES && moments->plan.n_values > 1;
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

static uint64_t hash_of(uint64_t key)
{
    uint64_t h = key * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
}

static uint64_t hash_of_cell(const void *keys, uint32_t cell)
{
    return hash_of(((const uint64_t *)keys)[cell]);
}

static bool is_cell(const void *keys, uint32_t cell, const void *key)
{
    return ((const uint64_t *)keys)[cell] == *(const uint64_t *)key;
}

static struct sg_wide *grow_wide(struct sg_wide *items, size_t used, size_t capacity)
{
    items = sg_resize(items, capacity, sizeof *items);
    memset(items + used, 0, (capacity - used) * sizeof *items);
    return items;
}

static void grow_cells(struct sg_moments *moments)
{
    size_t n = moments->n_cells, capacity = moments->capacity ? moments->capacity * 2 : 64;
    size_t values = moments->plan.n_values, products = moments->n_products;
    moments->keys = sg_resize(moments->keys, capacity, sizeof *moments->keys);
    moments->counts = sg_resize(moments->counts, capacity, sizeof *moments->counts);
    moments->sums = grow_wide(moments->sums, n * values, capacity * values);
    moments->products = grow_wide(moments->products, n * products, capacity * products);
    if (has_plain(moments))
        moments->plain = grow_wide(moments->plain, n * products, capacity * products);
    if (moments->plan.kind == SG_MOMENTS_OPTIONS) {
        moments->choices = sg_resize(moments->choices, capacity * values, sizeof *moments->choices);
        memset(moments->choices + n * values, 0,
               (capacity - n) * values * sizeof *moments->choices);
    }
    moments->capacity = capacity;
}

/* The cell of this key, made if need be. */
static size_t cell_of(struct sg_moments *moments, uint64_t key)
{
    sg_hash_index_room(&moments->index, moments->n_cells, SG_HASH_SPREAD, hash_of_cell,
                       moments->keys);
    size_t slot = sg_hash_index_slot(&moments->index, hash_of(key), is_cell, moments->keys, &key);
    if (moments->index.slots[slot] != SG_HASH_NONE)
        return moments->index.slots[slot];
    if (moments->n_cells == moments->capacity)
        grow_cells(moments);
    moments->index.slots[slot] = (uint32_t)moments->n_cells;
    moments->keys[moments->n_cells] = key;
    moments->counts[moments->n_cells] = 0;
    return moments->n_cells++;
}

static void need_class(struct sg_moments *moments, uint32_t class)
{
    size_t each = moments->plan.n_replicates * moments->plan.n_values;
    if (class < moments->n_classes)
        return;
    if (class >= moments->class_capacity) {
        size_t capacity = 2 * (size_t) class + 16;
        moments->replicates =
            grow_wide(moments->replicates, moments->class_capacity * each, capacity * each);
        moments->class_capacity = capacity;
    }
    moments->n_classes = (size_t) class + 1;
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

static bool add_replicates(struct sg_moments *moments, const struct sg_moment_record *record,
                           const long double *y)
{
    size_t values = moments->plan.n_values, n = moments->plan.n_replicates;
    bool fits = true;
    if (n == 0)
        return true;
    need_class(moments, record->class);
    struct sg_wide *at = moments->replicates + record->class * n * values;
    for (size_t r = 0; r < n; r++)
        for (size_t j = 0; j < values; j++)
            fits = fits &&
                   add_term(&at[r * values + j], record->replicate_weights[r] * (j ? y[j] : 1));
    return fits;
}

struct sg_moment_weight sg_moments_weight(long double weight)
{
    struct sg_moment_weight wide;
    wide.fits = sg_wide_of(weight, &wide.once);
    wide.fits = sg_wide_of(weight * weight, &wide.square) && wide.fits;
    return wide;
}

bool sg_moments_add(struct sg_moments *moments, const struct sg_moment_record *record,
                    const long double *y)
{
    size_t cell = cell_of(moments, key_of(record->unit, record->class));
    size_t values = moments->plan.n_values;
    struct sg_wide *sums = moments->sums + cell * values;
    struct sg_wide *products = moments->products + cell * moments->n_products;
    struct sg_wide *plain = moments->plain ? moments->plain + cell * moments->n_products : NULL;
    long double w = record->weight;
    bool fits = true;
    moments->counts[cell]++;
    for (size_t j = 0, at = 0; j < values; j++) {
        long double wy = j ? w * y[j] : w;
        fits = fits && add_term(&sums[j], wy);
        for (size_t l = 0; l <= j; l++, at++) {
            long double other = l ? y[l] : 1;
            fits = fits && add_term(&products[at], wy * (w * other)) &&
                   (!plain || add_term(&plain[at], wy * other));
        }
    }
    return fits && add_replicates(moments, record, y);
}

static bool add_option_replicates(struct sg_moments *moments, const struct sg_moment_record *record,
                                  const struct sg_moment_choices *choices)
{
    size_t values = moments->plan.n_values, n = moments->plan.n_replicates;
    bool fits = true;
    if (n == 0)
        return true;
    need_class(moments, record->class);
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
    size_t cell = cell_of(moments, key_of(record->unit, record->class));
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
        size_t cell = cell_of(
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
        need_class(moments, classes[c]);
        add_all(moments->replicates + classes[c] * each, from->replicates + c * each, each);
    }
}
