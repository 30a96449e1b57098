/* Which rows of a table are sums of the others, as their numbers say. */
#ifndef SG_TABLE_SUM_GUARD_H
#define SG_TABLE_SUM_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Rows by item and slice: what adds up stands in one slice. No item comes twice in a slice. */
struct sg_sum_rows {
    size_t n_rows, n_items, n_slices;
    const uint32_t *item, *slice; /* per row */
    const double *value;          /* per row; NaN: not known */
    const double *rounding; /* per slice: half a unit of the last digit, 0 of whole numbers; NaN:
                               its numbers do not add up (ratios) */
};

/* What the rows of an item are to the search. */
enum sg_sum_use {
    SG_SUM_LEFT_OUT, /* not looked at */
    SG_SUM_PART,     /* a part, and perhaps a sum of others */
    SG_SUM_TOTAL     /* a sum, as is known: never a part */
};

enum sg_sum_of {
    SG_SUM_OF_NONE,
    SG_SUM_OF_ALL, /* of all other parts */
    SG_SUM_OF_RUN  /* of the parts first … last, beside it */
};

/* What an item is the sum of, in every slice in which all are known. */
struct sg_sum {
    enum sg_sum_of of;
    uint32_t first, last; /* of a run */
    double product; /* of its values over the slices whose rows differ, in units of what rounding
                       leaves open: 1 in so many such sums is chance */
    size_t slices;  /* those */
};

struct sg_sum_guard;

/* Sorts the rows, which must outlive it; linear. */
struct sg_sum_guard *sg_sum_guard_make(const struct sg_sum_rows *rows);
void sg_sum_guard_free(struct sg_sum_guard *guard);

/* Of each item that is a part, what it is the sum of, into sums[n_items]: of all others, else of
   the shortest run of two or more rows that are not zero. n log n in the rows. */
void sg_sum_guard_find(const struct sg_sum_guard *guard, const enum sg_sum_use use[],
                       struct sg_sum sums[]);

/* How a total compares with the parts in the slices where it is known. */
struct sg_sum_check {
    size_t agree, differ; /* where all parts are known */
    size_t less;          /* … where the known parts, none of them negative, are more than it */
    double total, parts;  /* of the first slice that differs, or in which it is less */
};
struct sg_sum_check sg_sum_guard_check(const struct sg_sum_guard *guard,
                                       const enum sg_sum_use use[], uint32_t item);

/* How an item compares with those below it, in slices without negative values. */
struct sg_sum_below {
    size_t more;  /* slices where they are together more than it; it counts as zero if it has no
                     row, and so does what is not known */
    size_t equal; /* slices where two or more of them, all known, add up to it and it is not zero */
};
/* Per item, with those below it as `parent` says (an index or -1), into below[n_items]. */
void sg_sum_guard_below(const struct sg_sum_guard *guard, const ptrdiff_t parent[],
                        struct sg_sum_below below[]);

#endif
