/* Which encoding bytes are in. */
#ifndef SG_SURVEYS_FORMATS_ENCODING_H
#define SG_SURVEYS_FORMATS_ENCODING_H

#include <sangyo/error.h>

struct sg_encoding {
    const char *name;  /* as reported; static */
    const char *iconv; /* its name for iconv; NULL: UTF-8, which needs no conversion */
    size_t unit;       /* bytes of the smallest character */
    size_t bom;        /* bytes of the byte order mark to skip */
    bool well_formed;  /* the bytes are known to be in it from first to last */
};

/* Whether a byte order mark says that characters have two bytes. */
bool sg_encoding_is_wide(const char *bytes, size_t n);

/* The encoding called `asked` (any of the usual names), or the one detected if `asked` is NULL.
   Fails for an unknown name and for a byte order mark that contradicts it or is lacking. A detected
   encoding is the best reading, which decoding may still find faults in. */
bool sg_encoding_find(const char *asked, const char *bytes, size_t n, struct sg_encoding *found,
                      struct sg_error *err);

#endif
