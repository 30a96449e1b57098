/* Where fields and records end: 64 bytes at a time. */
#ifndef SG_SURVEYS_SCAN_SPLIT_H
#define SG_SURVEYS_SCAN_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SG_SPLIT_PAD = 64,       /* bytes that must be readable behind any text given here */
    SG_SPLIT_WINDOW = 16384, /* bytes split at a time, a multiple of 64 */
    SG_SPLIT_IDLE = 64,      /* offsets that may be written behind those of a window */
};

/* Offsets within the text. */
struct sg_offsets {
    uint32_t *items;
    size_t n, capacity;
};

/* Splits a text that starts at a record. Set by sg_split_begin; zeroed before the first. */
struct sg_split {
    const char *text;
    size_t n; /* below 2^31 */
    char delimiter;
    size_t at;                 /* split up to here */
    uint64_t inside;           /* all ones within quotes */
    uint64_t after_end;        /* 1 if the byte before `at` ended a field */
    uint64_t after_close;      /* 1 if it closed a quotation */
    size_t breaks;             /* line breaks within quotes so far */
    struct sg_offsets bounds;  /* the bytes that end fields, from the first record not used up on */
    struct sg_offsets records; /* per record that ends in the window: number of bounds up to its
                                  last one's end */
    struct sg_offsets odds; /* where quoting is not plain: the record needs the reference parser */
    size_t used, used_odds; /* bounds and odds that the caller has done with */
};

/* Begins a text with the memory of the one before. */
void sg_split_begin(struct sg_split *split, const char *text, size_t n, char delimiter);
/* Splits the next window; false at the end. What the caller has not used up, that of the record
   that has not ended yet, stays. */
bool sg_split_next(struct sg_split *split);
void sg_split_free(struct sg_split *split);

/* Whether the number of quotes is odd. */
bool sg_split_quotes_odd(const char *text, size_t n);
/* Offset behind the first record end at or after `from`, or n if there is none. `inside`: whether
   the text at `from` is within quotes. text[n] must be readable: a CR before a LF ends nothing. */
size_t sg_split_first_end(const char *text, size_t from, size_t n, bool inside);
/* Offset behind the last record end of a text that starts at a record, 0 if there is none. */
size_t sg_split_last_end(const char *text, size_t n);

static inline bool sg_split_ends_record(const char *text, size_t i)
{
    return text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
}

#endif
