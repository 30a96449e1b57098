/* Which equations say something that others do not. */
#ifndef SG_ANALYSIS_PROTECT_INDEPENDENT_H
#define SG_ANALYSIS_PROTECT_INDEPENDENT_H

#include <sangyo/protect.h>

/* Per equation whether it is needed: of those of one sum the first is, and each other one that does
   not follow from these. Release with free(). */
bool *sg_protect_independent(const struct sg_protect_table *table);

#endif
