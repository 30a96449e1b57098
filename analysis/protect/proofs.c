/* What one deviation proves of other cells too: as it is, smaller, larger, or the other way. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "protection.h"

void sg_protection_keep(struct sg_protection *p, struct sg_claim *claim, struct sg_deviation proof)
{
    for (size_t i = 0; i < proof.n; i++) {
        p->uses = sg_grow(p->uses, &p->use_capacity, p->n_uses + 1, sizeof *p->uses);
        p->uses[p->n_uses] =
            (struct sg_use){(size_t)(claim - p->claims), p->first_use[proof.cells[i]]};
        p->first_use[proof.cells[i]] = p->n_uses++;
    }
    claim->proof = proof;
    claim->proven = true;
}

/* By what the deviation is to be taken to move the cell by the amount; 0: that is not possible, not
   hidden, or the intruder sees it. */
static double factor_for(const struct sg_protection *p, const struct sg_deviation *deviation,
                         const struct sg_claim *claim, double amount)
{
    const struct sg_protect_cell *cells = p->table->cells;
    double by = 0;
    for (size_t i = 0; i < deviation->n; i++) {
        const struct sg_protect_cell *cell = &cells[deviation->cells[i]];
        if (!cell->reason ||
            (claim->intruder != SG_PROTECT_NOBODY && cell->owner == claim->intruder))
            return 0;
        if (deviation->cells[i] == claim->cell)
            by = deviation->by[i];
    }
    if (by == 0)
        return 0;
    double factor = amount / by;
    bool possible =
        (factor > 0 && factor <= 1) ||
        fabs(factor) <= fabs(sg_deviation_scope(deviation, p->table, factor > 0 ? 1 : -1));
    return possible ? factor : 0;
}

/* How little there is to look at: each cell that its only contributor knows takes a proof more. */
static size_t weight_of(const struct sg_protection *p, const struct sg_deviation *deviation)
{
    size_t weight = deviation->n;
    for (size_t i = 0; i < deviation->n; i++)
        weight += p->table->cells[deviation->cells[i]].owner == SG_PROTECT_NOBODY ? 0 : 100;
    return weight;
}

/* Of cells that move in many proofs the latest are looked at, as many as a search is worth. */
enum { looked_at = 200 };

bool sg_protection_borrow(const struct sg_protection *p, const struct sg_claim *claim,
                          struct sg_deviation *proof)
{
    double amount = sg_claim_amount(p, claim), factor = 0;
    const struct sg_deviation *best = NULL;
    size_t least = SIZE_MAX;
    int left = looked_at;
    if (amount == 0)
        return false;
    for (size_t i = p->first_use[claim->cell]; i != SIZE_MAX && left-- > 0; i = p->uses[i].next) {
        const struct sg_claim *other = &p->claims[p->uses[i].claim];
        size_t weight = weight_of(p, &other->proof);
        if (!other->proven || weight >= least)
            continue;
        double by = factor_for(p, &other->proof, claim, amount);
        if (by == 0)
            continue;
        best = &other->proof;
        factor = by;
        least = weight;
    }
    if (best)
        sg_deviation_copy(proof, best, factor);
    return best != NULL;
}
