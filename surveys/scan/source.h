/* The bytes of one input, block by block: a file, a pipe, or text in memory. */
#ifndef SG_SURVEYS_SCAN_SOURCE_H
#define SG_SURVEYS_SCAN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>
#include "scan.h"
#include "surveys/formats/field.h"
#include "surveys/formats/gunzip.h"

#include "split.h"

struct sg_input {
    const char *path; /* for messages */
    char *file;       /* where the path names a part of a workbook: the workbook, owned */
    const char *part; /* … and the part, borrowed of the path; else NULL */
    int fd;           /* -1: memory, or opened for each block */
    bool at_rest;     /* a file that is opened for each block */
    char *memory;     /* text decoded at once (UTF-16), owned */
    bool stream;      /* a pipe: read in order, once */
    bool ended;       /* a pipe came to its end */
    char *packed;     /* bytes of a pipe that were read before it was seen to be packed */
    size_t n_packed, packed_taken;
    size_t size;         /* bytes, 0 if a pipe */
    size_t data_start;   /* offset of the first record */
    size_t header_lines; /* lines before it */
    size_t known;        /* of the first bytes, those that are whole records */
    char *carry;         /* pipe: bytes read and not handed out */
    size_t n_carry, carry_capacity;
    size_t passed;                /* pipe: bytes handed out before */
    struct sg_texts columns;      /* UTF-8 */
    struct sg_texts remarks;      /* of the reader of a file read whole */
    struct sg_fields fields;      /* what such a file declares of its columns */
    struct sg_gunzip *gunzip;     /* what unpacks it as it is read; NULL: it is not packed */
    struct sg_texts renamed;      /* those of a name that another has (names.h) */
    char *sample;                 /* the first records from the header on, UTF-8, owned; or NULL */
    size_t n_sample, sample_line; /* the line of the file on which it starts */
    char delimiter;
    const char *encoding; /* as sg_decode takes it; NULL: ASCII as far as the head tells */
    const char *iconv;    /* its name for iconv; NULL: UTF-8 */
};

/* Whether a file that begins with these bytes is read whole: a workbook, a statistical package's, a
   database. */
bool sg_input_is_whole(const char *head, size_t n);
/* Fills `memory` with the records of such a file, whose bytes these are, as text, each in the line
   of its row. */
bool sg_input_take_whole(struct sg_input *input, const struct sg_scan_options *options,
                         const char *bytes, size_t n, struct sg_error *err);

/* Whole records of one input in a worker's buffer. */
struct sg_piece {
    size_t number, input; /* which piece of which input, from 0 */
    char *buffer;
    size_t capacity;
    size_t start, end; /* of the records in the buffer; SG_SPLIT_PAD readable bytes follow */
    size_t offset;     /* of buffer[start] in the input */
    size_t too_long;   /* after a failure: where, from `start`, a record begins that is longer than
                          the limit, else SIZE_MAX */
};

/* Opens a path ("-" or NULL: standard input) and reads its header. */
bool sg_input_open(struct sg_input *input, const char *path, const struct sg_scan_options *options,
                   struct sg_error *err);
void sg_input_close(struct sg_input *input);
/* Closes a file until its next block is read: of many at once there may be too many. */
void sg_input_rest(struct sg_input *input);
/* Turns a file into UTF-8 in memory, as where others of the run have another encoding. */
bool sg_input_recode(struct sg_input *input, const struct sg_scan_options *options,
                     struct sg_error *err);

/* The next bytes of a pipe, unpacked, or of a file behind those of the carry; 0 at its end. */
bool sg_input_take(struct sg_input *input, char *to, size_t n, struct sg_error *err, size_t *got);

/* Reads the first bytes, up to `wanted`, into its carry; those of a pipe are read once. */
bool sg_input_read_head(struct sg_input *input, size_t wanted, struct sg_error *err);

/* Where the first bytes, its carry, are packed, it becomes a pipe of what they hold. */
bool sg_input_open_packed(struct sg_input *input, struct sg_error *err);

/* Reads a block [at, at + bytes) of a seekable input, with the byte before it, into the piece's
   buffer; `*quotes_odd` tells of its quotes. */
bool sg_input_read_block(struct sg_input *input, size_t at, size_t bytes, struct sg_piece *piece,
                         bool *quotes_odd, struct sg_error *err);
/* Sets start and end to the records that begin in the block, reading on for the last one.
   `inside`: whether the block begins within quotes. */
bool sg_input_bound_block(struct sg_input *input, size_t at, size_t bytes, bool inside,
                          struct sg_piece *piece, struct sg_error *err);

/* The next whole records of a pipe; start == end when it has ended. */
bool sg_input_read_stream(struct sg_input *input, size_t bytes, struct sg_piece *piece,
                          struct sg_error *err);

#endif
