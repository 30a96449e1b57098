#include "split_variant.h"

#include <stdlib.h>

#if defined(__SSE2__)
#define SG_SPLIT_SSE2
#else
#define SG_SPLIT_PORTABLE
#endif
#define SG_SPLIT_TARGET
#include "split_kernel.h"

#ifdef SG_SPLIT_VARIANTS

static void split_best(struct sg_split *split)
{
    if (sg_split_has_avx512())
        sg_split_window_avx512(split);
    else if (sg_split_has_avx2())
        sg_split_window_avx2(split);
    else
        split_window(split);
}

bool sg_split_quotes_odd(const char *text, size_t n)
{
    if (sg_split_has_avx512())
        return sg_split_quotes_odd_avx512(text, n);
    return sg_split_has_avx2() ? sg_split_quotes_odd_avx2(text, n) : quotes_odd(text, n);
}

#else

static void split_best(struct sg_split *split)
{
    split_window(split);
}

bool sg_split_quotes_odd(const char *text, size_t n)
{
    return quotes_odd(text, n);
}

#endif

/* Drops what was used and makes room for `more`. */
static void renew(struct sg_offsets *offsets, size_t *used, size_t more)
{
    size_t left = offsets->n - *used;
    if (left && *used)
        memmove(offsets->items, offsets->items + *used, left * sizeof *offsets->items);
    offsets->n = left;
    *used = 0;
    offsets->items =
        sg_grow(offsets->items, &offsets->capacity, left + more, sizeof *offsets->items);
}

bool sg_split_next(struct sg_split *split)
{
    if (split->at >= split->n)
        return false;
    size_t all = split->records.n;
    renew(&split->bounds, &split->used, SG_SPLIT_WINDOW + SG_SPLIT_IDLE);
    renew(&split->odds, &split->used_odds, 0);
    renew(&split->records, &all, SG_SPLIT_WINDOW + SG_SPLIT_IDLE);
    split_best(split);
    return true;
}

void sg_split_begin(struct sg_split *split, const char *text, size_t n, char delimiter)
{
    struct sg_offsets bounds = split->bounds, records = split->records, odds = split->odds;
    bounds.n = records.n = odds.n = 0;
    *split = (struct sg_split){.text = text,
                               .n = n,
                               .delimiter = delimiter,
                               .after_end = 1,
                               .bounds = bounds,
                               .records = records,
                               .odds = odds};
}

void sg_split_free(struct sg_split *split)
{
    free(split->bounds.items);
    free(split->records.items);
    free(split->odds.items);
    *split = (struct sg_split){0};
}

size_t sg_split_first_end(const char *text, size_t from, size_t n, bool inside)
{
    for (size_t i = from; i < n; i++) {
        if (text[i] == '"')
            inside = !inside;
        else if (!inside && sg_split_ends_record(text, i))
            return i + 1;
    }
    return n;
}

size_t sg_split_last_end(const char *text, size_t n)
{
    uint64_t inside = 0;
    size_t last = 0;
    for (size_t base = 0; base < n; base += 64) {
        struct masks masks = classify(text + base, ',');
        uint64_t known = first_bits(n - base);
        uint64_t quoted = prefix_xor(masks.quote & known) ^ inside;
        uint64_t ends = record_ends(masks, text[base + 64]) & known & ~quoted;
        if (ends)
            last = base + 64 - (size_t)__builtin_clzll(ends);
        inside = (uint64_t)0 - (quoted >> 63);
    }
    return last;
}
