/* Moving averages with weights of their own at the ends of a series. */
#ifndef SG_SEASONAL_FILTER_H
#define SG_SEASONAL_FILTER_H

#include <stddef.h>

#include <sangyo/seasonal.h>

enum { SG_FILTER_HALF = SG_TREND_MOST_TERMS / 2 };

struct sg_filter {
    size_t terms; /* odd; 0: the mean of all values */
    double middle[SG_TREND_MOST_TERMS];
    size_t end_terms[SG_FILTER_HALF];
    double ends[SG_FILTER_HALF][SG_TREND_MOST_TERMS]; /* by values that follow, oldest first */
};

/* The values from `first` to before n of `x`, as many series in turn as `stride` says, filtered,
   into the same places of `out`, which must be another. Where the weights of an end are longer than
   a series, the mean of all. */
void sg_filter_apply(const struct sg_filter *filter, const double x[], size_t first, size_t stride,
                     size_t n, double out[]);

/* Henderson (1916) with the ends of Musgrave (1964); `terms` of SG_TREND_FILTERS. */
void sg_filter_henderson(size_t terms, struct sg_filter *filter);

/* The moving averages of one quarter or month (Shiskin, Young and Musgrave 1967); not MSR. */
void sg_filter_seasonal(enum sg_seasonal_filter kind, struct sg_filter *filter);

/* The centred 2 × S average of x[from … to - 1]; NaN at the S/2 values of each end. */
void sg_filter_year(const double x[], size_t from, size_t to, size_t frequency, double out[]);

#endif
