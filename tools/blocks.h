/* Runs the command lines of a report. */
#ifndef SG_TOOLS_BLOCKS_H
#define SG_TOOLS_BLOCKS_H

#include "reports/report/report.h"

#include "access.h"

/* The context of the functions below, which make a struct sg_report_host. */
struct sg_blocks {
    const struct sg_command *const *commands; /* of the program */
    enum sg_lang lang;
    struct sg_access access;
    struct sg_texts *notes; /* remarks of the commands */
    bool shows;             /* progress, on a terminal */
    double started, shown;  /* seconds; 0: not yet */
    struct sg_named_tables named;
};

bool sg_blocks_run(void *context, const struct sg_texts commands[], size_t n,
                   struct sg_report_result *result, struct sg_error *err);
void sg_blocks_release(void *context, struct sg_report_result *result);
bool sg_blocks_read(void *context, const char *path, char **bytes, size_t *n, struct sg_error *err);
/* Takes the table of a result for later blocks, which name it @ID; false where it is text. */
bool sg_blocks_keep(void *context, const char *id, struct sg_report_result *result,
                    struct sg_error *err);
void sg_blocks_free_kept(struct sg_blocks *blocks);
void sg_blocks_progress(void *context, size_t i, size_t n);
void sg_blocks_progress_end(const struct sg_blocks *blocks);

#endif
