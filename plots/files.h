/* Small files, read and written whole. */
#ifndef SG_PLOTS_FILES_H
#define SG_PLOTS_FILES_H

#include <sangyo/buffer.h>

/* "FOLDER/NAME", to be released with free(). */
char *sg_files_join(const char *folder, const char *name);

/* The absolute path without links, to be released with free(); NULL if there is no such file. */
char *sg_files_absolute(const char *path);

/* Adds the file's bytes to `out`. Failures of both are of kind IO and name the file. */
bool sg_files_read(const char *path, struct sg_buffer *out, struct sg_error *err);

/* Writes a new file, or all of an old one anew; a full disk is noticed. */
bool sg_files_write(const char *path, const struct sg_buffer *bytes, struct sg_error *err);

/* Writes a file beside `path`, then renames it, so that no half file is ever there. */
bool sg_files_replace(const char *path, const struct sg_buffer *bytes, struct sg_error *err);

#endif
