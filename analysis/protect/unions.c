/* The suppressed parts of a published sum are published together, as what the others leave of it:
   they must be safe as one cell. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "protection.h"

/* The suppressed parts of an equation; none where its sum is suppressed too. */
static size_t parts_of(const struct sg_protect_table *t, size_t equation, uint32_t parts[])
{
    size_t n = 0, at = t->start[equation];
    if (t->cells[t->terms[at].cell].reason)
        return 0;
    for (size_t i = at + 1; i < t->start[equation + 1]; i++)
        if (t->cells[t->terms[i].cell].reason)
            parts[n++] = t->terms[i].cell;
    return n;
}

/* A zero joins nobody to the others. */
static bool is_unsafe(const struct sg_protect_table *t, const uint32_t parts[], size_t n,
                      struct sg_protect_need *need)
{
    struct sg_protect_contributions all = {0};
    if (n < 2 || !t->contributions)
        return false;
    if (t->unite)
        t->unite(t->context, parts, n, &all);
    else
        for (size_t i = 0; i < n; i++)
            sg_protect_join(&all, &t->contributions[parts[i]]);
    return sg_protect_judge(&t->rules, &all, need) != SG_PROTECT_PUBLISHED;
}

bool sg_protection_unions_fine(const struct sg_protection *p, const uint32_t equations[], size_t n)
{
    uint32_t *parts = sg_alloc(p->table->n_cells, sizeof *parts);
    bool fine = true;
    for (size_t i = 0; i < n && fine; i++)
        fine = !is_unsafe(p->table, parts, parts_of(p->table, equations[i], parts), NULL);
    free(parts);
    return fine;
}

/* The cheapest cell of the equation with room for the need and that makes the union safe, else
   the cheapest with room. */
static uint32_t find_helper(const struct sg_protect_table *t, size_t equation, uint32_t parts[],
                            size_t n, const struct sg_protect_need *need)
{
    uint32_t best = UINT32_MAX;
    bool best_safe = false;
    for (size_t i = t->start[equation]; i < t->start[equation + 1]; i++) {
        uint32_t cell = t->terms[i].cell;
        const struct sg_protect_cell *c = &t->cells[cell];
        if (c->reason || !sg_router_may_use(c) || c->most_down < need->up ||
            c->most_up < need->down)
            continue;
        parts[n] = cell;
        bool safe = i == t->start[equation] || !is_unsafe(t, parts, n + 1, NULL);
        if (best == UINT32_MAX || (safe && !best_safe) ||
            (safe == best_safe && c->cost < t->cells[best].cost)) {
            best = cell;
            best_safe = safe;
        }
    }
    return best;
}

/* What is known of the union is known of the helper, the other way round. */
static void protect_helper(struct sg_protection *p, uint32_t helper, bool is_sum,
                           const struct sg_protect_need *need)
{
    struct sg_protect_cell *cell = &p->table->cells[helper];
    struct sg_protect_need other = {is_sum ? need->down : need->up, is_sum ? need->up : need->down};
    cell->need.down = fmax(cell->need.down, other.down);
    cell->need.up = fmax(cell->need.up, other.up);
    sg_protection_suppress(p, helper, SG_PROTECT_SECONDARY);
}

bool sg_protection_unite(struct sg_protection *p, bool *changed, uint32_t *failed)
{
    struct sg_protect_table *t = p->table;
    uint32_t *parts = sg_alloc(t->n_cells + 1, sizeof *parts);
    bool fine = true;
    *changed = false;
    for (size_t e = 0; e < t->n_equations && fine; e++) {
        struct sg_protect_need need;
        size_t n = parts_of(t, e, parts);
        if (!is_unsafe(t, parts, n, &need))
            continue;
        uint32_t helper = find_helper(t, e, parts, n, &need);
        fine = helper != UINT32_MAX;
        if (fine)
            protect_helper(p, helper, helper == t->terms[t->start[e]].cell, &need);
        else
            *failed = parts[0];
        *changed = true;
    }
    free(parts);
    return fine;
}
