/* On which side of a value an estimate is proven to lie: facts without words. */
#ifndef SG_FINDINGS_SIDE_H
#define SG_FINDINGS_SIDE_H

enum sg_side {
    SG_SIDE_UNKNOWN, /* no estimate, or no interval */
    SG_SIDE_OPEN,    /* the interval reaches across, as printed */
    SG_SIDE_BELOW,
    SG_SIDE_ABOVE
};

struct sg_side_estimate {
    double value, lower, upper; /* NaN: not known */
};

/* Limits and the value held against are compared as printed. */
enum sg_side sg_side_of(struct sg_side_estimate estimate, double against, int decimals);

#endif
