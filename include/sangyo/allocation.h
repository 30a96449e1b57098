/* A sample divided among strata. */
#ifndef SANGYO_ALLOCATION_H
#define SANGYO_ALLOCATION_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A stratum of `size` units whose values have standard deviation `sd`. */
struct sg_stratum {
    double size, sd;
};

/* All return false, with every n NaN, where the strata hold fewer than `total` units, a size or a
   deviation is negative or not finite, or nothing tells how to divide. */

/* n_h = total N_h/ΣN. */
SG_API bool sg_allocation_proportional(const struct sg_stratum strata[], size_t k, double total,
                                       double n[]);

/* Neyman (1934): n_h ∝ N_h S_h. A stratum that would need more than it has is taken whole and the
   rest divided again. */
SG_API bool sg_allocation_neyman(const struct sg_stratum strata[], size_t k, double total,
                                 double n[]);

/* Wright (2012), exact in whole numbers: from `minimum` (1 or more) for each stratum, unit by unit
   to where N_h S_h/√(n_h(n_h+1)) is largest, the first of equal ones, and no more than it has. */
SG_API bool sg_allocation_wright(const struct sg_stratum strata[], size_t k, double total,
                                 double minimum, double n[]);

/* Whole numbers with the sum of n[], each within 1 of its own and none above the size of its
   stratum: largest remainders, the first of equal ones. The sum must be whole. */
SG_API void sg_allocation_round(const struct sg_stratum strata[], size_t k, double n[]);

#ifdef __cplusplus
}
#endif
#endif
