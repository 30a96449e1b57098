#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>
#include <sangyo/memory.h>
#include "platform/interrupts.h"
#include "platform/temporary.h"

static char place[] = "/tmp/sangyo-test-XXXXXX";

static int make_place(void **state)
{
    (void)state;
    return mkdtemp(place) && chdir(place) == 0 ? 0 : -1;
}

static int remove_place(void **state)
{
    (void)state;
    return chdir("/") == 0 && rmdir(place) == 0 ? 0 : -1; /* nothing may be left in it */
}

static void make_file(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT, 0666);
    assert_true(file >= 0);
    close(file);
}

static bool there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* A folder with many files, a folder within, a file elsewhere. */
static void make_all(void)
{
    char *folder = sg_temporary_folder("figure.");
    assert_non_null(folder);
    assert_int_equal(*folder, '/');
    assert_int_equal(chdir(folder), 0);
    for (int i = 0; i < 500; i++) {
        char name[32];
        snprintf(name, sizeof name, "a rather long name %d", i);
        make_file(name);
    }
    char *inner = sg_temporary_folder("inner.");
    assert_non_null(inner);
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/file", inner);
    make_file(path.text);
    assert_int_equal(chdir(place), 0);
    make_file("kept");
    make_file("gone");
    sg_temporary_note("gone");
    sg_temporary_note("kept");
    sg_temporary_forget("kept");
    sg_temporary_note("never made");
    sg_buffer_free(&path);
    free(inner);
    free(folder);
}

static void assert_kept_alone(void)
{
    assert_true(there("kept"));
    assert_int_equal(unlink("kept"), 0);
    assert_int_equal(rmdir(place), 0); /* empty, so */
    assert_int_equal(mkdir(place, 0700), 0);
    assert_int_equal(chdir(place), 0);
}

static pid_t make_and_wait(void)
{
    int ends[2];
    char told;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        make_all();
        if (write(ends[1], "x", 1) != 1)
            _exit(98);
        pause();
        _exit(99);
    }
    assert_int_equal(read(ends[0], &told, 1), 1);
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void signals_remove_what_is_noted(void **state)
{
    (void)state;
    size_t n;
    const int *ends = sg_interrupts_signals(&n);
    /* a job in the background of a shell is born with SIGINT ignored, and so would its children be
     */
    for (size_t i = 0; i < n; i++)
        signal(ends[i], SIG_DFL);
    assert_true(n >= 4);
    for (size_t i = 0; i < n; i++) {
        int status;
        pid_t child = make_and_wait();
        assert_int_equal(kill(child, ends[i]), 0);
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), ends[i]);
        assert_kept_alone();
    }
}

static void an_ignored_signal_stays_so(void **state)
{
    (void)state;
    int status;
    signal(SIGHUP, SIG_IGN);
    pid_t child = make_and_wait();
    kill(child, SIGHUP);
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    signal(SIGHUP, SIG_DFL);
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_kept_alone();
}

/* Of a file that grows too large, where that is a signal. */
static void a_limit_removes_what_is_noted(void **state)
{
    (void)state;
    int status;
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit limit = {1000, 1000}, no_core = {0, 0};
        static const char bytes[4000];
        make_all();
        setrlimit(RLIMIT_CORE, &no_core);
        setrlimit(RLIMIT_FSIZE, &limit);
        int file = open("gone", O_WRONLY);
        while (write(file, bytes, sizeof bytes) > 0)
            ;
        _exit(99);
    }
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGXFSZ);
    assert_kept_alone();
}

/* The children end in the midst of their work: what they hold then is no leak. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

static void want_of_memory_removes_what_is_noted(void **state)
{
    (void)state;
    int status;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        make_all();
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        free(sg_alloc(SIZE_MAX / 2, 3)); /* more bytes than size_t counts */
        _exit(99);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), SG_EXIT_MEMORY);
    assert_kept_alone();
}

static void programs_end_first(void **state)
{
    (void)state;
    int status, ends[2];
    char told;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        make_file("gone");
        sg_temporary_note("gone");
        pid_t program = fork();
        if (program == 0) {
            setpgid(0, 0);
            (void)!write(ends[1], "x", 1);
            for (;;) /* would make it again */
                close(open("gone", O_WRONLY | O_CREAT, 0666));
        }
        setpgid(program, program);
        sg_temporary_note_group(program);
        (void)!write(ends[1], "x", 1);
        pause();
        _exit(99);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &told, 1), 1);
    assert_int_equal(read(ends[0], &told, 1), 1);
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_int_equal(read(ends[0], &told, 1), 0); /* nobody has the other end any more */
    close(ends[0]);
    assert_false(there("gone"));
}

static void what_is_removed_is_forgotten(void **state)
{
    (void)state;
    struct sigaction before, after;
    sigaction(SIGTERM, NULL, &before);
    char *folder = sg_temporary_folder("figure.");
    struct sg_buffer path = {0};
    sg_buffer_printf(&path, "%s/file", folder);
    make_file(path.text);
    sigaction(SIGTERM, NULL, &after);
    assert_true(before.sa_handler == SIG_DFL && after.sa_handler != SIG_DFL);
    sg_temporary_remove(folder);
    assert_false(there(folder));
    sigaction(SIGTERM, NULL, &after);
    assert_true(after.sa_handler == SIG_DFL);
    assert_null(sg_temporary_folder("no/such/folder/x"));
    sg_temporary_forget("never noted");
    sg_buffer_free(&path);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signals_remove_what_is_noted),
        cmocka_unit_test(an_ignored_signal_stays_so),
        cmocka_unit_test(a_limit_removes_what_is_noted),
        cmocka_unit_test(want_of_memory_removes_what_is_noted),
        cmocka_unit_test(programs_end_first),
        cmocka_unit_test(what_is_removed_is_forgotten),
    };
    return cmocka_run_group_tests(tests, make_place, remove_place);
}
