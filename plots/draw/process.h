/* Running a program without a shell. */
#ifndef SG_PLOTS_DRAW_PROCESS_H
#define SG_PLOTS_DRAW_PROCESS_H

#include <sangyo/buffer.h>

/* The file of that name in the folders of PATH, or in those of the system where PATH is not set; to
   be released with free(). NULL if there is none, and `folders` (or NULL) gets the list. */
char *sg_process_find(const char *name, struct sg_buffer *folders);

/* Runs argv[0] (a path) and waits. Standard input is empty; what it says on standard output or, if
   `error_stream`, on standard error goes to `said` (its first 64 KiB), the other stream nowhere.
   It leads a process group, which ends when it ends or this process is interrupted. Its environment
   is PATH, LC_ALL=C.UTF-8, TZ=UTC and what fontconfig looks at. *status is its exit status (-1:
   ended by a signal). Not started, or stopped after `seconds`, its streams open or closed: kind
   TOOL. */
struct sg_process {
    char *const *argv; /* NULL-terminated */
    bool error_stream;
    double seconds;
    int status;
    struct sg_buffer said;
};
bool sg_process_run(struct sg_process *process, struct sg_error *err);

#endif
