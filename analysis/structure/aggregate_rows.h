/* What was summed, and the rows that come of it: of one aggregation, not for others. */
#ifndef SG_ANALYSIS_STRUCTURE_AGGREGATE_ROWS_H
#define SG_ANALYSIS_STRUCTURE_AGGREGATE_ROWS_H

#include "aggregate.h"

/* A row of the result. */
struct aggregate_sum {
    uint32_t target;
    uint32_t instance; /* of the frame and the target */
    size_t source;     /* a row of the input that has its other labels */
    size_t n;          /* members that are there */
    bool is_published; /* the row itself, and nothing is summed */
};

struct aggregate_sums {
    const struct sg_aggregate *a;
    const size_t *values;
    size_t n_values;
    bool with_parts;
    size_t *start; /* of the links by unit: start[unit] … start[unit + 1] */
    const struct sg_aggregate_link **links;
    struct sg_pairs instance_of, sum_of;
    size_t *members; /* per instance */
    struct aggregate_sum *sums;
    struct sg_cube_cell *cells; /* n_values per sum */
    size_t n, capacity, cells_capacity, members_capacity;
    struct sg_column **labels; /* per column of the input: its copy, or NULL */
    struct sg_column **numbers;
    int *decimals; /* per value: of the input, and so of its sums */
};

/* Writes the labels and values of the result. */
void aggregate_rows_write(struct aggregate_sums *sums, struct sg_table *out);

#endif
