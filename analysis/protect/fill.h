/* Values that hidden cells may have: somewhere to start from where only the published ones are
   known. */
#ifndef SG_ANALYSIS_PROTECT_FILL_H
#define SG_ANALYSIS_PROTECT_FILL_H

#include <sangyo/protect.h>

/* Gives the cells with hidden[cell] values of 0 or more by which all equations hold, and says how
   far they may differ. False: there are none, as the published values contradict each other, or a
   solver is missing. */
bool sg_protect_fill(struct sg_protect_table *table, const bool hidden[], struct sg_error *err);

#endif
