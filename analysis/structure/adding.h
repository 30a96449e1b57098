/* What may be summed. */
#ifndef SG_ANALYSIS_STRUCTURE_ADDING_H
#define SG_ANALYSIS_STRUCTURE_ADDING_H

#include <sangyo/table.h>

#include "analysis/cube/cube.h"

/* Whether the numbers of a column add up, by the kind of each measure that it holds: else an error
   with the first row that does not. Of `parts` of one base, shares do. Each measure and unit is
   asked once. */
bool sg_require_adding(const struct sg_table *table, const struct sg_column *column, bool parts,
                       struct sg_error *err);

/* The same of the parts of a cube of one measure: of several each is a matter of its own. */
bool sg_require_parts(const struct sg_cube *cube, struct sg_error *err);

/* Per slice of a cube whether its parts add up to one base, to be released with free(). Where none
   does, NULL and that error; where some do not, a note names them. */
bool *sg_slices_adding(const struct sg_cube *cube, struct sg_run *run, struct sg_error *err);

#endif
