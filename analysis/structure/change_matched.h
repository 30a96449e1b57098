/* 重複標本の増減: the change of a sample by the units that are in it at both periods. */
#ifndef SG_ANALYSIS_STRUCTURE_CHANGE_MATCHED_H
#define SG_ANALYSIS_STRUCTURE_CHANGE_MATCHED_H

#include "table/command.h"

extern const struct sg_option change_option_design_weight, change_option_strata;

bool change_matched(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                    struct sg_error *err);

#endif
