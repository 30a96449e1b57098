/* Which line of a grid is what. */
#ifndef SG_ANALYSIS_IO_IO_LINES_H
#define SG_ANALYSIS_IO_IO_LINES_H

#include "io_table.h"

/* Tells the lines by words and --roles, meets the industries of both sides, and says which lines
   count. */
bool io_lines_make(struct io_table *t, struct sg_run *run, struct sg_error *err);
void io_lines_free(struct io_lines *lines);

/* The sum of the lines of a role that count, by industry. */
void io_sum_rows(const struct io_table *t, enum io_role role, struct io_vector *sum);
void io_sum_columns(const struct io_table *t, enum io_role role, struct io_vector *sum);
void io_vector_alloc(struct io_vector *vector, size_t n);
/* Adds a number to an element, or what is unknown of it. */
void io_vector_add(struct io_vector *vector, size_t i, double value, sg_status status);
void io_vector_free(struct io_vector *vector);

#endif
