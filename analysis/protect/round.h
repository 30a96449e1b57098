/* Controlled rounding (Cox and Ernst 1982): every cell goes to one of its two neighbouring
   multiples of the base, all equations still hold, and the cells change as little as can be in sum.
 */
#ifndef SG_ANALYSIS_PROTECT_ROUND_H
#define SG_ANALYSIS_PROTECT_ROUND_H

#include <sangyo/protect.h>

enum sg_round_way { SG_ROUND_EITHER, SG_ROUND_DOWN, SG_ROUND_UP };

/* Numbers of units are of the base. */
struct sg_rounding {
    const struct sg_protect_table *table;
    double base;
    double *below;          /* per cell: its neighbour below, in units */
    double *rest;           /* per cell: how far above that it is; 0: a multiple, which stays */
    enum sg_round_way *way; /* per cell: as it may go */
    bool *up;               /* per cell: what was found */
    bool found;             /* whether there is a rounding at all */
};

/* Without solution yet; all ways are open but for multiples. */
void sg_rounding_init(struct sg_rounding *rounding, const struct sg_protect_table *table,
                      double base);
void sg_rounding_free(struct sg_rounding *rounding);

/* By how much the cell changes by going down or up. */
double sg_rounding_change(const struct sg_rounding *rounding, uint32_t cell, bool up);
double sg_rounding_units(const struct sg_rounding *rounding, uint32_t cell);
/* What is printed of the cell: no noise of the machine in its decimals. */
double sg_rounding_value(const struct sg_rounding *rounding, uint32_t cell);
size_t sg_rounding_open(const struct sg_rounding *rounding); /* cells that are no multiples */

/* Cells that programmes take on, and the branchings after which they give up. */
enum { SG_ROUND_CELLS = 2000, SG_ROUND_BRANCHES = 20000 };

/* The least rounding: by flows where the equations are a network, else by a programme of whole
   numbers, for which GLPK must be there, and that fails (data) on more cells than it takes on. */
bool sg_round(struct sg_rounding *rounding, struct sg_error *err);
/* The same by one of both; the first is false where the equations are no network. */
bool sg_round_network(struct sg_rounding *rounding);
bool sg_round_programme(struct sg_rounding *rounding, struct sg_error *err);
/* Whether all cells are neighbours of their values, as they may be, and all equations hold. */
bool sg_rounding_check(const struct sg_rounding *rounding);

#endif
