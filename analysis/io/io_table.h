/* An input-output table: its industries, their flows, and what the words of its other lines say. */
#ifndef SG_ANALYSIS_IO_IO_TABLE_H
#define SG_ANALYSIS_IO_IO_TABLE_H

#include "io_grid.h"
#include "io_words.h"

/* A number of each industry; NaN where a void status stands. */
struct io_vector {
    double *value;
    sg_status *status;
    bool there; /* the table has such lines; else all are 0 */
};

/* Neither 0 nor NaN. */
static inline bool io_is_there(double x)
{
    return x > 0 || x < 0;
}

struct io_lines {
    struct io_meaning *meaning; /* per line of the axis */
    bool *counts;               /* added, and not a part of another line */
    size_t *industry;           /* of industry lines: which */
};

struct io_table {
    struct io_grid grid;
    struct io_lines rows, columns;
    size_t n;
    size_t *row, *column; /* lines of each industry */
    char **keys;          /* of the labels of industries, then of their codes, "" without one */
    double *z;            /* n × n flows */
    sg_status *z_status;
    bool any_unknown; /* among the flows */
    /* Of rows: per industry as a buyer. `primary` is imports and taxes on products. */
    struct io_vector primary, gva, income, employment;
    /* Of columns: per industry as a seller; imports are above 0, `final` has the households. */
    struct io_vector households, final, exports, imports;
    struct io_vector output; /* as published, else the column sum */
    bool output_published, imports_are_rows;
};

/* Reads the table and checks it: square, no output below 0, no inputs without output, and that rows
   and columns balance (--balance). */
bool io_table_make(struct io_table *t, struct sg_run *run, const struct sg_table *in,
                   struct sg_error *err);
void io_table_free(struct io_table *t);

const char *io_table_name(const struct io_table *t, size_t industry);
/* Filled and released with the table. */
void io_table_make_keys(struct io_table *t);
void io_table_free_keys(struct io_table *t);
/* The industry that a label or code of another file means; t->n where it is none. */
size_t io_table_find(const struct io_table *t, const char *label);

extern const struct sg_option io_option_roles;
extern const struct sg_option io_option_balance;
extern const struct sg_option io_option_imports_positive;

/* The options of reading such a table. */
#define IO_TABLE_OPTIONS                                                                           \
    &io_option_roles, &io_option_balance, &io_option_imports_positive, &io_option_inputs,          \
        &io_option_outputs

#endif
