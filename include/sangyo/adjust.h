/* p values of several tests, adjusted so that each can be held against the level of all. */
#ifndef SANGYO_ADJUST_H
#define SANGYO_ADJUST_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Entries that are NaN are no tests: they stay NaN and do not count. `adjusted` may be `p`. */
typedef void sg_adjust_fn(const double p[], size_t n, double adjusted[]);

/* Holds the probability of any false rejection: p times the number of tests. */
SG_API sg_adjust_fn sg_adjust_bonferroni;

/* The same, stepwise and never larger (Holm 1979). */
SG_API sg_adjust_fn sg_adjust_holm;

/* Holds the expected share of false ones among the rejections, for independent or positively
   dependent tests (Benjamini and Hochberg 1995). */
SG_API sg_adjust_fn sg_adjust_bh;

#ifdef __cplusplus
}
#endif
#endif
