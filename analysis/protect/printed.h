/* Values that a method changed, as they are printed. */
#ifndef SG_ANALYSIS_PROTECT_PRINTED_H
#define SG_ANALYSIS_PROTECT_PRINTED_H

#include "job.h"

/* The value of a row of the sheet, with its status, in the same row of `out`. */
void sg_protect_print(const struct sg_protect_job *job, const struct sg_protect_sheet *sheet,
                      size_t row, struct sg_column *out);
/* Of a table that is written row by row like the sheet. */
void sg_protect_leave_out_zeros(const struct sg_protect_job *job,
                                const struct sg_protect_sheet *sheet, struct sg_table *out);

#endif
