/* Tables of up to three dimensions with all their sums, for the tests of disclosure control. */
#ifndef SG_TESTS_PROTECT_CUBE_H
#define SG_TESTS_PROTECT_CUBE_H

#include <sangyo/protect.h>

/* An extent of 1 is a dimension of one label and its sum. */
struct protect_cube {
    struct sg_protect_table table;
    unsigned extents[3];
    size_t n_leaves;
};

/* The cell of labels; of a dimension the sum is at its extent. */
uint32_t protect_cube_cell(const struct protect_cube *cube, const unsigned at[3]);
/* What leaves, by the last dimension first, add up to there. */
double protect_cube_sum(const struct protect_cube *cube, const double leaves[],
                        const unsigned at[3]);
/* All cells and equations; released with sg_protect_table_free. */
void protect_cube_make(struct protect_cube *cube, unsigned a, unsigned b, unsigned c,
                       const double leaves[]);

#endif
