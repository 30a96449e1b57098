/* One pass over all inputs by several workers. */
#ifndef SG_SURVEYS_SCAN_RUN_H
#define SG_SURVEYS_SCAN_RUN_H

#include "plan.h"

/* What a pass is told, and what it finds out. */
struct sg_pass {
    struct sg_input *inputs;
    size_t n_inputs;
    const struct sg_file_plan *plans; /* one per input */
    const struct sg_scan_options *options;
    const struct sg_rows_sink *sink;
    bool by_file; /* a worker for each input */
    bool *met;    /* per condition of the request */
    size_t n_conditions;
    struct sg_scan_counts counts;
};

/* On false `err` holds the first failure of the files, in their order. */
bool sg_pass_run(struct sg_pass *pass, struct sg_error *err);

#endif
