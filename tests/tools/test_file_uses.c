#define _XOPEN_SOURCE 700 /* mkdtemp, symlink */

#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "option_walk.h"
#include "tools/file_uses.h"

static char folder[] = "/tmp/sangyo-test-XXXXXX";
static int home;

static int make_folder(void **state)
{
    (void)state;
    home = open(".", O_RDONLY);
    return mkdtemp(folder) && chdir(folder) == 0 &&
                   system(
                       "echo a,n >a.csv; echo 1,2 >>a.csv; cp a.csv b.csv; ln a.csv hard.csv; "
                       "ln -s a.csv soft.csv; ln -s none.csv dangling.csv; mkdir sub p.svg.gp.d; "
                       "ln -s ../a.csv sub/up.csv; ln -s sub linked; cp a.csv 'x#y.csv'; "
                       "cp a.csv p.svg.gp.d/bars.tsv; mkfifo fifo; "
                       "echo '{\"resources\":[{\"name\":\"r\",\"path\":[\"a.csv\",\"b.csv\"]}]}' "
                       ">p.json") == 0
               ? 0
               : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return fchdir(home) == 0 && system(command) == 0 ? 0 : -1;
}

static void the_same_file_has_many_names(void **state)
{
    static const struct {
        const char *read, *write;
        bool same;
    } cases[] = {
        {"a.csv", "a.csv", true},
        {"a.csv", "./sub/../a.csv", true},
        {"a.csv", "hard.csv", true},
        {"a.csv", "soft.csv", true},
        {"soft.csv", "linked/up.csv", true},
        {"a.csv", "b.csv", false},
        {"a.csv", "new.csv", false},
        {"a.csv#r", "a.csv", true}, /* a part of it */
        {"x#y.csv", "x#y.csv", true},
        {"x#y.csv#r", "x#y.csv", true},
        {"x#y.csv", "x", false},
        {"p.json#r", "p.json", true},
        {"none.csv", "none.csv", false}, /* reading says that it is not there */
        {"/dev/null", "/dev/null", false},
        {"fifo", "fifo", false},
        {"sub", "sub", false},
    };
    (void)state;
    for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
        struct sg_file_uses uses = {0};
        struct sg_error err = {0};
        const char *read = cases[i / 2].read, *write = cases[i / 2].write;
        bool ok = i % 2 ? sg_file_uses_read(&uses, read, &err) &&
                              sg_file_uses_write(&uses, write, "chart", &err)
                        : sg_file_uses_write(&uses, write, "chart", &err) &&
                              sg_file_uses_read(&uses, read, &err);
        if (ok == cases[i / 2].same)
            fail_msg("%s and %s: %s", read, write, err.message);
        assert_true(ok || (err.kind == SG_FAIL_USAGE && strstr(err.message, "--chart would")));
        sg_file_uses_free(&uses);
    }
}

static void two_outputs_are_two_files(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"new.csv", "new.csv", true},        {"new.csv", "sub/../new.csv", true},
        {"sub/n.csv", "linked/n.csv", true}, {"none.csv", "dangling.csv", true},
        {"a.csv", "soft.csv", true},         {"new.csv", "new.svg", false},
        {"/dev/null", "/dev/null", false},   {"no/such/x", "no/such/y", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_file_uses uses = {0};
        struct sg_error err = {0};
        bool ok = sg_file_uses_write(&uses, cases[i].a, "output", &err) &&
                  sg_file_uses_write(&uses, cases[i].b, "chart", &err);
        if (ok == cases[i].same)
            fail_msg("%s and %s: %s", cases[i].a, cases[i].b, err.message);
        assert_true(ok || strstr(err.message, "--output and --chart would write the same file"));
        sg_file_uses_free(&uses);
    }
}

/* What a command line reads and writes: NULL if it may run, else why not. */
static const char *refusal(const char *const words[], size_t n)
{
    static struct sg_error err;
    struct sg_call call;
    struct sg_file_uses uses = {0};
    err = (struct sg_error){0};
    if (!sg_parse(sg_commands, words, n, &call, &err))
        fail_msg("%s", err.message);
    bool ok =
        sg_file_uses_outputs(&uses, &call.args, &err) && sg_file_uses_inputs(&uses, &call, &err);
    sg_file_uses_free(&uses);
    sg_parse_free(&call);
    return ok ? NULL : err.message;
}

#define REFUSAL(...)                                                                               \
    refusal((const char *const[]){__VA_ARGS__},                                                    \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Every option that writes, against the files, the options that read, and the others that write:
   of every command that has them. */
static void no_command_writes_over_what_it_reads(void **state)
{
    (void)state;
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        struct sg_buffer writes = {0};
        const char *name = at.command->name;
        if (at.option->kind != SG_OPTION_OUTPUT || at.command->input == SG_INPUT_NONE)
            continue;
        sg_buffer_printf(&writes, "--%s=hard.csv", at.option->name);
        assert_non_null(REFUSAL(name, writes.text, "a.csv", "a.csv"));
        assert_null(REFUSAL(name, writes.text, "b.csv", "b.csv"));
        for (size_t m = 0; m < at.list.n; m++) {
            struct sg_buffer other = {0};
            sg_buffer_printf(&other, "--%s=a.csv", at.list.options[m]->name);
            if (sg_option_is_path(at.list.options[m]) && at.list.options[m] != at.option) {
                assert_non_null(REFUSAL(name, writes.text, other.text, "b.csv", "b.csv"));
                n++;
            }
            sg_buffer_free(&other);
        }
        sg_buffer_free(&writes);
    }
    assert_true(n > 20);
}

static void packages_figures_and_streams(void **state)
{
    (void)state;
    assert_non_null(REFUSAL("composition", "p.json#r", "-o", "b.csv")); /* its second file */
    assert_non_null(REFUSAL("composition", "p.json", "-o", "p.json", "-f", "json"));
    assert_null(REFUSAL("composition", "p.json#r", "-o", "c.csv"));
    assert_non_null(REFUSAL("chart", "lq", "p.svg.gp.d/bars.tsv", "-o", "p.svg", "--keep"));
    assert_null(REFUSAL("chart", "lq", "p.svg.gp.d/bars.tsv", "-o", "p.svg"));
    int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO), file = open("a.csv", O_RDWR);
    fflush(stdout);
    dup2(file, STDIN_FILENO);
    bool from_stream = REFUSAL("tidy", "-o", "a.csv") && REFUSAL("tidy", "-", "-o", "soft.csv");
    bool beside = !REFUSAL("tidy", "b.csv", "-o", "a.csv");
    dup2(in, STDIN_FILENO);
    dup2(file, STDOUT_FILENO);
    bool to_stream = REFUSAL("tidy", "a.csv") != NULL;
    bool elsewhere = !REFUSAL("tidy", "a.csv", "-o", "c.csv") && !REFUSAL("tidy", "b.csv");
    dup2(out, STDOUT_FILENO);
    close(in);
    close(out);
    close(file);
    assert_true(from_stream && beside && to_stream && elsewhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_file_has_many_names),
        cmocka_unit_test(two_outputs_are_two_files),
        cmocka_unit_test(no_command_writes_over_what_it_reads),
        cmocka_unit_test(packages_figures_and_streams),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
