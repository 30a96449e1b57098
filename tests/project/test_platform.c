/* What differs between systems stands in platform/: nothing else, but serve/, which Windows does
   not have yet, includes a header that one of them lacks, or that declares there only a part. */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "tests/source_files.h"

static const char *const folders[] = {"include", "table",   "surveys",  "findings", "analysis",
                                      "plots",   "reports", "commands", "tools"};

/* Those of POSIX that mingw-w64 lacks; those that it has in part; those of Windows. */
static const char *const kept_out[] = {
    "aio.h",        "arpa/inet.h",   "dlfcn.h",       "fmtmsg.h",       "fnmatch.h",
    "glob.h",       "grp.h",         "iconv.h",       "langinfo.h",     "libgen.h",
    "monetary.h",   "mqueue.h",      "net/if.h",      "netdb.h",        "netinet/in.h",
    "nl_types.h",   "poll.h",        "pwd.h",         "regex.h",        "spawn.h",
    "sys/ioctl.h",  "sys/ipc.h",     "sys/mman.h",    "sys/resource.h", "sys/select.h",
    "sys/socket.h", "sys/statvfs.h", "sys/syscall.h", "sys/times.h",    "sys/uio.h",
    "sys/un.h",     "sys/utsname.h", "sys/wait.h",    "syslog.h",       "termios.h",
    "wordexp.h",    "dirent.h",      "fcntl.h",       "signal.h",       "sys/stat.h",
    "sys/time.h",   "sys/types.h",   "unistd.h",      "conio.h",        "direct.h",
    "io.h",         "process.h",     "windows.h",
};

/* Adds a line to `problems` for each such header that a source includes. */
static void check_source(const char *path, const char *source, struct sg_buffer *problems)
{
    for (const char *at = source; (at = strstr(at, "#include <")) != NULL; at++)
        for (size_t i = 0; i < sizeof kept_out / sizeof *kept_out; i++) {
            const char *name = at + strlen("#include <");
            size_t n = strlen(kept_out[i]);
            if (strncmp(name, kept_out[i], n) == 0 && name[n] == '>')
                sg_buffer_printf(problems, "%s includes %s\n", path, kept_out[i]);
        }
}

static void nothing_else_knows_the_system(void **state)
{
    (void)state;
    struct sg_buffer problems = {0};
    size_t n = 0;
    assert_int_equal(access("table/table.c", R_OK), 0); /* run from the root */
    for (size_t i = 0; i < 2 * sizeof folders / sizeof *folders; i++) {
        struct sg_texts paths = {0};
        find_sources(folders[i / 2], i % 2 ? ".c" : ".h", &paths);
        for (size_t k = 0; k < paths.n; k++) {
            char *source = read_source(paths.items[k]);
            check_source(paths.items[k], source, &problems);
            free(source);
        }
        n += paths.n;
        sg_texts_free(&paths);
    }
    assert_true(n > 500);
    assert_string_equal(sg_buffer_text(&problems), "");
    sg_buffer_free(&problems);
}

static void such_headers_are_found(void **state)
{
    (void)state;
    struct sg_buffer problems = {0};
    check_source("a.c", "#include <stdio.h>\n#include <poll.h>\n#include <sys/wait.h>\n",
                 &problems);
    check_source("b.c", "#include \"poll.h\"\n#include <strings.h>\n", &problems);
    assert_string_equal(problems.text, "a.c includes poll.h\na.c includes sys/wait.h\n");
    sg_buffer_free(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_else_knows_the_system),
        cmocka_unit_test(such_headers_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
