/* The steps of `tidy`: choose the columns of a file, then put the files into one long table. */
#ifndef SG_SURVEYS_LAYOUT_TIDY_H
#define SG_SURVEYS_LAYOUT_TIDY_H

#include "name_pattern.h"
#include "sheet.h"

/* What was asked for. */
struct sg_tidy_options {
    const char **globs; /* --columns */
    size_t n_globs;
    bool named; /* --names */
    struct sg_name_pattern names;
    const char *measure; /* --measure, or NULL */
    const char *era;
};

/* A column of numbers that becomes rows. */
struct sg_tidy_value {
    size_t column; /* of the table */
    char *measure; /* may be NULL */
    char **parts;  /* one per part of the pattern, without {period} */
    char *period;  /* may be NULL */
};

/* A file read, and what its columns become. */
struct sg_tidy_file {
    struct sg_sheet sheet;
    struct sg_table table;
    size_t *sources; /* column of the layout per column of the table */
    struct sg_tidy_value *values;
    size_t n_values;
    size_t *identifiers; /* columns of the table */
    size_t n_identifiers;
    ptrdiff_t measure, period; /* columns of the table that hold them, or -1 */
};

/* Chooses the columns of a file that was read. `parts` of the pattern named period go there. */
bool sg_tidy_plan(struct sg_tidy_file *file, const struct sg_tidy_options *options,
                  struct sg_texts *notes, struct sg_error *err);
void sg_tidy_file_free(struct sg_tidy_file *file, size_t n_parts);

/* One long table of all files. */
bool sg_tidy_stack(const struct sg_tidy_file files[], size_t n,
                   const struct sg_tidy_options *options, struct sg_table *out,
                   struct sg_error *err);

#endif
