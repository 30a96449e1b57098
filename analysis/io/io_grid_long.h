/* A long table of input, output and value as a grid. */
#ifndef SG_ANALYSIS_IO_IO_GRID_LONG_H
#define SG_ANALYSIS_IO_IO_GRID_LONG_H

#include "io_grid.h"

/* The columns that say the input and the output; NULL both where the table is wide. */
bool io_grid_find_long(const struct sg_run *run, const struct sg_table *table,
                       const struct sg_column **inputs, const struct sg_column **outputs,
                       struct sg_error *err);
bool io_grid_read_long(struct io_grid *grid, const struct sg_column *inputs,
                       const struct sg_column *outputs, struct sg_error *err);

/* Shared with the wide form. */
/* A copy without control characters, which some offices leave in labels. */
char *io_label(const char *text);
void io_axis_alloc(struct io_axis *axis, size_t n);
void io_grid_unit(struct io_grid *grid, const struct sg_column *column);

#endif
