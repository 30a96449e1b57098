/* The counts that a published percentage can stand for. */
#ifndef SANGYO_COUNT_RANGE_H
#define SANGYO_COUNT_RANGE_H

#include <stdbool.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_count_range {
    double low, high; /* whole numbers; low > high if no count fits */
};

/* The whole counts of `n` whose percentage rounds to `percent` at `decimals` decimals; a tie may
   have been rounded either way. 57.6 % of 1,079 is 621 or 622. False, and an empty range, where no
   count fits or `n` is no positive whole number. */
SG_API bool sg_count_range(double percent, int decimals, double n, struct sg_count_range *range);

/* The published form nearest to `percent` that some count of `n` has; NaN for a bad `n`. */
SG_API double sg_count_nearest_percent(double percent, int decimals, double n);

#ifdef __cplusplus
}
#endif
#endif
