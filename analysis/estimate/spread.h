/* Sums over the units of one stratum, for covariances of totals of linear forms. */
#ifndef SG_ANALYSIS_ESTIMATE_SPREAD_H
#define SG_ANALYSIS_ESTIMATE_SPREAD_H

#include "sample.h"

/* The forms z = w u of the records of a sample. */
struct sg_totals {
    const struct sg_sample *sample;
    const sg_linear *const *forms;
    size_t k;
    const bool *used;
    size_t **values; /* per form: the values with a coefficient in any class */
    size_t *n_values;
    size_t *first, *active; /* per class: the forms with a coefficient in it */
    struct sg_error *err;
};

/* Units of one stratum as they are added, by groups; k and k × k items each. */
struct sg_spread {
    double n; /* units, also those without cells in a part of the sample */
    bool is_used;
    const long double *centre; /* mean over the units of all strata, for the rule `adjust` */
    double taken;              /* units added so far, where values stand about levels */
    long double *sum, *size;   /* Σz of them, and the size of what it is made of */
    long double *square;       /* Σ(z-z̄)(z'-z̄') with levels, else Σzz' */
    long double *unit, *unit_size, *within; /* the same of the group to be added */
    long double *gap;                       /* of its means to those before */
};

/* Where the values of forms have coefficients; release with sg_totals_free. */
void sg_totals_list(struct sg_totals *t);
void sg_totals_free(struct sg_totals *t);

/* Room for a stratum. */
struct sg_spread sg_spread_make(const struct sg_totals *t);
void sg_spread_free(struct sg_spread *spread);

/* Σz of a cell added to each form, and the size of what it is made of, unless
   NULL. */
void sg_spread_sums(const struct sg_totals *t, const struct sg_sample_cell *cell, long double *to,
                    long double *size);
/* Adds the records of a cell as units. */
void sg_spread_records(const struct sg_totals *t, const struct sg_sample_cell *cell,
                       struct sg_spread *spread);
/* Adds one unit, of n cells. */
void sg_spread_unit(const struct sg_totals *t, const struct sg_sample_cell cells[], size_t n,
                    struct sg_spread *spread);
/* Adds the units of the stratum that have no cells. */
void sg_spread_close(const struct sg_totals *t, struct sg_spread *spread);
/* Σ(z-z̄)(z'-z̄') of forms a and b over the stratum. */
long double sg_spread_product(const struct sg_totals *t, const struct sg_spread *spread, size_t a,
                              size_t b);

#endif
