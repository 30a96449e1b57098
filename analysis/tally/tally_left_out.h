/* What is declared to be no label of a key. */
#ifndef SG_ANALYSIS_TALLY_TALLY_LEFT_OUT_H
#define SG_ANALYSIS_TALLY_TALLY_LEFT_OUT_H

#include "tally_plan.h"

/* Drops the cells whose labels are declared to be none, and says of how many records. */
void sg_tally_leave_out(struct sg_rows *rows, const struct sg_tally_plan *plan,
                        struct sg_tally *tally);

#endif
