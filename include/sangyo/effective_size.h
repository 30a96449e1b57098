/* The size of the simple random sample from an endless population that says as much as the sample
   at hand. */
#ifndef SANGYO_EFFECTIVE_SIZE_H
#define SANGYO_EFFECTIVE_SIZE_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* n (N-1)/(N-n): n of a population of N drawn without replacement. With it p(1-p)/n is the variance
   under the finite population correction (N-n)/(N-1). INFINITY for the whole population; NaN for n
   below 0 or above N, and for a population that is no whole number. */
SG_API double sg_effective_size_finite(double n, double population);

/* n/deff; NaN unless the design effect is positive. */
SG_API double sg_effective_size_design(double n, double deff);

/* (Σw)²/Σw² of n weights (Kish 1965); NaN for none. */
SG_API double sg_effective_size_weights(const double weights[], size_t n);

#ifdef __cplusplus
}
#endif
#endif
