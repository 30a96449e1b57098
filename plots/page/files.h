/* Small files, read whole. */
#ifndef SG_PLOTS_PAGE_FILES_H
#define SG_PLOTS_PAGE_FILES_H

#include <sangyo/buffer.h>

/* "FOLDER/NAME", to be released with free(). */
char *sg_files_join(const char *folder, const char *name);

/* The absolute path without links, to be released with free(); NULL if there is no such file. */
char *sg_files_absolute(const char *path);

/* Adds the file's bytes to `out`. A failure is of kind IO and names the file. */
bool sg_files_read(const char *path, struct sg_buffer *out, struct sg_error *err);

#endif
