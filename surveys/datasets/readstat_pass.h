/* One pass of libreadstat over a file, into a dataset. */
#ifndef SG_SURVEYS_DATASETS_READSTAT_PASS_H
#define SG_SURVEYS_DATASETS_READSTAT_PASS_H

#ifdef SG_WITH_READSTAT

#include <sangyo/buffer.h>

#include "dataset.h"
#include "readstat_library.h"

typedef readstat_error_t readstat_parse_fn(readstat_parser_t *parser, const char *path,
                                           void *context);

/* The bytes of the file, as the library reads them. */
struct readstat_bytes {
    const char *at;
    size_t n, position;
};

struct readstat_pass {
    struct dataset *dataset;
    struct sg_buffer *texts; /* not NULL: the texts as they stand, to find their encoding */
    bool begun;
    int version;
    long n_records;    /* that the file declares; below 0: it does not */
    char encoding[64]; /* that it declares, or "" */
};

bool sg_readstat_load(struct sg_error *err);
/* `encoding` for iconv; NULL: as the file says. */
readstat_error_t sg_readstat_run(readstat_parse_fn *parse, struct readstat_bytes *bytes,
                                 struct readstat_pass *pass, const char *encoding);

#endif
#endif
