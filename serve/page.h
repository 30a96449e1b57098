/* The files of the page, which are inside the program. */
#ifndef SG_SERVE_PAGE_H
#define SG_SERVE_PAGE_H

#include <stddef.h>

struct sg_page_file {
    const char *name; /* "app.js" */
    const unsigned char *bytes;
    size_t n;
};

/* Made of serve/page/ when the program is built; the last has no name. */
extern const struct sg_page_file sg_page_files[];

#endif
