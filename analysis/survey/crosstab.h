/* Between the files of crosstab over microdata. */
#ifndef SG_ANALYSIS_SURVEY_CROSSTAB_H
#define SG_ANALYSIS_SURVEY_CROSSTAB_H

#include "answers.h"

enum { CROSSING_ROWS, CROSSING_COLUMNS, CROSSING_SIDES };

/* The labels of one side; SIZE_MAX of a class without one. */
struct crossing_side {
    const char *column;
    struct sg_texts values, labels;
    size_t n_declared, n_known; /* codes declared; values among them, which come first */
    size_t *of_class;
    bool marked; /* its column holds ○: chosen, or not */
};

struct crossing {
    struct sg_run *run;
    const struct sg_rows_notes *notes;
    const struct sg_sample *sample;
    const struct sg_texts *classes;
    const uint64_t *met; /* where each class was met first */
    struct crossing_side sides[CROSSING_SIDES];
    double *sizes, *shares; /* Σw by cell, and its share */
    size_t *counts, *cells; /* records by cell; the class of each cell or SIZE_MAX */
    double whole;
};

/* The labels of both sides and the cells, from the classes. Release with crossing_free. */
void crossing_make(struct crossing *x);
void crossing_free(struct crossing *x);

/* The labels of a side. */
size_t crossing_n(const struct crossing *x, size_t side);

/* The share of cell `target` in the cells for which `side` is `level` (SIZE_MAX: in all). Release
   terms with free(). */
struct sg_statistic crossing_share(const struct crossing *x, size_t target, size_t side,
                                   size_t level);

/* Statistics that own their terms. */
void crossing_statistics_free(struct sg_statistic *statistics, size_t n);

/* Whether there are few enough cells for a test and letters. */
bool crossing_is_tested(const struct crossing *x);
/* The test of Rao and Scott, said and kept. */
bool crossing_test(const struct crossing *x, struct sg_table_info *info, struct sg_error *err);

#endif
