#include "classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/printed.h"
#include "table/measure.h"

#include "chart_input.h"
#include "classes_asked.h"
#include "plots/page/scale.h"
#include "plots/page/words.h"

/* Quotients: below a half, about 1, twice and more. Balances as surveys of business conditions
   speak of them. */
static const double of_quotients[] = {0.5, 0.8, 1.3, 2.0}, of_balances[] = {-25, -10, 10, 25};
static const double least_balance = 10; /* the largest, for which these are not all one class */

/* --- what is printed */

static int decimals_of(struct sg_classes_of of, const double values[], size_t n)
{
    const struct sg_column *const columns[] = {of.column, NULL};
    int needed = 0;
    for (size_t i = 0; i < n; i++)
        needed = (int)fmax(needed, sg_printed_needed(values[i], SG_PRINTED_MOST));
    int printed = sg_printed_decimals(columns, of.table->n_rows);
    return (int)fmin(sg_input_are_quotients(of.table, of.column) ? 1 : printed, needed);
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Numbers from the least on. */
struct sorted {
    double *values; /* to be released with free() */
    size_t n;
};

static struct sorted sort(const double values[], size_t n, bool of_size)
{
    struct sorted sorted = {sg_alloc(n, sizeof *values), 0};
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            sorted.values[sorted.n++] = of_size ? fabs(values[i]) : values[i];
    qsort(sorted.values, sorted.n, sizeof *values, ascending);
    return sorted;
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
static size_t cut_at(const struct sorted *sorted, size_t from, size_t wanted)
{
    size_t best = sorted->n;
    for (size_t i = from + 1; i < sorted->n; i++)
        if (sorted->values[i] > sorted->values[i - 1] &&
            (best == sorted->n || labs((long)i - (long)wanted) < labs((long)best - (long)wanted)))
            best = i;
    return best;
}

/* Each class holds about as many values as the others, and at least one. */
static void divide_evenly(struct sg_classes *classes, const struct sorted *sorted)
{
    size_t at = 0;
    classes->n = 1;
    for (size_t k = 1; k < SG_CLASSES; k++) {
        size_t next = cut_at(sorted, at, sorted->n * k / SG_CLASSES);
        if (next == sorted->n)
            break;
        classes->bounds[classes->n++ - 1] =
            round_between(sorted->values[next - 1], sorted->values[next], classes->decimals);
        at = next;
    }
}

static void fix(struct sg_classes *classes, const double bounds[SG_CLASSES - 1])
{
    memcpy(classes->bounds, bounds, sizeof classes->bounds);
    classes->n = SG_CLASSES;
    classes->diverging = true;
    classes->below = classes->above = SG_CLASSES / 2;
}

/* To both sides of zero: the half that is small in the middle, the tenth that is largest at the
   ends. */
static void divide_around_zero(struct sg_classes *classes, const struct sorted *sizes)
{
    size_t n = sizes->n;
    double unit = pow(10, -classes->decimals);
    double inner = n ? sg_scale_step(fmax(unit, sizes->values[n / 2] / 2)) : unit;
    double outer =
        n ? sg_scale_step(fmax(2 * inner, sizes->values[n - 1 - n / 5] / 1.2)) : 2 * unit;
    inner = sg_number_round(inner, classes->decimals);
    outer = sg_number_round(outer, classes->decimals);
    const double bounds[] = {-outer, -inner, inner, outer};
    fix(classes, bounds);
}

static void set_bounds(struct sg_classes *classes, struct sg_classes_of of, const double values[],
                       size_t n)
{
    struct sorted sizes = sort(values, n, true), sorted = sort(values, n, false);
    bool balance = sg_input_kind(of.table, of.column) == SG_MEASURE_BALANCE;
    if (of.asked)
        divide_evenly(classes, &sorted);
    else if (sg_input_are_quotients(of.table, of.column))
        fix(classes, of_quotients);
    else if (balance && sizes.n && sizes.values[sizes.n - 1] >= least_balance)
        fix(classes, of_balances);
    else if (sorted.n && sorted.values[0] < 0)
        divide_around_zero(classes, &sizes);
    else
        divide_evenly(classes, &sorted);
    free(sizes.values);
    free(sorted.values);
}

bool sg_classes_make(struct sg_classes *classes, struct sg_classes_of of, double values[], size_t n,
                     struct sg_error *err)
{
    *classes = (struct sg_classes){.decimals = decimals_of(of, values, n)};
    if (!sg_classes_ask(classes, of, err))
        return false;
    for (size_t i = 0; i < n; i++)
        values[i] = sg_number_round(values[i], classes->decimals);
    if (!classes->n)
        set_bounds(classes, of, values, n);
    for (size_t i = 0; i < n; i++)
        if (!isnan(values[i]))
            classes->used[sg_classes_find(classes, values[i])] = true;
    return true;
}

int sg_classes_find(const struct sg_classes *classes, double value)
{
    int klass = 0;
    if (isnan(value))
        return -1;
    for (int k = 0; k + 1 < classes->n; k++)
        klass += value >= classes->bounds[k] - 1e-9 * fabs(classes->bounds[k]);
    return klass;
}

/* Ends are always dark; fewer classes than five take colours over the whole range. */
enum sg_color sg_classes_color(const struct sg_classes *classes, int klass)
{
    int last = SG_CLASSES - 1, n = classes->n;
    if (!classes->diverging)
        return (enum sg_color)((int)SG_COLOR_LEVEL1 + (n > 1 ? klass * last / (n - 1) : last / 2));
    if (klass < classes->below)
        return klass == 0 ? SG_COLOR_SCALE5 : SG_COLOR_SCALE4;
    if (klass >= n - classes->above)
        return klass == n - 1 ? SG_COLOR_SCALE1 : SG_COLOR_SCALE2;
    return SG_COLOR_SCALE3;
}

void sg_classes_text(const struct sg_classes *classes, int klass, enum sg_lang lang,
                     struct sg_buffer *out)
{
    const struct sg_words_number style = {classes->decimals, false, lang};
    double unit = pow(10, -classes->decimals);
    bool ja = lang == SG_JA;
    if (classes->n == 1)
        return;
    if (klass == 0) {
        sg_buffer_add(out, ja ? "" : "below ");
        sg_words_number(classes->bounds[0], style, out);
        sg_buffer_add(out, ja ? "未満" : "");
        return;
    }
    double from = classes->bounds[klass - 1];
    sg_words_number(from, style, out);
    if (klass == classes->n - 1) {
        sg_buffer_add(out, ja ? "以上" : " and above");
        return;
    }
    double to = classes->bounds[klass] - unit;
    if (to <= from + unit / 2)
        return; /* one printed value */
    sg_buffer_add(out, ja ? "～" : classes->bounds[0] < 0 ? " to " : "–");
    sg_words_number(to, style, out);
}
