/* Secondary suppressions that turn out to be needless are taken back. */
#include <stdlib.h>

#include <sangyo/memory.h>

#include "alone.h"
#include "protection.h"

/* A claim as it was before its proof was renewed. */
struct renewed {
    size_t claim;
    struct sg_deviation proof;
    bool proven;
};

struct trial {
    struct renewed *list;
    size_t n, capacity;
    size_t most; /* searches of the router, of all that it made */
};

static void set_aside(struct sg_protection *p, struct trial *trial, size_t claim)
{
    struct sg_claim *c = &p->claims[claim];
    trial->list = sg_grow(trial->list, &trial->capacity, trial->n + 1, sizeof *trial->list);
    trial->list[trial->n++] = (struct renewed){claim, c->proof, c->proven};
    c->proof = (struct sg_deviation){0};
    c->proven = false;
}

static bool renew(struct sg_protection *p, struct trial *trial, size_t claim)
{
    struct sg_deviation proof = {0};
    set_aside(p, trial, claim);
    if (!sg_protection_borrow(p, &p->claims[claim], &proof) &&
        (p->router->n_searches >= trial->most ||
         !sg_protection_find(p, &p->claims[claim], &proof))) {
        sg_deviation_free(&proof);
        p->claims[claim].n_failed++;
        return false;
    }
    sg_protection_keep(p, &p->claims[claim], proof);
    return true;
}

/* Whether the claim has a proof without that cell. */
static bool holds_without(const struct sg_claim *claim, uint32_t released)
{
    return claim->proven && !sg_deviation_has(&claim->proof, released);
}

/* Whoever knows a cell that the new proof moves must be left in the dark too. */
static bool renew_for_owners(struct sg_protection *p, struct trial *trial, size_t claim,
                             uint32_t released)
{
    for (size_t i = 0; i < p->claims[claim].proof.n; i++) {
        const struct sg_claim *base = &p->claims[claim];
        int32_t owner = p->table->cells[base->proof.cells[i]].owner;
        if (!sg_claim_needs(p, base, owner))
            continue;
        const struct sg_claim *of_owner = sg_protection_claim(p, base->cell, base->sign, owner);
        if (!holds_without(of_owner, released) && !renew(p, trial, (size_t)(of_owner - p->claims)))
            return false;
    }
    return true;
}

static bool rests_on(const struct sg_claim *claim, uint32_t cell)
{
    return claim->proven && sg_deviation_has(&claim->proof, cell);
}

/* Against an owner whom the proof for anyone leaves alone none is needed. */
static bool renew_if_needed(struct sg_protection *p, struct trial *trial, size_t claim)
{
    const struct sg_claim *c = &p->claims[claim];
    if (c->intruder == SG_PROTECT_NOBODY ||
        sg_claim_needs(p, sg_protection_base(p, c), c->intruder))
        return renew(p, trial, claim);
    set_aside(p, trial, claim);
    return true;
}

/* All claims that rest on the cell, those for anyone or for owners, and of these the ones that
   failed before or the others. */
static bool renew_all(struct sg_protection *p, struct trial *trial, uint32_t cell, bool owners,
                      bool failed)
{
    for (size_t use = p->first_use[cell]; use != SIZE_MAX; use = p->uses[use].next) {
        size_t i = p->uses[use].claim;
        if ((p->claims[i].intruder != SG_PROTECT_NOBODY) == owners &&
            (p->claims[i].n_failed > 0) == failed && rests_on(&p->claims[i], cell) &&
            (!renew_if_needed(p, trial, i) || (!owners && !renew_for_owners(p, trial, i, cell))))
            return false;
    }
    return true;
}

/* What fails fails soon. */
static bool try_release(struct sg_protection *p, struct trial *trial, uint32_t cell)
{
    return renew_all(p, trial, cell, false, true) && renew_all(p, trial, cell, false, false) &&
           renew_all(p, trial, cell, true, true) && renew_all(p, trial, cell, true, false);
}

/* All as it was, the last first: a claim can have been renewed twice. */
static void take_back(struct sg_protection *p, const struct trial *trial)
{
    for (size_t i = trial->n; i-- > 0;) {
        struct sg_claim *claim = &p->claims[trial->list[i].claim];
        sg_deviation_free(&claim->proof);
        claim->proof = trial->list[i].proof;
        claim->proven = trial->list[i].proven;
    }
}

static bool release(struct sg_protection *p, const struct sg_alone *alone, uint32_t cell,
                    size_t most)
{
    struct trial trial = {.most = most};
    sg_protection_suppress(p, cell, SG_PROTECT_PUBLISHED);
    bool fine =
        sg_protection_unions_fine(p, alone->places.equations + alone->places.start[cell],
                                  alone->places.start[cell + 1] - alone->places.start[cell]) &&
        try_release(p, &trial, cell);
    if (!fine) {
        take_back(p, &trial);
        sg_protection_suppress(p, cell, SG_PROTECT_SECONDARY);
    }
    for (size_t i = 0; i < trial.n && fine; i++)
        sg_deviation_free(&trial.list[i].proof);
    free(trial.list);
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

static size_t list_candidates(const struct sg_protect_table *t, struct candidate *candidates)
{
    size_t n = 0;
    for (uint32_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].reason == SG_PROTECT_SECONDARY && t->cells[c].need.up == 0 &&
            t->cells[c].need.down == 0)
            candidates[n++] = (struct candidate){c, t->cells[c].cost};
    qsort(candidates, n, sizeof *candidates, compare);
    return n;
}

void sg_protection_clean(struct sg_protection *p)
{
    struct candidate *candidates = sg_alloc(p->table->n_cells, sizeof *candidates);
    size_t n = list_candidates(p->table, candidates);
    size_t most = p->router->n_searches + p->router->patience / (p->table->n_cells + 1);
    struct sg_alone alone;
    p->may_add = false;
    sg_alone_init(&alone, p->table);
    for (size_t i = 0; i < n; i++)
        if (!sg_alone_gives_away(&alone, candidates[i].cell) &&
            release(p, &alone, candidates[i].cell, most))
            sg_alone_release(&alone, candidates[i].cell);
    sg_alone_free(&alone);
    free(candidates);
}
