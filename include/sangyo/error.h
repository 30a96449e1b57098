/* What went wrong, where, and what would be right. */
#ifndef SANGYO_ERROR_H
#define SANGYO_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>
#include <sangyo/lang.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The kinds of failure are the exit statuses of the program. */
enum sg_failure {
    SG_FAIL_NONE = 0,
    SG_FAIL_DATA = 1,  /* the data do not allow it */
    SG_FAIL_USAGE = 2, /* wrong usage */
    SG_FAIL_IO = 3,    /* input or output failed */
    SG_FAIL_TOOL = 4   /* a tool such as gnuplot is missing or failed */
};

/* The exit status of a program that was ended for want of memory, which no function reports. */
enum { SG_EXIT_MEMORY = 5 };

/* Supplied by the caller, zeroed but for `lang`, which picks the language of the message. A
   fallible function returns false and fills it; only tools/ prints it. The message says what was
   wrong, with the text found, and what would be right: lower case, no full stop. Fields that do not
   apply stay empty; rows count from 1 in the file as published, header rows included. */
struct sg_error {
    enum sg_lang lang;
    enum sg_failure kind;
    size_t row;
    char file[512];
    char column[256];
    char message[1024];
};

#if defined(__GNUC__)
#define SG_PRINTF(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#else
#define SG_PRINTF(format_at, first_at)
#endif

/* Fills `err` (which may be NULL) and returns false, so that `return sg_fail(err, …)` reads well.
   `format` is the English wording; its Japanese twin is used where there is one. A message cut
   for length is cut at a character. */
SG_API bool sg_fail(struct sg_error *err, enum sg_failure kind, const char *format, ...)
    SG_PRINTF(3, 4);

/* Say where; each returns false. NULL texts and a NULL `err` are ignored. */
SG_API bool sg_fail_at_file(struct sg_error *err, const char *file);
SG_API bool sg_fail_at_row(struct sg_error *err, size_t row);
SG_API bool sg_fail_at_column(struct sg_error *err, const char *column);

/* "FILE: row 12, column X: message" (Japanese: "FILE：12行「X」列：message") into `text`. */
SG_API void sg_error_format(const struct sg_error *err, char *text, size_t size);

#ifdef __cplusplus
}
#endif
#endif
