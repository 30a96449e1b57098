/* A run of this program as a process of its own: what goes wrong in it ends nothing else. */
#ifndef SG_SERVE_CHILD_H
#define SG_SERVE_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>

/* Starts `program` with these words after its name, without a shell. It reads nothing and leaves
 * what it says in the files `out` and `said`. It leads a process group. */
bool sg_child_start(const char *program, const struct sg_texts *words, const char *out,
                    const char *said, pid_t *pid, struct sg_error *err);

/* Whether it ended; *status is then its exit status (-1: by a signal), and it is gone with all that
   it started. */
bool sg_child_ended(pid_t pid, int *status);

/* Asks it and what it started to end, or makes them. */
void sg_child_stop(pid_t pid, bool at_once);

#endif
