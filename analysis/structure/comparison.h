/* One cell of an area against the same cell of a reference. */
#ifndef SG_ANALYSIS_STRUCTURE_COMPARISON_H
#define SG_ANALYSIS_STRUCTURE_COMPARISON_H

#include <sangyo/bootstrap.h>
#include <sangyo/location_quotient.h>

#include "analysis/cube/cube.h"
#include "analysis/structure/reference/reference.h"

enum sg_comparison_method {
    SG_METHOD_LQ,
    SG_METHOD_ADDITIVE,
    SG_METHOD_SYMMETRIC,
    SG_METHOD_LOG,
    SG_METHOD_STANDARDIZED,
    SG_METHOD_STANDARDIZED_LOG
};

enum sg_comparison_ci {
    SG_CI_NONE,
    SG_CI_LOG_DELTA,
    SG_CI_CLOPPER_PEARSON,
    SG_CI_GARWOOD,
    SG_CI_BOOTSTRAP
};

struct sg_comparison {
    struct sg_cube_cell value, area_total, reference_value, reference_total;
    double area_trials, reference_trials; /* independent ones (census_unit.h); NaN: not known */
    struct sg_quotient_counts counts;     /* by sg_comparison_settle, as is the status */
    bool area_mixed, reference_mixed; /* of what is above and below 0: nothing has a share in it */
    sg_status status;                 /* what forbids the quotient, or goes with it */
};

/* --method and --ci, whose choices are the two enumerations. */
extern const struct sg_option sg_comparison_option_method;
extern const struct sg_option sg_comparison_option_ci;
/* Whether intervals go with a method. */
bool sg_comparison_has_limits(enum sg_comparison_method method);

/* The row of the table against its reference, settled. `trials` is per slice, or NULL. */
struct sg_comparison sg_comparison_of(const struct sg_cube *cube,
                                      const struct sg_reference *reference, const double trials[],
                                      size_t row);
void sg_comparison_settle(struct sg_comparison *c);
/* The coefficient; before standardizing, what is to be standardized. NaN where it has none. */
double sg_comparison_coefficient(const struct sg_comparison *c, enum sg_comparison_method method);
sg_status sg_comparison_status(const struct sg_comparison *c, enum sg_comparison_method method);
/* Limits of a quotient, its logarithm or its symmetric form; returns their status. `plan` says the
   level, and for SG_CI_BOOTSTRAP replicates and seed. */
sg_status sg_comparison_limits(const struct sg_comparison *c, enum sg_comparison_method method,
                               enum sg_comparison_ci ci, const struct sg_bootstrap *plan,
                               struct sg_interval *limits);

/* The counts in independent trials: what they are where each case is one. */
struct sg_quotient_counts sg_comparison_trials(const struct sg_comparison *c);

#endif
