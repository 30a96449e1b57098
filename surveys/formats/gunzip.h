/* Files packed by gzip (RFC 1952), unpacked as they are read; several members are one file. */
#ifndef SG_SURVEYS_FORMATS_GUNZIP_H
#define SG_SURVEYS_FORMATS_GUNZIP_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/error.h>

/* The next packed bytes: their number, 0 at the end, -1 with errno where they cannot be read. */
typedef ptrdiff_t sg_gunzip_source(void *context, char *to, size_t n);

/* Whether the bytes begin as such a file does. */
bool sg_gunzip_fits(const char *bytes, size_t n);

struct sg_gunzip;
/* NULL where this build has no zlib. `context` stays borrowed. */
struct sg_gunzip *sg_gunzip_open(sg_gunzip_source *source, void *context, struct sg_error *err);
void sg_gunzip_close(struct sg_gunzip *gunzip); /* NULL-safe */
/* Up to `n` unpacked bytes in *got, 0 at the end. Fails where the file is broken or cut off. */
bool sg_gunzip_read(struct sg_gunzip *gunzip, char *to, size_t n, size_t *got,
                    struct sg_error *err);

/* Whether what was unpacked so far may be kept in memory; else says that it would fill it. */
bool sg_gunzip_check(const struct sg_gunzip *gunzip, struct sg_error *err);

/* The whole of a packed file, to be freed; refused where it would fill the memory, unless `big`. */
bool sg_gunzip_all(const char *bytes, size_t n, bool big, char **unpacked, size_t *n_unpacked,
                   struct sg_error *err);

#endif
