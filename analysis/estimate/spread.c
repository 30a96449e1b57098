#include "spread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

static const long double ROUNDING = 1e-17L; /* of sums with 64 binary digits */

/* The forms that have a coefficient in each class: of many, most have none. */
static void list_active(struct sg_totals *t)
{
    size_t values = t->sample->plan.n_values, classes = t->sample->design.n_classes, n = 0;
    size_t capacity = 0;
    t->first = sg_alloc(classes + 1, sizeof *t->first);
    for (size_t c = 0; c < classes; c++) {
        t->first[c] = n;
        for (size_t a = 0; a < t->k; a++) {
            bool any = false;
            for (size_t j = 0; !any && j < values; j++)
                any = t->forms[a][c * values + j] != 0;
            if (!any)
                continue;
            t->active = sg_grow(t->active, &capacity, n + 1, sizeof *t->active);
            t->active[n++] = a;
        }
    }
    t->first[classes] = n;
}

void sg_totals_list(struct sg_totals *t)
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
    list_active(t);
}

void sg_totals_free(struct sg_totals *t)
{
    for (size_t a = 0; a < t->k; a++)
        free(t->values[a]);
    free(t->values);
    free(t->n_values);
    free(t->first);
    free(t->active);
}

struct sg_spread sg_spread_make(const struct sg_totals *t)
{
    size_t k = t->k;
    long double *numbers = sg_alloc(5 * k + 2 * k * k, sizeof *numbers);
    return (struct sg_spread){.sum = numbers,
                              .size = numbers + k,
                              .unit = numbers + 2 * k,
                              .unit_size = numbers + 3 * k,
                              .gap = numbers + 4 * k,
                              .square = numbers + 5 * k,
                              .within = numbers + 5 * k + k * k};
}

void sg_spread_free(struct sg_spread *spread)
{
    free(spread->sum);
}

static long double coefficient(const struct sg_totals *t, size_t form, uint32_t class, size_t value)
{
    return t->forms[form][class * t->sample->plan.n_values + value];
}

void sg_spread_sums(const struct sg_totals *t, const struct sg_sample_cell *cell, long double *to,
                    long double *size)
{
    for (size_t f = t->first[cell->class]; f < t->first[cell->class + 1]; f++)
        for (size_t a = t->active[f], i = 0; i < t->n_values[a]; i++) {
            size_t value = t->values[a][i];
            long double z = coefficient(t, a, cell->class, value) * cell->sums[value];
            to[a] += z;
            if (size)
                size[a] += fabsl(z);
        }
}

/* What is smaller than what rounding leaves of `of` is 0. */
static long double rounded_off(long double x, long double of)
{
    return fabsl(x) <= ROUNDING * of ? 0 : x;
}

/* Σ z_a z_b over the records of a cell, from sums of products of their values. */
static long double record_product(const struct sg_totals *t, const struct sg_sample_cell *cell,
                                  const long double *products, size_t a, size_t b)
{
    long double sum = 0, size = 0;
    bool levels = t->sample->levels;
    for (size_t i = 0; i < t->n_values[a]; i++) {
        size_t j = t->values[a][i];
        long double left = coefficient(t, a, cell->class, j);
        for (size_t m = 0; left != 0 && m < t->n_values[b]; m++) {
            size_t l = t->values[b][m];
            long double right = coefficient(t, b, cell->class, l);
            ptrdiff_t at = right != 0 ? sg_moments_product(&t->sample->plan, j, l) : -1;
            long double product = at >= 0 ? left * right * products[at] : 0;
            sum += product;
            size += levels ? fabsl(product) : 0;
        }
    }
    return levels ? rounded_off(sum, size) : sum;
}

static bool is_nothing(const struct sg_totals *t, const struct sg_spread *s)
{
    bool nothing = true;
    for (size_t a = 0; nothing && a < t->k; a++)
        nothing = s->unit_size[a] == 0 && s->within[a * t->k + a] == 0;
    return nothing;
}

/* Adds the group of n units to those of the stratum (Chan, Golub and LeVeque 1983): each is about
   its own mean, so that no large squares are subtracted. Units that add nothing come all at once at
   the end, so that it does not show which of them have cells. */
static void add_centred(const struct sg_totals *t, double n, struct sg_spread *s)
{
    long double factor = s->taken > 0 ? s->taken / (s->taken + n) * n : 0;
    for (size_t a = 0; a < t->k; a++) {
        long double own = s->taken > 0 ? s->sum[a] / s->taken : 0, other = s->unit[a] / n;
        long double size = s->taken > 0 ? s->size[a] / s->taken : 0;
        s->gap[a] = rounded_off(other - own, size + s->unit_size[a] / n);
    }
    for (size_t a = 0; a < t->k; a++) {
        for (size_t b = 0; b <= a; b++)
            s->square[a * t->k + b] += s->within[a * t->k + b] + factor * s->gap[a] * s->gap[b];
        s->sum[a] += s->unit[a];
        s->size[a] += s->unit_size[a];
    }
    s->taken += n;
}

/* Σzz' over the records of a cell, added to `to`. */
static void add_within(const struct sg_totals *t, const struct sg_sample_cell *cell,
                       const long double *products, long double *to)
{
    size_t end = t->first[cell->class + 1];
    for (size_t f = t->first[cell->class]; f < end; f++)
        for (size_t g = t->first[cell->class]; g <= f; g++) /* in order of the forms */
            to[t->active[f] * t->k + t->active[g]] +=
                record_product(t, cell, products, t->active[f], t->active[g]);
}

static void clear_group(const struct sg_totals *t, struct sg_spread *s)
{
    memset(s->unit, 0, t->k * sizeof *s->unit);
    memset(s->unit_size, 0, t->k * sizeof *s->unit_size);
    memset(s->within, 0, t->k * t->k * sizeof *s->within);
}

void sg_spread_records(const struct sg_totals *t, const struct sg_sample_cell *cell,
                       struct sg_spread *s)
{
    if (!t->sample->levels) {
        sg_spread_sums(t, cell, s->sum, NULL);
        add_within(t, cell, cell->products, s->square);
        return;
    }
    clear_group(t, s);
    sg_spread_sums(t, cell, s->unit, s->unit_size);
    add_within(t, cell, cell->spread, s->within);
    if (!is_nothing(t, s))
        add_centred(t, (double)cell->n, s);
}

void sg_spread_unit(const struct sg_totals *t, const struct sg_sample_cell cells[], size_t n,
                    struct sg_spread *s)
{
    bool levels = t->sample->levels;
    memset(s->unit, 0, t->k * sizeof *s->unit);
    if (levels)
        clear_group(t, s);
    for (size_t i = 0; i < n; i++)
        sg_spread_sums(t, &cells[i], s->unit, levels ? s->unit_size : NULL);
    if (levels && !is_nothing(t, s))
        add_centred(t, 1, s);
    for (size_t a = 0; !levels && a < t->k; a++) {
        s->sum[a] += s->unit[a];
        for (size_t b = 0; b <= a; b++)
            s->square[a * t->k + b] += s->unit[a] * s->unit[b];
    }
}

void sg_spread_close(const struct sg_totals *t, struct sg_spread *spread)
{
    if (!t->sample->levels || spread->n <= spread->taken)
        return;
    clear_group(t, spread);
    add_centred(t, spread->n - spread->taken, spread);
}

/* Σ(t-t̄)(u-ū) of a stratum; what is left by rounding where the units are equal is 0. A lonely
   unit is centred at the mean of all. */
long double sg_spread_product(const struct sg_totals *t, const struct sg_spread *spread, size_t a,
                              size_t b)
{
    long double square = spread->square[a * t->k + b];
    if (spread->n <= 1)
        return (spread->sum[a] - spread->centre[a]) * (spread->sum[b] - spread->centre[b]);
    if (t->sample->levels)
        return square;
    return rounded_off(square - spread->sum[a] * spread->sum[b] / spread->n, fabsl(square));
}
