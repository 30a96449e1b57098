/* Quantiles of a survey with intervals after Woodruff (1952), or by replicates. */
#ifndef SG_ANALYSIS_ESTIMATE_QUANTILE_H
#define SG_ANALYSIS_ESTIMATE_QUANTILE_H

#include <sangyo/proportion.h>

#include "statistic.h"

/* A distinct value of the variable and the class of its records. */
struct sg_quantile_value {
    double value;
    size_t class;
};

struct sg_quantile_request {
    const struct sg_quantile_value *values; /* ascending; classes of one value follow each other */
    size_t n;
    double p, level;
    enum sg_proportion_method method; /* of the interval of F(q): mean, xlogit, asin or beta */
    bool of_replicates; /* instead: from the quantiles of the replicates, which there must be */
};

struct sg_quantile {
    size_t n;
    double estimate, lower, upper, se, df; /* NaN where undefined */
};

/* The least value q with F(q) ≥ p (R's qrule "math"); sums within 1e-12 of the whole count as
   ties. Limits are the quantiles at those of the proportion up to q, se their distance over 2t; or
   q ± t se with the variance of the quantiles of the replicates (R's interval type "quantile").
   Jackknives do not give valid variances of quantiles: Woodruff's interval under them does. */
bool sg_quantile_estimate(const struct sg_sample *sample, const struct sg_quantile_request *request,
                          struct sg_quantile *quantile, struct sg_error *err);

#endif
