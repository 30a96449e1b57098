/* Fills the numbers of a reference in the terms of the cube. */
#ifndef SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_FRAMES_H
#define SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_FRAMES_H

#include "reference.h"

/* The frame of a group and period, begun if it is new. */
uint32_t sg_reference_open(struct sg_reference *reference, uint32_t group, uint32_t period);
/* Adds to a category within a frame. */
void sg_reference_add(struct sg_reference *reference, uint32_t frame, uint32_t by,
                      struct sg_cube_cell cell);

#endif
