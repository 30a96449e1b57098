#include "regressors.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

/* What is left of a column, relative to all of it, when it follows from the others. */
static const long double nothing = 1e-12L;

/* The root mean square of a variable, so that all columns are of one size. */
static double scale_of(const struct sg_control *variable, const double weights[], size_t n)
{
    long double squares = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        squares += (long double)weights[i] * variable->values[i] * variable->values[i];
        sum += weights[i];
    }
    double scale = (double)sqrtl(squares / sum);
    return scale > 0 && isfinite(scale) ? scale : 1;
}

void sg_regressors_make(struct sg_regressors *x, const struct sg_controls *controls,
                        const double weights[])
{
    *x = (struct sg_regressors){.controls = controls,
                                .n_filled = controls->n_margins + controls->n_variables,
                                .offsets = sg_alloc(controls->n_margins, sizeof *x->offsets),
                                .scales = sg_alloc(controls->n_variables, sizeof *x->scales)};
    for (size_t m = 0; m < controls->n_margins; m++) {
        x->offsets[m] = x->k;
        x->k += controls->margins[m].n_categories;
    }
    for (size_t v = 0; v < controls->n_variables; v++)
        x->scales[v] = scale_of(&controls->variables[v], weights, controls->n);
    x->k += controls->n_variables;
}

void sg_regressors_free(struct sg_regressors *x)
{
    free(x->offsets);
    free(x->scales);
    *x = (struct sg_regressors){0};
}

/* The column that a record fills at place `at`, and with what. */
static inline size_t column_of(const struct sg_regressors *x, size_t i, size_t at,
                               long double *value)
{
    const struct sg_controls *controls = x->controls;
    if (at < controls->n_margins) {
        *value = 1;
        return x->offsets[at] + controls->margins[at].categories[i];
    }
    size_t v = at - controls->n_margins;
    *value = (long double)controls->variables[v].values[i] / x->scales[v];
    return x->k - controls->n_variables + v;
}

void sg_regressors_totals(const struct sg_regressors *x, long double totals[])
{
    const struct sg_controls *controls = x->controls;
    for (size_t m = 0; m < controls->n_margins; m++)
        for (size_t c = 0; c < controls->margins[m].n_categories; c++)
            totals[x->offsets[m] + c] = controls->margins[m].totals[c];
    for (size_t v = 0; v < controls->n_variables; v++)
        totals[x->k - controls->n_variables + v] =
            (long double)controls->variables[v].total / x->scales[v];
}

long double sg_regressors_predict(const struct sg_regressors *x, const long double b[], size_t i)
{
    long double sum = 0, value;
    for (size_t at = 0; at < x->n_filled; at++) {
        size_t column = column_of(x, i, at, &value);
        sum += value * b[column];
    }
    return sum;
}

void sg_regressors_add(const struct sg_regressors *x, long double w, size_t i, long double sums[])
{
    long double value;
    for (size_t at = 0; at < x->n_filled; at++) {
        size_t column = column_of(x, i, at, &value);
        sums[column] += w * value;
    }
}

void sg_regressors_add_products(const struct sg_regressors *x, long double w, size_t i,
                                long double matrix[])
{
    long double a, b;
    for (size_t row = 0; row < x->n_filled; row++) {
        size_t r = column_of(x, i, row, &a);
        for (size_t at = 0; at <= row; at++) {
            size_t c = column_of(x, i, at, &b);
            matrix[r * x->k + c] += w * a * b;
        }
    }
}

static size_t largest_pivot(const long double a[], size_t k, const bool done[],
                            const long double diagonal[])
{
    size_t best = k;
    long double most = nothing;
    for (size_t j = 0; j < k; j++)
        if (!done[j] && diagonal[j] > 0 && a[j * k + j] / diagonal[j] > most) {
            most = a[j * k + j] / diagonal[j];
            best = j;
        }
    return best;
}

/* Of the pair, the place in the lower triangle. */
static size_t lower(size_t k, size_t i, size_t j)
{
    return i > j ? i * k + j : j * k + i;
}

/* Takes the pivot's column out of the rest of the matrix and of c: c becomes that of L·z = c. */
static void eliminate(long double a[], size_t k, size_t pivot, const bool done[], long double c[])
{
    long double root = sqrtl(a[pivot * k + pivot]);
    a[pivot * k + pivot] = root;
    c[pivot] /= root;
    for (size_t i = 0; i < k; i++)
        if (!done[i]) {
            a[lower(k, i, pivot)] /= root;
            c[i] -= a[lower(k, i, pivot)] * c[pivot];
        }
    for (size_t i = 0; i < k; i++) {
        long double factor = done[i] ? 0 : a[lower(k, i, pivot)];
        for (size_t j = 0; j <= i && factor != 0; j++)
            if (!done[j])
                a[i * k + j] -= factor * a[lower(k, j, pivot)];
    }
}

void sg_semidefinite_solve(long double a[], size_t k, long double c[])
{
    bool *done = sg_alloc(k, sizeof *done);
    long double *diagonal = sg_alloc(k, sizeof *diagonal);
    size_t *pivots = sg_alloc(k, sizeof *pivots), rank = 0;
    for (size_t j = 0; j < k; j++)
        diagonal[j] = a[j * k + j];
    for (size_t p = largest_pivot(a, k, done, diagonal); p < k;
         p = largest_pivot(a, k, done, diagonal)) {
        done[p] = true;
        pivots[rank++] = p;
        eliminate(a, k, p, done, c);
    }
    for (size_t j = 0; j < k; j++)
        if (!done[j])
            c[j] = 0;
    for (size_t r = rank; r-- > 0;) {
        size_t p = pivots[r];
        for (size_t later = r + 1; later < rank; later++)
            c[p] -= a[lower(k, pivots[later], p)] * c[pivots[later]];
        c[p] /= a[p * k + p];
    }
    free(done);
    free(diagonal);
    free(pivots);
}
