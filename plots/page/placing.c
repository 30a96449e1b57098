#include "placing.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "placing_spots.h"

enum { CANDIDATES = SG_PLACING_CANDIDATES };
enum { STARTS = 12, FIRST_STARTS = 4, ROUNDS = 30 };
enum { STEPS = 1000 /* per label and start */, WORK = 2000000 /* labels times steps of a start */ };

static const double cost_of_clash = 20;   /* more than any single spot costs */
static const double hot = 6, cold = 0.05; /* temperatures, in costs */

struct search {
    const struct sg_placing_item *items;
    size_t n;
    struct sg_placing_candidate *candidates; /* n × CANDIDATES */
    size_t *chosen, *best;                   /* per item; CANDIDATES: not placed */
    uint64_t random;                         /* state of the generator */
};

/* SplitMix64 (Steele, Lea and Flood 2014), so that every machine draws the same numbers. */
static size_t draw(struct search *search, size_t below)
{
    uint64_t z = search->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (size_t)((z ^ z >> 31) % below);
}

static size_t clashes(const struct search *search, size_t i, const struct sg_placing_spot *spot)
{
    size_t n = 0;
    for (size_t k = 0; k < search->n; k++)
        if (k != i && search->chosen[k] < CANDIDATES)
            n += sg_placing_clash(spot,
                                  &search->candidates[k * CANDIDATES + search->chosen[k]].spot);
    return n;
}

static double cost_at(const struct search *search, size_t i, size_t c)
{
    const struct sg_placing_candidate *candidate = &search->candidates[i * CANDIDATES + c];
    return c < CANDIDATES
               ? candidate->cost + cost_of_clash * (double)clashes(search, i, &candidate->spot)
               : 2 * cost_of_clash;
}

/* Takes the best candidate of an item, the others being where they are; whether it moved. */
static bool move(struct search *search, size_t i)
{
    size_t before = search->chosen[i], best = CANDIDATES;
    double least = INFINITY;
    for (size_t c = 0; c < CANDIDATES; c++) {
        double cost = search->candidates[i * CANDIDATES + c].cost;
        if (cost >= least)
            continue;
        cost = cost_at(search, i, c);
        if (cost < least) {
            least = cost;
            best = c;
        }
    }
    search->chosen[i] = best;
    return best != before;
}

static void settle(struct search *search)
{
    bool moved = true;
    for (size_t round = 0; round < ROUNDS && moved; round++) {
        moved = false;
        for (size_t i = 0; i < search->n; i++)
            if (move(search, i))
                moved = true;
    }
}

static bool clashes_at(const struct search *search, size_t i)
{
    size_t c = search->chosen[i];
    return c < CANDIDATES && clashes(search, i, &search->candidates[i * CANDIDATES + c].spot) > 0;
}

/* Simulated annealing, which Christensen, Marks and Shieber (1995) found best for such labels. */
static void anneal(struct search *search)
{
    size_t steps = STEPS * search->n, most = WORK / search->n;
    steps = steps < most ? steps : most;
    for (size_t step = 0; step < steps; step++) {
        double temperature = hot * pow(cold / hot, (double)step / (double)steps);
        size_t i = draw(search, search->n), c = draw(search, CANDIDATES);
        if (isinf(search->candidates[i * CANDIDATES + c].cost))
            continue;
        double more = cost_at(search, i, c) - cost_at(search, i, search->chosen[i]);
        double chance = (double)draw(search, 10000) / 10000;
        if (more <= 0 || chance < exp(-more / temperature))
            search->chosen[i] = c;
    }
}

static double total_cost(const struct search *search)
{
    double cost = 0;
    for (size_t i = 0; i < search->n; i++)
        cost += cost_at(search, i, search->chosen[i]);
    return cost;
}

/* Whether the label of one item is given up before that of another. */
static bool yields(const struct sg_placing_item *item, const struct sg_placing_item *other)
{
    return item->wanted != other->wanted ? other->wanted : item->radius < other->radius;
}

/* Gives up, among the labels that clash, those that are not wanted, then the ones of the smallest
   circles. */
static void drop_clashing(struct search *search)
{
    for (;;) {
        size_t worst = search->n;
        for (size_t i = 0; i < search->n; i++)
            if (clashes_at(search, i) &&
                (worst == search->n || yields(&search->items[i], &search->items[worst])))
                worst = i;
        if (worst == search->n)
            return;
        search->chosen[worst] = CANDIDATES;
    }
}

/* Gives labels that were given up a spot that has become free. */
static void bring_back(struct search *search)
{
    for (size_t i = 0; i < search->n; i++) {
        if (search->chosen[i] < CANDIDATES)
            continue;
        move(search, i);
        if (clashes_at(search, i))
            search->chosen[i] = CANDIDATES;
    }
}

static void run(struct search *search)
{
    double least = INFINITY;
    bool best_clashes = true;
    for (size_t start = 0; start < STARTS && search->n; start++) {
        if (start >= FIRST_STARTS && !best_clashes)
            break;
        for (size_t i = 0; i < search->n; i++)
            search->chosen[i] = CANDIDATES;
        anneal(search);
        settle(search);
        double cost = total_cost(search);
        if (cost >= least)
            continue;
        least = cost;
        best_clashes = false;
        for (size_t i = 0; i < search->n; i++) {
            search->best[i] = search->chosen[i];
            best_clashes = best_clashes || clashes_at(search, i);
        }
    }
    for (size_t i = 0; i < search->n; i++)
        search->chosen[i] = search->best[i];
    drop_clashing(search);
    bring_back(search);
}

/* A label that is wanted and has no spot on its own side of the axes may stand beyond them. */
static void find_candidates(const struct sg_placing_field *field,
                            const struct sg_placing_labels *labels, size_t i,
                            struct sg_placing_candidate candidates[CANDIDATES])
{
    struct sg_placing_field open = {field->box, NAN, NAN};
    bool any = false;
    sg_placing_candidates(field, labels, i, candidates);
    for (size_t c = 0; c < CANDIDATES; c++)
        any = any || !isinf(candidates[c].cost);
    if (!any && labels->items[i].wanted)
        sg_placing_candidates(&open, labels, i, candidates);
}

void sg_placing_solve(const struct sg_placing_field *field, const struct sg_placing_item items[],
                      size_t n, struct sg_placing_spot spots[])
{
    struct search search = {.items = items, .n = n, .random = 1};
    struct sg_placing_labels labels = {items, n};
    search.candidates = sg_alloc(n * CANDIDATES, sizeof *search.candidates);
    search.chosen = sg_alloc(n, sizeof *search.chosen);
    search.best = sg_alloc(n, sizeof *search.best);
    for (size_t i = 0; i < n; i++)
        find_candidates(field, &labels, i, &search.candidates[i * CANDIDATES]);
    run(&search);
    for (size_t i = 0; i < n; i++)
        spots[i] = search.chosen[i] < CANDIDATES
                       ? search.candidates[i * CANDIDATES + search.chosen[i]].spot
                       : (struct sg_placing_spot){0};
    free(search.candidates);
    free(search.chosen);
    free(search.best);
}
