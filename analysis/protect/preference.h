/* What an office wants to publish, or would rather. */
#ifndef SG_ANALYSIS_PROTECT_PREFERENCE_H
#define SG_ANALYSIS_PROTECT_PREFERENCE_H

#include "job.h"

extern const struct sg_option sg_protect_option_publish, sg_protect_option_prefer;

/* Marks what --publish names, which must be safe by itself, and sets the costs of all cells by
   --prefer. */
bool sg_protect_preferences(struct sg_protect_job *job, struct sg_error *err);

#endif
