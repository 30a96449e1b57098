/* What else is said of adjusted series than their values: tests, sliding spans. */
#ifndef SG_ANALYSIS_SEASONAL_TABLES_H
#define SG_ANALYSIS_SEASONAL_TABLES_H

#include "analysis/cube/result.h"

#include "seasonal_source.h"

/* A column of numbers that are printed as the values of the cube are. */
struct sg_column *sg_season_number(struct sg_result *result, const char *name,
                                   const struct sg_cube *cube);
/* Makes it one of ratios around 1, in place of amounts around 0. */
void sg_season_make_ratio(struct sg_column *column);
/* What stands for a number that the way of adjusting does not give. */
sg_status sg_season_absent(double x);

/* One row per series: filters, ratios, tests. */
void sg_season_write_tests(struct sg_result *result, const struct sg_season_source *source,
                           enum sg_lang lang);
/* One row per period: how it was adjusted at first, and what sliding spans make of it. */
void sg_season_write_sliding(struct sg_result *result, const struct sg_season_source *source,
                             struct sg_run *run);

extern const struct sg_option sg_season_option_tests;
extern const struct sg_option sg_season_option_sliding;

#endif
