#include "runs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include "platform/temporary.h"
#include "table/text.h"

static const double patience = 3; /* seconds, of who was asked to end */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static bool is_over(const struct sg_serve_run *run)
{
    return run->state != SG_RUN_WAITS && run->state != SG_RUN_RUNS;
}

static char *file_of(const struct sg_serve_run *run, const char *name)
{
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/%s", run->folder, name);
    return sg_buffer_take(&path);
}

static void free_run(struct sg_serve_run *run)
{
    sg_temporary_remove(run->folder);
    sg_texts_free(&run->words);
    free(run->folder);
    free(run);
}

/* The oldest that are over make room for new ones. */
static void forget_old(struct sg_runs *runs)
{
    for (size_t i = 0; runs->n >= SG_RUNS_KEPT && i < runs->n;) {
        if (!is_over(runs->items[i])) {
            i++;
            continue;
        }
        free_run(runs->items[i]);
        runs->n--;
        memmove(runs->items + i, runs->items + i + 1, (runs->n - i) * sizeof(void *));
    }
}

static size_t count(const struct sg_runs *runs, enum sg_run_state state)
{
    size_t n = 0;
    for (size_t i = 0; i < runs->n; i++)
        n += runs->items[i]->state == state;
    return n;
}

struct sg_serve_run *sg_runs_add(struct sg_runs *runs, struct sg_texts *words, char *folder,
                                 struct sg_error *err)
{
    struct sg_serve_run *run = sg_alloc(1, sizeof *run);
    *run = (struct sg_serve_run){.words = *words, .folder = folder};
    *words = (struct sg_texts){0};
    if (count(runs, SG_RUN_WAITS) >= SG_RUNS_WAITING) {
        free_run(run);
        sg_fail(err, SG_FAIL_USAGE, "%d runs are waiting already: stop some, or wait",
                SG_RUNS_WAITING);
        return NULL;
    }
    forget_old(runs);
    run->id = ++runs->last_id;
    runs->items = sg_resize(runs->items, runs->n + 1, sizeof *runs->items);
    runs->items[runs->n++] = run;
    return run;
}

struct sg_serve_run *sg_runs_find(const struct sg_runs *runs, unsigned id)
{
    for (size_t i = 0; i < runs->n; i++)
        if (runs->items[i]->id == id)
            return runs->items[i];
    return NULL;
}

/* What it said on standard error, its end where that is long. */
static char *said_by(const struct sg_serve_run *run)
{
    enum { MOST_SAID = 1 << 16 };
    char *path = file_of(run, "said"), *text = sg_alloc(MOST_SAID + 1, 1);
    FILE *file = fopen(path, "rb");
    if (file && (fseek(file, -MOST_SAID, SEEK_END) == 0 || fseek(file, 0, SEEK_SET) == 0))
        text[fread(text, 1, MOST_SAID, file)] = '\0';
    if (file)
        fclose(file);
    free(path);
    return text;
}

/* Of a line that is written over, what stands there now. */
static const char *shown_last(const char *said)
{
    const char *line = strrchr(said, '\r');
    return line ? line + 1 : said;
}

json_t *sg_run_about(const struct sg_serve_run *run)
{
    static const char *const names[] = {"waits", "runs", "done", "failed", "stopped"};
    char *said = said_by(run);
    double until = run->ended > 0 ? run->ended : now();
    json_t *about = json_object();
    json_object_set_new(about, "id", json_integer((json_int_t)run->id));
    json_object_set_new(about, "state", json_string(names[run->state]));
    json_object_set_new(about, "status", json_integer(run->status));
    json_object_set_new(about, "seconds", json_real(run->started > 0 ? until - run->started : 0));
    json_t *text = json_string(is_over(run) ? said : shown_last(said)); /* NULL: no UTF-8 */
    json_object_set_new(about, "said", text ? text : json_string(""));
    free(said);
    return about;
}

void sg_runs_stop(struct sg_serve_run *run)
{
    if (is_over(run) || run->stopped > 0)
        return;
    run->stopped = now();
    if (run->state == SG_RUN_RUNS)
        sg_child_stop(run->pid, false);
    else
        run->state = SG_RUN_STOPPED;
}

static void start(const struct sg_runs *runs, struct sg_serve_run *run)
{
    char *out = file_of(run, "out"), *said = file_of(run, "said");
    struct sg_error err = {0};
    run->started = now();
    run->state = sg_child_start(runs->program, &run->words, out, said, &run->pid, &err)
                     ? SG_RUN_RUNS
                     : SG_RUN_FAILED;
    if (run->state == SG_RUN_FAILED) {
        run->ended = run->started;
        run->status = SG_FAIL_TOOL;
    }
    free(out);
    free(said);
}

static void look_after(struct sg_serve_run *run)
{
    if (sg_child_ended(run->pid, &run->status)) {
        run->ended = now();
        run->state = run->stopped > 0   ? SG_RUN_STOPPED
                     : run->status == 0 ? SG_RUN_DONE
                                        : SG_RUN_FAILED;
    } else if (run->stopped > 0 && now() - run->stopped > patience) {
        sg_child_stop(run->pid, true);
    }
}

bool sg_runs_tend(struct sg_runs *runs)
{
    for (size_t i = 0; i < runs->n; i++)
        if (runs->items[i]->state == SG_RUN_RUNS)
            look_after(runs->items[i]);
    size_t running = count(runs, SG_RUN_RUNS);
    for (size_t i = 0; i < runs->n && running < runs->most_at_once; i++)
        if (runs->items[i]->state == SG_RUN_WAITS) {
            start(runs, runs->items[i]);
            running++;
        }
    return running > 0;
}

static bool any_left(struct sg_runs *runs)
{
    bool left = false;
    for (size_t i = 0; i < runs->n; i++) {
        if (runs->items[i]->state == SG_RUN_RUNS)
            look_after(runs->items[i]);
        left = left || runs->items[i]->state == SG_RUN_RUNS;
    }
    return left;
}

void sg_runs_free(struct sg_runs *runs)
{
    const struct timespec pause = {.tv_nsec = 10000000};
    for (size_t i = 0; i < runs->n; i++)
        sg_runs_stop(runs->items[i]);
    while (any_left(runs))
        nanosleep(&pause, NULL);
    for (size_t i = 0; i < runs->n; i++)
        free_run(runs->items[i]);
    free(runs->items);
    runs->items = NULL;
    runs->n = 0;
}
