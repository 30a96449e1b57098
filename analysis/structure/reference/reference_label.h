/* Areas by their labels. */
#ifndef SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_LABEL_H
#define SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_LABEL_H

#include "reference.h"

/* The area items that a label names, by the code or by a name that goes with it: how many, and the
   first. */
size_t sg_reference_match(const struct sg_cube *cube, const char *label, uint32_t *area);
/* As an error if none or several match. */
bool sg_reference_area(const struct sg_cube *cube, const char *label, uint32_t *area,
                       struct sg_error *err);

#endif
