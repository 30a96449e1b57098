/* The difference of two proportions from independent samples: current − previous, so that a rise is
   positive. Counts need not be whole. */
#ifndef SANGYO_DIFFERENCE_H
#define SANGYO_DIFFERENCE_H

#include <sangyo/api.h>
#include <sangyo/count_range.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

/* x of n. */
struct sg_proportion {
    double x, n;
};

/* The normal deviate of the difference with the variance pooled under equality. NaN where a sample
   has no case, or both have all or none. */
SG_API double sg_difference_pooled_z(struct sg_proportion previous, struct sg_proportion current);

/* The two-sided p value of a normal deviate. */
SG_API double sg_difference_p(double z);

/* Newcombe (1998), method 10: Wilson's limits of both, squared and added. False, with NaN limits,
   where one of the two has no Wilson interval. */
SG_API bool sg_difference_newcombe(struct sg_proportion previous, struct sg_proportion current,
                                   double level, struct sg_interval *limits);

/* The least that holds Newcombe's limits of all counts within two ranges, of samples of n1 and n2.
 */
SG_API bool sg_difference_newcombe_range(const struct sg_count_range ranges[2], const double n[2],
                                         double level, struct sg_interval *limits);

#ifdef __cplusplus
}
#endif
#endif
