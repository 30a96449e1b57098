/* Random CSV files, and what a plain run of libcsv makes of them: the reference that any way of
   reading them in pieces must equal. */
#ifndef SG_TESTS_RANDOM_CSV_H
#define SG_TESTS_RANDOM_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/buffer.h>

/* splitmix64 (Steele, Lea and Flood 2014) */
uint64_t random_next(uint64_t *state);
unsigned random_below(uint64_t *state, unsigned n);

struct random_csv {
    struct sg_buffer text;
    size_t header; /* bytes of it */
    size_t n_columns;
    char delimiter;
};

enum random_csv_kind {
    RANDOM_CSV_STRICT, /* no malformed record */
    RANDOM_CSV_BROKEN, /* perhaps some: stray and unclosed quotes, too few or many fields */
    RANDOM_CSV_VALUES  /* strict, and the last column holds decimals of at most 2 decimals */
};

/* A file with columns c0, c1 …, drawn from `*state`. */
void random_csv_make(struct random_csv *file, enum random_csv_kind kind, uint64_t *state);
void random_csv_free(struct random_csv *file);

/* What libcsv under CSV_STRICT gives, one byte after another. */
struct reference_record {
    char **fields;
    size_t n_fields;
    size_t start; /* offset in the file */
    size_t line;  /* of the file, from 1 */
};

struct reference {
    struct reference_record *records; /* those before the first malformed one */
    size_t n, capacity;
    bool malformed; /* `bad` tells which record */
    struct reference_record bad;
};

void reference_read(struct reference *reference, const struct random_csv *file);
void reference_free(struct reference *reference);

/* A temporary file with these bytes; its path is in `path`. To be removed with unlink. */
void random_csv_write(const char *bytes, size_t n, char path[64]);
/* A pipe that gives these bytes, few enough to fit into it; `path` opens it. Close with close. */
int random_csv_pipe(const char *bytes, size_t n, char path[64]);

#endif
