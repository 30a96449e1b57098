/* Totals that are known against their parts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

#include "sum_rows.h"

/* A sum in the decimals of its parts, of whose last one `rounding` is half a unit. */
static double as_printed(double sum, double rounding)
{
    return rounding > 0 ? sg_number_round(sum, (int)lround(-log10(2 * rounding))) : sum;
}

struct sg_sum_check sg_sum_guard_check(const struct sg_sum_guard *guard,
                                       const enum sg_sum_use use[], uint32_t item)
{
    struct sg_sum_check check = {0};
    struct sg_sum_before *before = sg_sum_before_make(guard, use);
    for (size_t i = guard->of_item[item]; i < guard->of_item[item + 1]; i++) {
        uint32_t e = guard->entries[i], s = guard->slice_of[e];
        const struct sg_sum_before *parts = &before[guard->start[s + 1] + s];
        double total = guard->value[e], rounding = guard->rows->rounding[s];
        if (isnan(total) || isnan(rounding) || parts->parts == 0)
            continue;
        double above = (double)(parts->value - (long double)total);
        double allowed =
            sg_sum_allowed(rounding, parts->parts, fmax(fabs(total), fabs((double)parts->value)));
        bool less = !guard->is_signed[s] && above > allowed;
        bool differs = less || (!parts->unknown && fabs(above) > allowed);
        if (differs && check.differ + check.less == 0) {
            check.total = total;
            check.parts = as_printed((double)parts->value, rounding);
        }
        check.agree += !parts->unknown && !differs;
        check.differ += !parts->unknown && differs;
        check.less += less;
    }
    free(before);
    return check;
}

/* What is known of the items below one, in one slice. */
struct below {
    double sum;
    size_t parts, unknown;
};

/* Adds the rows of a slice to the items that they lie in. */
static void add_below(const struct sg_sum_guard *guard, size_t slice, const ptrdiff_t parent[],
                      struct below sums[], size_t seen[])
{
    for (size_t e = guard->start[slice]; e < guard->start[slice + 1]; e++) {
        ptrdiff_t above = parent[guard->item[e]];
        seen[guard->item[e]] = slice + 1;
        if (above < 0)
            continue;
        bool known = !isnan(guard->value[e]);
        sums[above].sum += known ? guard->value[e] : 0;
        sums[above].parts += known;
        sums[above].unknown += !known;
    }
}

static void compare_below(const struct sg_sum_guard *guard, size_t slice, const struct below sums[],
                          struct sg_sum_below below[])
{
    for (size_t e = guard->start[slice]; e < guard->start[slice + 1]; e++) {
        uint32_t i = guard->item[e];
        const struct below *of = &sums[i];
        double value = guard->value[e];
        double allowed = sg_sum_allowed(guard->rows->rounding[slice], of->parts, of->sum);
        if (of->parts == 0 || isnan(value))
            continue;
        below[i].more += of->sum - value > allowed;
        below[i].equal +=
            of->parts > 1 && !of->unknown && value > 0 && fabs(of->sum - value) <= allowed;
    }
}

void sg_sum_guard_below(const struct sg_sum_guard *guard, const ptrdiff_t parent[],
                        struct sg_sum_below below[])
{
    size_t n = guard->rows->n_items;
    struct below *sums = sg_alloc(n, sizeof *sums);
    size_t *seen = sg_alloc(n, sizeof *seen); /* the slice, and 1, that has the item last */
    memset(below, 0, n * sizeof *below);
    for (size_t s = 0; s < guard->rows->n_slices; s++) {
        if (isnan(guard->rows->rounding[s]) || guard->is_signed[s])
            continue;
        add_below(guard, s, parent, sums, seen);
        compare_below(guard, s, sums, below);
        for (size_t e = guard->start[s]; e < guard->start[s + 1]; e++) {
            ptrdiff_t above = parent[guard->item[e]];
            if (above < 0)
                continue;
            below[above].more += seen[above] != s + 1 && sums[above].sum > 0;
            sums[above] = (struct below){0};
        }
    }
    free(sums);
    free(seen);
}
