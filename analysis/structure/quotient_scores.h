/* What a quotient is among those of other areas or cells. */
#ifndef SG_ANALYSIS_STRUCTURE_QUOTIENT_SCORES_H
#define SG_ANALYSIS_STRUCTURE_QUOTIENT_SCORES_H

#include <sangyo/adjust.h>

#include "analysis/structure/reference/reference.h"

/* The rows of a result that one cube gave, in the order of the table, the rows of totals and of the
   reference left out. */
struct sg_scores {
    const struct sg_cube *cube;
    const struct sg_reference *reference;
    const double *trials; /* per slice; may be NULL where nothing is shrunk */
    size_t first;         /* row of the result */
};

/* Whether a row of the table has a row in the result. */
bool sg_scores_shown(const struct sg_cube *cube, const struct sg_reference *reference, size_t row);

/* Replaces coefficients by their z scores over the areas of one category; neither totals of areas
   nor the reference are such areas. */
void sg_scores_standardize(const struct sg_scores *scores, struct sg_column *coefficient);

/* Fills the empirical-Bayes estimates of the quotients over the same areas; returns in how many
   categories there is no sign of heterogeneity. */
size_t sg_scores_shrink(const struct sg_scores *scores, struct sg_column *shrunk);

/* Adjusts the p values from row rows[0] up to rows[1], by `adjust`. */
void sg_scores_adjust(const struct sg_column *p, struct sg_column *adjusted, const size_t rows[2],
                      sg_adjust_fn *adjust);

#endif
