/* A sample with its design, ready for estimation: cells of records in the order of the design. */
#ifndef SG_ANALYSIS_ESTIMATE_SAMPLE_H
#define SG_ANALYSIS_ESTIMATE_SAMPLE_H

#include <sangyo/calibration.h>
#include <sangyo/error.h>
#include "table/design.h"

#include "moments.h"

/* A unit of the design as records name it: its place in every stage. Numbers are ranks, so that
   the order of the sample is that of the labels, whatever the order of the records. */
struct sg_sample_unit {
    uint32_t strata[SG_DESIGN_STAGES];
    uint32_t psus[SG_DESIGN_STAGES];
    double populations[SG_DESIGN_STAGES]; /* units in the stratum of the population; INFINITY: not
                                             known or drawn with replacement */
    long double weight;                   /* a factor of all its records' weights */
};

/* Weights met known totals: a class lies within one category of each margin. Variances are then
   those of residuals on the categories (Deville and Särndal 1992). */
struct sg_sample_calibration {
    const double *factors; /* of the weights of each class */
    const double *before;  /* Σw of each class before */
    const struct sg_margin *margins;
    size_t n_margins;
};

struct sg_sample_design {
    size_t n_stages;
    bool elements; /* units of the last stage are the records themselves */
    enum sg_lonely lonely;
    const struct sg_sample_unit *units; /* by unit of the moments */
    const uint32_t *class_ranks;        /* new numbers of the classes of the moments */
    size_t n_classes;
    const char *const *stratum_labels;        /* of stage 1 by rank, for messages; may be NULL */
    const struct sg_replication *replication; /* NULL: linearization */
    const struct sg_sample_calibration *calibration; /* NULL: weights as they were drawn */
};

/* Units in the sample, whether or not they have cells in a part of it. */
struct sg_stratum_size {
    double units; /* of the stratum */
    double all;   /* of all strata of the stage: of the sample, or of the unit above */
};

struct sg_sample_cell {
    uint32_t class;
    uint32_t strata[SG_DESIGN_STAGES]; /* of each stage, among the sizes of the sample */
    struct sg_sample_unit unit;
    uint64_t n;
    /* As in the moments, but with values about the levels of the class where the sample has some;
       plain may be NULL. */
    long double *sums, *products, *plain;
    long double *spread;  /* of w·y about their means in the cell; NULL without levels */
    long double *choices; /* the same */
};

struct sg_sample {
    struct sg_sample_design design; /* borrowed parts stay with the caller */
    struct sg_moment_plan plan;
    size_t n_cells, n_products;
    struct sg_sample_cell *cells;  /* in the order of the design */
    struct sg_stratum_size *sizes; /* of its strata, stage by stage */
    uint32_t *class_cells;         /* the cells of one class after another, each in order */
    size_t *class_first;           /* where those of a class begin; n_classes + 1 items */
    long double *numbers;          /* what the cells point at */
    long double *levels; /* n_classes × n_values: what values were taken about; NULL: nothing */
    long double *replicates; /* n_classes × n_replicates × n_values, or NULL */
};

/* Takes the numbers of the moments, which may be freed then. Release with sg_sample_free. */
void sg_sample_make(const struct sg_moments *moments, const struct sg_sample_design *design,
                    struct sg_sample *sample);
void sg_sample_free(struct sg_sample *sample);

/* Σw of each class. */
void sg_sample_sizes(const struct sg_sample *sample, double sizes[]);
/* Multiplies the weights by the factors; borrows the calibration. */
void sg_sample_calibrate(struct sg_sample *sample, const struct sg_sample_calibration *calibration);

/* One coefficient per class and value: z = w Σ a y of a record. */
typedef long double sg_linear;

/* The covariance matrix of the totals of k linear forms, k × k, by linearization. False when a
   stratum has only one unit and no rule was chosen; `used` (per class) says whose strata count. */
bool sg_sample_covariance(const struct sg_sample *sample, const sg_linear *const forms[], size_t k,
                          const bool used[], double *covariance, struct sg_error *err);

/* Units less strata of the first stage, among records of the classes used; below 1: none. */
double sg_sample_degrees(const struct sg_sample *sample, const bool used[]);

#endif
