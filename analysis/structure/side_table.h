/* A table that stands beside the one analysed and speaks of its categories. */
#ifndef SG_ANALYSIS_STRUCTURE_SIDE_TABLE_H
#define SG_ANALYSIS_STRUCTURE_SIDE_TABLE_H

#include "analysis/cube/cube.h"

/* The column of categories of another table: of the same name as the cube's, else by its role. */
bool sg_side_categories(const struct sg_cube *cube, const struct sg_table *table,
                        const struct sg_column **by, struct sg_error *err);

/* Per row of `by`, the category of the cube with the same key, SG_NO_PAIR where there is none: to
   be released with free(). */
uint32_t *sg_side_match(const struct sg_cube *cube, const struct sg_table *table,
                        const struct sg_column *by);

#endif
