/* --bootstrap and --seed, of the commands that have bootstrap intervals. */
#ifndef SG_ANALYSIS_STRUCTURE_BOOTSTRAP_OPTIONS_H
#define SG_ANALYSIS_STRUCTURE_BOOTSTRAP_OPTIONS_H

#include <sangyo/bootstrap.h>
#include "table/command.h"

extern const struct sg_option sg_option_bootstrap;
extern const struct sg_option sg_option_seed;

/* Replicates, seed and level as the options of a run say. */
struct sg_bootstrap sg_bootstrap_plan_of(const struct sg_run *run);

#endif
