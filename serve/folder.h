/* The folder that is served: the current one. Nothing outside it is read, nothing is written but
   new files of plain names directly in it. */
#ifndef SG_SERVE_FOLDER_H
#define SG_SERVE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>

/* Whether a file of that name may be written: UTF-8 without folders, control characters, and what
   other systems refuse in a name; no link, no folder and not hidden. */
bool sg_folder_may_write(const char *name, struct sg_error *err);

/* Whether a path leads to a plain file in the folder, links followed. */
bool sg_folder_may_read(const char *path, struct sg_error *err);

/* [{"path", "bytes", "changed"}]: plain files of it and of folders in it to a depth of 4, without
   hidden ones, in the order of their names; at most 2,000. To be released with json_decref. */
json_t *sg_folder_list(void);

/* A file that is being received; it has no name until it is whole. */
struct sg_folder_file {
    char *name, *part;
    int file; /* -1: none */
    size_t bytes;
};

/* Release with sg_folder_file_free whatever happens, which removes what was not finished. */
bool sg_folder_file_open(struct sg_folder_file *file, const char *name, struct sg_error *err);
bool sg_folder_file_add(struct sg_folder_file *file, const char *bytes, size_t n,
                        struct sg_error *err);
/* Gives it its name, which no file may have. */
bool sg_folder_file_finish(struct sg_folder_file *file, struct sg_error *err);
void sg_folder_file_free(struct sg_folder_file *file);

#endif
