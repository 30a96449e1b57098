/* All that goes into an impact, and its result as a table. */
#ifndef SG_ANALYSIS_IO_IMPACT_H
#define SG_ANALYSIS_IO_IMPACT_H

#include "io_impact.h"

/* One model and what it gives. */
struct impact_run {
    struct io_model model;
    struct io_impact impact;
    double *supply, *met;
};

struct impact {
    const struct io_table *t;
    struct io_region region;
    struct io_side jobs_side;
    struct io_households households;
    double *met; /* by --met-here; NaN: not given */
    struct io_vector demand, jobs, per_job, per_gva;
    struct impact_run runs[IO_DELTAS];
    size_t n_runs;
    bool regional, infinite, all_here;
    struct sg_table *out;
};

/* Writes a row per industry and their sum, and says the ratio to demand. */
void io_impact_write(struct impact *p, struct sg_run *run);

#endif
