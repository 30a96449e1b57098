/* One unit over the periods. */
#include "flows.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 64 }; /* of the cache */

void flows_unit_open(struct flows_unit *unit, struct flows *f)
{
    *unit = (struct flows_unit){.f = f};
    unit->at = sg_alloc(f->n_periods, sizeof *unit->at);
    unit->filled = sg_alloc(f->n_periods, sizeof *unit->filled);
    unit->sums = sg_alloc(f->sums.n_cells, sizeof *unit->sums);
    if (!f->enterprises)
        return;
    unit->owners = sg_alloc(f->n_periods, sizeof *unit->owners);
    unit->splits = sg_alloc(f->sums.n_cells, sizeof *unit->splits);
    unit->shares = sg_alloc(FLOWS_SHELVES, sizeof *unit->shares);
}

void flows_unit_close(struct flows_unit *unit)
{
    unit->f->gaps += unit->gaps;
    flows_join_sums(unit->f, unit->sums);
    if (unit->owners)
        flows_join_splits(unit->f, unit);
    free(unit->at);
    free(unit->filled);
}

void flows_unit_begin(struct flows_unit *unit)
{
    memset(unit->at, 0, unit->f->n_periods * sizeof *unit->at);
}

const struct flows_record *flows_unit_take(struct flows_unit *unit,
                                           const struct flows_record *record, uint32_t owner)
{
    uint32_t period = unit->f->period_of[record->cell];
    const struct flows_record **at = &unit->at[period];
    if (*at)
        return *at;
    if (unit->owners)
        unit->owners[period] = owner;
    *at = record;
    return NULL;
}

void flows_unit_fetch(const struct flows_unit *unit, uint32_t cell)
{
    const struct flows *f = unit->f;
    uint32_t period = f->period_of[cell], pair = period ? period - 1 : 0;
    const uint32_t *sums = f->sum_of + (size_t)pair * ((size_t)f->n_groups * f->classes.n + 1) * 2;
    const char *at = (const char *)&unit->sums[sums[2 * f->group_of[cell] * f->classes.n]];
    for (size_t byte = 0; byte < sizeof *unit->sums; byte += LINE)
        __builtin_prefetch(at + byte, 1);
}

/* A unit that is away and comes back: an exit and an entry, or as it was before. */
static void see_gaps(struct flows_unit *unit)
{
    const struct flows *f = unit->f;
    const struct flows_record *last = NULL;
    uint32_t last_at = 0;
    for (uint32_t p = 0; p < f->n_periods; p++) {
        if (!unit->at[p])
            continue;
        unit->gaps += last && last_at + 1 < p;
        for (uint32_t k = last_at + 1; f->bridge && last && k < p; k++) {
            unit->filled[k] = *last;
            unit->filled[k].status |= SG_STATUS_ESTIMATED;
            unit->at[k] = &unit->filled[k];
            if (unit->owners)
                unit->owners[k] = unit->owners[last_at];
        }
        last = unit->at[p];
        last_at = p;
    }
}

void flows_unit_end(struct flows_unit *unit)
{
    const struct flows *f = unit->f;
    if (f->n_periods > 2)
        see_gaps(unit);
    for (uint32_t p = 0; p + 1 < f->n_periods; p++)
        if (unit->at[p] || unit->at[p + 1]) {
            flows_add(f, unit->sums, p, unit->at[p], unit->at[p + 1]);
            if (unit->owners)
                flows_add_enterprises(unit, p);
        }
}
