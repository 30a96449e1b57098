/* Which groups of a sample may be said to lie above the whole: facts without words. */
#ifndef SG_FINDINGS_APART_H
#define SG_FINDINGS_APART_H

#include "entry.h"

/* The estimate of a group. */
struct sg_group_estimate {
    struct sg_entry entry; /* its value, and whether its base is small */
    double lower, upper;   /* NaN: no interval */
};

/* What the groups are held against. */
struct sg_whole {
    double value; /* of all groups together; NaN: not known */
    bool sampled; /* estimates of a sample: without interval nothing is proven */
    int decimals;
};

/* Marks as unproven the entries that may not be named as higher: those on a small base, and of a
   sample those whose interval does not lie above the whole; where that is not known, above the
   intervals of all the others. */
void sg_apart_mark(struct sg_group_estimate groups[], size_t n, const struct sg_whole *whole);

#endif
