/* A table of inputs and outputs as a rectangle of cells: what a wide file is, and what a long one
   of input, output and value stands for. */
#ifndef SG_ANALYSIS_IO_IO_GRID_H
#define SG_ANALYSIS_IO_IO_GRID_H

#include "table/command.h"

/* The lines of one side. A label may have a code beside it: either may be how the other side calls
   an industry. */
struct io_axis {
    size_t n;
    char **labels;     /* to show */
    char **codes;      /* NULL where there is none */
    size_t *file_rows; /* for messages; of columns: all 0 */
};

struct io_grid {
    const struct sg_table *table;
    struct io_axis rows, columns;
    double *values;        /* row-major; NaN where a status stands instead */
    sg_status *status;     /* void statuses alone */
    const char *unit_name; /* what values are counted in (百万円); NULL: not said */
    double unit;           /* of the last printed digit; 0 where it is not known */
};

/* Reads a wide table, or a long one: with columns input and output, or those of --inputs and
   --outputs. A blank cell of a wide table is not available; a pair that a long one lacks is 0. */
bool io_grid_make(struct io_grid *grid, const struct sg_run *run, const struct sg_table *table,
                  struct sg_error *err);
void io_grid_free(struct io_grid *grid);

static inline size_t io_grid_at(const struct io_grid *grid, size_t row, size_t column)
{
    return row * grid->columns.n + column;
}

extern const struct sg_option io_option_inputs;
extern const struct sg_option io_option_outputs;

/* The number of a cell of labels: a column of numbers whose header is that of codes is read as
   labels. NaN with a status where a symbol stands there, false where the text is no number. */
bool io_number_of_text(const char *text, double *value, sg_status *status);

#endif
