/* How far reading has come, on a terminal. */
#ifndef SG_COMMANDS_PROGRESS_H
#define SG_COMMANDS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/lang.h>
#include "surveys/scan/scan.h"
#include "table/args.h"

struct sg_progress {
    enum sg_lang lang;
    double shown; /* seconds at which a line was shown last; 0: none yet */
};

enum { SG_PROGRESS_SIZE = 128 };

/* "42 %, 812 MB/s, 3 s left"; of a pipe, whose length is not known, "812 MB, 406 MB/s". */
void sg_progress_text(const struct sg_scan_progress *progress, enum sg_lang lang,
                      char text[SG_PROGRESS_SIZE]);

/* Whether progress is shown: on a terminal, or where SANGYO_PROGRESS is set, as for whoever reads
   standard error and shows it elsewhere; unless --no-progress is given. */
bool sg_progress_is_shown(const struct sg_args *args);

/* For sg_scan_options.progress, with a struct sg_progress: shows a line on standard error after a
   second, then five times a second. */
void sg_progress_show(void *context, const struct sg_scan_progress *progress);
/* Takes the line away. */
void sg_progress_end(const struct sg_progress *shown);

#endif
