/* Sets the cells of a grid anew: rows in another order, with more or fewer cells. */
#ifndef SG_SURVEYS_LAYOUT_REGRID_H
#define SG_SURVEYS_LAYOUT_REGRID_H

#include "surveys/formats/grid.h"

struct sg_regrid {
    struct sg_grid *grid;
    size_t *cells, n_cells, cells_capacity;
    size_t *origins, origins_capacity;
    size_t *rows, n_rows, rows_capacity;
    size_t *numbers, numbers_capacity;
};

void sg_regrid_init(struct sg_regrid *regrid, struct sg_grid *grid);
/* Adds a text of the grid, by its place (sg_grid_add_text). */
void sg_regrid_add(struct sg_regrid *regrid, size_t text);
/* Adds the cells of a row from `from` to `to`, not included; those it lacks are blank. */
void sg_regrid_add_cells(struct sg_regrid *regrid, size_t row, size_t from, size_t to);
/* Leaves cells of a row out of the grid, as what they are taken for. */
void sg_regrid_take(struct sg_regrid *regrid, size_t row, size_t from, enum sg_use use);
/* Ends a row that stands in row `row` of the grid. */
void sg_regrid_end_row(struct sg_regrid *regrid, size_t row);
/* The grid takes the new rows. */
void sg_regrid_finish(struct sg_regrid *regrid);

#endif
