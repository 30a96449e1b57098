/* Expected values of the data folder: CSV with quotes, read record by record. */
#ifndef SG_TESTS_VECTOR_FILE_H
#define SG_TESTS_VECTOR_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { VECTOR_FIELDS = 64, VECTOR_LINE = 4096 };

struct vector_row {
    char bytes[VECTOR_LINE];
    const char *fields[VECTOR_FIELDS]; /* "" past the last one */
    size_t n;
};

/* Opens a file of the data folder and skips its header; NULL, with a message, when it is absent. */
FILE *vector_open(const char *name);
/* Reads the next record; false at the end. */
bool vector_next(FILE *file, struct vector_row *row);
/* A field as a number; NaN for NA and NaN. */
double vector_number(const struct vector_row *row, size_t field);

#endif
