/* Files that are no text, by their first bytes. */
#ifndef SG_SURVEYS_FORMATS_MAGIC_H
#define SG_SURVEYS_FORMATS_MAGIC_H

#include <sangyo/error.h>

/* Fails where the `n` bytes, the first of a file at least, are of a format that is not read: the
   message names it and says what to do. */
bool sg_magic_refuse(const char *bytes, size_t n, struct sg_error *err);

#endif
