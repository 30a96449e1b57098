/* How much the composition x[0 … n-1] changed from an earlier (x0) to a later (x1) period. NaN
   where it is undefined: either is nothing at all, a negative or not finite entry. */
#ifndef SANGYO_STRUCTURAL_CHANGE_H
#define SANGYO_STRUCTURAL_CHANGE_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Norm of absolute values ½Σ|Δs|, from 0 to 1 (Dietrich 2012). */
SG_API double sg_structural_change_nav(const double x0[], const double x1[], size_t n);

/* √Σw(Δln x − Δln X)², w = `later` times the later share and 1 − `later` times the earlier one:
   1 is Lilien's (1982) index, 1/2 the modified one (Stamer 1998). Cells that are zero in either
   period are dropped, and X and the shares are those of the cells kept: NaN when none is. */
SG_API double sg_structural_change_lilien(const double x0[], const double x1[], size_t n,
                                          double later);

/* Cosine of the angle between the two compositions: 1 for the same, 0 for nothing in common. */
SG_API double sg_structural_change_cosine(const double x0[], const double x1[], size_t n);

#ifdef __cplusplus
}
#endif
#endif
