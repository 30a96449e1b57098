/* Perturbation tables of the cell key method, in the form of the R package ptable and tau-Argus:
   columns i (the count), j (what becomes of it), p (its probability), v (j − i) and p_int_ub (the
   upper bound of the keys for which it does). */
#ifndef SG_ANALYSIS_PROTECT_PTABLE_H
#define SG_ANALYSIS_PROTECT_PTABLE_H

#include <sangyo/table.h>
#include "table/fixed.h"

/* Keys are added exactly: as parts of 10^18, of which the fraction stays. */
#define SG_KEY_ONE UINT64_C(1000000000000000000)

struct sg_ptable_step {
    uint64_t below; /* keys below this, and not of the step before */
    double change;
};

struct sg_ptable {
    struct sg_ptable_step *steps;
    size_t *start; /* of the steps of each count; most + 2 items */
    size_t most;   /* the largest count with steps of its own: they hold for all above it too */
    size_t biased; /* the first count whose changes are not 0 in the mean; 0: there is none */
};

/* False where it is no number of 0 or more and below 1; what lies beyond 18 decimals is cut off. */
bool sg_key_read(struct sg_fixed number, uint64_t *key);
static inline uint64_t sg_key_add(uint64_t a, uint64_t b)
{
    return (a + b) % SG_KEY_ONE;
}

/* Takes the table as it was read; what is not right fails with its row and column. */
bool sg_ptable_read(struct sg_ptable *ptable, const struct sg_table *table, struct sg_error *err);
void sg_ptable_free(struct sg_ptable *ptable);
/* By what a count of 1 or more with this key changes. */
double sg_ptable_change(const struct sg_ptable *ptable, double count, uint64_t key);

#endif
