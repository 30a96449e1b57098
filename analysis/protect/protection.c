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
                               .scratch = sg_alloc(n, sizeof *protection->scratch)};
    for (size_t c = 0; c < n; c++)
        protection->first_claim[c] = SIZE_MAX;
    list_owned(protection);
    sg_places_find(&protection->places, table);
}

void sg_protection_free(struct sg_protection *protection)
{
    for (size_t i = 0; i < protection->n; i++)
        sg_deviation_free(&protection->claims[i].proof);
    free(protection->claims);
    free(protection->first_claim);
    free(protection->owned);
    free(protection->owned_start);
    sg_places_free(&protection->places);
    free(protection->scratch);
    *protection = (struct sg_protection){0};
}

/* Whether a cell is a part of `sum`, or of one of its parts. */
static bool lies_in(const struct sg_protection *p, uint32_t cell, uint32_t sum)
{
    const struct sg_protect_table *t = p->table;
    const struct sg_places *places = &p->places;
    bool found = cell == sum;
    for (size_t i = places->start[cell]; i < places->start[cell + 1] && !found; i++)
        found =
            places->signs[i] < 0 && lies_in(p, t->terms[t->start[places->equations[i]]].cell, sum);
    return found;
}

/* What a contributor knows to be in a cell. */
static double own_amount(const struct sg_protection *p, int32_t owner, uint32_t cell)
{
    double amount = 0;
    for (size_t i = p->owned_start[owner]; i < p->owned_start[owner + 1]; i++)
        if (lies_in(p, p->owned[i], cell))
            amount = fmax(amount, p->table->cells[p->owned[i]].value);
    return amount;
}

double sg_claim_amount(const struct sg_protection *p, const struct sg_claim *claim)
{
    const struct sg_protect_cell *cell = &p->table->cells[claim->cell];
    if (claim->waived)
        return 0;
    if (claim->sign > 0)
        return cell->need.up;
    double most = cell->most_down;
    if (claim->intruder != SG_PROTECT_NOBODY && isfinite(most))
        most = fmax(most - own_amount(p, claim->intruder, claim->cell), 0);
    return -fmin(cell->need.down, most);
}

struct sg_claim *sg_protection_claim(struct sg_protection *p, uint32_t cell, int sign,
                                     int32_t intruder)
{
    for (size_t i = p->first_claim[cell]; i != SIZE_MAX; i = p->claims[i].next)
        if (p->claims[i].sign == sign && p->claims[i].intruder == intruder)
            return &p->claims[i];
    p->claims = sg_grow(p->claims, &p->capacity, p->n + 1, sizeof *p->claims);
    p->claims[p->n] = (struct sg_claim){
        .cell = cell, .sign = sign, .intruder = intruder, .next = p->first_claim[cell]};
    p->first_claim[cell] = p->n;
    return &p->claims[p->n++];
}

bool sg_claim_needs(const struct sg_protection *p, const struct sg_claim *claim, int32_t owner)
{
    const struct sg_protect_cell *cells = p->table->cells;
    if (!p->singletons || claim->intruder != SG_PROTECT_NOBODY || owner == SG_PROTECT_NOBODY ||
        cells[claim->cell].owner == owner)
        return false;
    for (size_t i = 0; i < claim->proof.n; i++)
        if (cells[claim->proof.cells[i]].owner == owner)
            return true;
    return false;
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

/* What one deviation proves of other cells too: as it is, smaller, or the other way. */
static void share(struct sg_protection *p, const struct sg_deviation *proof)
{
    for (int way = 1; way >= -1; way -= 2) {
        double scope = sg_deviation_scope(proof, p->table, way);
        for (size_t i = 0; i < proof->n; i++) {
            const struct sg_protect_cell *cell = &p->table->cells[proof->cells[i]];
            int sign = proof->by[i] * way > 0 ? 1 : -1;
            double need = sign > 0 ? cell->need.up : fmin(cell->need.down, cell->most_down);
            if (need <= 0 || fabs(scope * proof->by[i]) < need)
                continue;
            struct sg_claim *claim =
                sg_protection_claim(p, proof->cells[i], sign, SG_PROTECT_NOBODY);
            if (claim->proven)
                continue;
            sg_deviation_copy(&claim->proof, proof, way * need / fabs(proof->by[i]));
            claim->proven = true;
        }
    }
}

/* Whether a deviation leaves what an owner knows as it is. */
static bool avoids(const struct sg_protection *p, const struct sg_deviation *deviation,
                   int32_t owner)
{
    for (size_t i = 0; i < deviation->n; i++)
        if (p->table->cells[deviation->cells[i]].owner == owner)
            return false;
    return true;
}

const struct sg_claim *sg_protection_sibling(const struct sg_protection *p,
                                             const struct sg_claim *claim)
{
    for (size_t i = p->first_claim[claim->cell];
         i != SIZE_MAX && claim->intruder != SG_PROTECT_NOBODY; i = p->claims[i].next) {
        const struct sg_claim *other = &p->claims[i];
        if (other != claim && other->proven && other->sign == claim->sign &&
            fabs(sg_claim_amount(p, other)) >= fabs(sg_claim_amount(p, claim)) &&
            avoids(p, &other->proof, claim->intruder))
            return other;
    }
    return NULL;
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
static void prove_apart(struct sg_protection *p, uint32_t cell, int sign)
{
    const struct sg_claim *base = sg_protection_claim(p, cell, sign, SG_PROTECT_NOBODY);
    struct sg_route route = {
        .cell = cell, .amount = sg_claim_amount(p, base), .only_suppressed = true};
    uint32_t *known = all_known(p, base, &route.n_known);
    struct sg_deviation apart = {0};
    route.known = known;
    if (route.n_known && p->router->route(p->router, &route, &apart)) {
        struct sg_claim *claim =
            sg_protection_claim(p, cell, sign, p->table->cells[known[0]].owner);
        sg_deviation_free(&claim->proof);
        claim->proof = apart;
        claim->proven = true;
    } else
        sg_deviation_free(&apart);
    free(known);
}

static bool prove(struct sg_protection *p, uint32_t cell, int sign, int32_t intruder)
{
    struct sg_claim *claim = sg_protection_claim(p, cell, sign, intruder);
    struct sg_deviation proof = {0};
    if (claim->proven)
        return true;
    const struct sg_claim *sibling = sg_protection_sibling(p, claim);
    if (sibling) {
        sg_deviation_copy(&claim->proof, &sibling->proof, 1);
        claim->proven = true;
        return true;
    }
    bool found = sg_protection_find(p, claim, &proof);
    for (size_t i = 0; i < proof.n && found; i++)
        if (!p->table->cells[proof.cells[i]].reason)
            sg_protection_suppress(p, proof.cells[i], SG_PROTECT_SECONDARY);
    if (!found) {
        sg_deviation_free(&proof);
        claim->waived = claim->proven =
            intruder != SG_PROTECT_NOBODY && p->may_add && p->table->cells[cell].value == 0;
        return claim->waived;
    }
    sg_deviation_free(&claim->proof);
    claim->proof = proof;
    claim->proven = true;
    if (intruder == SG_PROTECT_NOBODY) {
        struct sg_deviation shared = {0}; /* claims move as they grow */
        sg_deviation_copy(&shared, &proof, 1);
        share(p, &shared);
        sg_deviation_free(&shared);
    }
    return true;
}

bool sg_protection_prove(struct sg_protection *p, uint32_t cell)
{
    for (int sign = 1; sign >= -1; sign -= 2) {
        if (!prove(p, cell, sign, SG_PROTECT_NOBODY))
            return false;
        if (p->singletons)
            prove_apart(p, cell, sign);
        for (size_t i = 0;; i++) {
            const struct sg_claim *claim = sg_protection_claim(p, cell, sign, SG_PROTECT_NOBODY);
            if (i >= claim->proof.n)
                break;
            int32_t owner = p->table->cells[claim->proof.cells[i]].owner;
            if (sg_claim_needs(p, claim, owner) && !prove(p, cell, sign, owner))
                return false;
        }
    }
    return true;
}
