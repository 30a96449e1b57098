/* The steps of X-11 between its tables: additive or multiplicative as the plan says. */
#ifndef SG_SEASONAL_PARTS_H
#define SG_SEASONAL_PARTS_H

#include <stddef.h>

#include <sangyo/seasonal.h>

/* With fewer years of values than this in a pass X-11 takes the mean of each quarter or month. */
enum { SG_YEARS_OF_MOVING = 5 };

/* A table of n values of which those from `from` to before `to` are known. */
struct sg_known {
    const double *x;
    size_t n, from, to;
};

/* a − b, or a/b. */
static inline double sg_seasonal_without(const struct sg_seasonal_plan *plan, double a, double b)
{
    return plan->multiplicative ? a / b : a - b;
}

/* Seasonal factors of differences or ratios to the trend, for all n values: those outside by the
   next or previous year. */
void sg_seasonal_factors(const struct sg_seasonal_plan *plan, enum sg_seasonal_filter filter,
                         struct sg_known si, double factors[]);

/* Weights of irregulars: by σ of five calendar years around each, twice, the second time without
   what is extreme by the first. NaN outside. */
void sg_extreme_weights(const struct sg_seasonal_plan *plan, struct sg_known irregular,
                        double weights[]);

/* B4, B9: differences or ratios to the trend whose weight is below 1 are drawn to their neighbours
   of the same quarter or month. */
void sg_extreme_replace(const struct sg_seasonal_plan *plan, struct sg_known si,
                        const double weights[], double replaced[]);

/* The mean change of the irregular by that of the trend, of an adjusted series: the trend, by the
   Henderson filter of S + 1 terms, goes to `trend`. */
double sg_irregular_to_trend(const struct sg_seasonal_plan *plan, const double adjusted[], size_t n,
                             double trend[]);

/* The terms of the trend filter `place` by that ratio. */
size_t sg_trend_terms(size_t frequency, int place, double i_to_c);

/* The moving seasonality ratio (MSR) of the first n values of D9; NaN with fewer than five values
   of a quarter or month. */
double sg_moving_seasonality(const struct sg_seasonal_plan *plan, const double si[], size_t n);

/* The last filter by that ratio: `*ratio` is the one that decided. */
enum sg_seasonal_filter sg_seasonal_by_ratio(const struct sg_seasonal_plan *plan, const double si[],
                                             size_t n, double *ratio);

#endif
