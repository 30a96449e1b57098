/* The bulk files of Eurostat as a table: a column for each dimension. */
#ifndef SG_SURVEYS_LAYOUT_SPLIT_DIMENSIONS_H
#define SG_SURVEYS_LAYOUT_SPLIT_DIMENSIONS_H

#include "surveys/formats/cell.h"
#include "surveys/formats/grid.h"

/* Splits the first column at its commas; false, and nothing done, for other files. */
bool sg_split_dimensions(struct sg_grid *grid);

/* What the letters behind the values mean, and `:` with them: those that the grid has. */
void sg_split_dimensions_marks(const struct sg_grid *grid, struct sg_marks *marks);

#endif
