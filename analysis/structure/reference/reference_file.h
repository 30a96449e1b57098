/* A reference from another table. */
#ifndef SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_FILE_H
#define SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_FILE_H

#include "reference.h"

/* Takes the reference from the table at `path`. */
bool sg_reference_read(struct sg_reference *reference, struct sg_run *run,
                       const struct sg_cube *cube, const char *path, struct sg_error *err);

#endif
