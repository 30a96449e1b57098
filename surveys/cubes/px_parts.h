/* The parts of reading a PX file: what it says of its cube, its cells, its notes. */
#ifndef SG_SURVEYS_CUBES_PX_PARTS_H
#define SG_SURVEYS_CUBES_PX_PARTS_H

#include "file_cube.h"
#include "px_file.h"

enum { PX_SYMBOLS = 8 }; /* - . .. … .......: by the number of dots */

/* The values of dimensions by their labels and codes, for keys and notes of cells. */
struct px_lookup {
    struct sg_table tables[SG_MOST_DIMENSIONS]; /* columns label, code */
    size_t n;
};
void sg_px_lookup_make(const struct sg_file_cube *cube, struct px_lookup *lookup);
void sg_px_lookup_free(struct px_lookup *lookup);
/* The place of a value by its label or its code; SIZE_MAX: it is none. */
size_t sg_px_lookup(const struct px_lookup *lookup, size_t dimension, const char *value);

/* The dimensions: those of STUB, then those of HEADING, `*n_stub` of them STUB's. */
bool sg_px_dimensions(const struct px_file *file, struct sg_file_cube *cube, size_t *n_stub,
                      struct sg_error *err);
/* The cells, which the cube then has. */
bool sg_px_cells(const struct px_file *file, size_t n_stub, struct sg_file_cube *cube,
                 struct sg_texts *notes, struct sg_error *err);
/* Title, measure, unit, decimals, sources, notes; notes of single cells that are flags of ours
   become their status. */
void sg_px_describe(const struct px_file *file, struct sg_file_cube *cube);

#endif
