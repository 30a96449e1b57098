/* Which items lie above both of two references: facts without words. */
#ifndef SG_FINDINGS_QUADRANT_H
#define SG_FINDINGS_QUADRANT_H

#include "entry.h"

/* An item by two measures. Its kind, key and what is unproven are those of `x` or `y`. */
struct sg_quadrant_item {
    struct sg_entry x, y;
};

struct sg_quadrant_rule {
    double x, y;                /* the references */
    int x_decimals, y_decimals; /* values and references are compared as printed */
};

struct sg_quadrants {
    size_t *above; /* keys of those above both, the highest of y first, ties as in the table */
    size_t n_above;
    size_t n;         /* items that both measures know */
    size_t n_unknown; /* those that might lie anywhere */
};

/* Residual items and those outside take no part; nor does what an interval does not tell from its
   reference count as above it. Release with sg_quadrants_free. */
void sg_quadrants_make(struct sg_quadrants *quadrants, const struct sg_quadrant_item items[],
                       size_t n, const struct sg_quadrant_rule *rule);
void sg_quadrants_free(struct sg_quadrants *quadrants);

#endif
