/* Between the files of the reference. */
#ifndef SG_ANALYSIS_STRUCTURE_REFERENCE_PARTS_H
#define SG_ANALYSIS_STRUCTURE_REFERENCE_PARTS_H

#include "reference.h"

/* The area items that a label names, by the code or by a name that goes with it: how many, and the
   first. */
size_t sg_reference_match(const struct sg_cube *cube, const char *label, uint32_t *area);
/* As an error if none or several match. */
bool sg_reference_area(const struct sg_cube *cube, const char *label, uint32_t *area,
                       struct sg_error *err);

/* Numbers in the terms of the cube: group, period, category. */
void sg_reference_add(struct sg_reference *reference, uint32_t frame, uint32_t by,
                      struct sg_cube_cell cell);
uint32_t sg_reference_open(struct sg_reference *reference, uint32_t group, uint32_t period);

/* Takes the reference from the table at `path`. */
bool sg_reference_read(struct sg_reference *reference, struct sg_run *run,
                       const struct sg_cube *cube, const char *path, struct sg_error *err);

#endif
