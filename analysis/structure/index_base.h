/* The base of index numbers: a period of the table, or a year whose quarters or months it has. */
#ifndef SG_ANALYSIS_STRUCTURE_INDEX_BASE_H
#define SG_ANALYSIS_STRUCTURE_INDEX_BASE_H

#include "analysis/cube/period_pairs.h"

struct sg_index_base {
    bool *of_period; /* per period item: whether it is of the base */
    size_t n;        /* how many are */
    uint32_t first;  /* the earliest of them */
    const char *label;
    struct sg_cube_cell *cells; /* per line (sg_period_rows): the mean of the base */
};

/* The base that --base names, with the value of each line in it: NaN with the status of what is not
   known; not_available where a period of the base has no row. Release with sg_index_base_free
   whatever happens. */
bool sg_index_base_find(const struct sg_run *run, const struct sg_cube *cube,
                        const struct sg_period_rows *rows, struct sg_index_base *base,
                        struct sg_error *err);
void sg_index_base_free(struct sg_index_base *base);

#endif
