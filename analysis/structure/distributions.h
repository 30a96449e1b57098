/* The rows of a cube as distributions: of one area over its categories, or of one category over the
   areas, at one period within one group. */
#ifndef SG_ANALYSIS_STRUCTURE_DISTRIBUTIONS_H
#define SG_ANALYSIS_STRUCTURE_DISTRIBUTIONS_H

#include "analysis/cube/cube.h"

struct sg_distributions {
    bool across_areas;
    uint32_t n;           /* distributions, in order of first appearance */
    uint32_t *rows;       /* of the table, the parts of one distribution beside one another */
    size_t *start;        /* per distribution: its first place in `rows`; one more at the end */
    ptrdiff_t *total_row; /* per distribution: the published total of its parts, or -1 */
    uint32_t *of_slice;   /* over categories, per slice: its distribution, or SG_NO_PAIR */
};

/* A category of an area at two periods: its rows of the table, -1 where there is none. */
struct sg_line {
    uint32_t by;
    ptrdiff_t rows[2];
};

/* Neither totals nor repeated items are parts; total areas are not parts of a distribution over
   areas, but have distributions of their own over categories. */
void sg_distributions_build(struct sg_distributions *distributions, const struct sg_cube *cube,
                            bool across_areas);
/* The categories that a series has at either of two periods, in order of appearance, those of the
   earlier first: *lines, to be released with free(). */
size_t sg_distributions_lines(const struct sg_distributions *distributions,
                              const struct sg_cube *cube, uint32_t series,
                              const uint32_t periods[2], struct sg_line **lines);
void sg_distributions_free(struct sg_distributions *distributions);

#endif
