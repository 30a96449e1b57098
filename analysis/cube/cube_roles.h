/* What each column of a table is for in a cube. */
#ifndef SG_ANALYSIS_CUBE_CUBE_ROLES_H
#define SG_ANALYSIS_CUBE_CUBE_ROLES_H

#include "cube.h"

/* Whether a role is that of areas, by code or by name. */
bool sg_cube_is_of_area(enum sg_role role);
/* Says that a column was taken for --OPTION. */
void sg_cube_note_assumed(struct sg_run *run, const struct sg_table *table, ptrdiff_t column,
                          const char *option);
/* Dates of the period items; labels that are no period stay as they are unless dates are needed. */
bool sg_cube_read_dates(struct sg_cube *cube, const struct sg_run *run, bool required,
                        struct sg_error *err);
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
