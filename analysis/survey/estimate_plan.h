/* What `estimate` is asked for, and its records. */
#ifndef SANGYO_ANALYSIS_ESTIMATE_PLAN_H
#define SANGYO_ANALYSIS_ESTIMATE_PLAN_H

#include "answers.h"

enum sg_estimate_kind {
    SG_ESTIMATE_MEAN,
    SG_ESTIMATE_TOTAL,
    SG_ESTIMATE_RATIO,
    SG_ESTIMATE_QUANTILE
};

/* The names of the kinds, which are those of the options. */
extern const char *const sg_estimate_words[];

/* What one option asks for. A quantile's column is read as a key: its classes are its values. */
struct sg_estimate_item {
    enum sg_estimate_kind kind;
    char *variable;
    size_t values[2], n_values; /* which of the values read */
    size_t key;                 /* of a quantile */
    double p;
};

struct sg_estimate_plan {
    struct sg_estimate_item *items;
    size_t n_items;
    struct sg_breakdown_by *domains;
    size_t n_domains;
    struct sg_texts keys, values;
    const struct sg_rows_notes *notes;
};

bool sg_estimate_plan_make(const struct sg_args *args, const struct sg_rows *rows,
                           struct sg_estimate_plan *plan, struct sg_error *err);
void sg_estimate_plan_free(struct sg_estimate_plan *plan);
sg_gather_take_fn sg_estimate_take;

#endif
