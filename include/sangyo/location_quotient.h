/* Location quotients and their relatives, as pure functions. Counts: x = value of n = area total in
   the area, X = reference value of N = reference total; p = x/n, P = X/N. */
#ifndef SANGYO_LOCATION_QUOTIENT_H
#define SANGYO_LOCATION_QUOTIENT_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

/* p/P. NaN, never 0 or infinity, where the area has no cases (n = 0) or the reference has none
   (X = 0 or N = 0); 0 where x alone is 0. */
SG_API double sg_location_quotient(const struct sg_quotient_counts *counts);

/* p − P (Hoen and Oosterhaven 2006), a fraction. NaN where n or N is 0. */
SG_API double sg_location_quotient_additive(const struct sg_quotient_counts *counts);

/* (L−1)/(L+1), from −1 to 1 (Dalum, Laursen and Villumsen 1998). */
SG_API double sg_location_quotient_symmetric(double quotient);

/* ln L; NaN at L = 0, which has no logarithm. */
SG_API double sg_location_quotient_log(double quotient);

/* L(x+1)/L(x) − 1, the effect of one more case; `nested`: the area is part of the reference, which
   then has one more too. NaN at x = 0 and where L is. */
SG_API double sg_location_quotient_one_more(const struct sg_quotient_counts *counts, bool nested);

/* z scores over the regions of one industry: (L − mean)/sd, sd with n−1 (O'Donoghue and Gleave
   2004); of ln L it is Tian's (2013). Regions whose entry is NaN are left out of mean and sd and
   stay NaN; with fewer than two regions, or all equal, every score is NaN. `z` may be `quotients`.
 */
SG_API void sg_location_quotient_standardize(const double quotients[], size_t n, double z[]);

#ifdef __cplusplus
}
#endif
#endif
