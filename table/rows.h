/* A stream of records: what surveys/scan fills and analysis/tally consumes. Microdata never become
   a table. */
#ifndef SG_TABLE_ROWS_H
#define SG_TABLE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>
#include "exact.h"

/* Bytes of a field in the encoding of the file, unquoted, without NUL; 8 bytes from `text` on may
   be read whatever `n` is. */
struct sg_field {
    const char *text;
    size_t n;
};

/* Some records: the wanted columns only, row by row. Borrowed for the call. */
struct sg_batch {
    size_t n;
    const struct sg_field *keys;   /* n × keys asked for */
    const struct sg_fixed *values; /* n × values asked for */
    uint64_t piece;                /* places in different pieces of the input compare by these */
    const uint32_t *places;        /* where each record stands in its piece; NULL: in their order */
    uint64_t whole_to; /* all values are whole numbers from 0 to this; SG_BATCH_OTHER: not known */
};

#define SG_BATCH_OTHER UINT64_MAX

/* Where a record of a batch stands in the input, to compare with others. */
static inline uint64_t sg_batch_place(const struct sg_batch *batch, size_t record)
{
    return batch->piece << 32 | (batch->places ? batch->places[record] : (uint32_t)record);
}

/* Who takes the records. Each worker thread has a state of its own; `close` is called for one
   worker after another when all is read, also after a failure; NULL: nothing is left to do. */
struct sg_rows_sink {
    void *context;
    void *(*open)(void *context);
    /* False stops the run; err->row is then 1 + the index in the batch, or 0. */
    bool (*take)(void *worker, const struct sg_batch *batch, struct sg_error *err);
    bool (*close)(void *context, void *worker, bool failed, struct sg_error *err);
    /* Told in its thread that a worker has no more to take. May be NULL. */
    void (*ended)(void *worker, bool failed);
};

/* The columns whose fields are handed on, by name: keys as bytes, values as numbers. */
struct sg_rows_request {
    const char *const *keys; /* in the order of the batch */
    size_t n_keys;
    const char *const *values;
    size_t n_values;
    bool by_file; /* a worker for each file, in their order, which it reads from first to last */
};

struct sg_rows_code {
    const char *value, *label; /* what stands in the cells, and what to print */
};

/* What a text in a column of answers or labels is. */
enum sg_rows_answer {
    SG_ROWS_ANSWERED,
    SG_ROWS_NO_ANSWER, /* nothing, or a text that a package declares as missing without saying why
                        */
    SG_ROWS_LEFT_OUT   /* declared as suppressed, nil …: the record has no part in the question */
};

/* What is known of columns beside their names, as from a data package. */
struct sg_rows_notes {
    void *context;
    /* The title to print, or NULL. */
    const char *(*title)(void *context, const char *column);
    /* The i-th code declared for a column; false past the last. */
    bool (*code)(void *context, const char *column, size_t i, struct sg_rows_code *code);
    /* What a text is by what is declared; one that only looks like a mark is an answer. */
    enum sg_rows_answer (*answer)(void *context, const char *column, const char *text);
    /* The same of a text where numbers stand, by the usual marks too; nil is an answer there, 0.
       From many threads at once. */
    enum sg_rows_answer (*mark)(void *context, const char *column, const char *text, bool *nil);
    /* Told of a number that stands far beyond the others of a question. May be NULL. */
    void (*isolated)(void *context, const char *column, const char *text, size_t n);
    /* Told once of a question: so many records are left out of it. May be NULL. */
    void (*left_out)(void *context, const char *column, size_t n);
};

/* Microdata ready to be read once: tools/ makes it of files, analyses consume it. */
struct sg_rows {
    void *context;
    const struct sg_texts *columns; /* names, UTF-8 */
    bool (*read)(void *context, const struct sg_rows_request *request,
                 const struct sg_rows_sink *sink, struct sg_error *err);
    /* Turns texts in the encoding of the files into UTF-8, in place. */
    bool (*decode)(void *context, struct sg_texts *texts, struct sg_error *err);
    const struct sg_rows_notes *notes; /* NULL: nothing is known, and empty texts are missing */
};

#endif
