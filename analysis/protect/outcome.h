/* What a run of protect writes and says. */
#ifndef SG_ANALYSIS_PROTECT_OUTCOME_H
#define SG_ANALYSIS_PROTECT_OUTCOME_H

#include "job.h"

/* The table of a sheet with its suppressed cells, without what would tell of them. */
void sg_protect_write(const struct sg_protect_job *job, size_t sheet, bool reasons,
                      struct sg_table *out);
/* The intervals of suppressed cells, for the eyes of the office. */
void sg_protect_write_intervals(const struct sg_protect_job *job, bool reasons,
                                struct sg_table *out);
/* The intervals of a table that was suppressed before, and whether they say too much, which the run
   then has found; true. */
bool sg_protect_audit(const struct sg_protect_job *job, struct sg_table *out);
/* Which columns the result does not have. */
void sg_protect_say_left_out(const struct sg_protect_job *job, const struct sg_table *in);
/* How much was suppressed, and what the audit says. */
void sg_protect_say(const struct sg_protect_job *job, const struct sg_table *in);
/* Names the cells that cannot be protected; false. */
bool sg_protect_fail(const struct sg_protect_job *job, struct sg_error *err);

#endif
