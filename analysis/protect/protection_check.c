/* The proofs of all claims are added up again. */
#include <math.h>

#include "protection.h"

/* Whether the claim has a proof that holds. */
static bool holds(const struct sg_protection *p, const struct sg_claim *claim)
{
    double amount = sg_claim_amount(p, claim);
    const uint32_t *known = NULL;
    size_t n_known = 0;
    if (claim->intruder != SG_PROTECT_NOBODY) {
        known = p->owned + p->owned_start[claim->intruder];
        n_known = p->owned_start[claim->intruder + 1] - p->owned_start[claim->intruder];
    }
    return amount == 0 ||
           (claim->proven && sg_deviation_proves(&claim->proof, p->table, claim->cell, amount,
                                                 known, n_known, p->scratch));
}

static const struct sg_claim *claim_of(const struct sg_protection *p, uint32_t cell, int sign,
                                       int32_t intruder)
{
    for (size_t i = p->first_claim[cell]; i != SIZE_MAX; i = p->claims[i].next)
        if (p->claims[i].sign == sign && p->claims[i].intruder == intruder)
            return &p->claims[i];
    return NULL;
}

bool sg_protection_check(const struct sg_protection *p)
{
    for (uint32_t c = 0; c < p->table->n_cells; c++)
        for (int sign = 1; sign >= -1; sign -= 2) {
            const struct sg_protect_cell *cell = &p->table->cells[c];
            double need = sign > 0 ? cell->need.up : fmin(cell->need.down, cell->most_down);
            const struct sg_claim *claim = claim_of(p, c, sign, SG_PROTECT_NOBODY);
            if (!cell->reason || need <= 0)
                continue;
            if (!claim || !holds(p, claim))
                return false;
            for (size_t i = 0; i < claim->proof.n; i++) {
                int32_t owner = p->table->cells[claim->proof.cells[i]].owner;
                const struct sg_claim *other = claim_of(p, c, sign, owner);
                if (sg_claim_needs(p, claim, owner) && (!other || !holds(p, other)))
                    return false;
            }
        }
    return true;
}
