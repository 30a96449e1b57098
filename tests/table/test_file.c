#define _XOPEN_SOURCE 700 /* symlink, mkdtemp */

#include "tests/test_support.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sangyo/memory.h>
#include "table/file.h"

static char folder[] = "/tmp/sangyo-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static size_t count_files(const char *path)
{
    DIR *list = opendir(path);
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(list));)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(list);
    return n;
}

static void assert_holds(const char *path, const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void writes_and_replaces(void **state)
{
    (void)state;
    struct stat info;
    mode_t before = umask(027);
    assert_true(sg_file_write("new.csv", "a\n", 2, NULL));
    umask(before);
    assert_holds("new.csv", "a\n");
    assert_int_equal(stat("new.csv", &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640); /* as the umask says */
    chmod("new.csv", 0604);
    assert_true(sg_file_write("./new.csv", "bb\n", 3, NULL));
    assert_holds("new.csv", "bb\n");
    assert_int_equal(stat("new.csv", &info), 0);
    assert_int_equal(info.st_mode & 0777, 0604); /* as it was */
    assert_true(sg_file_write("empty.csv", "", 0, NULL));
    assert_holds("empty.csv", "");
    assert_int_equal(count_files("."), 2);
    unlink("new.csv");
    unlink("empty.csv");
}

static void follows_links(void **state)
{
    (void)state;
    struct stat info;
    assert_int_equal(mkdir("sub", 0777), 0);
    assert_true(sg_file_write("sub/real.csv", "old", 3, NULL));
    assert_int_equal(symlink("sub/real.csv", "link.csv"), 0);
    assert_true(sg_file_write("link.csv", "new", 3, NULL));
    assert_int_equal(lstat("link.csv", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_holds("sub/real.csv", "new");
    assert_int_equal(count_files("sub"), 1);
    unlink("sub/real.csv");
    assert_true(sg_file_write("link.csv", "made", 4, NULL)); /* it led nowhere */
    assert_int_equal(lstat("link.csv", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_holds("sub/real.csv", "made");
    unlink("sub/real.csv");
    assert_int_equal(symlink("../link.csv", "sub/real.csv"), 0); /* in a circle */
    assert_false(sg_file_write("link.csv", "lost", 4, NULL));
    assert_int_equal(lstat("link.csv", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    unlink("link.csv");
    unlink("sub/real.csv");
    rmdir("sub");
}

static void says_why_it_cannot_write(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"none/x.csv", "cannot be written: No such file or directory"},
        {".", "cannot be written: Is a directory"},
        {"/dev/full", "cannot be written: No space left on device"},
        {"", "cannot be written: No such file or directory"}};
    for (size_t i = 0; i < 4; i++) {
        struct sg_error err = {0};
        assert_false(sg_file_write(cases[i][0], "a", 1, &err));
        assert_int_equal(err.kind, SG_FAIL_IO);
        assert_string_equal(err.file, cases[i][0]);
        assert_string_equal(err.message, cases[i][1]);
    }
    struct stat info;
    assert_int_equal(stat("/dev/full", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    assert_int_equal(count_files("."), 0);
}

/* A file too large for the limit stands for a full disk. */
static void leaves_no_half_file(void **state)
{
    (void)state;
    assert_true(sg_file_write("kept.csv", "old", 3, NULL));
    pid_t child = fork();
    if (child == 0) {
        struct sg_error err = {0};
        char *bytes = sg_alloc(1 << 20, 1);
        const struct rlimit limit = {4096, 4096};
        signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(99);
        _exit(sg_file_write("kept.csv", bytes, 1 << 20, &err) ? 1 : (int)err.kind);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), SG_FAIL_IO);
    assert_holds("kept.csv", "old");
    assert_int_equal(count_files("."), 1);
    unlink("kept.csv");
}

/* Ended at any moment, the file is there whole or not at all, and nothing else is. */
static void signals_leave_no_half_file(void **state)
{
    (void)state;
    enum { SIZE = 1 << 25 };
    for (int i = 0; i < 8; i++) {
        pid_t child = fork();
        if (child == 0) {
            char *bytes = sg_alloc(SIZE, 1);
            sg_file_write("big.csv", bytes, SIZE, NULL);
            free(bytes);
            _exit(0);
        }
        while (count_files(".") == 0)
            ;
        for (volatile int pause = 0; pause < i * 100000; pause++)
            ;
        kill(child, i % 2 ? SIGTERM : SIGINT);
        int status;
        waitpid(child, &status, 0);
        struct stat info;
        if (stat("big.csv", &info) == 0) {
            assert_int_equal(info.st_size, SIZE);
            unlink("big.csv");
        } else {
            assert_true(WIFSIGNALED(status));
            assert_int_equal(WTERMSIG(status), i % 2 ? SIGTERM : SIGINT);
        }
        assert_int_equal(count_files("."), 0);
    }
}

static void standard_output_is_checked(void **state)
{
    (void)state;
    struct sg_error err = {0};
    int before = dup(STDOUT_FILENO);
    int full = open("/dev/full", O_WRONLY);
    int ends[2];
    fflush(stdout);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    dup2(full, STDOUT_FILENO);
    bool full_ok = sg_file_write_standard("a", 1, &err);
    dup2(ends[1], STDOUT_FILENO);
    bool closed_ok = sg_file_write_standard("a", 1, NULL);
    dup2(before, STDOUT_FILENO);
    close(full);
    close(ends[1]);
    close(before);
    assert_false(full_ok);
    assert_int_equal(err.kind, SG_FAIL_IO);
    assert_string_equal(err.file, "standard output");
    assert_string_equal(err.message, "cannot be written: No space left on device");
    assert_true(closed_ok);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_replaces),        cmocka_unit_test(follows_links),
        cmocka_unit_test(says_why_it_cannot_write),   cmocka_unit_test(leaves_no_half_file),
        cmocka_unit_test(signals_leave_no_half_file), cmocka_unit_test(standard_output_is_checked),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
