/* A statistic as its totals and the linear form of the records whose total varies as it does. */
#ifndef SG_ANALYSIS_ESTIMATE_LINEARIZED_H
#define SG_ANALYSIS_ESTIMATE_LINEARIZED_H

#include "statistic.h"

struct sg_linearized {
    sg_quad numerator, denominator, estimate; /* NaN where the denominator is 0 */
    sg_linear *form;                          /* of the values about their levels */
    sg_linear *residuals; /* whose totals vary as the estimate; the form itself, or its own */
    bool *used;           /* classes */
};

/* Release with sg_linearized_free. */
void sg_linearize(const struct sg_sample *sample, const struct sg_statistic *statistic,
                  struct sg_linearized *out);
void sg_linearized_free(struct sg_linearized *linearized);

#endif
