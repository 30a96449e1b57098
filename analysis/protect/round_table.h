/* A table of protect by controlled rounding. */
#ifndef SG_ANALYSIS_PROTECT_ROUND_TABLE_H
#define SG_ANALYSIS_PROTECT_ROUND_TABLE_H

#include "job.h"

extern const struct sg_option sg_protect_option_base;

/* Rounds the cells of a job whose cells are judged: job->printed. Fails where the base is too small
   for the rules, or there is no rounding. */
bool sg_protect_round_table(struct sg_protect_job *job, struct sg_error *err);

#endif
