/* Suppression of the table of a job, as a whole or by --split. */
#ifndef SG_ANALYSIS_PROTECT_SPLIT_TABLE_H
#define SG_ANALYSIS_PROTECT_SPLIT_TABLE_H

#include "job.h"

extern const struct sg_option sg_protect_option_split;

/* Fails where programmes of the whole would take too long, and says what it takes. */
bool sg_protect_split_table(struct sg_protect_job *job, const struct sg_protect_options *options,
                            struct sg_error *err);

#endif
