/* What areas are compared with: one area of the table, the sum of its areas, or another file. */
#ifndef SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_H
#define SG_ANALYSIS_STRUCTURE_REFERENCE_REFERENCE_H

#include "analysis/cube/cube.h"

struct sg_reference {
    struct sg_pairs frame_of;    /* of (group, period) of the cube */
    struct sg_pairs cell_of;     /* of (frame, category) of the cube */
    struct sg_cube_cell *cells;  /* per cell */
    struct sg_cube_cell *totals; /* per frame */
    bool *mixed;                 /* the same: of what is above and below 0 */
    double *trials;              /* per frame: independent trials, see census_unit.h */
    uint32_t area;               /* the area item that is the reference; SG_NO_PAIR: none is */
    bool *left_out;              /* per area item: total areas and the reference itself */
};

/* Reads --reference and --reference-file. `trials` (per slice; may be NULL) are the cube's. */
bool sg_reference_find(struct sg_reference *reference, struct sg_run *run,
                       const struct sg_cube *cube, const double trials[], struct sg_error *err);
/* The same, with the sum of all areas where neither option nor a single total area says more. */
bool sg_reference_find_or_sum(struct sg_reference *reference, struct sg_run *run,
                              const struct sg_cube *cube, const double trials[],
                              struct sg_error *err);
void sg_reference_free(struct sg_reference *reference);

/* The frame of a slice of the cube, or SG_NO_PAIR. */
uint32_t sg_reference_frame(const struct sg_reference *reference, const struct sg_cube *cube,
                            const struct sg_cube_slice *slice);

/* A category within a frame, or the total of the frame; no_reference where there is none. */
struct sg_cube_cell sg_reference_cell(const struct sg_reference *reference, uint32_t frame,
                                      uint32_t by);
struct sg_cube_cell sg_reference_total(const struct sg_reference *reference, uint32_t frame);

/* Says in the notes of a result, and to its figures, what its reference is. */
void sg_reference_note(const struct sg_reference *reference, const struct sg_run *run,
                       const struct sg_cube *cube, struct sg_table_info *info);

/* The name of an area of the cube, its code where it has no name. */
const char *sg_reference_name(const struct sg_cube *cube, uint32_t area);

extern const struct sg_option sg_option_reference;
extern const struct sg_option sg_option_reference_file;

#endif
