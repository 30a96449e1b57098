/* The least rounding by a programme of whole numbers: a cell that is no multiple is 0 below and 1
   above (Cox and Ernst 1982; relaxation and branch and bound by GLPK). There need not be one in
   three dimensions (Causey, Cox and Ernst 1985). */
#include "round.h"

#include <stdlib.h>

#include <sangyo/memory.h>

#include "independent.h"
#include "programme_library.h"

#ifdef SG_WITH_GLPK

static void add_columns(glp_prob *problem, const struct sg_rounding *r, int column[])
{
    int n = 0;
    for (uint32_t c = 0; c < r->table->n_cells; c++) {
        if (r->way[c] != SG_ROUND_EITHER)
            continue;
        column[c] = ++n;
        sg_glpk.glp_add_cols(problem, 1);
        sg_glpk.glp_set_col_kind(problem, n, GLP_BV);
        sg_glpk.glp_set_obj_coef(problem, n,
                                 sg_rounding_change(r, c, true) - sg_rounding_change(r, c, false));
    }
}

/* What is known of an equation stands on its right. */
static void add_row(glp_prob *problem, const struct sg_rounding *r, const int column[], size_t e,
                    int columns[], double signs[])
{
    const struct sg_protect_table *t = r->table;
    double known = 0;
    int n = 0;
    for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
        uint32_t cell = t->terms[i].cell;
        known += t->terms[i].sign * (r->below[cell] + (r->way[cell] == SG_ROUND_UP));
        if (column[cell]) {
            columns[++n] = column[cell];
            signs[n] = t->terms[i].sign;
        }
    }
    int row = sg_glpk.glp_add_rows(problem, 1);
    sg_glpk.glp_set_mat_row(problem, row, n, columns, signs);
    sg_glpk.glp_set_row_bnds(problem, row, GLP_FX, -known, -known);
}

static void add_rows(glp_prob *problem, const struct sg_rounding *r, const int column[])
{
    const struct sg_protect_table *t = r->table;
    int *columns = sg_alloc(t->n_cells + 1, sizeof *columns);
    double *signs = sg_alloc(t->n_cells + 1, sizeof *signs);
    bool *needed = sg_protect_independent(t);
    for (size_t e = 0; e < t->n_equations; e++)
        if (needed[e])
            add_row(problem, r, column, e, columns, signs);
    free(columns);
    free(signs);
    free(needed);
}

/* Gives up after so many branchings: by counting, so that the result is the same everywhere. */
static void count_branches(glp_tree *tree, void *context)
{
    size_t *n = context;
    if (sg_glpk.glp_ios_reason(tree) == GLP_IBRANCH && ++*n > SG_ROUND_BRANCHES)
        sg_glpk.glp_ios_terminate(tree);
}

/* GLP_OPT, GLP_NOFEAS, or neither: given up. */
static int solve(glp_prob *problem)
{
    glp_smcp relaxed;
    glp_iocp how;
    size_t n = 0;
    sg_glpk.glp_init_smcp(&relaxed);
    relaxed.msg_lev = GLP_MSG_OFF;
    if (sg_glpk.glp_simplex(problem, &relaxed))
        return GLP_UNDEF;
    if (sg_glpk.glp_get_status(problem) != GLP_OPT)
        return sg_glpk.glp_get_status(problem);
    sg_glpk.glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.cb_func = count_branches;
    how.cb_info = &n;
    return sg_glpk.glp_intopt(problem, &how) ? GLP_UNDEF : sg_glpk.glp_mip_status(problem);
}

bool sg_round_programme(struct sg_rounding *rounding, struct sg_error *err)
{
    if (!sg_glpk_load(err))
        return false;
    glp_prob *problem = sg_glpk.glp_create_prob();
    int *column = sg_alloc(rounding->table->n_cells, sizeof *column);
    add_columns(problem, rounding, column);
    add_rows(problem, rounding, column);
    int status = solve(problem);
    rounding->found = status == GLP_OPT;
    for (uint32_t c = 0; c < rounding->table->n_cells; c++)
        rounding->up[c] =
            rounding->way[c] == SG_ROUND_UP ||
            (column[c] && rounding->found && sg_glpk.glp_mip_col_val(problem, column[c]) > 0.5);
    sg_glpk.glp_delete_prob(problem);
    free(column);
    if (status == GLP_OPT || status == GLP_NOFEAS)
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "no best rounding was found within %d branchings: take another base, fewer "
                   "dimensions, or --method cell-key",
                   (int)SG_ROUND_BRANCHES);
}

#else

bool sg_round_programme(struct sg_rounding *rounding, struct sg_error *err)
{
    (void)rounding;
    return sg_glpk_load(err);
}

#endif
