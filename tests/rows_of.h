/* Commands over microdata, run on files or on text, for the tests of analyses. */
#ifndef SG_TESTS_ROWS_OF_H
#define SG_TESTS_ROWS_OF_H

#include "table_of.h"

/* How the records are read; zeroed: by one thread per processor, in usual blocks. */
struct rows_reading {
    int threads;
    size_t block_bytes;
};

/* Runs a command on the records of a file, or of a CSV text (what holds a line feed), with options
   as "name", "value", … NULL; flags have the value NULL … given as "". The text NA is missing. A
   frame may be such a text too. Frees what `trial` held before. */
bool try_rows(struct trial *trial, const struct sg_command *command, const char *records,
              const char *const options[]);
bool try_rows_by(struct trial *trial, const struct sg_command *command, const char *records,
                 const char *const options[], const struct rows_reading *reading);

#endif
