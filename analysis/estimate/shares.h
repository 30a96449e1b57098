/* Many shares of one base, as of all the answers to a question: what they have in common is added
   up once, so that each costs what its own cells cost. A share with z = a - p·d per record, where d
   is of the base, has Σz² = Σa² - 2pΣad + p²Σd², of which only the first two are its own. */
#ifndef SG_ANALYSIS_ESTIMATE_SHARES_H
#define SG_ANALYSIS_ESTIMATE_SHARES_H

#include "statistic.h"

struct sg_share_stratum;

struct sg_shares {
    const struct sg_sample *sample;
    struct sg_estimate base; /* what all shares have of it */
    long double total;       /* of the denominators */
    double *denominators;    /* per class */
    struct sg_share_stratum *strata;
    size_t n_strata;
    uint32_t *stratum_of;   /* per cell */
    uint32_t *unit_of;      /* per cell, where units are not the records; else NULL */
    long double *units;     /* Σ w d of each unit */
    long double all_square; /* Σ w d² */
};

/* The base has a term for each class that counts, with its denominator. False, and nothing to
   release, where the design is not of one stage, or weights meet totals, or replicates or lonely
   units ask for more: such shares are estimated one by one. */
bool sg_shares_make(const struct sg_sample *sample, const struct sg_statistic *base,
                    struct sg_shares *shares);
void sg_shares_free(struct sg_shares *shares);

/* Whether the classes have so few of the cells that this is worth it. */
bool sg_shares_are_few(const struct sg_shares *shares, const size_t classes[], size_t n);
/* The share of the records of n different classes, all of the base. */
void sg_shares_estimate(const struct sg_shares *shares, const size_t classes[], size_t n,
                        struct sg_estimate *estimate);

#endif
