/* The steps of arrange.h; each works on a layout that was found. */
#ifndef SG_SURVEYS_LAYOUT_ARRANGE_PARTS_H
#define SG_SURVEYS_LAYOUT_ARRANGE_PARTS_H

#include "table/periods.h"

#include "layout.h"

/* Tables under equal headers side by side: the grid has them under one another, and its layout is
   to be found anew. Returns how many there were; 0: none. */
size_t sg_arrange_halves(struct sg_grid *grid, const struct sg_layout *layout);

/* Lines with a label alone above blocks of equal rows become a column `heading` before the others.
 */
bool sg_arrange_headings(struct sg_grid *grid, struct sg_layout *layout, struct sg_error *err);

/* Blank labels of merged cells, and 〃, take the label above. */
void sg_arrange_fill_down(struct sg_grid *grid, struct sg_layout *layout);

/* A column of years and one of quarters or months, which `named` joins by + or which stand beside
   each other, become one column of periods; false where these have two readings, or those named
   are none. */
bool sg_arrange_periods(struct sg_grid *grid, struct sg_layout *layout, const char *named,
                        const struct sg_periods_context *asked, struct sg_error *err);

/* Refuses several tables under one another, and two lines a label. */
bool sg_arrange_check(const struct sg_grid *grid, const struct sg_layout *layout,
                      struct sg_error *err);

/* Of columns of periods that agree in every row the first stays. */
void sg_arrange_same_periods(const struct sg_grid *grid, struct sg_layout *layout,
                             const struct sg_periods_context *asked);

/* Periods that lack the era, or the year, which one before them has get it: in the first rows,
   before the header is known, and down the columns of the stub. */
void sg_arrange_header_eras(struct sg_grid *grid);
void sg_arrange_eras(struct sg_grid *grid, struct sg_layout *layout);

#endif
