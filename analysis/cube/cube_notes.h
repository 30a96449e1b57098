/* What is said of totals and levels. */
#ifndef SG_ANALYSIS_CUBE_CUBE_NOTES_H
#define SG_ANALYSIS_CUBE_CUBE_NOTES_H

#include "table/classification.h"
#include "table/command.h"

/* Which rows sums made totals, or might, and which totals are none. */
void sg_cube_note_sums(struct sg_run *run, const struct sg_classification *classification);

#endif
