/* Totals that are known against their parts. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "sum_rows.h"

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
            check.parts = (double)parts->value;
        }
        check.agree += !parts->unknown && !differs;
        check.differ += !parts->unknown && differs;
        check.less += less;
    }
    free(before);
    return check;
}

void sg_sum_guard_exceeded(const struct sg_sum_guard *guard, const ptrdiff_t parent[],
                           bool exceeded[])
{
    size_t n = guard->rows->n_items;
    double *below = sg_alloc(n, sizeof *below);
    size_t *parts = sg_alloc(n, sizeof *parts);
    size_t *seen = sg_alloc(n, sizeof *seen); /* the slice, and 1, that has the item last */
    for (size_t i = 0; i < n; i++)
        exceeded[i] = false;
    for (size_t s = 0; s < guard->rows->n_slices; s++) {
        double rounding = guard->rows->rounding[s];
        if (isnan(rounding) || guard->is_signed[s])
            continue;
        for (size_t e = guard->start[s]; e < guard->start[s + 1]; e++) {
            ptrdiff_t above = parent[guard->item[e]];
            seen[guard->item[e]] = s + 1;
            if (above < 0 || isnan(guard->value[e]))
                continue;
            below[above] += guard->value[e];
            parts[above]++;
        }
        for (size_t e = guard->start[s]; e < guard->start[s + 1]; e++) {
            uint32_t i = guard->item[e];
            double allowed = sg_sum_allowed(rounding, parts[i], below[i]);
            exceeded[i] |= parts[i] && below[i] - guard->value[e] > allowed;
        }
        for (size_t e = guard->start[s]; e < guard->start[s + 1]; e++) {
            ptrdiff_t above = parent[guard->item[e]];
            if (above >= 0) {
                /* what has no row holds nothing */
                exceeded[above] |= seen[above] != s + 1 && below[above] > 0;
                below[above] = 0;
                parts[above] = 0;
            }
        }
    }
    free(below);
    free(parts);
    free(seen);
}
