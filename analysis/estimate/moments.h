/* What the estimators of a survey need of its records, in memory that goes with cells: sums of
   w·y and of w²·y·y' for every unit of the design and class of records. Sums do not depend on the
   order of adding and merging. */
#ifndef SG_ANALYSIS_ESTIMATE_MOMENTS_H
#define SG_ANALYSIS_ESTIMATE_MOMENTS_H

#include <stddef.h>

#include "table/hash_index.h"

#include "wide.h"

enum sg_moment_kind {
    SG_MOMENTS_VALUES,  /* any values, all their products */
    SG_MOMENTS_OPTIONS, /* value 1 counts the others, which are 0 or 1: no products of two of them
                         */
};

/* Value 0 is the constant 1. */
struct sg_moment_plan {
    enum sg_moment_kind kind;
    size_t n_values;
    size_t n_replicates;
    bool no_counts; /* of options: value 1 is not asked for, its sums stay 0 */
};

struct sg_moments {
    struct sg_moment_plan plan;
    size_t n_products;
    size_t n_cells, capacity;
    uint64_t *keys;           /* unit << 32 | class */
    uint64_t *counts;         /* records of each cell */
    struct sg_wide *sums;     /* Σ w y, n_cells × n_values */
    struct sg_wide *products; /* Σ w² y y', n_cells × n_products */
    struct sg_wide *plain;    /* Σ w y y', of values from 1 on; NULL where the sums say it */
    uint64_t *choices; /* records that have each option, n_cells × n_values; NULL without options */
    struct sg_hash_index index;
    size_t n_classes, class_capacity; /* of the replicates */
    struct sg_wide *replicates;       /* Σ w_r y, n_classes × n_replicates × n_values */
};

/* A weight and its square as they are added and multiplied; `fits` is false when one is out of
   range (2^127). */
struct sg_moment_weight {
    struct sg_wide once, square;
    struct sg_wide_factor factor, square_factor;
    bool fits;
};
struct sg_moment_weight sg_moments_weight(long double weight);

struct sg_moment_record {
    uint32_t unit, class;
    long double weight;
    const struct sg_moment_weight *wide; /* of `weight`, where the caller knows it; or NULL */
    const long double *replicate_weights;
};

void sg_moments_init(struct sg_moments *moments, const struct sg_moment_plan *plan);
void sg_moments_free(struct sg_moments *moments);

/* Adds a record with its values y[1] …; false when a product is out of range (2^127). */
bool sg_moments_add(struct sg_moments *moments, const struct sg_moment_record *record,
                    const long double *y);
/* The values (from 2) that are 1, and what value 1 is: how many of them count. */
struct sg_moment_choices {
    const size_t *chosen;
    size_t n, count;
};

bool sg_moments_add_options(struct sg_moments *moments, const struct sg_moment_record *record,
                            const struct sg_moment_choices *choices);

/* Adds all of `from`, whose units and classes are renumbered on the way. */
void sg_moments_merge(struct sg_moments *moments, const struct sg_moments *from,
                      const uint32_t *units, const uint32_t *classes);

/* Where the product of two values stands, or -1. */
ptrdiff_t sg_moments_product(const struct sg_moment_plan *plan, size_t a, size_t b);

static inline uint32_t sg_moments_unit(const struct sg_moments *moments, size_t cell)
{
    return (uint32_t)(moments->keys[cell] >> 32);
}

static inline uint32_t sg_moments_class(const struct sg_moments *moments, size_t cell)
{
    return (uint32_t)moments->keys[cell];
}

#endif
