/* Variances by replicate weights: scale Σ r_scale (θ_r - c)², c the mean of the replicates or the
   estimate of the full sample. */
#ifndef SG_ANALYSIS_ESTIMATE_REPLICATES_H
#define SG_ANALYSIS_ESTIMATE_REPLICATES_H

#include "statistic.h"

/* V of the estimates of the replicates, which are centred in place; `full` is that of the sample.
 */
double sg_replication_variance(const struct sg_replication *replication, double full,
                               double *thetas);

/* The covariance of k statistics, k × k, of a sample with replicates; `centres` are their estimates
   by the full sample. */
void sg_replicate_covariance(const struct sg_sample *sample, const struct sg_statistic statistics[],
                             size_t k, const long double centres[], double *covariance);

/* The variance of the logit of a share by replicates; 0 where there are none or it is undefined. */
double sg_replicate_logit_variance(const struct sg_sample *sample,
                                   const struct sg_statistic *statistic, double estimate);

#endif
