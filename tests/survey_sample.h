/* Survey files of the data folder or the examples as samples, record by record. */
#ifndef SG_TESTS_SURVEY_SAMPLE_H
#define SG_TESTS_SURVEY_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/estimate/sample.h"

/* A whole CSV file; cells are texts without quotes. */
struct survey_file {
    char *bytes;
    size_t n_rows, n_columns;
    char **cells; /* the header first, row by row */
};

/* False after a message when the file is absent. Names without a folder that starts with tests/ or
   examples/ are those of the data folder's vectors/survey. */
bool survey_file_read(const char *name, struct survey_file *file);
void survey_file_free(struct survey_file *file);
size_t survey_column(const struct survey_file *file, const char *column);
const char *survey_text(const struct survey_file *file, size_t row, const char *column);
/* NaN for NA and the empty text. */
double survey_number(const struct survey_file *file, size_t row, const char *column);

/* Columns of a design; "" where there is none. */
struct survey_design {
    const char *strata, *psu, *weight, *fpc;
    const double *weights; /* of the rows, instead of a column; NULL: the column */
    enum sg_lonely lonely;
    const struct survey_file *replicate_weights; /* columns after the first; NULL: none */
    const struct sg_replication *replication;
};

struct survey_request {
    const struct survey_file *file;
    const struct survey_design *design;
    size_t n_classes;
    /* The class of a row, and its values from 1. */
    uint32_t (*classify)(const void *context, size_t row, long double *values);
    const void *context;
    struct sg_moment_plan plan;
};

struct survey_sample {
    struct sg_sample sample;
    struct sg_sample_unit *units;
    uint32_t *ranks;
};

void survey_sample_make(const struct survey_request *request, struct survey_sample *sample);
void survey_sample_free(struct survey_sample *sample);

#endif
