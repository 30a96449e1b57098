/* All that must hold of a table, as a linear programme in a text that other solvers read. */
#ifndef SG_ANALYSIS_PROTECT_PROGRAMME_TEXT_H
#define SG_ANALYSIS_PROTECT_PROGRAMME_TEXT_H

#include <sangyo/buffer.h>
#include <sangyo/protect.h>

/* In the format of CPLEX LP: of each cell with a need, in each direction and for each intruder, the
   deviations of the suppressed cells; the objective is by how much all fall short together, 0 where
   the table is safe. */
void sg_protect_programme_text(struct sg_protect_table *table, bool singletons,
                               struct sg_buffer *out);

#endif
