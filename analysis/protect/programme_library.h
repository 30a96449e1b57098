/* The functions of GLPK that are used, which is loaded when a programme is solved. Only compiled
   where it was there. */
#ifndef SG_ANALYSIS_PROTECT_PROGRAMME_LIBRARY_H
#define SG_ANALYSIS_PROTECT_PROGRAMME_LIBRARY_H

#include <sangyo/error.h>

/* Says that there is none where it was built without; else loads it. */
bool sg_glpk_load(struct sg_error *err);

#ifdef SG_WITH_GLPK

#include <glpk.h>

#include "table/library.h"

/* clang-format off */
#define SG_GLPK_FUNCTIONS(X) \
    X(glp_create_prob) X(glp_delete_prob) X(glp_add_rows) X(glp_add_cols) X(glp_set_mat_row) X(glp_set_mat_col) \
    X(glp_set_row_bnds) X(glp_set_col_bnds) X(glp_set_obj_coef) X(glp_set_obj_dir) \
    X(glp_simplex) X(glp_exact) X(glp_init_smcp) X(glp_std_basis) X(glp_get_status) \
    X(glp_get_obj_val) X(glp_get_col_prim) X(glp_term_out) X(glp_free_env) \
    X(glp_set_col_kind) X(glp_init_iocp) X(glp_intopt) X(glp_mip_status) X(glp_mip_col_val) \
    X(glp_ios_reason) X(glp_ios_terminate)
/* clang-format on */

extern struct sg_glpk_functions {
    SG_GLPK_FUNCTIONS(SG_LIBRARY_POINTER)
} sg_glpk;

#endif
#endif
