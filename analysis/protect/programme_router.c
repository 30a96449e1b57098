/* Deviations by linear programmes: the cells that differ cost as little as can be (Kelly, Golden
   and Assad 1992; Robertson and Ethier 2002). */
#include "router.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "independent.h"
#include "programme.h"

#ifdef SG_WITH_GLPK

/* Suppressed cells are few, and mostly enough: the narrow programme has only these, and is solved
   in a third of the time that the wide one takes, which has all. */
struct programmes {
    struct sg_router router; /* first: the one is the other */
    struct sg_places places;
    bool *needed;
    struct sg_programme narrow, wide; /* the wide one is made when it is needed */
};

/* Of the amount asked for: below this a cell does not differ. */
static const double nothing = 1e-7;

static void collect(const struct sg_programme *p, double amount, struct sg_deviation *out)
{
    out->n = 0;
    for (size_t c = 0; c < p->table->n_cells; c++) {
        double by = sg_programme_deviation(p, (uint32_t)c);
        if (fabs(by) > nothing * fabs(amount))
            sg_deviation_add(out, (uint32_t)c, by);
    }
}

static bool search(struct programmes *both, struct sg_programme *p, const struct sg_route *route,
                   struct sg_deviation *out)
{
    const struct sg_protect_cell *cells = p->table->cells;
    if (!p->column[route->cell])
        return false;
    both->router.n_searches++;
    sg_programme_set_costs(p, true);
    for (size_t i = 0; i < route->n_known; i++)
        sg_programme_hold(p, route->known[i], 0);
    sg_programme_hold(p, route->cell, route->amount);
    bool found = sg_programme_solve(p, GLP_DUALP, p == &both->wide) == GLP_OPT;
    if (found)
        collect(p, route->amount, out);
    for (size_t i = 0; i < route->n_known; i++)
        sg_programme_release(p, route->known[i], p == &both->wide || cells[route->known[i]].reason);
    sg_programme_release(p, route->cell, true);
    return found;
}

static void widen(struct programmes *both)
{
    const struct sg_protect_table *t = both->router.table;
    sg_programme_make(&both->wide, t, &both->places, both->needed);
    for (size_t c = 0; c < t->n_cells; c++)
        if (sg_router_may_use(&t->cells[c]))
            sg_programme_add(&both->wide, (uint32_t)c);
}

static bool route(struct sg_router *router, const struct sg_route *route, struct sg_deviation *out)
{
    struct programmes *both = (struct programmes *)router;
    if (search(both, &both->narrow, route, out))
        return true;
    if (route->only_suppressed)
        return false;
    if (!both->wide.problem)
        widen(both);
    return search(both, &both->wide, route, out);
}

static double reach(struct sg_router *router, uint32_t cell, int sign, double need)
{
    struct programmes *both = (struct programmes *)router;
    struct sg_programme *p = &both->narrow;
    if (!p->column[cell])
        return 0;
    router->n_searches++;
    sg_programme_set_costs(p, false);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell], -sign);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell] + 1, sign);
    int status = sg_programme_solve(p, GLP_PRIMAL, true);
    double reached = -sg_glpk.glp_get_obj_val(p->problem);
    if (status == GLP_OPT && fabs(reached - need) <= 1e-6 * fmax(1, need)) {
        glp_smcp how;
        sg_glpk.glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (!sg_glpk.glp_exact(p->problem, &how))
            reached = -sg_glpk.glp_get_obj_val(p->problem);
    }
    sg_programme_set_cost(p, cell, 0);
    return status == GLP_UNBND ? INFINITY : status == GLP_OPT ? fmax(reached, 0) : 0;
}

static void changed(struct sg_router *router, uint32_t cell)
{
    struct programmes *both = (struct programmes *)router;
    const struct sg_protect_cell *c = &router->table->cells[cell];
    if (c->reason && !both->narrow.column[cell])
        sg_programme_add(&both->narrow, cell);
    sg_programme_release(&both->narrow, cell, c->reason);
    if (both->wide.problem && both->wide.costs)
        sg_programme_set_cost(&both->wide, cell, sg_router_cost(c));
}

static void free_programmes(struct sg_router *router)
{
    struct programmes *both = (struct programmes *)router;
    sg_programme_free(&both->narrow);
    sg_programme_free(&both->wide);
    sg_places_free(&both->places);
    free(both->needed);
    free(both);
}

struct sg_router *sg_programme_router(const struct sg_protect_table *table, struct sg_error *err)
{
    if (!sg_glpk_load(err))
        return NULL;
    struct programmes *both = sg_alloc(1, sizeof *both);
    both->router = (struct sg_router){table, route, reach, changed, free_programmes, 0, 250000};
    both->needed = sg_protect_independent(table);
    sg_places_find(&both->places, table);
    sg_programme_make(&both->narrow, table, &both->places, both->needed);
    for (size_t c = 0; c < table->n_cells; c++)
        if (table->cells[c].reason)
            sg_programme_add(&both->narrow, (uint32_t)c);
    return &both->router;
}

#else

struct sg_router *sg_programme_router(const struct sg_protect_table *table, struct sg_error *err)
{
    (void)table;
    sg_glpk_load(err);
    return NULL;
}

#endif
