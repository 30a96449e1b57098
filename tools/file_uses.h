/* The files that a run reads and those that it writes: none is both, none is written twice. */
#ifndef SG_TOOLS_FILE_USES_H
#define SG_TOOLS_FILE_USES_H

#include "commands/parse.h"

struct sg_file_use;

struct sg_file_uses {
    struct sg_file_use *items;
    size_t n, capacity;
};

void sg_file_uses_free(struct sg_file_uses *uses);

/* A file that is read; `path` may name a part of it behind a #. False, of kind USAGE, where it is
   one that is written: the same file by another name, too. */
bool sg_file_uses_read(struct sg_file_uses *uses, const char *path, struct sg_error *err);
/* A file that will be written, on behalf of `option` ("output"). False where it is read or
   written already. */
bool sg_file_uses_write(struct sg_file_uses *uses, const char *path, const char *option,
                        struct sg_error *err);

/* All that the options have written, and standard output. */
bool sg_file_uses_outputs(struct sg_file_uses *uses, const struct sg_args *args,
                          struct sg_error *err);
/* All that a call names to be read: its files, those of packages and of options, standard input. */
bool sg_file_uses_inputs(struct sg_file_uses *uses, const struct sg_call *call,
                         struct sg_error *err);

#endif
