/* Deviations by linear programmes: the cells that differ cost as little as can be (Kelly, Golden
   and Assad 1992; Robertson and Ethier 2002). */
#include "router.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "independent.h"
#include "programme_library.h"

#ifdef SG_WITH_GLPK

/* A cell that may differ has two columns, what it gains and what it loses. */
struct programme {
    struct sg_router router; /* first: the one is the other */
    glp_prob *problem;
    int *column; /* per cell: of its gain, that of its loss follows; 0: it does not differ */
    bool costs;  /* the objective is what it costs */
    bool all;    /* published cells may differ too */
};

/* Below this a cell does not differ. */
static const double nothing = 1e-7;

static void bound(struct programme *p, int column, double most)
{
    int kind = most <= 0 ? GLP_FX : isfinite(most) ? GLP_DB : GLP_LO;
    sg_glpk.glp_set_col_bnds(p->problem, column, kind, 0, kind == GLP_DB ? most : 0);
}

/* Back to what it may differ by: nothing where it was released. */
static void free_cell(struct programme *p, uint32_t cell)
{
    const struct sg_protect_cell *c = &p->router.table->cells[cell];
    bool may = c->reason || p->all;
    if (!p->column[cell])
        return;
    bound(p, p->column[cell], may ? c->most_up : 0);
    bound(p, p->column[cell] + 1, may ? c->most_down : 0);
}

static void set_cost(struct programme *p, uint32_t cell, double cost)
{
    if (!p->column[cell])
        return;
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell], cost);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell] + 1, cost);
}

static void set_costs(struct programme *p, bool costs)
{
    const struct sg_protect_table *t = p->router.table;
    for (size_t c = 0; c < t->n_cells && costs != p->costs; c++)
        set_cost(p, (uint32_t)c, costs ? sg_router_cost(&t->cells[c]) : 0);
    p->costs = costs;
}

/* One programme is much like the one before: from its basis on. Where that leads nowhere, anew, for
   a basis can be too bad to tell; unless `again`, that there is no solution is believed. */
static int solve(struct programme *p, int method, bool again)
{
    glp_smcp how;
    sg_glpk.glp_init_smcp(&how);
    how.meth = method;
    how.msg_lev = GLP_MSG_OFF;
    p->router.n_searches++;
    int failed = sg_glpk.glp_simplex(p->problem, &how);
    int status = sg_glpk.glp_get_status(p->problem);
    if (!failed && (status == GLP_OPT || status == GLP_UNBND || (status == GLP_NOFEAS && !again)))
        return status;
    sg_glpk.glp_std_basis(p->problem);
    how.meth = GLP_PRIMAL;
    return sg_glpk.glp_simplex(p->problem, &how) ? GLP_UNDEF : sg_glpk.glp_get_status(p->problem);
}

static double deviation_of(const struct programme *p, uint32_t cell)
{
    return p->column[cell] ? sg_glpk.glp_get_col_prim(p->problem, p->column[cell]) -
                                 sg_glpk.glp_get_col_prim(p->problem, p->column[cell] + 1)
                           : 0;
}

/* What is solved with numbers far apart is scaled to 1. */
static bool collect(const struct programme *p, const struct sg_route *route,
                    struct sg_deviation *out)
{
    const struct sg_protect_table *t = p->router.table;
    for (size_t c = 0; c < t->n_cells; c++) {
        double by = deviation_of(p, (uint32_t)c);
        if (fabs(by) <= nothing * fabs(route->amount))
            continue;
        if (route->only_suppressed && !t->cells[c].reason)
            return false;
        sg_deviation_add(out, (uint32_t)c, by);
    }
    return true;
}

static void hold(struct programme *p, uint32_t cell, double amount)
{
    sg_glpk.glp_set_col_bnds(p->problem, p->column[cell], GLP_FX, fmax(amount, 0), 0);
    sg_glpk.glp_set_col_bnds(p->problem, p->column[cell] + 1, GLP_FX, fmax(-amount, 0), 0);
}

static bool route(struct sg_router *router, const struct sg_route *route, struct sg_deviation *out)
{
    struct programme *p = (struct programme *)router;
    out->n = 0;
    if (!p->column[route->cell])
        return false;
    set_costs(p, true);
    for (size_t i = 0; i < route->n_known; i++)
        if (p->column[route->known[i]])
            hold(p, route->known[i], 0);
    hold(p, route->cell, route->amount);
    bool found = solve(p, GLP_DUALP, !route->only_suppressed) == GLP_OPT && collect(p, route, out);
    for (size_t i = 0; i < route->n_known; i++)
        free_cell(p, route->known[i]);
    free_cell(p, route->cell);
    return found;
}

static double reach(struct sg_router *router, uint32_t cell, int sign, double need)
{
    struct programme *p = (struct programme *)router;
    if (!p->column[cell])
        return 0;
    set_costs(p, false);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell], -sign);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell] + 1, sign);
    int status = solve(p, GLP_PRIMAL, true);
    double reached = -sg_glpk.glp_get_obj_val(p->problem);
    if (status == GLP_OPT && fabs(reached - need) <= 1e-6 * fmax(1, need)) {
        glp_smcp how;
        sg_glpk.glp_init_smcp(&how);
        how.msg_lev = GLP_MSG_OFF;
        if (!sg_glpk.glp_exact(p->problem, &how))
            reached = -sg_glpk.glp_get_obj_val(p->problem);
    }
    set_cost(p, cell, 0);
    return status == GLP_UNBND ? INFINITY : status == GLP_OPT ? fmax(reached, 0) : 0;
}

static void changed(struct sg_router *router, uint32_t cell)
{
    struct programme *p = (struct programme *)router;
    const struct sg_protect_cell *c = &router->table->cells[cell];
    if (p->costs)
        set_cost(p, cell, sg_router_cost(c));
    free_cell(p, cell);
}

static void free_programme(struct sg_router *router)
{
    struct programme *p = (struct programme *)router;
    sg_glpk.glp_delete_prob(p->problem);
    free(p->column);
    free(p);
}

static void add_columns(struct programme *p)
{
    const struct sg_protect_table *t = p->router.table;
    int n = 0;
    for (size_t c = 0; c < t->n_cells; c++)
        if (p->all ? sg_router_may_use(&t->cells[c]) : t->cells[c].reason != SG_PROTECT_PUBLISHED) {
            p->column[c] = n + 1;
            n += 2;
        }
    if (n)
        sg_glpk.glp_add_cols(p->problem, n);
    for (size_t c = 0; c < t->n_cells; c++)
        free_cell(p, (uint32_t)c);
}

static void add_rows(struct programme *p)
{
    const struct sg_protect_table *t = p->router.table;
    int *columns = sg_alloc(2 * t->n_cells + 1, sizeof *columns);
    double *signs = sg_alloc(2 * t->n_cells + 1, sizeof *signs);
    bool *needed = sg_protect_independent(t);
    for (size_t e = 0; e < t->n_equations; e++) {
        if (!needed[e])
            continue;
        int n = 0;
        for (size_t i = t->start[e]; i < t->start[e + 1]; i++)
            for (int side = 0; side < 2 && p->column[t->terms[i].cell]; side++) {
                columns[++n] = p->column[t->terms[i].cell] + side;
                signs[n] = side ? -t->terms[i].sign : t->terms[i].sign;
            }
        if (n == 0)
            continue;
        int row = sg_glpk.glp_add_rows(p->problem, 1);
        sg_glpk.glp_set_mat_row(p->problem, row, n, columns, signs);
        sg_glpk.glp_set_row_bnds(p->problem, row, GLP_FX, 0, 0);
    }
    free(columns);
    free(signs);
    free(needed);
}

struct sg_router *sg_programme_router(const struct sg_protect_table *table, bool all,
                                      struct sg_error *err)
{
    if (!sg_glpk_load(err))
        return NULL;
    struct programme *p = sg_alloc(1, sizeof *p);
    p->router = (struct sg_router){table, route, reach, changed, free_programme, 0};
    p->problem = sg_glpk.glp_create_prob();
    p->column = sg_alloc(table->n_cells, sizeof *p->column);
    p->all = all;
    add_columns(p);
    add_rows(p);
    return &p->router;
}

#else

struct sg_router *sg_programme_router(const struct sg_protect_table *table, bool all,
                                      struct sg_error *err)
{
    (void)table;
    (void)all;
    sg_glpk_load(err);
    return NULL;
}

#endif
