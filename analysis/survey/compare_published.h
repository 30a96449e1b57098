/* Percentages of two waves as reports print them. */
#ifndef SG_ANALYSIS_SURVEY_COMPARE_PUBLISHED_H
#define SG_ANALYSIS_SURVEY_COMPARE_PUBLISHED_H

#include "analysis/cube/result.h"
#include "nets.h"
#include "waves.h"

/* --ci. */
extern const struct sg_option compare_option_ci;

/* Writes one row for each answer of `cube`, whose table is that of `published`, whose categories
   are the answers and whose periods the waves. */
bool compare_published(const struct sg_published *published, const struct sg_cube *cube,
                       struct sg_run *run, struct sg_result *result, struct sg_error *err);

#endif
