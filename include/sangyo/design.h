/* The design of a survey: which columns hold it, and what is known of its strata. */
#ifndef SANGYO_DESIGN_H
#define SANGYO_DESIGN_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { SG_DESIGN_STAGES = 3 };

/* What to do with a stratum of which only one unit was drawn: R survey's rules. */
enum sg_lonely {
    SG_LONELY_FAIL,
    SG_LONELY_REMOVE,    /* adds nothing */
    SG_LONELY_CERTAINTY, /* the same, as a unit taken for certain */
    SG_LONELY_ADJUST,    /* centred at the mean of all strata */
    SG_LONELY_AVERAGE    /* adds the average of the other strata */
};

/* What the replicates stand for decides the usual scale. */
enum sg_replicate_kind {
    SG_REPLICATE_BRR,
    SG_REPLICATE_FAY,
    SG_REPLICATE_JK1,
    SG_REPLICATE_JKN,
    SG_REPLICATE_BOOTSTRAP
};

struct sg_replication {
    size_t n;
    double scale;
    const double *rscales; /* n of them; NULL: all 1 */
    bool mse;       /* deviations from the full sample, not from the mean of the replicates */
    double degrees; /* of freedom; 0: n - 1 */
};

/* The usual scale of n replicates; `rho` is Fay's coefficient. BRR 1/n, Fay 1/(n(1-ρ)²), JK1
   (n-1)/n, JKn 1 (its factors are the rscales), bootstrap 1/(n-1). */
double sg_replication_scale(enum sg_replicate_kind kind, size_t n, double rho);

#ifdef __cplusplus
}
#endif
#endif
