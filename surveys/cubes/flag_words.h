/* What the letters of SDMX and JSON-stat beside an observation mean. */
#ifndef SG_SURVEYS_CUBES_FLAG_WORDS_H
#define SG_SURVEYS_CUBES_FLAG_WORDS_H

#include <sangyo/status.h>

/* The status of OBS_STATUS or OBS_FLAG, by one code or several (p, bu). False where a letter is
   none that is known. */
bool sg_flag_words_read(const char *code, sg_status *status);
/* A flag on a cell: a status without a value stands only where there is none; where there is no
   number and no reason, it is not available. */
void sg_flag_words_set(sg_status flag, double *value, sg_status *status);

#endif
