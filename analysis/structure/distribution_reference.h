/* What a distribution is held against: the nation with the area in it, the rest of the nation, or
   the mean of the other areas; over areas, all industries, the other industries together, or their
   mean. */
#ifndef SG_ANALYSIS_STRUCTURE_DISTRIBUTION_REFERENCE_H
#define SG_ANALYSIS_STRUCTURE_DISTRIBUTION_REFERENCE_H

#include "analysis/structure/reference/reference.h"
#include "distributions.h"

enum sg_against { SG_AGAINST_NATION, SG_AGAINST_REST, SG_AGAINST_OTHERS };

/* --against. */
extern const struct sg_option sg_option_against;

struct sg_distribution_reference {
    const struct sg_cube *cube;
    const struct sg_distributions *distributions;
    const struct sg_reference *nation; /* of distributions over categories */
    enum sg_against against;
    size_t *nation_parts; /* per frame of the nation: its parts */
    /* Of the mean: per frame the sums of shares over distributions, by category or area. */
    struct sg_pairs frames; /* of (group, period) */
    double *sums;
    sg_status *status; /* per frame: what forbids the mean */
    uint32_t *n;       /* per frame: distributions in the sums */
};

/* `nation` is NULL for distributions over areas; all are borrowed. */
void sg_distribution_reference_build(struct sg_distribution_reference *reference,
                                     const struct sg_distributions *distributions,
                                     const struct sg_cube *cube, const struct sg_reference *nation,
                                     const struct sg_run *run);
void sg_distribution_reference_free(struct sg_distribution_reference *reference);

/* Fills y[] beside the known parts x[] of a distribution; returns what forbids it. */
sg_status sg_distribution_reference_fill(const struct sg_distribution_reference *reference,
                                         uint32_t profile, const double x[], double y[]);

/* Says in a note what it is. */
void sg_distribution_reference_note(const struct sg_distribution_reference *reference,
                                    const struct sg_run *run, struct sg_table_info *info);

#endif
