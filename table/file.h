/* Bytes into a file, whole or not at all. */
#ifndef SG_TABLE_FILE_H
#define SG_TABLE_FILE_H

#include <sangyo/error.h>

/* Writes to standard output. A reader that went away is no failure: it has what it wanted. */
bool sg_file_write_standard(const char *bytes, size_t n, struct sg_error *err);

/* Writes `path` by way of a temporary file beside it and a rename, so that nobody sees half a file;
   the temporary file goes on any failure and on signals that end the run. A link is followed, also
   to a file that is not there yet, an existing file keeps its mode, and what is no plain file (a
   terminal, a pipe) is written directly. */
bool sg_file_write(const char *path, const char *bytes, size_t n, struct sg_error *err);

/* The file that would be written: links followed. Release with free(). */
char *sg_file_target(const char *path);

#endif
