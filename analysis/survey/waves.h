/* Which two waves of a survey are compared. */
#ifndef SG_ANALYSIS_SURVEY_WAVES_H
#define SG_ANALYSIS_SURVEY_WAVES_H

#include "analysis/cube/period_pairs.h"

/* The name of the column that --wave names, or that is usual for periods; NULL with an error. */
const char *sg_waves_column(struct sg_run *run, const struct sg_table *table, struct sg_error *err);

/* The waves that --from and --to name, else the last two; those without a date come in the order of
   the table, which is said. */
bool sg_waves_pair(struct sg_run *run, const struct sg_cube *cube, struct sg_period_pair *pair,
                   struct sg_error *err);

/* --wave --from --to */
extern const struct sg_option sg_option_wave;
extern const struct sg_option sg_option_wave_from;
extern const struct sg_option sg_option_wave_to;

#endif
