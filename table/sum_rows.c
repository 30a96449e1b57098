#include "sum_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* The places at which counting leaves each of n keys, as running sums in start[n + 1]. */
static void count_keys(const uint32_t keys[], size_t n_rows, uint32_t start[], size_t n)
{
    for (size_t i = 0; i < n_rows; i++)
        start[keys[i] + 1]++;
    for (size_t i = 0; i < n; i++)
        start[i + 1] += start[i];
}

/* The rows in the order of `keys`, which keeps that of `order` within a key; start[n + 1] as
 * counted. */
static void sort_by(const uint32_t keys[], const uint32_t order[], size_t n_rows,
                    const uint32_t start[], size_t n, uint32_t sorted[])
{
    uint32_t *next = sg_alloc(n + 1, sizeof *next);
    memcpy(next, start, n * sizeof *next);
    for (size_t i = 0; i < n_rows; i++) {
        uint32_t row = order ? order[i] : (uint32_t)i;
        sorted[next[keys[row]]++] = row;
    }
    free(next);
}

/* Whether the rows stand by slice and item already, as most files have them. */
static bool is_ordered(const struct sg_sum_rows *rows)
{
    for (size_t i = 1; i < rows->n_rows; i++)
        if (rows->slice[i] < rows->slice[i - 1] ||
            (rows->slice[i] == rows->slice[i - 1] && rows->item[i] < rows->item[i - 1]))
            return false;
    return true;
}

struct sg_sum_guard *sg_sum_guard_make(const struct sg_sum_rows *rows)
{
    struct sg_sum_guard *guard = sg_alloc(1, sizeof *guard);
    size_t n = rows->n_rows;
    uint32_t *by_item = sg_alloc(n, sizeof *by_item), *sorted = sg_alloc(n, sizeof *sorted);
    *guard = (struct sg_sum_guard){.rows = rows,
                                   .start = sg_alloc(rows->n_slices + 1, sizeof *guard->start),
                                   .item = sg_alloc(n, sizeof *guard->item),
                                   .value = sg_alloc(n, sizeof *guard->value),
                                   .is_signed = sg_alloc(rows->n_slices, sizeof *guard->is_signed),
                                   .of_item = sg_alloc(rows->n_items + 1, sizeof *guard->of_item),
                                   .entries = sg_alloc(n, sizeof *guard->entries),
                                   .slice_of = sg_alloc(n, sizeof *guard->slice_of)};
    count_keys(rows->item, n, guard->of_item, rows->n_items);
    count_keys(rows->slice, n, guard->start, rows->n_slices);
    bool ordered = is_ordered(rows);
    if (!ordered) {
        sort_by(rows->item, NULL, n, guard->of_item, rows->n_items, by_item);
        sort_by(rows->slice, by_item, n, guard->start, rows->n_slices, sorted);
    }
    for (size_t e = 0; e < n; e++) {
        size_t row = ordered ? e : sorted[e];
        guard->item[e] = rows->item[row];
        guard->value[e] = rows->value[row];
        guard->slice_of[e] = rows->slice[row];
        guard->is_signed[rows->slice[row]] |= rows->value[row] < 0;
    }
    sort_by(guard->item, NULL, n, guard->of_item, rows->n_items, guard->entries);
    free(by_item);
    free(sorted);
    return guard;
}

void sg_sum_guard_free(struct sg_sum_guard *guard)
{
    if (!guard)
        return;
    free(guard->start);
    free(guard->item);
    free(guard->value);
    free(guard->is_signed);
    free(guard->of_item);
    free(guard->entries);
    free(guard->slice_of);
    free(guard);
}

struct sg_sum_before *sg_sum_before_make(const struct sg_sum_guard *guard,
                                         const enum sg_sum_use use[])
{
    size_t n_slices = guard->rows->n_slices;
    struct sg_sum_before *before = sg_alloc(guard->rows->n_rows + n_slices, sizeof *before);
    for (size_t s = 0; s < n_slices; s++) {
        struct sg_sum_before sum = {0};
        for (size_t e = guard->start[s]; e < guard->start[s + 1]; e++) {
            double value = guard->value[e];
            before[e + s] = sum;
            if (use[guard->item[e]] != SG_SUM_PART)
                continue;
            bool known = !isnan(value);
            sum.parts++;
            sum.unknown += !known;
            sum.nonzero += known && value != 0;
            sum.value += known ? (long double)value : 0;
        }
        before[guard->start[s + 1] + s] = sum;
    }
    return before;
}
