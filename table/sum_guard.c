#include "sum_guard.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "sum_rows.h"

/* One slice in which a sum was found right. */
struct proof {
    uint64_t hash;
    double factor;
};

struct search {
    const struct sg_sum_guard *guard;
    const enum sg_sum_use *use;
    struct sg_sum_before *before;
    struct proof *proofs; /* of the item at hand */
    size_t n_proofs, room;
};

/* Mixes bits so that sums of them tell sets apart (Steele, Lea, Flood 2014: SplitMix64). */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t hash_of(uint32_t item, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return mix(bits + mix((uint64_t)item + 0x9e3779b97f4a7c15u));
}

/* Of the parts among the entries from … to, but for one. */
static uint64_t hash_parts(const struct search *search, uint32_t from, uint32_t to, uint32_t but)
{
    const struct sg_sum_guard *guard = search->guard;
    uint64_t hash = 0;
    for (uint32_t e = from; e < to; e++)
        if (e != but && search->use[guard->item[e]] == SG_SUM_PART)
            hash += hash_of(guard->item[e], guard->value[e]);
    return hash;
}

/* A run beside an item, towards the last row or the first; `reach` counts items that way. */
struct run {
    uint32_t item;
    bool onward;
    uint32_t low, high; /* reaches at which the sums seen so far agree */
};

static uint32_t turn(const struct search *search, bool onward, uint32_t item)
{
    return onward ? item : (uint32_t)search->guard->rows->n_items - 1 - item;
}

static void prove(struct search *search, uint64_t hash, double value, double rounding,
                  double allowed)
{
    double unit = fmax(rounding > 0 ? 2 * rounding : 1, 2 * allowed);
    search->proofs =
        sg_grow(search->proofs, &search->room, search->n_proofs + 1, sizeof *search->proofs);
    search->proofs[search->n_proofs++] = (struct proof){hash, fmax(1, fabs(value) / unit)};
}

static int compare_proofs(const void *left, const void *right)
{
    const struct proof *a = left, *b = right;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

/* Slices of equal rows prove a sum once. */
static void count_proofs(struct search *search, struct sg_sum *sum)
{
    if (search->n_proofs)
        qsort(search->proofs, search->n_proofs, sizeof *search->proofs, compare_proofs);
    sum->product = 1;
    for (size_t i = 0; i < search->n_proofs; i++)
        if (i == 0 || search->proofs[i].hash != search->proofs[i - 1].hash) {
            sum->product *= search->proofs[i].factor;
            sum->slices++;
        }
}

/* What stands between two places of a slice. */
static struct sg_sum_before between(const struct sg_sum_before *from,
                                    const struct sg_sum_before *to)
{
    return (struct sg_sum_before){.value = to->value - from->value,
                                  .unknown = to->unknown - from->unknown,
                                  .nonzero = to->nonzero - from->nonzero,
                                  .parts = to->parts - from->parts};
}

/* Whether the sum of the entries from … to agrees with the value of entry `e` where all are known.
 */
static bool is_sum(struct search *search, const struct sg_sum_before *of, uint32_t e, uint32_t from,
                   uint32_t to)
{
    double value = search->guard->value[e];
    double rounding = search->guard->rows->rounding[search->guard->slice_of[e]];
    double allowed = sg_sum_allowed(rounding, of->parts, fabs(value));
    if (of->unknown || isnan(value) || isnan(rounding))
        return true;
    if (fabsl(of->value - (long double)value) > (long double)allowed)
        return false;
    if (of->nonzero > 1)
        prove(search, hash_parts(search, from, to, e), value, rounding, allowed);
    return true;
}

/* All parts of a slice but the one at `entry`. */
static struct sg_sum_before others(const struct search *search, uint32_t slice, uint32_t entry)
{
    const struct sg_sum_guard *guard = search->guard;
    const struct sg_sum_before *at = search->before + slice;
    struct sg_sum_before front = between(&at[guard->start[slice]], &at[entry]);
    struct sg_sum_before back = between(&at[entry + 1], &at[guard->start[slice + 1]]);
    return (struct sg_sum_before){.value = front.value + back.value,
                                  .unknown = front.unknown + back.unknown,
                                  .nonzero = front.nonzero + back.nonzero,
                                  .parts = front.parts + back.parts};
}

static bool find_all(struct search *search, uint32_t item, struct sg_sum *sum)
{
    const struct sg_sum_guard *guard = search->guard;
    search->n_proofs = 0;
    for (size_t i = guard->of_item[item]; i < guard->of_item[item + 1]; i++) {
        uint32_t e = guard->entries[i], s = guard->slice_of[e];
        struct sg_sum_before rest = others(search, s, e);
        if (!is_sum(search, &rest, e, guard->start[s], guard->start[s + 1]))
            return false;
    }
    *sum = (struct sg_sum){.of = SG_SUM_OF_ALL};
    count_proofs(search, sum);
    return sum->slices > 0;
}

/* What the run of `n` entries beside entry `e` holds. */
static struct sg_sum_before run_sum(const struct search *search, const struct run *run, uint32_t e,
                                    uint32_t n)
{
    const struct sg_sum_before *at = search->before + search->guard->slice_of[e];
    return run->onward ? between(&at[e + 1], &at[e + 1 + n]) : between(&at[e - n], &at[e]);
}

/* The entries beside entry `e` in the direction of the run. */
static uint32_t beside(const struct search *search, const struct run *run, uint32_t e)
{
    const uint32_t *start = &search->guard->start[search->guard->slice_of[e]];
    return run->onward ? start[1] - 1 - e : e - start[0];
}

/* The fewest entries that hold `value` or more; `n` + 1 if all n do not. */
static uint32_t fewest(const struct search *search, const struct run *run, uint32_t e, uint32_t n,
                       long double value, double rounding)
{
    uint32_t low = 1, high = n + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct sg_sum_before sum = run_sum(search, run, e, middle);
        double allowed = sg_sum_allowed(rounding, sum.parts, (double)value);
        if (sum.value + (long double)allowed >= value)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The entry `n` steps from `e`. */
static uint32_t entry_at(const struct run *run, uint32_t e, uint32_t n)
{
    return run->onward ? e + n : e - n;
}

/* Narrows the reaches by the slice of entry `e`; false where none is left. */
static bool narrow(const struct search *search, struct run *run, uint32_t e)
{
    const struct sg_sum_guard *guard = search->guard;
    uint32_t s = guard->slice_of[e], n = beside(search, run, e);
    double value = guard->value[e], rounding = guard->rows->rounding[s];
    if (isnan(rounding) || isnan(value) || value <= 0 || guard->is_signed[s])
        return true;
    uint32_t least = fewest(search, run, e, n, (long double)value, rounding);
    struct sg_sum_before sum = run_sum(search, run, e, least > n ? n : least);
    double allowed = sg_sum_allowed(rounding, sum.parts, value);
    if (sum.unknown)
        return true;
    if (least > n || sum.value - (long double)allowed > (long double)value)
        return false;
    /* what goes beyond holds next to nothing */
    double beyond = value + (rounding > 0 ? 2 * allowed : 0.5);
    uint32_t most = fewest(search, run, e, n, (long double)beyond, 0);
    uint32_t low = turn(search, run->onward, guard->item[entry_at(run, e, least)]),
             high = UINT32_MAX;
    if (most <= n && !run_sum(search, run, e, most).unknown)
        high = turn(search, run->onward, guard->item[entry_at(run, e, most)]) - 1;
    run->low = low > run->low ? low : run->low;
    run->high = high < run->high ? high : run->high;
    return run->low <= run->high;
}

/* How many entries beside `e` lie within the reach of the run. */
static uint32_t within(const struct search *search, const struct run *run, uint32_t e)
{
    uint32_t low = 0, high = beside(search, run, e);
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        uint32_t item = search->guard->item[entry_at(run, e, middle)];
        if (turn(search, run->onward, item) <= run->low)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static bool find_run(struct search *search, uint32_t item, bool onward, struct sg_sum *sum)
{
    const struct sg_sum_guard *guard = search->guard;
    struct run run = {.item = item, .onward = onward, .high = UINT32_MAX};
    bool fits = true;
    search->n_proofs = 0;
    for (size_t i = guard->of_item[item]; fits && i < guard->of_item[item + 1]; i++)
        fits = narrow(search, &run, guard->entries[i]);
    for (size_t i = guard->of_item[item]; fits && run.low && i < guard->of_item[item + 1]; i++) {
        uint32_t e = guard->entries[i];
        uint32_t n = within(search, &run, e);
        struct sg_sum_before of = run_sum(search, &run, e, n);
        fits = is_sum(search, &of, e, onward ? e + 1 : e - n, onward ? e + 1 + n : e);
    }
    if (!fits || !search->n_proofs)
        return false;
    uint32_t end = turn(search, onward, run.low);
    *sum = (struct sg_sum){
        .of = SG_SUM_OF_RUN, .first = onward ? item + 1 : end, .last = onward ? end : item - 1};
    count_proofs(search, sum);
    return true;
}

static void find_sum(struct search *search, uint32_t item, struct sg_sum *sum)
{
    struct sg_sum found;
    *sum = (struct sg_sum){.of = SG_SUM_OF_NONE};
    if (search->use[item] != SG_SUM_PART)
        return;
    if (find_all(search, item, sum))
        return;
    *sum = (struct sg_sum){.of = SG_SUM_OF_NONE};
    for (int onward = 0; onward < 2; onward++)
        if (find_run(search, item, onward, &found) && found.product > sum->product)
            *sum = found;
}

void sg_sum_guard_find(const struct sg_sum_guard *guard, const enum sg_sum_use use[],
                       struct sg_sum sums[])
{
    struct search search = {.guard = guard, .use = use, .before = sg_sum_before_make(guard, use)};
    for (size_t i = 0; i < guard->rows->n_items; i++)
        find_sum(&search, (uint32_t)i, &sums[i]);
    free(search.before);
    free(search.proofs);
}
