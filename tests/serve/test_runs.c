/* Runs of a small program in the place of sangyo: sh, which does what its words say. */
#include "../test_support.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "serve/runs.h"
#include "platform/temporary.h"

static struct sg_serve_run *add(struct sg_runs *runs, const char *script, struct sg_error *err)
{
    struct sg_texts words = {0};
    sg_texts_add(&words, "-c");
    sg_texts_add(&words, script);
    return sg_runs_add(runs, &words, sg_temporary_folder_anywhere(), err);
}

static void tend_until_idle(struct sg_runs *runs)
{
    const struct timespec pause = {.tv_nsec = 2000000};
    for (int i = 0; i < 5000 && sg_runs_tend(runs); i++)
        nanosleep(&pause, NULL);
    assert_false(sg_runs_tend(runs));
}

static const char *text_of(const json_t *about, const char *key)
{
    return json_string_value(json_object_get(about, key));
}

static void a_run_ends_well_or_says_why(void **state)
{
    struct sg_runs runs = {.program = "/bin/sh", .most_at_once = 2};
    (void)state;
    add(&runs, "echo out; echo said >&2", NULL);
    add(&runs, "echo wrong >&2; exit 3", NULL);
    add(&runs, "kill -SEGV $$", NULL); /* what crashes ends nothing else */
    tend_until_idle(&runs);
    static const char *const states[] = {"done", "failed", "failed"};
    static const char *const said[] = {"said\n", "wrong\n", ""};
    static const int status[] = {0, 3, -1};
    for (unsigned i = 0; i < 3; i++) {
        json_t *about = sg_run_about(sg_runs_find(&runs, i + 1));
        assert_string_equal(text_of(about, "state"), states[i]);
        assert_string_equal(text_of(about, "said"), said[i]);
        assert_int_equal(json_integer_value(json_object_get(about, "status")), status[i]);
        json_decref(about);
    }
    assert_null(sg_runs_find(&runs, 4));
    sg_runs_free(&runs);
}

static void progress_is_what_stands_in_the_line(void **state)
{
    struct sg_runs runs = {.program = "/bin/sh", .most_at_once = 1};
    (void)state;
    struct sg_serve_run *run = add(&runs, "printf '\\r10 %%\\r20 %%' >&2; sleep 30", NULL);
    const struct timespec pause = {.tv_nsec = 5000000};
    bool seen = false;
    for (int i = 0; i < 1000 && !seen; i++) {
        sg_runs_tend(&runs);
        json_t *about = sg_run_about(run);
        seen = strcmp(text_of(about, "said"), "20 %") == 0;
        json_decref(about);
        nanosleep(&pause, NULL);
    }
    assert_true(seen);
    sg_runs_free(&runs); /* ends it: it would sleep */
}

static void runs_are_stopped_with_what_they_started(void **state)
{
    struct sg_runs runs = {.program = "/bin/sh", .most_at_once = 1};
    (void)state;
    struct sg_serve_run *run = add(&runs, "sleep 300 & sleep 300", NULL);
    struct sg_serve_run *waiting = add(&runs, "true", NULL);
    assert_true(sg_runs_tend(&runs));
    assert_int_equal(run->state, SG_RUN_RUNS);
    assert_int_equal(waiting->state, SG_RUN_WAITS);
    sg_runs_stop(waiting);
    assert_int_equal(waiting->state, SG_RUN_STOPPED);
    sg_runs_stop(run);
    tend_until_idle(&runs);
    assert_int_equal(run->state, SG_RUN_STOPPED);
    sg_runs_free(&runs);
}

static void who_does_not_end_is_ended(void **state)
{
    struct sg_runs runs = {.program = "/bin/sh", .most_at_once = 1};
    const struct timespec pause = {.tv_nsec = 200000000};
    (void)state;
    struct sg_serve_run *run = add(&runs, "trap '' TERM; while :; do sleep 1; done", NULL);
    sg_runs_tend(&runs);
    nanosleep(&pause, NULL);
    sg_runs_stop(run);
    tend_until_idle(&runs);
    assert_int_equal(run->state, SG_RUN_STOPPED);
    sg_runs_free(&runs);
}

static void only_so_many_wait_and_are_kept(void **state)
{
    struct sg_runs runs = {.program = "/bin/sh", .most_at_once = 0};
    struct sg_error err = {0};
    (void)state;
    for (int i = 0; i < SG_RUNS_WAITING; i++)
        assert_non_null(add(&runs, "true", NULL));
    assert_null(add(&runs, "true", &err));
    assert_string_equal(err.message, "32 runs are waiting already: stop some, or wait");
    runs.most_at_once = 4;
    tend_until_idle(&runs);
    char *folder = sg_copy_text(runs.items[0]->folder);
    assert_int_equal(access(folder, F_OK), 0);
    for (int i = 0; i < 2 * SG_RUNS_KEPT; i++) {
        assert_non_null(add(&runs, "true", NULL));
        tend_until_idle(&runs);
    }
    assert_int_equal(runs.n, SG_RUNS_KEPT);
    assert_int_equal(access(folder, F_OK), -1);
    free(folder);
    sg_runs_free(&runs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_ends_well_or_says_why),
        cmocka_unit_test(progress_is_what_stands_in_the_line),
        cmocka_unit_test(runs_are_stopped_with_what_they_started),
        cmocka_unit_test(who_does_not_end_is_ended),
        cmocka_unit_test(only_so_many_wait_and_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
