/* Factors written for later use, and applied as they are: what was published stays until the next
   full adjustment (暫定季節指数). */
#ifndef SG_ANALYSIS_SEASONAL_FROZEN_H
#define SG_ANALYSIS_SEASONAL_FROZEN_H

#include "seasonal_source.h"

/* Writes the factors of all periods and of the year after them to the file of --factors. */
bool sg_season_factors_write(const struct sg_season_source *source, struct sg_run *run,
                             struct sg_error *err);

/* Takes the factors of --freeze in place of an adjustment: fills cells and statuses of the lines.
 */
bool sg_season_freeze(struct sg_season_source *source, struct sg_run *run, struct sg_table *out,
                      struct sg_error *err);

extern const struct sg_option sg_season_option_factors;
extern const struct sg_option sg_season_option_freeze;

#endif
