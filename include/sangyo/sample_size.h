/* How many answers a survey needs. The sizes are exact; round them up. */
#ifndef SANGYO_SAMPLE_SIZE_H
#define SANGYO_SAMPLE_SIZE_H

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* z² p(1−p)/e²: for an interval p ± margin at `level` from an endless population. NaN unless 0 <= p
   <= 1, margin > 0 and 0 < level < 1. */
SG_API double sg_sample_size_proportion(double p, double margin, double level);

/* n0/(1 + (n0−1)/N): the same from a population of N (Cochran 1977). */
SG_API double sg_sample_size_finite(double n0, double population);

/* Of each of two independent samples, for a two-sided test at 1 − level to find the difference of
   two proportions with probability `power` (Fleiss, Levin and Paik 2003). NaN where p1 = p2. */
SG_API double sg_sample_size_difference(double p1, double p2, double level, double power);

#ifdef __cplusplus
}
#endif
#endif
