/* The matrix of areas and categories of one group at one period. */
#ifndef SG_ANALYSIS_STRUCTURE_COMPLEXITY_FRAME_H
#define SG_ANALYSIS_STRUCTURE_COMPLEXITY_FRAME_H

#include "analysis/structure/reference/reference.h"
#include "distributions.h"

struct sg_complexity_source {
    const struct sg_cube *cube;
    struct sg_reference reference;
    struct sg_distributions distributions; /* over categories */
    struct sg_pairs frames;                /* of (group, period) */
};

struct sg_complexity_frame {
    uint32_t *areas; /* per row: its distribution */
    size_t n_areas, n_categories;
    uint32_t *categories; /* per column: its category of the cube */
    size_t *sources;      /* per column: a row of the table */
    uint32_t *column_of;  /* per category of the cube: its column */
    unsigned char *has;
    sg_status status; /* what forbids the matrix */
};

/* Which areas have a location quotient of 1 or more in which categories. Neither total areas nor
   the reference are among them. Release with sg_complexity_frame_free. */
void sg_complexity_frame_read(const struct sg_complexity_source *source, uint32_t frame,
                              struct sg_complexity_frame *f);
void sg_complexity_frame_free(struct sg_complexity_frame *f);

#endif
