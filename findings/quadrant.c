#include "quadrant.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

struct placed {
    size_t key, place;
    double y;
};

static int by_height(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->y != b->y)
        return a->y > b->y ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool is_above(const struct sg_entry *entry, double reference, int decimals)
{
    return !entry->unproven &&
           sg_number_round(entry->value, decimals) > sg_number_round(reference, decimals);
}

void sg_quadrants_make(struct sg_quadrants *quadrants, const struct sg_quadrant_item items[],
                       size_t n, const struct sg_quadrant_rule *rule)
{
    struct placed *above = sg_alloc(n, sizeof *above);
    *quadrants = (struct sg_quadrants){.above = sg_alloc(n, sizeof *quadrants->above)};
    for (size_t i = 0; i < n; i++) {
        const struct sg_entry *x = &items[i].x, *y = &items[i].y;
        if (x->kind != SG_ENTRY_ITEM)
            continue;
        quadrants->n_unknown += x->unknown || y->unknown;
        if (isnan(x->value) || isnan(y->value))
            continue;
        quadrants->n++;
        if (is_above(x, rule->x, rule->x_decimals) && is_above(y, rule->y, rule->y_decimals))
            above[quadrants->n_above++] =
                (struct placed){x->key, x->place, sg_number_round(y->value, rule->y_decimals)};
    }
    qsort(above, quadrants->n_above, sizeof *above, by_height);
    for (size_t i = 0; i < quadrants->n_above; i++)
        quadrants->above[i] = above[i].key;
    free(above);
}

void sg_quadrants_free(struct sg_quadrants *quadrants)
{
    free(quadrants->above);
    *quadrants = (struct sg_quadrants){0};
}
