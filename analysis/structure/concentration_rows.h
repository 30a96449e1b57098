/* The distributions of `concentration`, computed into rows. */
#ifndef SG_ANALYSIS_STRUCTURE_CONCENTRATION_ROWS_H
#define SG_ANALYSIS_STRUCTURE_CONCENTRATION_ROWS_H

#include <sangyo/bootstrap.h>

#include "analysis/cube/result.h"
#include "concentration_index.h"
#include "distribution_reference.h"

enum { SG_CONCENTRATION_INDICES = 32 };
enum sg_concentration_ci {
    SG_CONCENTRATION_NONE,
    SG_CONCENTRATION_DELTA,
    SG_CONCENTRATION_BOOTSTRAP
};

struct sg_concentration {
    const struct sg_cube *cube;
    struct sg_distributions distributions;
    struct sg_reference nation;
    struct sg_distribution_reference reference;
    const struct sg_index *indices[SG_CONCENTRATION_INDICES];
    size_t n_indices;
    bool needs_reference, needs_trials, nonzero, bits, across_areas;
    enum sg_concentration_ci ci;
    struct sg_bootstrap bootstrap;
    double *slice_trials; /* per slice, where trials are needed over categories */
    double *plants;       /* per category, or NULL */
    struct sg_column *index, *value, *lower, *upper, *n, *categories;
    size_t differing; /* distributions whose parts do not add up to their published total */
};

/* --ci, whose choices are those of sg_concentration_ci. */
extern const struct sg_option sg_concentration_option_ci;

/* Adds a row per distribution and index, with what the struct says and its columns. */
void sg_concentration_add(struct sg_concentration *c, struct sg_result *result);

#endif
