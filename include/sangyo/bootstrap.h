/* Bootstrap limits of statistics of one distribution. */
#ifndef SANGYO_BOOTSTRAP_H
#define SANGYO_BOOTSTRAP_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/interval.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Fills values[] from the counts of one replicate. */
typedef void sg_bootstrap_fn(const double x[], size_t n, double values[], void *context);

struct sg_bootstrap {
    size_t replicates;
    unsigned long seed; /* of the Mersenne Twister: the same seed gives the same limits */
    double level;
    sg_bootstrap_fn *statistic;
    void *context;
    size_t n_values; /* that `statistic` fills */
};

/* Draws replicates of `trials` (rounded to a whole number) from the multinomial distribution with
   the shares of x[0 … n-1], and takes the percentile limits of each value: limits[n_values].
   Quantiles are interpolated (Hyndman and Fan 1996, type 7). The limits of a value that is
   undefined in any replicate are NaN. False, with all limits NaN, where x is no distribution, fewer
   than one trial or two replicates, or the level lies outside (0, 1). */
SG_API bool sg_bootstrap_multinomial(const struct sg_bootstrap *plan, const double x[], size_t n,
                                     double trials, struct sg_interval limits[]);

#ifdef __cplusplus
}
#endif
#endif
