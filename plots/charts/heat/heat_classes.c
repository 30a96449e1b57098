/* The classes of a table in colours. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/printed.h"
#include "table/measure.h"

#include "heat_model.h"
#include "plots/charts/chart_input.h"
#include "plots/page/scale.h"

/* Quotients: below a half, about 1, twice and more. Balances as surveys of business conditions
   speak of them. */
static const double of_quotients[] = {0.5, 0.8, 1.3, 2.0}, of_balances[] = {-25, -10, 10, 25};
static const double least_balance = 10; /* the largest, for which these are not all one class */

static bool is_quotient(const struct sg_heat *matrix)
{
    return strcmp(matrix->value->name, "coefficient") == 0;
}

/* --- what is printed */

static int decimals_of(const struct sg_heat *matrix)
{
    const struct sg_column *const columns[] = {matrix->value, NULL};
    int needed = 0;
    for (size_t i = 0; i < matrix->n_rows * matrix->n_columns; i++)
        needed = (int)fmax(needed, sg_printed_needed(matrix->cells[i].value, SG_PRINTED_MOST));
    int printed = sg_printed_decimals(columns, matrix->table->n_rows);
    return is_quotient(matrix) ? (int)fmin(1, needed) : (int)fmin(printed, needed);
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The numbers of the cells, or their sizes, from the least on, to be released with free(). */
static double *sorted_values(const struct sg_heat *matrix, bool of_size, size_t *n)
{
    size_t cells = matrix->n_rows * matrix->n_columns;
    double *values = sg_alloc(cells, sizeof *values);
    *n = 0;
    for (size_t i = 0; i < cells; i++) {
        double x = matrix->cells[i].value;
        if (!isnan(x) && !matrix->cells[i].none)
            values[(*n)++] = of_size ? fabs(x) : x;
    }
    qsort(values, *n, sizeof *values, ascending);
    return values;
}

/* --- bounds */

/* The roundest number above `low`, up to `high`, of which both are printed. */
static double round_between(double low, double high, int decimals)
{
    static const double factors[] = {5, 2, 1};
    int power = (int)floor(log10(fmax(fabs(high), pow(10, -decimals)))) + 1;
    for (; power > -decimals; power--)
        for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
            double step = factors[i] * pow(10, power);
            double found = floor(high / step + 1e-9) * step;
            if (found > low + 1e-9 * fabs(low))
                return sg_number_round(found, decimals);
        }
    return high;
}

/* Between which of the sorted values the k-th of n parts begins: as near to even as ties allow,
   after `from`; n where there is no such place. */
static size_t cut_at(const double values[], size_t n, size_t from, size_t wanted)
{
    size_t best = n;
    for (size_t i = from + 1; i < n; i++)
        if (values[i] > values[i - 1] &&
            (best == n || labs((long)i - (long)wanted) < labs((long)best - (long)wanted)))
            best = i;
    return best;
}

/* Each class holds about as many values as the others, and at least one. */
static void divide_evenly(struct sg_heat *matrix)
{
    size_t n, at = 0;
    double *values = sorted_values(matrix, false, &n);
    matrix->n_classes = 1;
    for (size_t k = 1; k < SG_HEAT_CLASSES; k++) {
        size_t next = cut_at(values, n, at, n * k / SG_HEAT_CLASSES);
        if (next == n)
            break;
        matrix->bounds[matrix->n_classes++ - 1] =
            round_between(values[next - 1], values[next], matrix->decimals);
        at = next;
    }
    free(values);
}

/* To both sides of zero: the half that is small in the middle, the tenth that is largest at the
   ends. */
static void divide_around_zero(struct sg_heat *matrix)
{
    size_t n;
    double *sizes = sorted_values(matrix, true, &n);
    double unit = pow(10, -matrix->decimals);
    double inner = n ? sg_scale_step(fmax(unit, sizes[n / 2] / 2)) : unit;
    double outer = n ? sg_scale_step(fmax(2 * inner, sizes[n - 1 - n / 5] / 1.2)) : 2 * unit;
    inner = sg_number_round(inner, matrix->decimals);
    outer = sg_number_round(outer, matrix->decimals);
    const double bounds[] = {-outer, -inner, inner, outer};
    memcpy(matrix->bounds, bounds, sizeof bounds);
    matrix->n_classes = SG_HEAT_CLASSES;
    free(sizes);
}

static void fix(struct sg_heat *matrix, const double bounds[SG_HEAT_CLASSES - 1])
{
    memcpy(matrix->bounds, bounds, sizeof matrix->bounds);
    matrix->n_classes = SG_HEAT_CLASSES;
    matrix->diverging = true;
}

static void set_bounds(struct sg_heat *matrix)
{
    size_t n;
    double *sizes = sorted_values(matrix, true, &n), *values = sorted_values(matrix, false, &n);
    bool balance = sg_input_kind(matrix->table, matrix->value) == SG_MEASURE_BALANCE;
    matrix->diverging = n && values[0] < 0;
    if (is_quotient(matrix))
        fix(matrix, of_quotients);
    else if (balance && n && sizes[n - 1] >= least_balance)
        fix(matrix, of_balances);
    else if (matrix->diverging)
        divide_around_zero(matrix);
    else
        divide_evenly(matrix);
    free(values);
    free(sizes);
}

void sg_heat_classify(struct sg_heat *matrix)
{
    size_t n = matrix->n_rows * matrix->n_columns;
    matrix->decimals = decimals_of(matrix);
    for (size_t i = 0; i < n; i++)
        matrix->cells[i].value = sg_number_round(matrix->cells[i].value, matrix->decimals);
    set_bounds(matrix);
    for (size_t i = 0; i < n; i++) {
        struct sg_heat_cell *cell = &matrix->cells[i];
        if (isnan(cell->value) || cell->none)
            continue;
        cell->klass = 0;
        for (int k = 0; k + 1 < matrix->n_classes; k++)
            cell->klass += cell->value >= matrix->bounds[k] - 1e-9 * fabs(matrix->bounds[k]);
        matrix->used[cell->klass] = true;
    }
}
