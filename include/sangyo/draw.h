/* Random samples. The same seed and the same frame in the same order give the same sample. */
#ifndef SANGYO_DRAW_H
#define SANGYO_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A stream of random numbers: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998). */
struct sg_draw;
SG_API struct sg_draw *sg_draw_new(unsigned long seed);
SG_API void sg_draw_free(struct sg_draw *draw); /* NULL-safe */

/* Each function draws n of `units` units into chosen[], and is false, with none chosen, where n is
   more than there are. */

/* Every sample of n equally likely (Fan, Muller and Rezucha 1962). */
SG_API bool sg_draw_simple(struct sg_draw *draw, size_t units, size_t n, bool chosen[]);

/* Every units/n-th from a random start, a fraction where that does not divide evenly. */
SG_API bool sg_draw_systematic(struct sg_draw *draw, size_t units, size_t n, bool chosen[]);

/* Systematic with probability n x_i/Σx proportional to size (Madow 1949), into probability[]. Units
   as large as the step are taken with certainty and the others drawn from the rest. Also false
   where a size is negative or not finite, or fewer than n are positive. */
SG_API bool sg_draw_pps(struct sg_draw *draw, const double sizes[], size_t units, size_t n,
                        bool chosen[], double probability[]);

#ifdef __cplusplus
}
#endif
#endif
