/* What `estimate` is asked for, and its records. */
#ifndef SG_ANALYSIS_SURVEY_ESTIMATE_PLAN_H
#define SG_ANALYSIS_SURVEY_ESTIMATE_PLAN_H

#include <sangyo/proportion.h>

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
    bool *dash_is_nil; /* per value: of ratios a `-` is no zero */
    const struct sg_rows_notes *notes;
};

bool sg_estimate_plan_make(const struct sg_args *args, const struct sg_rows *rows,
                           struct sg_estimate_plan *plan, struct sg_error *err);
void sg_estimate_plan_free(struct sg_estimate_plan *plan);
sg_gather_take_fn sg_estimate_take;

/* An item within a domain: levels and usability of its classes. */
struct sg_estimate_view {
    const struct sg_estimate_item *item;
    const struct sg_breakdown_by *domain;
    const struct sg_sample *sample;
    size_t n_classes, *class_levels;
    bool *usable;
    double *numbers; /* of a quantile */
    struct sg_level_list levels;
};

struct sg_estimate_result {
    double n, estimate, se, lower, upper, df, deff;
    size_t missing; /* records without a value, which a total lacks */
};

/* Understands the classes of a question; false at a text that is no number where a quantile needs
   one. Release with sg_estimate_view_free, also on false. */
bool sg_estimate_view_make(const struct sg_estimate_plan *plan,
                           const struct sg_gathered_question *question,
                           struct sg_estimate_view *view, struct sg_error *err);
void sg_estimate_view_free(struct sg_estimate_view *view);

/* How intervals are made. */
struct sg_estimate_rule {
    double level;
    enum sg_proportion_method method; /* of the share that a quantile inverts */
    bool of_replicates;               /* quantiles of replicates instead */
    bool weighted;
};

/* The estimate within a level of the domain; SIZE_MAX: of all records. */
bool sg_estimate_at(const struct sg_estimate_view *view, size_t level,
                    const struct sg_estimate_rule *rule, struct sg_estimate_result *result,
                    struct sg_error *err);

#endif
