/* What the blocks of a report may read. */
#ifndef SG_TOOLS_ACCESS_H
#define SG_TOOLS_ACCESS_H

#include <sangyo/memory.h>

#include "file_uses.h"

struct sg_access {
    char *folder;              /* of the document; relative paths start here */
    struct sg_texts roots;     /* real paths of the folders under which files may be read */
    struct sg_file_uses *uses; /* learns what is read; NULL: nobody asks */
};

/* Allows the folder of `document` ("-" or NULL: the current one) and those of `more`. Release with
   sg_access_free whatever happens. */
bool sg_access_open(struct sg_access *access, const char *document, const char *const more[],
                    size_t n_more, struct sg_error *err);
void sg_access_free(struct sg_access *access);

/* The path as seen from the document, to be released with free(); NULL with an error if the file,
   links followed, is not there or lies outside the roots. A package may be read if all its files
   may. */
char *sg_access_path(const struct sg_access *access, const char *path, struct sg_error *err);

/* Puts such paths in the place of all files that a call reads. `is_piped`: it reads what another
   command gives. What writes, and what would read standard input, is refused. */
bool sg_access_call(const struct sg_access *access, struct sg_call *call, bool is_piped,
                    struct sg_texts *paths, struct sg_error *err);

#endif
