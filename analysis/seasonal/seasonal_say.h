/* What is said of adjusted series: filters, tests, what was refused. */
#ifndef SG_ANALYSIS_SEASONAL_SAY_H
#define SG_ANALYSIS_SEASONAL_SAY_H

#include "seasonal_lines.h"

/* Notes for standard error and for the result; the tests also as such, for JSON. Fails with what
   forbids the first series where not one could be adjusted. */
bool sg_season_say(const struct sg_season_lines *lines, struct sg_run *run, struct sg_table *out,
                   struct sg_error *err);

/* present, probably not present, not present. */
const char *sg_season_verdict_word(enum sg_seasonality verdict, enum sg_lang lang);

#endif
