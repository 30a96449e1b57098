/* All that one run of protect has to do with. */
#ifndef SG_ANALYSIS_PROTECT_JOB_H
#define SG_ANALYSIS_PROTECT_JOB_H

#include "layout.h"
#include "methods.h"
#include "records.h"

enum { SG_PROTECT_SHEETS = 8, SG_PROTECT_HIERARCHIES = 16 };

struct sg_protect_job {
    struct sg_run *run;
    enum sg_protect_method method;
    struct sg_protect_axes axes;
    struct sg_protect_sheet sheets[SG_PROTECT_SHEETS]; /* the first is the input */
    struct sg_table linked[SG_PROTECT_SHEETS];         /* of the others */
    size_t n_sheets;
    struct sg_protect_hierarchy hierarchies[SG_PROTECT_HIERARCHIES];
    size_t n_hierarchies, n_own_hierarchies;    /* all; those of the input come first */
    size_t link_hierarchies[SG_PROTECT_SHEETS]; /* of each linked table, where its own begin */
    const struct sg_protect_records *records;   /* the input is made of; NULL: of a table */
    struct sg_protect_layout layout;
    struct sg_protect_rules rules;
    struct sg_protect_result result;
    double *printed;               /* per cell, by a method that changes values; else NULL */
    struct sg_texts printed_notes; /* what its table says of that */
};

extern const struct sg_option sg_protect_option_by, sg_protect_option_contributors,
    sg_protect_option_largest, sg_protect_option_second, sg_protect_option_hierarchy,
    sg_protect_option_link, sg_protect_option_link_output, sg_protect_option_bounds,
    sg_protect_option_rounded;

/* Reads what the options name, and lays out the cells of `in` with those of linked tables. */
bool sg_protect_job_open(struct sg_protect_job *job, struct sg_run *run, const struct sg_table *in,
                         const struct sg_protect_records *records, struct sg_error *err);
void sg_protect_job_close(struct sg_protect_job *job);

#endif
