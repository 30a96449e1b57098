/* What kind of measure changes. */
#ifndef SG_ANALYSIS_STRUCTURE_CHANGE_KINDS_H
#define SG_ANALYSIS_STRUCTURE_CHANGE_KINDS_H

#include "analysis/cube/cube.h"

/* Per group the kind of its measure: of the column, else of the label of a column of measures, else
   a balance where its numbers can be nothing else, which is said. Release with free(). */
enum sg_measure_kind *change_kinds(struct sg_run *run, const struct sg_cube *cube);

#endif
