/* A table as a PX file will have it: its variables, their values, a cell for each row. */
#ifndef SG_REPORTS_PX_PLAN_H
#define SG_REPORTS_PX_PLAN_H

#include <sangyo/table.h>

enum { PX_MOST_VARIABLES = 64 };

struct px_variable {
    const struct sg_column *column; /* NULL: the columns of numbers, one value each */
    const struct sg_column *codes;  /* a column that says the same in codes; or NULL */
    int32_t *levels;                /* the levels that rows have, in their order */
    int32_t *places;                /* of each level among these, or SG_EMPTY */
    size_t *rows;                   /* of each level a row that has it */
    const char **code_texts;        /* of each value; NULL: there are none */
    size_t n;
};

struct px_plan {
    const struct sg_table *table;
    struct px_variable variables[PX_MOST_VARIABLES];
    size_t n_variables;
    const struct sg_column *values[PX_MOST_VARIABLES]; /* the columns of numbers */
    size_t n_values;
    const struct sg_column *measure, *unit; /* columns that say it, or NULL */
    size_t *cells;                          /* the row of each cell + 1; 0: no row has it */
    size_t n_cells;
    bool sparse; /* some cells have no row */
};

/* Fails where two rows would be one cell, a label is empty, or there is nothing to write. */
bool sg_px_plan_make(const struct sg_table *table, struct px_plan *plan, struct sg_error *err);
void sg_px_plan_free(struct px_plan *plan);
/* Whether the values of a variable say what is counted. */
bool sg_px_is_contents(const struct px_plan *plan, const struct px_variable *variable);

#endif
