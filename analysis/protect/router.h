/* What finds deviations: numbers by which the cells of a table may differ from their values all at
   once, as the equations have it and an outsider holds possible. One in which an unsafe cell
   differs as far as it needs, and published cells not at all, proves that it is protected. */
#ifndef SG_ANALYSIS_PROTECT_ROUTER_H
#define SG_ANALYSIS_PROTECT_ROUTER_H

#include <sangyo/protect.h>

#include "deviation.h"

struct sg_route {
    uint32_t cell;
    double amount;         /* by which the cell is to differ; not 0 */
    const uint32_t *known; /* cells that do not differ, since whoever looks knows them */
    size_t n_known;
    bool only_suppressed; /* no cell but suppressed ones may differ */
};

struct sg_router {
    const struct sg_protect_table *table; /* whose cells are suppressed or not as they stand */
    /* A deviation that suppresses little more than is suppressed; false: there is none. */
    bool (*route)(struct sg_router *router, const struct sg_route *route, struct sg_deviation *out);
    /* How far suppressed cells let the cell go; sign is 1 or −1. Close to `need` it is exact. */
    double (*reach)(struct sg_router *router, uint32_t cell, int sign, double need);
    /* To be called when a cell was suppressed or released. */
    void (*changed)(struct sg_router *router, uint32_t cell);
    void (*free)(struct sg_router *router);
    size_t n_searches;
    /* Cells × searches that it is worth to find out which suppressed cells are needless: thousands
       of searches in small tables, hundreds in large ones. By counting, not by the clock, so that
       the result is the same everywhere. */
    size_t patience;
};

/* A router over shortest paths; NULL where the equations are not those of a network. */
struct sg_router *sg_network_router(const struct sg_protect_table *table);
/* A router over linear programmes. NULL: GLPK is not there, and `err` says so. */
struct sg_router *sg_programme_router(const struct sg_protect_table *table, struct sg_error *err);

/* What a unit of deviation costs, so that proofs are short, and go round those whose only
   contributor knows them: each of these takes another proof. Costs of cells are 1 or more. */
static inline double sg_router_cost(const struct sg_protect_cell *cell)
{
    return !cell->reason ? cell->cost : cell->owner == SG_PROTECT_NOBODY ? 1e-5 : 0.5;
}

/* Whether it may differ at all. */
static inline bool sg_router_may_use(const struct sg_protect_cell *cell)
{
    return cell->reason || (!cell->forced && (cell->most_down > 0 || cell->most_up > 0));
}

#endif
