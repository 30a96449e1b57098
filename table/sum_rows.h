/* Rows sorted by slice and item, with what lies before each added up. */
#ifndef SG_TABLE_SUM_ROWS_H
#define SG_TABLE_SUM_ROWS_H

#include "sum_guard.h"

/* What the rows before one hold together. */
struct sg_sum_before {
    long double value; /* known ones */
    uint32_t unknown, nonzero, parts;
};

struct sg_sum_guard {
    const struct sg_sum_rows *rows;
    uint32_t *start;    /* per slice, n_slices + 1: its first entry */
    uint32_t *item;     /* per entry */
    double *value;      /* per entry; NaN: not known */
    bool *is_signed;    /* per slice: a value is negative */
    uint32_t *of_item;  /* per item, n_items + 1: its first place in `entries` */
    uint32_t *entries;  /* by item, then slice */
    uint32_t *slice_of; /* per entry */
};

/* Sums of the parts before each entry of the guard, one more at the end of each slice: of slice s,
   entry e, at [e + s]. Released with free(). */
struct sg_sum_before *sg_sum_before_make(const struct sg_sum_guard *guard,
                                         const enum sg_sum_use use[]);

/* What rounding allows `parts` parts and their total to differ, of about that size. */
static inline double sg_sum_allowed(double rounding, size_t parts, double size)
{
    /* the last term is for the binary representation of decimals */
    return (double)(parts + 1) * (rounding + 1e-15 * size);
}

#endif
