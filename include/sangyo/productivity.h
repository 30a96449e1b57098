/* Change of an aggregate productivity, taken apart into what happened within units, between them,
   and by entry and exit. */
#ifndef SANGYO_PRODUCTIVITY_H
#define SANGYO_PRODUCTIVITY_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A unit at two times: its share of (or weight in) all units, 0 or more, NaN where it is not there,
   and its productivity, which counts where the share is not NaN. */
struct sg_productivity_unit {
    double share[2], x[2];
};

/* The terms add up to `total`. A term that the method does not have is NaN. */
struct sg_productivity {
    double within, between, cross, entry, exit, total;
};

/* Takes the change of Σ s x apart, with shares made to add up to 1 at each time. False, with terms
   NaN, where a method is not defined: no unit at both times, a total of shares that is not above 0,
   none at one time of those which a method divides by, a number that is not finite. `total` is
   given wherever both aggregates are. */
typedef bool sg_productivity_fn(const struct sg_productivity_unit units[], size_t n,
                                struct sg_productivity *terms);

/* Baily, Hulten and Campbell (1992): Σ s0 Δx, Σ Δs x1, Σ s1 x1 of entrants, −Σ s0 x0 of exits. */
SG_API sg_productivity_fn sg_productivity_bhc;
/* Griliches and Regev (1995): mean shares, and everything against the mean aggregate. */
SG_API sg_productivity_fn sg_productivity_gr;
/* Foster, Haltiwanger and Krizan (2001): against the aggregate before, with a cross term. */
SG_API sg_productivity_fn sg_productivity_fhk;
/* Baldwin and Gu (2006): against the mean of exits; no term of exit, undefined without exits. */
SG_API sg_productivity_fn sg_productivity_bg;
/* Diewert and Fox (2010): shares among continuing units; entrants and exits against these. */
SG_API sg_productivity_fn sg_productivity_df;
/* Melitz and Polanec (2015): within is the change of the mean without weights of continuing units,
   between that of their covariance; entry and exit as Diewert and Fox. */
SG_API sg_productivity_fn sg_productivity_mp;

#ifdef __cplusplus
}
#endif
#endif
