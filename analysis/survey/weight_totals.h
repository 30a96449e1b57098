/* Between the files that read totals of the population. */
#ifndef SG_ANALYSIS_SURVEY_WEIGHT_TOTALS_H
#define SG_ANALYSIS_SURVEY_WEIGHT_TOTALS_H

#include "weight.h"

/* A file being read. */
struct weight_source {
    struct weighting *w;
    struct weight_known *known;
    struct sg_table table;
    const char *path;
};

/* Says where; SIZE_MAX: in no row. False. */
bool weight_fail_in(const struct weight_source *s, size_t row, struct sg_error *err);
struct weight_totals *weight_add_totals(const struct weight_source *s, size_t n_rows);
/* Adds a row; its labels follow. */
size_t weight_add_row(struct weight_totals *totals, double total);
bool weight_read_total(const struct weight_source *s, const struct sg_column *column, size_t row,
                       double *total, struct sg_error *err);
/* Half of the last printed digit; of whole numbers half of one. */
double weight_rounding_of(const struct sg_column *column, size_t n);
bool weight_add_variable(struct weight_source *s, size_t column, double total,
                         struct sg_error *err);
/* The one column of numbers, of those that the records have not if any. */
bool weight_find_totals(const struct weight_source *s, const struct sg_column **totals,
                        struct sg_error *err);

/* The columns of labels that the records have too; `except` holds totals, NULL: no numbers. */
size_t weight_find_labels(const struct weight_source *s, const struct sg_column *except,
                          const struct sg_column *labels[]);
/* The records' column whose categories stand across as columns of numbers, two of them or more;
   totals apart. NULL if none. */
const struct sg_column *weight_across(const struct weight_source *s);
/* `labels` has room for all columns. */
bool weight_read_rows(struct weight_source *s, const struct sg_column *labels[],
                      struct sg_error *err);
bool weight_read_across(struct weight_source *s, const struct sg_column *wide,
                        const struct sg_column *labels[], struct sg_error *err);
/* One row of totals of the records' own columns of numbers. */
bool weight_read_variables(struct weight_source *s, struct sg_error *err);
/* Columns variable, category, total: a row without category is the total of a number. */
bool weight_read_long(struct weight_source *s, const struct sg_column *variables,
                      const struct sg_column *categories, struct sg_error *err);

#endif
