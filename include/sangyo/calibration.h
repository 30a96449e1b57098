/* Weights that meet known totals of the population: post-stratification, raking (Deming and Stephan
   1940) and calibration (Deville and Särndal 1992), and residuals for their variances. */
#ifndef SANGYO_CALIBRATION_H
#define SANGYO_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The category of each record and the units of the population in each category. */
struct sg_margin {
    const size_t *categories; /* of n records, below n_categories */
    const double *totals;
    size_t n_categories;
};

/* A number of each record and its total in the population. */
struct sg_control {
    const double *values;
    double total;
};

/* What is known of the population. */
struct sg_controls {
    size_t n; /* records */
    const struct sg_margin *margins;
    size_t n_margins;
    const struct sg_control *variables;
    size_t n_variables;
};

enum sg_margin_fault {
    SG_MARGIN_FINE,
    SG_MARGIN_BAD_TOTAL,      /* negative or no number */
    SG_MARGIN_NO_RESPONDENTS, /* a total, but nobody to carry it */
    SG_MARGIN_NO_POPULATION   /* records, but the total is 0 */
};

/* Why no weights can meet the margin, and the first such category. */
SG_API enum sg_margin_fault sg_margin_check(const struct sg_margin *margin, const double weights[],
                                            size_t n, size_t *category);

struct sg_convergence {
    size_t iterations;
    double difference; /* the largest, relative to the total */
};

enum sg_distance {
    SG_DISTANCE_LINEAR, /* g = 1 + u, the GREG estimator */
    SG_DISTANCE_RAKING, /* g = exp(u) */
    SG_DISTANCE_LOGIT   /* between both bounds, which must be finite */
};

/* The factor g of a weight stays between the bounds, lower < 1 < upper, which may be infinite.
   Linear and raking are cut off there (case 7 of the source). */
struct sg_calibration {
    enum sg_distance distance;
    double lower, upper;
    double tolerance;
    size_t most_iterations;
};

/* Both want positive weights and margins without fault. True once all totals are met to the
   tolerance, relative; else `adjusted` holds how far it came. */

/* Adjusts to one margin after the other, again and again; one margin: post-stratification. Knows
   neither variables nor distances nor bounds. */
SG_API bool sg_rake(const struct sg_controls *controls, const struct sg_calibration *calibration,
                    const double weights[], double adjusted[], struct sg_convergence *convergence);

/* The weights nearest to `weights` that meet all totals, by Newton's method. Totals that follow
   from each other may be given; those that contradict each other are not met. */
SG_API bool sg_calibrate(const struct sg_controls *controls,
                         const struct sg_calibration *calibration, const double weights[],
                         double adjusted[], struct sg_convergence *convergence);

/* Residuals of y on the variables and categories, with the weights before adjustment. The variance
   of an estimate with calibrated weights is that of its linearized values with their residuals in
   their place (Deville and Särndal 1992); R survey does the same. */
SG_API void sg_calibration_residuals(const struct sg_controls *controls, const double weights[],
                                     const double y[], double residuals[]);

#ifdef __cplusplus
}
#endif
#endif
