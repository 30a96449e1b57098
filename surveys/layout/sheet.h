/* A sheet: the cells of a file, where they lie and what its symbols mean. */
#ifndef SG_SURVEYS_LAYOUT_SHEET_H
#define SG_SURVEYS_LAYOUT_SHEET_H

#include <sangyo/read.h>
#include "surveys/package/package.h"

#include "layout.h"

struct sg_sheet {
    const char *format; /* the name of its reader, static */
    const char *path;   /* as asked for, borrowed; NULL: standard input */
    bool packaged;      /* `resource` says what a data package says */
    struct sg_package_resource resource;
    struct sg_grid grid;
    struct sg_layout layout;
    size_t n_comments; /* rows taken out of the grid */
    bool is_table; /* the file is a table as we write it, which has no grid and no layout to find */
    struct sg_table table;
    struct sg_marks asked;   /* of --missing */
    struct sg_texts remarks; /* of the reader of the file */
    struct sg_texts renamed; /* columns of a name that another has (names.h) */
    struct sg_marks marks;   /* of the legend, the package, --missing: the later the stronger */
};

/* Opens a file or a resource of a data package. `sheet` is filled, or left empty on false. */
bool sg_sheet_read(const char *path, const struct sg_read_options *options, struct sg_sheet *sheet,
                   struct sg_error *err);
/* The same from the bytes of a file, or part of one, at `path` (NULL: of none). */
bool sg_sheet_parse(const char *path, const char *bytes, size_t n,
                    const struct sg_read_options *options, struct sg_sheet *sheet,
                    struct sg_error *err);
/* Whether the path names a data package, not a table as JSON. */
bool sg_sheet_is_package(const char *path);
void sg_sheet_free(struct sg_sheet *sheet);

/* Remarks on what was left out: short and blank rows, repeated headers, notes, columns. */
void sg_sheet_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang);

/* The table of a sheet, typed as read.h says; taken out of the sheet where it is one. `sources`
   (may be NULL; to be freed) gives the column of the layout behind each column of the table. */
bool sg_sheet_table(struct sg_sheet *sheet, const struct sg_read_options *options,
                    struct sg_table *table, size_t **sources, struct sg_texts *notes,
                    struct sg_error *err);

#endif
