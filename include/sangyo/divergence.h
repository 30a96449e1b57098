/* How far the distribution of amounts x[0 … n-1] is from that of a reference y[0 … n-1]; p = x/Σx,
   q = y/Σy. NaN where it is undefined: either is nothing at all, a negative or not finite entry. */
#ifndef SANGYO_DIVERGENCE_H
#define SANGYO_DIVERGENCE_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef double sg_divergence_fn(const double x[], const double y[], size_t n);

/* ½Σ|p−q|, a fraction from 0 to 1 (Hoover 1936). */
SG_API sg_divergence_fn sg_divergence_hoover;

/* Σ|p−q|, from 0 to 2 (Krugman 1991). The reference decides: the nation with the area in it, the
   rest of the nation (sg_divergence_rest), or the mean of the others (sg_divergence_others). */
SG_API sg_divergence_fn sg_divergence_krugman;

/* Kullback-Leibler divergence Σp ln(p/q) in nats, Theil's localisation; NaN where x has what the
   reference lacks. */
SG_API sg_divergence_fn sg_divergence_kullback_leibler;

/* Hachman index 1/Σ(p²/q), from 0 to 1 (as the reference); NaN where x has what the reference
   lacks. */
SG_API sg_divergence_fn sg_divergence_hachman;

/* Locational Gini: twice the area between the diagonal and the Lorenz curve of location quotients
   p/q weighted by q, from 0 to 1. Half of it is the scale of Krugman (1991), up to 0.5. */
SG_API sg_divergence_fn sg_divergence_gini;

/* The rest of the nation: nation − x into `rest`, which may be either. A difference below zero by
   no more than rounding is zero. */
SG_API void sg_divergence_rest(const double x[], const double nation[], size_t n, double rest[]);

/* The mean of the shares of all areas but `area` into `mean`. `x` holds n_areas rows of n entries;
   areas without any (Σ = 0) are left out. All NaN when none is left. */
SG_API void sg_divergence_others(const double x[], size_t n_areas, size_t n, size_t area,
                                 double mean[]);

#ifdef __cplusplus
}
#endif
#endif
