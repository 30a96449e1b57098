/* Creation and destruction of jobs between two dates, as rates of Davis, Haltiwanger and Schuh
 * (1996).
 */
#ifndef SANGYO_JOB_FLOWS_H
#define SANGYO_JOB_FLOWS_H

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Growth of one unit of `before` and `after` jobs: (after − before) over the mean of both, from −2
   (exit) to 2 (entry). NaN where both are 0, one is below 0 or not known. */
SG_API double sg_job_growth(double before, double after);

/* Sums over units: jobs gained where they grew or entered, lost where they shrank or left, and of
   the means of both dates. All 0 or more. */
struct sg_job_flows {
    double creation, destruction, size;
};

/* In percent of `size`: each within 0 … 200. reallocation is creation + destruction, excess what of
   it is more than the net change asks for, C + D − |C − D|. */
struct sg_job_flow_rates {
    double creation, destruction, reallocation, excess;
};

/* NaN where a sum is not known or the size is not above 0. */
SG_API struct sg_job_flow_rates sg_job_flow_rates_of(const struct sg_job_flows *flows);

#ifdef __cplusplus
}
#endif
#endif
