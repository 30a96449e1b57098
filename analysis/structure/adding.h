/* What may be summed. */
#ifndef SG_ANALYSIS_STRUCTURE_ADDING_H
#define SG_ANALYSIS_STRUCTURE_ADDING_H

#include <sangyo/table.h>

/* Whether the numbers of a column add up, by the kind of each measure that it holds: else an error
   with the first row that does not. Of `parts` of one base, shares do. Each measure and unit is
   asked once. */
bool sg_require_adding(const struct sg_table *table, const struct sg_column *column, bool parts,
                       struct sg_error *err);

#endif
