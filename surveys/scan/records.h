/* From a piece of whole records to batches of wanted fields. */
#ifndef SG_SURVEYS_SCAN_RECORDS_H
#define SG_SURVEYS_SCAN_RECORDS_H

#include "scan.h"

#include "split.h"

enum { SG_BATCH_RECORDS = 256 };

/* A record longer than this is taken for an unclosed quote. */
enum { SG_RECORD_LIMIT = 64 << 20 };

/* A column of one file that is wanted. */
struct sg_wanted {
    size_t column;
    const char *name;             /* as asked for */
    const struct sg_marks *marks; /* declared for values; NULL: the usual ones */
    bool marks_numbers;           /* some of them look like numbers */
    bool declared;                /* how its numbers are written */
    bool decimal_comma;           /* 1.234,5 */
};

struct sg_wanted_filter {
    size_t column;
    const struct sg_field *accepted; /* in the encoding of the file */
    const size_t *conditions;        /* which of the request each of them is */
    size_t n_accepted;
};

struct sg_plan {
    size_t n_columns;
    char delimiter;
    const char *encoding;
    bool skip_bad;
    const struct sg_wanted *keys;
    size_t n_keys;
    const struct sg_wanted *values;
    size_t n_values;
    const struct sg_wanted_filter *filters;
    size_t n_filters;
};

/* The fields of a record: found by bounds, or by the reference parser. */
struct sg_record {
    const char *text;
    size_t start;           /* of the record */
    const uint32_t *bounds; /* NULL: `parsed` holds them */
    const struct sg_field *parsed;
};

/* One worker's memory. Zeroed but for sink, worker and met. */
struct sg_records {
    const struct sg_plan *plan;
    const struct sg_rows_sink *sink;
    void *worker;
    bool *met; /* per condition of the request: whether a record met it */
    struct sg_split split;
    struct sg_field *keys;
    struct sg_fixed *values;
    size_t n_looked;   /* records of the batch whose values are in whole_to */
    uint64_t whole_to; /* see struct sg_batch */
    uint32_t *places;  /* where each record of the batch starts in the piece */
    uint64_t piece;    /* its number */
    size_t n;          /* records in the batch */
    char *arena;       /* unescaped fields of the batch */
    size_t arena_used, arena_capacity;
    size_t lines;     /* of the piece, when it was read */
    size_t failed_at; /* where the record that failed starts in the piece */
    struct sg_scan_counts counts;
    struct sg_error
        skipped; /* the first malformed record that was skipped in the piece, and where */
    size_t skipped_at;
};

/* Reads all records of a piece; text[n … n + SG_SPLIT_PAD) must be readable and the piece end with
   a record end. After a failure failed_at tells its record, SIZE_MAX if it is none's. */
bool sg_records_read(struct sg_records *records, const char *text, size_t n, struct sg_error *err);
void sg_records_free(struct sg_records *records);

/* Says that a record is longer than the limit; returns false. */
bool sg_record_fail_long(struct sg_error *err);

enum sg_outcome {
    SG_RECORD_TAKEN,
    SG_RECORD_FILTERED,
    SG_RECORD_FULL, /* no room for its unescaped fields: hand the batch over and take it again */
    SG_RECORD_BAD
};

/* Puts the wanted fields of a record behind those of the batch. */
enum sg_outcome sg_records_take(struct sg_records *records, const struct sg_record *record,
                                struct sg_error *err);

/* The reference: one record read by libcsv under CSV_STRICT. Calls `each` per field; false with an
   error if it is malformed. `*n_fields` counts them. */
bool sg_record_parse(const char *text, size_t n, char delimiter,
                     void (*each)(void *context, size_t field, const char *text, size_t n),
                     void *context, size_t *n_fields, struct sg_error *err);

/* A value that sg_fixed_read does not know, or may take for a number where a declared symbol looks
   like one; in `encoding`. False if it is text, or beyond what a double can be. */
bool sg_value_read(struct sg_field field, const struct sg_wanted *wanted, const char *encoding,
                   struct sg_fixed *value);
/* Says in `err` that it is none. */
void sg_value_refuse(struct sg_field field, const char *encoding, struct sg_error *err);
/* No less than any of the values, which are whole numbers from 0 on; SG_BATCH_OTHER if not all are.
 */
uint64_t sg_fixed_whole_to(const struct sg_fixed values[], size_t n);
/* Whether a symbol looks like a number, as 9999 for not available. */
bool sg_value_marks_numbers(const struct sg_marks *marks);

#endif
