/* Downturns of the business cycle. */
#ifndef SG_PLOTS_CHARTS_DI_SMALL_DOWNTURNS_H
#define SG_PLOTS_CHARTS_DI_SMALL_DOWNTURNS_H

#include <stdbool.h>
#include <stddef.h>

/* Months from January of year 0: from the month after a peak to the end of that of the trough. */
struct sg_downturn {
    int from, to;
};
/* The i-th, in order of time; false past the last. */
bool sg_downturn_at(size_t i, struct sg_downturn *downturn);

/* Whether any lies between two months. */
bool sg_downturn_within(double from, double to);

#endif
