#include "before_after.h"

#include <math.h>
#include <stdlib.h>

struct placed {
    double change;
    size_t at;
    bool residual;
};

static int by_change(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->residual != b->residual)
        return a->residual ? 1 : -1;
    if (isnan(a->change) != isnan(b->change))
        return isnan(a->change) ? 1 : -1;
    if (a->change < b->change || a->change > b->change)
        return a->change > b->change ? -1 : 1;
    return a->at < b->at ? -1 : 1;
}

void sg_before_after_sort(struct sg_before_after *both)
{
    size_t n = both->items.n;
    struct placed *placed = sg_alloc(n, sizeof *placed);
    struct sg_item *items = sg_alloc(n, sizeof *items);
    struct sg_item_waves *waves = sg_alloc(n, sizeof *waves);
    for (size_t i = 0; i < n; i++)
        placed[i] =
            (struct placed){sg_before_after_change(both, i), i, both->items.items[i].residual};
    qsort(placed, n, sizeof *placed, by_change);
    for (size_t i = 0; i < n; i++) {
        items[i] = both->items.items[placed[i].at];
        waves[i] = both->waves[placed[i].at];
    }
    free(both->items.items);
    free(both->waves);
    free(placed);
    both->items.items = items;
    both->waves = waves;
}
