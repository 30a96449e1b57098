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
    size_t column;    /* of the table */
    char *measure;    /* may be NULL */
    char **parts;     /* one per part of the pattern, without {period} */
    char *period;     /* may be NULL */
    char *part;       /* of the year in each row: 4月, Q1; may be NULL */
    const char *unit; /* of the table's column; may be NULL */
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
    ptrdiff_t measure, unit, period; /* columns of the table that hold them, or -1 */
};

/* Chooses the columns of a file that was read. `parts` of the pattern named period go there. */
bool sg_tidy_plan(struct sg_tidy_file *file, const struct sg_tidy_options *options,
                  struct sg_texts *notes, struct sg_error *err);
/* Parts of it: units leave the names of measures; columns of the file that have a name of those
   that tidy writes get another. */
void sg_tidy_take_units_off(struct sg_tidy_file *file);
void sg_tidy_rename_identifiers(struct sg_tidy_file *file, struct sg_texts *notes,
                                enum sg_lang lang);
/* Months or quarters across, years down: parts of the years. */
void sg_tidy_take_parts(struct sg_tidy_file *file, const struct sg_tidy_options *options);
/* Whether no two columns of values give rows of equal labels. */
bool sg_tidy_check_distinct(const struct sg_tidy_file *file, size_t n_parts, struct sg_error *err);
void sg_tidy_file_free(struct sg_tidy_file *file, size_t n_parts);

/* Whether a value has a measure, a unit, a period; the unit and the kind that all share, or NULL
   and unknown; periods if all labels are. */
bool sg_tidy_has_measure(const struct sg_tidy_file files[], size_t n);
bool sg_tidy_has_unit(const struct sg_tidy_file files[], size_t n);
bool sg_tidy_has_period(const struct sg_tidy_file files[], size_t n);
const char *sg_tidy_common_unit(const struct sg_tidy_file files[], size_t n);
enum sg_measure_kind sg_tidy_common_kind(const struct sg_tidy_file files[], size_t n);
enum sg_column_kind sg_tidy_period_kind(const struct sg_tidy_file files[], size_t n,
                                        const char *era);

/* One long table of all files. */
bool sg_tidy_stack(const struct sg_tidy_file files[], size_t n,
                   const struct sg_tidy_options *options, struct sg_table *out,
                   struct sg_error *err);

#endif
