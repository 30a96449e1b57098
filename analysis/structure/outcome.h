/* The table that an analysis of structure writes: the keys of a row, then its numbers. */
#ifndef SANGYO_ANALYSIS_OUTCOME_H
#define SANGYO_ANALYSIS_OUTCOME_H

#include "cube.h"

/* A zeroed struct but for `out`, which is initialised and empty. */
struct sg_outcome {
    struct sg_table *out;
    struct sg_column **keys;   /* per column of the input: its copy, or NULL */
    struct sg_column *measure; /* says which value column, where there are several */
};

/* Analyses one value column; called once per --value. */
typedef bool sg_outcome_fn(struct sg_run *run, const struct sg_cube *cube,
                           struct sg_outcome *outcome, void *state, struct sg_error *err);

/* Builds the cube of each value column and hands it to `analyse`. */
bool sg_outcome_each(struct sg_run *run, const struct sg_table *in,
                     const struct sg_cube_request *request, sg_outcome_fn *analyse, void *state,
                     struct sg_table *out, struct sg_error *err);

/* Whether no columns were added yet: the first value column. */
static inline bool sg_outcome_is_new(const struct sg_outcome *outcome)
{
    return !outcome->keys;
}
/* Adds the key columns, in the order of the input; `periods` false leaves out what goes with the
   period. Copies what is known of the input. */
void sg_outcome_begin(struct sg_outcome *outcome, struct sg_run *run, const struct sg_cube *cube,
                      bool periods);
/* Adds a column of numbers; or finds it when another value column added it. */
struct sg_column *sg_outcome_number(struct sg_outcome *outcome, const char *name);
/* The level to print for a code of a column of the table: of labels that are one item, the first
   seen. */
int32_t sg_outcome_code(const struct sg_cube *cube, size_t column, int32_t code);
/* Adds a row with the keys of row `source` of the input, labels as first seen. */
size_t sg_outcome_row(struct sg_outcome *outcome, const struct sg_cube *cube, size_t source);

/* Sets a computed cell: a number that is NaN without a reason is undefined, and what has no value
   is not nil. */
void sg_outcome_set(struct sg_column *column, size_t row, double value, sg_status status);

#endif
