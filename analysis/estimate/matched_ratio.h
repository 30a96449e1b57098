/* Change of a sample by the units that are in it at both times. */
#ifndef SG_ANALYSIS_ESTIMATE_MATCHED_RATIO_H
#define SG_ANALYSIS_ESTIMATE_MATCHED_RATIO_H

#include <stdbool.h>
#include <stddef.h>

struct sg_matched_ratio {
    double ratio; /* Σ after / Σ before */
    double se, df;
};

/* Of n units with weighted values at both times and strata numbered below n_strata. The variance is
   that of a ratio by linearization (Särndal, Swensson and Wretman 1992, 5.6), units drawn with
   replacement within strata: Σ n_h/(n_h − 1) Σ (z − z̄_h)² over (Σ before)², z = after − R before.
   False, with NaN, where Σ before is not above 0; se and df are NaN where a stratum has one unit.
 */
bool sg_matched_ratio(const double before[], const double after[], const size_t stratum[], size_t n,
                      size_t n_strata, struct sg_matched_ratio *result);

#endif
