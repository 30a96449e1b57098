/* Files of microdata as a command reads them. */
#ifndef SG_COMMANDS_MICRODATA_H
#define SG_COMMANDS_MICRODATA_H

#include <sangyo/table.h>
#include "surveys/package/package.h"
#include "surveys/scan/scan.h"

#include "parse.h"
#include "progress.h"

/* What --on-error says, by its words. */
enum sg_on_error { SG_ON_ERROR_STOP, SG_ON_ERROR_SKIP, SG_ON_ERROR_COUNT };
extern const struct sg_choice sg_microdata_on_error[SG_ON_ERROR_COUNT];

/* All FILEs of a run as one input, with the reading options of the run and what a data package
 * says. */
struct sg_microdata {
    const struct sg_call *call;
    bool packaged;
    struct sg_package_resource resource;
    struct sg_marks asked;  /* of --missing */
    struct sg_marks *marks; /* per column of `header` */
    struct sg_table header; /* the columns, without rows, with their roles */
    struct sg_scan_options options;
    struct sg_progress progress;
    struct sg_scan_filter *filters; /* of --where */
    struct sg_scan_rows source;
    struct sg_rows source_rows; /* of `source`; */
    struct sg_rows rows;        /* the same, watched */
    struct sg_rows_notes notes;
    struct sg_texts likes;    /* column and text in turn: labels that look like marks */
    struct sg_texts isolated; /* notes of numbers far beyond the others */
    struct sg_texts left_out; /* columns of which records are left out, */
    size_t *n_left_out;       /* and how many */
};

/* Opens the files of the call; the conditions are still to be set. Release with sg_microdata_close,
   which also takes the progress away, whatever happens. */
bool sg_microdata_open(struct sg_microdata *data, const struct sg_call *call, struct sg_error *err);
void sg_microdata_close(struct sg_microdata *data);

/* The marks declared of a column; the context is the sg_microdata. */
const struct sg_marks *sg_microdata_marks(void *context, const char *column);
/* Makes `rows` look for numbers far beyond the others of their column. */
void sg_microdata_watch(struct sg_microdata *data);
/* Says by `rows.notes` what is known of columns. */
void sg_microdata_set_notes(struct sg_microdata *data);

/* Reads only records that meet these conditions COL=VALUE, one of those of a column. */
bool sg_microdata_where(struct sg_microdata *data, const char *const conditions[], size_t n,
                        struct sg_error *err);

/* After reading: says how many lines were skipped. A condition that no record met is an error, for
   it is most likely mistyped; of one part of many (`partial`) it is a note. */
bool sg_microdata_report(const struct sg_microdata *data, struct sg_run *run, bool partial,
                         struct sg_error *err);

/* A table of the records: the keys are the columns of the command's roles, as options name them or
   headers tell; the values those of --value, added up, else the number of records. */
bool sg_microdata_group(struct sg_microdata *data, struct sg_run *run, struct sg_table *table,
                        struct sg_error *err);

#endif
