/* Microdata of any size, read in blocks on all cores and handed on as batches of records. */
#ifndef SG_SURVEYS_SCAN_SCAN_H
#define SG_SURVEYS_SCAN_SCAN_H

#include <sangyo/memory.h>
#include "surveys/formats/cell.h"
#include "surveys/formats/decimal_mark.h"
#include "surveys/formats/field.h"
#include "table/rows.h"

struct sg_scan_progress {
    double done;  /* bytes */
    double total; /* 0 if not known, as for a pipe */
    double seconds;
};

/* Zeroed: the defaults. */
struct sg_scan_options {
    const char *encoding; /* NULL: detect */
    int skip_rows;        /* records before the header */
    char delimiter;       /* 0: by the first records */
    int threads;          /* 0: one per processor */
    size_t block_bytes;   /* 0: 256 KiB; small ones are for tests */
    bool sheet_all;       /* of workbooks: all sheets, one below the other */
    bool big;             /* an archive may hold whatever it does when unpacked */
    bool take_hidden;     /* of workbooks: hidden rows and columns too */
    bool skip_struck;     /* … numbers struck through are left out */
    bool missing_out;     /* of statistical packages: what is declared missing is no category */
    const char *sql;      /* of databases: a query; or NULL */
    bool skip_bad;        /* count malformed records instead of stopping at the first */
    /* The symbols declared for a column of values; NULL, or no function: the usual ones. */
    const struct sg_marks *(*marks_of)(void *context, const char *column);
    /* How its numbers are written, as far as it is declared; no function: nothing is. */
    struct sg_number_marks (*numbers_of)(void *context, const char *column);
    void *marks_context;            /* of both */
    struct sg_number_marks numbers; /* how those of all columns are written */
    void (*progress)(void *context, const struct sg_scan_progress *progress); /* now and then */
    void *progress_context;
};

/* Records must have the value in the column, byte for byte; several filters on one column: any of
   them. */
struct sg_scan_filter {
    const char *column;
    const char *value; /* UTF-8 */
};

struct sg_scan_request {
    struct sg_rows_request columns;
    const struct sg_scan_filter *filters;
    size_t n_filters;
};

struct sg_scan_counts {
    size_t records; /* handed on */
    size_t filtered;
    size_t blank;                       /* all of whose cells are empty: no records */
    size_t skipped;                     /* lines of malformed records, with skip_bad */
    struct sg_error first_skipped;      /* of them, if any */
    bool decimal_comma;                 /* values have a comma before their decimals */
    const struct sg_scan_filter *unmet; /* the first filter that no record met, or NULL */
};

struct sg_scan;

/* Opens the files ("-" or none: standard input), which must have the same columns, in any order,
   and the same encoding, and reads their headers. NULL on failure. `files` stay borrowed. */
struct sg_scan *sg_scan_open(const char *const files[], size_t n_files,
                             const struct sg_scan_options *options, struct sg_error *err);
void sg_scan_close(struct sg_scan *scan);

/* Column names of the first file, UTF-8. */
const struct sg_texts *sg_scan_columns(const struct sg_scan *scan);

/* Those that were renamed because others have their names, as sg_names_tell_apart says it. */
const struct sg_texts *sg_scan_renamed(const struct sg_scan *scan);

/* What the reader of the first file, a workbook, has to say. */
const struct sg_texts *sg_scan_remarks(const struct sg_scan *scan);

/* What the first file declares of its columns, now the caller's; empty where it declares nothing.
 */
struct sg_fields sg_scan_take_fields(struct sg_scan *scan);

/* Reads everything once. Memory: per thread a block and one batch, whatever the number of records.
   Parsing is that of libcsv under CSV_STRICT: unquoted fields lose spaces and tabs around them,
   blank lines are no records, a lone CR ends a record. A malformed record (unclosed or stray quote,
   too few or too many fields, text in a number) is an error with its row and byte offset, always
   the first of the files. With skip_bad its lines are counted; how many a stray quote takes with
   it, up to the next one, is in the count. */
bool sg_scan_run(struct sg_scan *scan, const struct sg_scan_request *request,
                 const struct sg_rows_sink *sink, struct sg_scan_counts *counts,
                 struct sg_error *err);

/* A scan as rows.h has it, with filters; `counts` tells after reading. */
struct sg_scan_rows {
    struct sg_scan *scan;
    const struct sg_scan_filter *filters;
    size_t n_filters;
    struct sg_scan_counts counts;
};

/* Makes `rows` read from `source`, which must outlive it. */
void sg_scan_rows_init(struct sg_rows *rows, struct sg_scan_rows *source);

/* Turns texts of the files' encoding into UTF-8, in place; fails on one that cannot be decoded. */
bool sg_scan_decode(const struct sg_scan *scan, struct sg_texts *texts, struct sg_error *err);

#endif
