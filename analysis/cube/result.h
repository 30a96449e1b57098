/* The table that an analysis of structure writes: the keys of a row, then its numbers. */
#ifndef SG_ANALYSIS_CUBE_RESULT_H
#define SG_ANALYSIS_CUBE_RESULT_H

#include "cube.h"

/* A zeroed struct but for `out`, which is initialised and empty. */
struct sg_result {
    struct sg_table *out;
    struct sg_column **keys;   /* per column of the input: its copy, or NULL */
    struct sg_column *measure; /* says which value column, where there are several */
    size_t n_keys;             /* columns of `out` that are keys */
    bool *of_by;               /* per column of the input: whether it speaks of the category */
    bool *aside;     /* per row of `out`: its category is no part and no total by its label */
    size_t capacity; /* of aside */
};

/* Analyses one value column; called once per --value. */
typedef bool sg_result_fn(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                          void *state, struct sg_error *err);

/* Builds the cube of each value column and hands it to `analyse`. */
bool sg_result_each(struct sg_run *run, const struct sg_table *in,
                    const struct sg_cube_request *request, sg_result_fn *analyse, void *state,
                    struct sg_table *out, struct sg_error *err);

/* Whether no columns were added yet: the first value column. */
static inline bool sg_result_is_new(const struct sg_result *result)
{
    return !result->keys;
}
/* Keys that a result does without, as bits. */
enum sg_result_keys {
    SG_KEYS_ALL = 0,
    SG_KEYS_NO_AREA = 1,
    SG_KEYS_NO_BY = 2,
    SG_KEYS_NO_PERIOD = 4
};

/* Adds the key columns, in the order of the input, but for those that go with an axis that
   `without` (enum sg_result_keys) names. Copies what is known of the input. */
void sg_result_begin(struct sg_result *result, struct sg_run *run, const struct sg_cube *cube,
                     int without);
/* For whoever does without sg_result_each; the table stays. */
void sg_result_free(struct sg_result *result);
/* Adds a column of labels or periods; or finds it when another value column added it. */
struct sg_column *sg_result_labels(struct sg_result *result, const char *name,
                                   enum sg_column_kind kind);
/* Adds a column of numbers; or finds it when another value column added it. */
struct sg_column *sg_result_number(struct sg_result *result, const char *name);
/* The same of numbers in the unit, and of the kind, of the measure of the cube; where several
   measures meet that differ, of none. */
struct sg_column *sg_result_measure(struct sg_result *result, const char *name,
                                    const struct sg_cube *cube);
/* The level to print for a code of a column of the table: of labels that are one item, the first
   seen. */
int32_t sg_result_code(const struct sg_cube *cube, size_t column, int32_t code);
/* Adds a row with the keys of row `source` of the input, labels as first seen. */
size_t sg_result_row(struct sg_result *result, const struct sg_cube *cube, size_t source);

/* Adds a row for the total of the slice of row `source`: with the keys of its total row where there
   is one, else under a label for totals in the language of the run. */
size_t sg_result_total_row(struct sg_result *result, const struct sg_cube *cube, size_t source,
                           enum sg_lang lang);
/* Puts a period item into a column of periods. */
void sg_result_set_period(struct sg_column *column, size_t row, const struct sg_cube *cube,
                          uint32_t item);

/* Sets a computed cell: a number that is NaN without a reason is undefined, and what has no value
   is not nil. */
void sg_result_set(struct sg_column *column, size_t row, double value, sg_status status);

#endif
