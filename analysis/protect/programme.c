#include "programme.h"

#ifdef SG_WITH_GLPK

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "router.h"

void sg_programme_make(struct sg_programme *programme, const struct sg_protect_table *table,
                       const struct sg_places *places, const bool needed[])
{
    *programme = (struct sg_programme){
        .table = table,
        .places = places,
        .needed = needed,
        .problem = sg_glpk.glp_create_prob(),
        .column = sg_alloc(table->n_cells, sizeof *programme->column),
        .row = sg_alloc(table->n_equations, sizeof *programme->row),
    };
}

void sg_programme_free(struct sg_programme *p)
{
    if (p->problem)
        sg_glpk.glp_delete_prob(p->problem);
    free(p->column);
    free(p->row);
    *p = (struct sg_programme){0};
}

static void bound(const struct sg_programme *p, int column, double most)
{
    int kind = most <= 0 ? GLP_FX : isfinite(most) ? GLP_DB : GLP_LO;
    sg_glpk.glp_set_col_bnds(p->problem, column, kind, 0, kind == GLP_DB ? most : 0);
}

void sg_programme_release(struct sg_programme *p, uint32_t cell, bool may)
{
    const struct sg_protect_cell *c = &p->table->cells[cell];
    if (!p->column[cell])
        return;
    bound(p, p->column[cell], may ? c->most_up : 0);
    bound(p, p->column[cell] + 1, may ? c->most_down : 0);
}

void sg_programme_hold(struct sg_programme *p, uint32_t cell, double amount)
{
    if (!p->column[cell])
        return;
    sg_glpk.glp_set_col_bnds(p->problem, p->column[cell], GLP_FX, fmax(amount, 0), 0);
    sg_glpk.glp_set_col_bnds(p->problem, p->column[cell] + 1, GLP_FX, fmax(-amount, 0), 0);
}

void sg_programme_set_cost(struct sg_programme *p, uint32_t cell, double cost)
{
    if (!p->column[cell])
        return;
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell], cost);
    sg_glpk.glp_set_obj_coef(p->problem, p->column[cell] + 1, cost);
}

void sg_programme_set_costs(struct sg_programme *p, bool costs)
{
    const struct sg_protect_table *t = p->table;
    for (size_t c = 0; c < t->n_cells && costs != p->costs; c++)
        sg_programme_set_cost(p, (uint32_t)c, costs ? sg_router_cost(&t->cells[c]) : 0);
    p->costs = costs;
}

static int row_of(struct sg_programme *p, uint32_t equation)
{
    if (!p->row[equation]) {
        p->row[equation] = sg_glpk.glp_add_rows(p->problem, 1);
        sg_glpk.glp_set_row_bnds(p->problem, p->row[equation], GLP_FX, 0, 0);
    }
    return p->row[equation];
}

void sg_programme_add(struct sg_programme *p, uint32_t cell)
{
    const struct sg_places *places = p->places;
    size_t start = places->start[cell], most = places->start[cell + 1] - start;
    int *rows = sg_alloc(most + 1, sizeof *rows), n = 0;
    double *signs = sg_alloc(most + 1, sizeof *signs);
    for (size_t i = start; i < start + most; i++)
        if (p->needed[places->equations[i]]) {
            rows[++n] = row_of(p, places->equations[i]);
            signs[n] = places->signs[i];
        }
    p->column[cell] = sg_glpk.glp_add_cols(p->problem, 2);
    for (int side = 0; side < 2; side++) {
        sg_glpk.glp_set_mat_col(p->problem, p->column[cell] + side, n, rows, signs);
        for (int i = 1; i <= n; i++)
            signs[i] = -signs[i];
    }
    free(rows);
    free(signs);
    sg_programme_release(p, cell, true);
    if (p->costs)
        sg_programme_set_cost(p, cell, sg_router_cost(&p->table->cells[cell]));
}

/* One programme is much like the one before: from its basis on. Where that leads nowhere, anew, for
   a basis can be too bad to tell. */
int sg_programme_solve(struct sg_programme *p, int method, bool again)
{
    glp_smcp how;
    sg_glpk.glp_init_smcp(&how);
    how.meth = method;
    how.msg_lev = GLP_MSG_OFF;
    int failed = sg_glpk.glp_simplex(p->problem, &how);
    int status = sg_glpk.glp_get_status(p->problem);
    if (!failed && (status == GLP_OPT || status == GLP_UNBND || (status == GLP_NOFEAS && !again)))
        return status;
    sg_glpk.glp_std_basis(p->problem);
    how.meth = GLP_PRIMAL;
    return sg_glpk.glp_simplex(p->problem, &how) ? GLP_UNDEF : sg_glpk.glp_get_status(p->problem);
}

double sg_programme_deviation(const struct sg_programme *p, uint32_t cell)
{
    return p->column[cell] ? sg_glpk.glp_get_col_prim(p->problem, p->column[cell]) -
                                 sg_glpk.glp_get_col_prim(p->problem, p->column[cell] + 1)
                           : 0;
}

#endif
