#include "protection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

static void list_owned(struct sg_protection *p)
{
    const struct sg_protect_table *t = p->table;
    for (size_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].owner >= (int32_t)p->n_owners)
            p->n_owners = (size_t)t->cells[c].owner + 1;
    p->owned_start = sg_alloc(p->n_owners + 2, sizeof *p->owned_start);
    p->owned = sg_alloc(t->n_cells, sizeof *p->owned);
    for (size_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].owner != SG_PROTECT_NOBODY)
            p->owned_start[t->cells[c].owner + 2]++;
    for (size_t i = 0; i < p->n_owners; i++)
        p->owned_start[i + 2] += p->owned_start[i + 1];
    for (size_t c = 0; c < t->n_cells; c++)
        if (t->cells[c].owner != SG_PROTECT_NOBODY)
            p->owned[p->owned_start[t->cells[c].owner + 1]++] = (uint32_t)c;
}

void sg_protection_init(struct sg_protection *protection, struct sg_protect_table *table,
                        struct sg_router *router, bool singletons)
{
    size_t n = table->n_cells;
    *protection =
        (struct sg_protection){.table = table,
                               .router = router,
                               .singletons = singletons,
                               .first_claim = sg_alloc(n, sizeof *protection->first_claim),
                               .first_use = sg_alloc(n, sizeof *protection->first_use),
                               .scratch = sg_alloc(n, sizeof *protection->scratch)};
    for (size_t c = 0; c < n; c++)
        protection->first_claim[c] = protection->first_use[c] = SIZE_MAX;
    list_owned(protection);
    sg_places_find(&protection->places, table);
}

void sg_protection_free(struct sg_protection *protection)
{
    for (size_t i = 0; i < protection->n; i++)
        sg_deviation_free(&protection->claims[i].proof);
    free(protection->claims);
    free(protection->first_claim);
    free(protection->uses);
    free(protection->first_use);
    free(protection->owned);
    free(protection->owned_start);
    sg_places_free(&protection->places);
    free(protection->scratch);
    *protection = (struct sg_protection){0};
}

void sg_protection_suppress(struct sg_protection *p, uint32_t cell, enum sg_protect_reason reason)
{
    p->table->cells[cell].reason = reason;
    p->router->changed(p->router, cell);
}

bool sg_protection_find(struct sg_protection *p, const struct sg_claim *claim,
                        struct sg_deviation *proof)
{
    struct sg_route route = {
        .cell = claim->cell, .amount = sg_claim_amount(p, claim), .only_suppressed = !p->may_add};
    if (claim->intruder != SG_PROTECT_NOBODY) {
        route.known = p->owned + p->owned_start[claim->intruder];
        route.n_known = p->owned_start[claim->intruder + 1] - p->owned_start[claim->intruder];
    }
    if (route.amount == 0) {
        proof->n = 0;
        return true;
    }
    return p->router->route(p->router, &route, proof);
}

/* All that the owners know whom a proof touches, but for the owner of its cell. */
static uint32_t *all_known(const struct sg_protection *p, const struct sg_claim *claim, size_t *n)
{
    uint32_t *known = NULL;
    size_t capacity = 0;
    *n = 0;
    for (size_t i = 0; i < claim->proof.n; i++) {
        int32_t owner = p->table->cells[claim->proof.cells[i]].owner;
        if (owner == SG_PROTECT_NOBODY || owner == p->table->cells[claim->cell].owner)
            continue;
        for (size_t k = p->owned_start[owner]; k < p->owned_start[owner + 1]; k++) {
            known = sg_grow(known, &capacity, *n + 1, sizeof *known);
            known[(*n)++] = p->owned[k];
        }
    }
    return known;
}

/* A second proof that goes round all owners whom the first one touches serves against each of
   them: it is looked for once, among what is suppressed anyway. */
static bool prove_apart(struct sg_protection *p, const struct sg_claim *base, int32_t owner)
{
    struct sg_claim *claim = sg_protection_claim(p, base->cell, base->sign, owner);
    base = sg_protection_claim(p, claim->cell, claim->sign, SG_PROTECT_NOBODY); /* it may move */
    struct sg_route route = {
        .cell = base->cell, .amount = sg_claim_amount(p, base), .only_suppressed = true};
    uint32_t *known = all_known(p, base, &route.n_known);
    struct sg_deviation apart = {0};
    route.known = known;
    bool found = p->router->route(p->router, &route, &apart);
    free(known);
    if (found)
        sg_protection_keep(p, claim, apart);
    else
        sg_deviation_free(&apart);
    return found;
}

/* By a proof of another claim, or else what a search finds. */
static bool prove(struct sg_protection *p, uint32_t cell, int sign, int32_t intruder)
{
    struct sg_claim *claim = sg_protection_claim(p, cell, sign, intruder);
    struct sg_deviation proof = {0};
    if (claim->proven)
        return true;
    if (!sg_protection_borrow(p, claim, &proof) && !sg_protection_find(p, claim, &proof)) {
        sg_deviation_free(&proof);
        claim->waived = claim->proven =
            intruder != SG_PROTECT_NOBODY && p->may_add && p->table->cells[cell].value == 0;
        return claim->waived;
    }
    for (size_t i = 0; i < proof.n; i++)
        if (!p->table->cells[proof.cells[i]].reason)
            sg_protection_suppress(p, proof.cells[i], SG_PROTECT_SECONDARY);
    sg_protection_keep(p, claim, proof);
    return true;
}

static bool is_proven(struct sg_protection *p, uint32_t cell, int sign, int32_t intruder)
{
    struct sg_claim *claim = sg_protection_claim(p, cell, sign, intruder);
    struct sg_deviation proof = {0};
    if (!claim->proven && sg_protection_borrow(p, claim, &proof))
        sg_protection_keep(p, claim, proof);
    return claim->proven;
}

/* For all who know a cell that the proof for anyone moves. */
static bool prove_for_owners(struct sg_protection *p, uint32_t cell, int sign)
{
    bool apart = true;
    for (size_t i = 0;; i++) {
        const struct sg_claim *claim = sg_protection_claim(p, cell, sign, SG_PROTECT_NOBODY);
        if (i >= claim->proof.n)
            return true;
        int32_t owner = p->table->cells[claim->proof.cells[i]].owner;
        if (!sg_claim_needs(p, claim, owner) || is_proven(p, cell, sign, owner))
            continue;
        claim = sg_protection_claim(p, cell, sign, SG_PROTECT_NOBODY);
        apart = apart && prove_apart(p, claim, owner);
        if (!apart && !prove(p, cell, sign, owner))
            return false;
    }
}

bool sg_protection_prove(struct sg_protection *p, uint32_t cell)
{
    for (int sign = 1; sign >= -1; sign -= 2)
        if (!prove(p, cell, sign, SG_PROTECT_NOBODY) || !prove_for_owners(p, cell, sign))
            return false;
    return true;
}
