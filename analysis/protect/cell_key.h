/* Counts that are changed a little by the keys of their records (Fraser and Wooton 2005). */
#ifndef SG_ANALYSIS_PROTECT_CELL_KEY_H
#define SG_ANALYSIS_PROTECT_CELL_KEY_H

#include "job.h"

extern const struct sg_option sg_protect_option_ptable, sg_protect_option_key;

/* Changes the cells of a job by --ptable and the cell keys in column --key: job->printed. */
bool sg_protect_cell_key(struct sg_protect_job *job, struct sg_error *err);

#endif
