/* Areas that were merged: a table on the areas of another day. */
#ifndef SG_ANALYSIS_STRUCTURE_CONCORDANCE_AREAS_H
#define SG_ANALYSIS_STRUCTURE_CONCORDANCE_AREAS_H

#include "table/command.h"

/* --areas FILE and what is done with areas that it does not have. */
extern const struct sg_option concordance_option_areas, concordance_option_unknown;

bool concordance_move_areas(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err);

#endif
