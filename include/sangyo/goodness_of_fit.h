/* A test of estimated shares against given ones under a survey design. */
#ifndef SANGYO_GOODNESS_OF_FIT_H
#define SANGYO_GOODNESS_OF_FIT_H

#include <sangyo/api.h>
#include <sangyo/independence.h>

#ifdef __cplusplus
extern "C" {
#endif

/* `n_categories` estimated totals with their covariance matrix, both in any unit (persons, or
   shares of the whole), and the shares that are expected, in any scale, each above 0. */
struct sg_fit {
    size_t n_categories;
    const double *totals;
    const double *covariance; /* of the totals, n_categories × n_categories */
    const double *expected;
    double n;  /* records */
    double df; /* of the design */
};

/* Rao and Scott (1981), corrected to second order as R survey's svygofchisq does: with O the
   totals, E their sum parted as expected and λ the eigenvalues of the covariance of (O-E)/√E, X² =
   Σ(O-E)²/E divided by Σλ is `f`, on df1 = (Σλ)²/Σλ² and df2 = df1·df degrees of freedom. `chisq`
   is X² scaled to n, beside the p of the first-order correction, X²/(Σλ/(k-1)) on k-1. False, with
   NaN throughout, for fewer than two categories, an expected share that is not above 0, or totals
   without variance (as where the strata are the categories). */
SG_API bool sg_goodness_of_fit(const struct sg_fit *fit, struct sg_rao_scott *test);

#ifdef __cplusplus
}
#endif
#endif
