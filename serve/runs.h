/* The runs of a served page: as many at a time as there are processors, the others wait. */
#ifndef SG_SERVE_RUNS_H
#define SG_SERVE_RUNS_H

#include <sys/types.h>

#include <jansson.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>

#include "child.h"

enum sg_run_state {
    SG_RUN_WAITS,
    SG_RUN_RUNS,
    SG_RUN_DONE,
    SG_RUN_FAILED, /* it said why */
    SG_RUN_STOPPED /* by the user */
};

struct sg_serve_run {
    unsigned id;
    enum sg_run_state state;
    struct sg_texts words; /* after the name of the program */
    char *folder;          /* its files, for as long as it is known */
    pid_t pid;
    int status;
    double started, ended, stopped; /* seconds; 0: not yet */
};

struct sg_runs {
    const char *program;
    struct sg_serve_run **items; /* the oldest first */
    size_t n, most_at_once;
    unsigned last_id;
};

enum { SG_RUNS_KEPT = 40, SG_RUNS_WAITING = 32 };

/* Takes the words and its folder, from sg_temporary_folder(). NULL with an error if too many wait;
   both are released then. */
struct sg_serve_run *sg_runs_add(struct sg_runs *runs, struct sg_texts *words, char *folder,
                                 struct sg_error *err);
struct sg_serve_run *sg_runs_find(const struct sg_runs *runs, unsigned id);
/* {"id", "state", "status", "seconds", "said"} with what it said last, or all when it ended. */
json_t *sg_run_about(const struct sg_serve_run *run);
void sg_runs_stop(struct sg_serve_run *run);

/* To be called often: sees who ended, and starts who waits. Whether any runs or waits. */
bool sg_runs_tend(struct sg_runs *runs);
/* Ends all and removes their files. */
void sg_runs_free(struct sg_runs *runs);

#endif
