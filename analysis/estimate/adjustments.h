/* --adjust: the adjustments of p values by their words. */
#ifndef SG_ANALYSIS_ESTIMATE_ADJUSTMENTS_H
#define SG_ANALYSIS_ESTIMATE_ADJUSTMENTS_H

#include <sangyo/adjust.h>

#include "table/args.h"

/* Leaves the p values as they are. */
sg_adjust_fn sg_adjust_none;

struct sg_adjustment {
    struct sg_choice choice;
    sg_adjust_fn *adjust;
};

enum { SG_ADJUSTMENTS = 4 };
extern const struct sg_adjustment sg_adjustments[SG_ADJUSTMENTS];

/* That of --adjust, which is preset. */
const struct sg_adjustment *sg_adjustment_of(const struct sg_args *args);

#endif
