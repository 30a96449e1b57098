/* The rows of a cube as lines over time: a category of an area, by date. */
#ifndef SG_ANALYSIS_CUBE_LINES_H
#define SG_ANALYSIS_CUBE_LINES_H

#include <sangyo/buffer.h>

#include "cube.h"

struct sg_lines {
    size_t n;
    size_t *start; /* per line its first place in `rows`; one more at the end */
    uint32_t *rows;
};

/* Lines in order of appearance, each in the order of its periods. */
void sg_lines_build(struct sg_lines *lines, const struct sg_cube *cube);
void sg_lines_free(struct sg_lines *lines);

/* Adds the labels of the line of a row, but for its period, and without `category` for that; the
   name of the value if it has none. */
void sg_line_add_name(const struct sg_cube *cube, size_t row, bool category, struct sg_buffer *out);

#endif
