#include "progress.h"
#include "table/messages.h"

#include <stdio.h>
#include <stdlib.h>

#include "platform/files.h"
#include "platform/system.h"

static const double first_after = 1, then_every = 0.2; /* seconds */

bool sg_progress_is_shown(const struct sg_args *args)
{
    return (sg_os_is_terminal(SG_OS_ERROR) || getenv("SANGYO_PROGRESS")) &&
           !sg_args_flag(args, "no-progress");
}

void sg_progress_text(const struct sg_scan_progress *progress, enum sg_lang lang,
                      char text[SG_PROGRESS_SIZE])
{
    double speed = progress->seconds > 0 ? progress->done / progress->seconds : 0;
    double left = speed > 0 ? (progress->total - progress->done) / speed : 0;
    if (progress->total > 0)
        snprintf(text, SG_PROGRESS_SIZE, sg_lang_message("%.0f %%, %.0f MB/s, %.0f s left", lang),
                 100 * progress->done / progress->total, speed / 1e6, left);
    else
        snprintf(text, SG_PROGRESS_SIZE, sg_lang_message("%.0f MB, %.0f MB/s", lang),
                 progress->done / 1e6, speed / 1e6);
}

void sg_progress_show(void *context, const struct sg_scan_progress *progress)
{
    struct sg_progress *shown = context;
    char text[SG_PROGRESS_SIZE];
    double due = shown->shown > 0 ? shown->shown + then_every : first_after;
    if (progress->seconds < due)
        return;
    shown->shown = progress->seconds;
    sg_progress_text(progress, shown->lang, text);
    fprintf(stderr, "\r%s\033[K", text);
    fflush(stderr);
}

void sg_progress_end(const struct sg_progress *shown)
{
    if (shown->shown > 0)
        fputs("\r\033[K", stderr);
}
