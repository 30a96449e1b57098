/* What is claimed of cells: by how much they can differ, and for whom. */
#include <math.h>

#include <sangyo/memory.h>

#include "protection.h"

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

const struct sg_claim *sg_protection_base(const struct sg_protection *p,
                                          const struct sg_claim *claim)
{
    for (size_t i = p->first_claim[claim->cell]; i != SIZE_MAX; i = p->claims[i].next)
        if (p->claims[i].sign == claim->sign && p->claims[i].intruder == SG_PROTECT_NOBODY)
            return &p->claims[i];
    return NULL;
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
