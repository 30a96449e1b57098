/* Between the files of the cube. */
#ifndef SG_ANALYSIS_CUBE_CUBE_PARTS_H
#define SG_ANALYSIS_CUBE_CUBE_PARTS_H

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

/* Finds the columns of area, category and period, and builds their axes. */
bool sg_cube_find_roles(struct sg_cube *cube, struct sg_run *run,
                        const struct sg_cube_request *request, struct sg_error *err);
/* Says what each other column is for, and numbers the groups: *row_group, one per row, free(). */
bool sg_cube_find_groups(struct sg_cube *cube, struct sg_run *run, uint32_t **row_group,
                         struct sg_error *err);
/* Marks the items that are totals, by their own label or one that goes with it. */
bool sg_cube_mark_totals(struct sg_cube *cube, const struct sg_cube_request *request,
                         struct sg_error *err);

#endif
