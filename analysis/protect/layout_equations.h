/* The equations of a layout. */
#ifndef SG_ANALYSIS_PROTECT_LAYOUT_EQUATIONS_H
#define SG_ANALYSIS_PROTECT_LAYOUT_EQUATIONS_H

#include "layout.h"

/* Adds to layout->table an equation for each sum that a sheet has, and fails where one does not add
   up: to `rounded` decimals, NaN: exactly but for the rounding of the machine. */
bool sg_protect_layout_equations(struct sg_protect_layout *layout, double rounded,
                                 struct sg_error *err);
/* How far up in their hierarchies the labels of a cell stand: 0 where none is a sum. */
unsigned sg_protect_layout_height(const struct sg_protect_layout *layout, uint32_t cell);

#endif
