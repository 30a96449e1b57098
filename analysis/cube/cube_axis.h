/* The axes of a cube: items that labels stand for. */
#ifndef SG_ANALYSIS_CUBE_CUBE_AXIS_H
#define SG_ANALYSIS_CUBE_CUBE_AXIS_H

#include "cube.h"

/* Items of the levels of a column under their label keys, or under their dates where `dated` and
   they have one; `column` -1 makes the single item. */
void sg_cube_axis_build(struct sg_cube_axis *axis, const struct sg_table *table, ptrdiff_t column,
                        bool dated);
void sg_cube_axis_free(struct sg_cube_axis *axis);
/* The item of a row, SG_NO_PAIR for an empty cell; 0 for an axis without column. */
uint32_t sg_cube_axis_item(const struct sg_cube_axis *axis, const struct sg_table *table,
                           size_t row);
/* Whether `column` says the same in all rows of an item of `axis`. */
bool sg_cube_axis_determines(const struct sg_cube_axis *axis, const struct sg_cube_axis *column,
                             const struct sg_table *table);

#endif
