/* The sizes of plants, by industry. */
#ifndef SG_ANALYSIS_STRUCTURE_PLANTS_H
#define SG_ANALYSIS_STRUCTURE_PLANTS_H

#include "analysis/cube/cube.h"

/* --plants. */
extern const struct sg_option sg_option_plants;

/* The Herfindahl index of plant sizes per category of the cube, from the file that --plants names
   (one row per plant: category and size); NaN where it has none, or a size is not known. *plants is
   NULL without the option; released with free(). */
bool sg_plants_read(struct sg_run *run, const struct sg_cube *cube, double **plants,
                    struct sg_error *err);

#endif
