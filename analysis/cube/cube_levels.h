/* Totals and levels of the items of a cube, by their labels and by what adds up. */
#ifndef SG_ANALYSIS_CUBE_CUBE_LEVELS_H
#define SG_ANALYSIS_CUBE_CUBE_LEVELS_H

#include "cube.h"

/* Sets the kinds of the categories, and of the areas where the request asks, beyond what their
   labels alone said; notes of `run` say what was taken. */
bool sg_cube_find_levels(struct sg_cube *cube, struct sg_run *run,
                         const struct sg_cube_request *request, struct sg_error *err);

#endif
