#include "ranking.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>

/* An item with its place in the table, which settles the order of ties. */
struct placed {
    struct sg_ranked item;
    size_t place;
};

static int by_size(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->item.value != y->item.value)
        return x->item.value < y->item.value ? 1 : -1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* Upwards it is what the known parts leave of the whole, were it all in one; else anything. */
static double reach_of(const struct sg_entry entries[], size_t n,
                       const struct sg_ranking_rule *rule)
{
    double left = rule->whole ? *rule->whole : NAN;
    for (size_t i = 0; i < n; i++)
        if (entries[i].kind != SG_ENTRY_OUTSIDE && !isnan(entries[i].value))
            left -= entries[i].value;
    return isnan(left) || rule->sign < 0 ? INFINITY : sg_number_round(left, rule->decimals);
}

void sg_ranking_make(struct sg_ranking *ranking, const struct sg_entry entries[], size_t n,
                     const struct sg_ranking_rule *rule)
{
    struct placed *placed = sg_alloc(n, sizeof *placed);
    *ranking = (struct sg_ranking){.reach = -INFINITY, .unproven = -INFINITY};
    for (size_t i = 0; i < n; i++) {
        const struct sg_entry *entry = &entries[i];
        if (entry->kind != SG_ENTRY_ITEM)
            continue;
        ranking->n_unknown += entry->unknown;
        ranking->why |= entry->unknown ? entry->why : 0;
        if (isnan(entry->value))
            continue;
        ranking->n_compared++;
        double printed = rule->sign * sg_number_round(entry->value, rule->decimals);
        if (entry->unproven)
            ranking->unproven = fmax(ranking->unproven, printed);
        else if (printed > rule->above)
            placed[ranking->n++] =
                (struct placed){{entry->key, printed, entry->small}, entry->place};
    }
    qsort(placed, ranking->n, sizeof *placed, by_size);
    ranking->items = sg_alloc(ranking->n, sizeof *ranking->items);
    for (size_t i = 0; i < ranking->n; i++)
        ranking->items[i] = placed[i].item;
    if (ranking->n_unknown)
        ranking->reach = reach_of(entries, n, rule);
    free(placed);
}

void sg_ranking_free(struct sg_ranking *ranking)
{
    free(ranking->items);
    *ranking = (struct sg_ranking){0};
}

size_t sg_ranking_ties(const struct sg_ranking *ranking, size_t start)
{
    size_t end = start;
    while (end < ranking->n && ranking->items[end].value == ranking->items[start].value)
        end++;
    return end - start;
}

bool sg_ranking_is_sure(const struct sg_ranking *ranking, size_t start)
{
    return start < ranking->n && ranking->reach < ranking->items[start].value;
}

size_t sg_ranking_leaders(const struct sg_ranking *ranking)
{
    size_t n = sg_ranking_ties(ranking, 0);
    return n < ranking->n_compared && sg_ranking_is_sure(ranking, 0) &&
                   ranking->unproven < ranking->items[0].value
               ? n
               : 0;
}

size_t sg_ranking_followers(const struct sg_ranking *ranking)
{
    size_t leaders = sg_ranking_leaders(ranking);
    return leaders && sg_ranking_is_sure(ranking, leaders) ? sg_ranking_ties(ranking, leaders) : 0;
}

bool sg_ranking_alone(const struct sg_entry entries[], size_t n, struct sg_ranking_rule rule,
                      size_t *key)
{
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, entries, n, &rule);
    bool alone = sg_ranking_leaders(&ranking) == 1;
    if (alone)
        *key = ranking.items[0].key;
    sg_ranking_free(&ranking);
    return alone;
}
