/* The rules of a run, by options or by a file that only its owner can read. */
#ifndef SG_ANALYSIS_PROTECT_RULES_H
#define SG_ANALYSIS_PROTECT_RULES_H

#include <sangyo/protect.h>
#include "table/command.h"

extern const struct sg_option sg_protect_option_min_contributors, sg_protect_option_zeros,
    sg_protect_option_dominance, sg_protect_option_p_percent, sg_protect_option_prior,
    sg_protect_option_range_percent, sg_protect_option_rule_file;

/* `counts` is left to the caller. */
bool sg_protect_rules_read(struct sg_protect_rules *rules, struct sg_run *run,
                           struct sg_error *err);

#endif
