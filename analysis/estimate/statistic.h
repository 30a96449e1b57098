/* Totals, means, proportions, ratios, indices and their differences: all are totals or ratios of
   linear forms of the records, so one linearization serves them. */
#ifndef SG_ANALYSIS_ESTIMATE_STATISTIC_H
#define SG_ANALYSIS_ESTIMATE_STATISTIC_H

#include "sample.h"

/* What the records of a class add: w·y of `value` to the numerator and to the denominator. Every
   class whose records the statistic is about has a term, be it with zeros. */
struct sg_term {
    size_t class, value;
    double numerator, denominator;
};

struct sg_statistic {
    struct sg_term *terms; /* whoever makes it releases them */
    size_t n;
    bool is_total; /* the numerator alone */
};

struct sg_estimate {
    size_t n;                      /* records of the classes */
    double size;                   /* Σw of them */
    double kish;                   /* (Σw)²/Σw² (Kish 1965) */
    double estimate, variance, se; /* NaN where undefined */
    double df;
    double logit_variance; /* of log(θ/(1-θ)), where replicates give it; else 0 */
    double srs_variance; /* of a simple random sample of n from Σw; NaN where that says nothing */
    double srs_variance_replace; /* the same, drawn with replacement */
};

/* Estimates k statistics, each by itself. */
bool sg_statistic_estimate(const struct sg_sample *sample, const struct sg_statistic statistics[],
                           size_t k, struct sg_estimate estimates[], struct sg_error *err);

/* The covariance matrix of k statistics, k × k. */
bool sg_statistic_covariance(const struct sg_sample *sample, const struct sg_statistic statistics[],
                             size_t k, double *covariance, struct sg_error *err);

/* b - a with its variance and the degrees of freedom of the classes of both. */
bool sg_statistic_difference(const struct sg_sample *sample, const struct sg_statistic *a,
                             const struct sg_statistic *b, struct sg_estimate *difference,
                             struct sg_error *err);

/* The variances of a simple random sample of n from the size that stand in the estimate; `square`
   is Σw(y-ȳ)² of its records. */
void sg_estimate_set_srs(struct sg_estimate *estimate, long double square, bool is_total);

/* V / (variance of a simple random sample); NaN where undefined. */
double sg_estimate_deff(const struct sg_estimate *estimate, bool replace);

#endif
