/* Secondary suppressions that turn out to be needless are taken back. */
#include <stdlib.h>

#include <sangyo/memory.h>

#include "alone.h"
#include "protection.h"

/* A claim with the proof that would take the place of its own. */
struct renewed {
    size_t claim;
    struct sg_deviation proof;
};

struct trial {
    struct renewed *list;
    size_t n, capacity;
};

static bool renew(struct sg_protection *p, struct trial *trial, size_t claim, uint32_t released)
{
    struct renewed new = {.claim = claim};
    const struct sg_claim *sibling = sg_protection_sibling(p, &p->claims[claim]);
    if (sibling && !sg_deviation_has(&sibling->proof, released))
        sg_deviation_copy(&new.proof, &sibling->proof, 1);
    else if (!sg_protection_find(p, &p->claims[claim], &new.proof)) {
        sg_deviation_free(&new.proof);
        return false;
    }
    trial->list = sg_grow(trial->list, &trial->capacity, trial->n + 1, sizeof *trial->list);
    trial->list[trial->n++] = new;
    return true;
}

/* Whoever knows a cell that the new proof moves must be left in the dark too. */
static bool renew_for_owners(struct sg_protection *p, struct trial *trial, size_t renewed,
                             uint32_t released)
{
    size_t claim = trial->list[renewed].claim;
    for (size_t i = 0; i < trial->list[renewed].proof.n; i++) {
        uint32_t cell = p->claims[claim].cell, moved = trial->list[renewed].proof.cells[i];
        int32_t owner = p->table->cells[moved].owner;
        if (!p->singletons || owner == SG_PROTECT_NOBODY || owner == p->table->cells[cell].owner)
            continue;
        const struct sg_claim *of_owner =
            sg_protection_claim(p, cell, p->claims[claim].sign, owner);
        bool known = of_owner->proven && !sg_deviation_has(&of_owner->proof, released);
        size_t at = (size_t)(of_owner - p->claims);
        for (size_t k = 0; k < trial->n && !known; k++)
            known = trial->list[k].claim == at;
        if (!known && !renew(p, trial, at, released))
            return false;
    }
    return true;
}

static bool try_release(struct sg_protection *p, struct trial *trial, uint32_t cell)
{
    for (size_t i = 0, n = p->n; i < n; i++) {
        const struct sg_claim *claim = &p->claims[i];
        if (!claim->proven || claim->intruder != SG_PROTECT_NOBODY ||
            !sg_deviation_has(&claim->proof, cell))
            continue;
        if (!renew(p, trial, i, cell) || !renew_for_owners(p, trial, trial->n - 1, cell))
            return false;
    }
    for (size_t i = 0, n = p->n; i < n; i++) {
        const struct sg_claim *claim = &p->claims[i];
        bool done = false;
        if (!claim->proven || claim->intruder == SG_PROTECT_NOBODY ||
            !sg_deviation_has(&claim->proof, cell))
            continue;
        for (size_t k = 0; k < trial->n && !done; k++)
            done = trial->list[k].claim == i;
        if (!done && !renew(p, trial, i, cell))
            return false;
    }
    return true;
}

static bool release(struct sg_protection *p, const struct sg_alone *alone, uint32_t cell)
{
    struct trial trial = {0};
    sg_protection_suppress(p, cell, SG_PROTECT_PUBLISHED);
    bool fine =
        sg_protection_unions_fine(p, alone->places.equations + alone->places.start[cell],
                                  alone->places.start[cell + 1] - alone->places.start[cell]) &&
        try_release(p, &trial, cell);
    for (size_t i = 0; i < trial.n; i++) {
        struct sg_claim *claim = &p->claims[trial.list[i].claim];
        if (fine) {
            sg_deviation_free(&claim->proof);
            claim->proof = trial.list[i].proof;
            claim->proven = true;
        } else
            sg_deviation_free(&trial.list[i].proof);
    }
    free(trial.list);
    if (!fine)
        sg_protection_suppress(p, cell, SG_PROTECT_SECONDARY);
    return fine;
}

struct candidate {
    uint32_t cell;
    double cost;
};

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return x->cost != y->cost ? (x->cost < y->cost) - (x->cost > y->cost)
                              : (x->cell > y->cell) - (x->cell < y->cell);
}

/* Cells × searches that are worth it: thousands of searches in small tables, hundreds in large
   ones. By counting, not by the clock, so that the result is the same everywhere. */
enum { patience = 1000000 };

void sg_protection_clean(struct sg_protection *p)
{
    const struct sg_protect_table *t = p->table;
    struct candidate *candidates = sg_alloc(t->n_cells, sizeof *candidates);
    struct sg_alone alone;
    size_t n = 0, most = p->router->n_searches + patience / (t->n_cells + 1);
    p->may_add = false;
    sg_alone_init(&alone, t);
    for (uint32_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].reason == SG_PROTECT_SECONDARY && t->cells[c].need.up == 0 &&
            t->cells[c].need.down == 0)
            candidates[n++] = (struct candidate){c, t->cells[c].cost};
    qsort(candidates, n, sizeof *candidates, compare);
    for (size_t i = 0; i < n && p->router->n_searches < most; i++)
        if (!sg_alone_gives_away(&alone, candidates[i].cell) &&
            release(p, &alone, candidates[i].cell))
            sg_alone_release(&alone, candidates[i].cell);
    sg_alone_free(&alone);
    free(candidates);
}
