/* A table of another file that says something of the industries: demand, jobs, a region. */
#ifndef SG_ANALYSIS_IO_IO_SIDE_H
#define SG_ANALYSIS_IO_IO_SIDE_H

#include "io_table.h"

struct io_side {
    const struct io_table *t;
    struct sg_table table;
    size_t *industry; /* per row; t->n: a total */
};

/* Reads a file and meets its rows with the industries; one that is unknown or stands twice is an
   error. `every`: an industry without a row is one too. */
bool io_side_read(struct io_side *side, const struct io_table *t, struct sg_run *run,
                  const char *path, bool every, struct sg_error *err);
void io_side_free(struct io_side *side);

/* The numbers of a column by industry, 0 without a row. `column` NULL: the only one of numbers, or
   the first of `names` (NULL-terminated) that is there. */
bool io_side_numbers(const struct io_side *side, const char *column, const char *const names[],
                     struct io_vector *out, struct sg_error *err);

/* Jobs by industry: of --employment, else of the table. `side` is read where the option is given,
   and stays empty otherwise. */
bool io_jobs_read(struct io_side *side, const struct io_table *t, struct sg_run *run,
                  struct io_vector *jobs, struct sg_error *err);

extern const struct sg_option io_option_employment;

#endif
