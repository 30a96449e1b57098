/* The design of a survey: which columns hold it, and what is known of its strata. */
#ifndef SG_TABLE_DESIGN_H
#define SG_TABLE_DESIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "command.h"

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

/* Where the design stands in the records, as options say, and what a frame adds. */
struct sg_design {
    struct sg_texts strata; /* columns that make the strata of the first stage together */
    struct sg_texts psu;    /* the units of each stage; none: the records */
    char *weight;           /* column of design weights; NULL: of the frame, else 1 each */
    struct sg_texts fpc;    /* per stage */
    bool nested;            /* PSU names start anew in each stratum */
    enum sg_lonely lonely;
    struct sg_texts frame_strata;      /* labels, joined as joined.h has them */
    double *frame_sizes;               /* units of the population */
    struct sg_texts replicate_weights; /* names or globs of columns */
    enum sg_replicate_kind replicate_kind;
    double fay_rho, replicate_scale; /* scale 0: the usual one */
    double *rscales;                 /* n_rscales of them, or NULL */
    size_t n_rscales;
    bool mse;
    double degrees; /* 0: as the design has them */
};

void sg_design_free(struct sg_design *design); /* leaves it empty */

/* The options that describe a design, NULL-terminated: --strata --psu --nested --design-weight
   --fpc
   --frame --frame-size --lonely --replicate-weights --replicate-type --fay --replicate-scale
   --rscales --mse --df. */
extern const struct sg_option *const sg_design_options[];

/* The design that the options describe; `read_table` of the run reads the frame. */
bool sg_design_read(struct sg_run *run, struct sg_design *design, struct sg_error *err);

/* The usual scale of n replicates; `rho` is Fay's coefficient. BRR 1/n, Fay 1/(n(1-ρ)²), JK1
   (n-1)/n, JKn 1 (its factors are the rscales), bootstrap 1/(n-1). */
double sg_replication_scale(enum sg_replicate_kind kind, size_t n, double rho);

#endif
