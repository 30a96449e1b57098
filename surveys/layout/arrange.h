/* From the rows of a file to one row per set of labels: tables side by side are set under one
   another, heading lines become a column, labels are filled down, year and quarter become one. */
#ifndef SG_SURVEYS_LAYOUT_ARRANGE_H
#define SG_SURVEYS_LAYOUT_ARRANGE_H

#include "table/periods.h"

#include "layout.h"

/* Finds the layout and arranges the grid; errors as sg_layout_find, and heading lines whose rows
   differ, several tables. */
bool sg_arrange(struct sg_grid *grid, struct sg_layout_options options,
                const struct sg_periods_context *asked, struct sg_layout *layout,
                struct sg_error *err);

#endif
