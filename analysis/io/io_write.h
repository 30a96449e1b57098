/* Results of input-output commands as tables. */
#ifndef SG_ANALYSIS_IO_IO_WRITE_H
#define SG_ANALYSIS_IO_IO_WRITE_H

#include "io_table.h"

/* Begins a result: what is known of the table, and the columns input and output with the industries
   as their first levels. */
struct io_pairs {
    struct sg_table *out;
    struct sg_column *input, *output;
};
void io_pairs_begin(struct io_pairs *pairs, const struct io_table *t, struct sg_table *out);
/* Adds a row for a label of an input and an industry; returns it. */
size_t io_pairs_row(struct io_pairs *pairs, const char *input, size_t industry);

/* Begins a result of a row per industry, and writes these. */
void io_industries_begin(const struct io_table *t, struct sg_table *out);

/* A column of numbers: those of a vector in the first rows. */
struct sg_column *io_column_add(struct sg_table *out, const char *name, const struct io_vector *v,
                                size_t n);
/* The column that `status` speaks of. */
void io_column_main(struct sg_table *out, const struct sg_column *column);

#endif
