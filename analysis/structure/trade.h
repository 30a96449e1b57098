/* Trade of industries: what turns a location quotient into the modified coefficient. */
#ifndef SG_ANALYSIS_STRUCTURE_TRADE_H
#define SG_ANALYSIS_STRUCTURE_TRADE_H

#include "analysis/cube/cube.h"

/* --trade. */
extern const struct sg_option sg_option_trade;

/* Self-sufficiency per category of the cube, from the file that --trade names (columns of the
   category, output, exports and imports); NaN where it has none. *ratios is NULL without the
   option; released with free(). */
bool sg_trade_read(struct sg_run *run, const struct sg_cube *cube, double **ratios,
                   struct sg_error *err);

#endif
