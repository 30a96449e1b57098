#include "scatter_axis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/charts/chart_input.h"
#include "table/measure.h"

static const double wide =
    100; /* largest over smallest amount, from which on the axis is of logs */
static const size_t least_median = 4; /* of fewer points a median divides nothing */

static bool names_one(const struct sg_column *column, const char *const words[])
{
    for (; *words; words++)
        if (strstr(column->name, *words) || strstr(sg_column_title(column, SG_JA), *words))
            return true;
    return false;
}

/* Whether the numbers are changes: 増減数, change_percent. */
static bool is_change(const struct sg_column *column)
{
    static const char *const words[] = {"change", "annual_percent", "growth", "Growth", "Change",
                                        "増減",   "伸び",           "成長",   "変化",   NULL};
    return names_one(column, words);
}

/* Whether the value of the whole is what the items add up to, or the sum of what they contribute,
   and so no measure of any of them. */
static bool adds_up(const struct sg_table *table, const struct sg_column *column)
{
    static const char *const words[] = {"contribution", "寄与", NULL};
    bool rate = sg_input_is_rate(table, column) ||
                (is_change(column) && sg_column_is_percent(column)); /* whatever it is called */
    return !rate || names_one(column, words);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(const struct sg_scatter *scatter, const struct sg_column *column)
{
    double *values = sg_alloc(scatter->items.n + 1, sizeof *values);
    size_t n = 0;
    for (size_t i = 0; i < scatter->items.n; i++) {
        double x = sg_column_finite(column, scatter->items.items[i].row);
        if (!isnan(x))
            values[n++] = x;
    }
    qsort(values, n, sizeof *values, compare_numbers);
    double middle = n >= least_median ? (values[(n - 1) / 2] + values[n / 2]) / 2 : NAN;
    free(values);
    return middle;
}

/* What an industry has over the mean of all industries (Rasmussen 1956), which is 1 though only
   some of them may be shown. */
static bool is_of_mean_one(const struct sg_column *column)
{
    return strcmp(column->name, "influence") == 0 || strcmp(column->name, "sensitivity") == 0;
}

static void find_reference(const struct sg_scatter *scatter, struct sg_scatter_axis *axis)
{
    const struct sg_table *table = scatter->items.table;
    double total = scatter->items.left_total < 0
                       ? NAN
                       : sg_column_finite(axis->column, (size_t)scatter->items.left_total);
    double even = sg_input_even(table, axis->column);
    axis->quotient = even == 1;
    even = isnan(even) && axis->change ? 0 : even;
    const double known[] = {adds_up(table, axis->column) || axis->quotient ? NAN : total, even,
                            is_of_mean_one(axis->column) ? 1 : NAN, median(scatter, axis->column)};
    axis->reference = NAN;
    for (size_t k = 0; k < sizeof known / sizeof *known && isnan(axis->reference); k++)
        if (!isnan(known[k])) {
            axis->reference = known[k];
            axis->of = (enum sg_scatter_reference)(k + SG_SCATTER_TOTAL);
        }
}

/* Quotients, and amounts of very different sizes, stand on an axis of logarithms. */
static bool wants_logs(const struct sg_scatter *scatter, const struct sg_scatter_axis *axis,
                       double largest)
{
    bool amounts = !axis->change && !sg_input_is_rate(scatter->items.table, axis->column) &&
                   !sg_column_is_percent(axis->column);
    return axis->quotient ? axis->least >= 0 && largest > 0
                          : amounts && axis->least > 0 && largest >= wide * axis->least;
}

/* The largest value of an axis; axis->least is the other. */
static double find_extent(const struct sg_scatter *scatter, struct sg_scatter_axis *axis)
{
    double largest = 0;
    axis->least = INFINITY;
    for (size_t i = 0; i < scatter->items.n; i++) {
        double x = sg_column_finite(axis->column, scatter->items.items[i].row);
        axis->least = isnan(x) ? axis->least : fmin(axis->least, x);
        largest = isnan(x) ? largest : fmax(largest, x);
    }
    return largest;
}

void sg_scatter_make_axis(const struct sg_scatter *scatter, struct sg_scatter_axis *axis)
{
    const struct sg_column *const columns[] = {axis->column, NULL};
    axis->change = is_change(axis->column);
    axis->decimals = sg_printed_decimals(columns, scatter->items.table->n_rows);
    find_reference(scatter, axis);
    double largest = find_extent(scatter, axis);
    axis->log = wants_logs(scatter, axis, largest);
    if (strcmp(axis->column->name, "coefficient") == 0)
        axis->lower = sg_table_numbers(scatter->items.table, "lower");
    if (axis->log && !(axis->reference > 0)) {
        axis->of = SG_SCATTER_NOWHERE;
        axis->reference = NAN;
    }
}
