/* The variables of calibration as columns of a matrix of which a record fills few: one column for
   each category, one for each number. */
#ifndef SG_ANALYSIS_ESTIMATE_REGRESSORS_H
#define SG_ANALYSIS_ESTIMATE_REGRESSORS_H

#include <sangyo/calibration.h>

struct sg_regressors {
    const struct sg_controls *controls;
    size_t k;        /* columns */
    size_t n_filled; /* of each record */
    size_t *offsets; /* first column of each margin */
    double *scales;  /* of the numbers: their columns are divided by them */
};

/* Release with sg_regressors_free. */
void sg_regressors_make(struct sg_regressors *x, const struct sg_controls *controls,
                        const double weights[]);
void sg_regressors_free(struct sg_regressors *x);

/* The totals of the population in the columns. */
void sg_regressors_totals(const struct sg_regressors *x, long double totals[]);
/* x'b of a record. */
long double sg_regressors_predict(const struct sg_regressors *x, const long double b[], size_t i);
/* Adds w·x of a record. */
void sg_regressors_add(const struct sg_regressors *x, long double w, size_t i, long double sums[]);
/* Adds w·x·x' of a record to the lower triangle of a k × k matrix. */
void sg_regressors_add_products(const struct sg_regressors *x, long double w, size_t i,
                                long double matrix[]);

/* Solves a·b = c for a positive semidefinite matrix of which the lower triangle is given, and is
   overwritten; `c` becomes b. Columns that follow from others get 0 (pivoted Cholesky). */
void sg_semidefinite_solve(long double a[], size_t k, long double c[]);

#endif
