/* Confidence limits of proportions, counts and location quotients, as their formulas give them:
   nothing is clipped. Every function returns false, with both limits NaN, where its interval is not
   defined: no observations, a count outside 0 … n, a level outside (0, 1), or anything not finite.
   Counts need not be whole, so that an effective sample size can stand for n. */
#ifndef SANGYO_INTERVAL_H
#define SANGYO_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_interval {
    double lower, upper;
};

/* An interval of the proportion x/n. */
typedef bool sg_interval_proportion_fn(double x, double n, double level,
                                       struct sg_interval *limits);

/* Wilson (1927), the score interval. x = 0: lower limit 0; x = n: upper limit 1. */
SG_API sg_interval_proportion_fn sg_interval_wilson;

/* Clopper and Pearson (1934), "exact". x = 0: lower limit 0; x = n: upper limit 1. */
SG_API sg_interval_proportion_fn sg_interval_clopper_pearson;

/* Jeffreys, equal tails of the beta posterior, with limits 0 at x = 0 and 1 at x = n (Brown, Cai
   and DasGupta 2001). */
SG_API sg_interval_proportion_fn sg_interval_jeffreys;

/* Agresti and Coull (1998): reaches beyond 0 and 1. */
SG_API sg_interval_proportion_fn sg_interval_agresti_coull;

/* p ± z √(p(1−p)/n): reaches beyond 0 and 1, and has no width at x = 0 and x = n. */
SG_API sg_interval_proportion_fn sg_interval_wald;

/* Wald's on the scale of ln(p/(1−p)): not defined at x = 0 and x = n. */
SG_API sg_interval_proportion_fn sg_interval_logit;

/* Exact limits of the proportion in a finite population, of which n were drawn without replacement
   and x of them counted (Buonaccorsi 1987): the whole numbers K with which neither x or more nor x
   or fewer is less likely than (1-level)/2, over the population. All three are whole numbers. */
SG_API bool sg_interval_hypergeometric(double x, double n, double population, double level,
                                       struct sg_interval *limits);

/* Goodman (1965): simultaneous over the k shares of one total, each a score interval at level
   1 - (1-level)/k. k = 1 is Wilson's. */
SG_API bool sg_interval_goodman(double x, double n, size_t k, double level,
                                struct sg_interval *limits);

/* Garwood (1936): the mean of a Poisson count x. x = 0: lower limit 0. */
SG_API bool sg_interval_garwood(double x, double level, struct sg_interval *limits);

/* One cell against a reference that holds it: x of n in the area, X of N in the reference. */
struct sg_quotient_counts {
    double value, area_total, reference_value, reference_total;
};

/* The log-delta interval of a location quotient whose area is part of its reference (one
   multinomial of four cells). `correction`, usually 1/2, is added to each of the four cells, which
   keeps the coverage when x is small; 0 gives the uncorrected interval, which is undefined at x =
   0. Limits L exp(±z s), s² = 1/x - 1/n - 1/X + (2L-1)/N of the corrected counts. Where the area
   cannot be part of the reference (x > X, n > N, …) the interval is not defined. */
SG_API bool sg_interval_log_delta(const struct sg_quotient_counts *counts, double correction,
                                  double level, struct sg_interval *limits);

/* Two-sided p value of the quotient being 1, by the same normal approximation: the level at which
   1 is a limit. NaN where the interval is not defined. */
SG_API double sg_interval_log_delta_p(const struct sg_quotient_counts *counts, double correction);

#ifdef __cplusplus
}
#endif
#endif
