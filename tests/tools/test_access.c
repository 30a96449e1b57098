/* The sandbox of reports, over every option of every command: what writes is refused by its kind,
   and what is read lies under the allowed folders. */
#define _XOPEN_SOURCE 700 /* mkstemp */

#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "option_walk.h"
#include "tools/access.h"
#include "tools/program.h"

enum { WORDS = 64 };

/* A call of the command with one option, whose value is `value` unless it is a flag. */
static void make_call(struct sg_call *call, const struct sg_command *command,
                      const struct sg_option *option, const char *value)
{
    struct sg_buffer word = {0};
    struct sg_error err = {0};
    sg_buffer_printf(&word, "--%s", option->name);
    if (!sg_option_is_flag(option))
        sg_buffer_printf(&word, "=%s", value);
    const char *const words[] = {command->name, sg_buffer_text(&word), "README.md", "README.md"};
    size_t names = command->input == SG_INPUT_NAMED_TABLE;
    if (!sg_parse(sg_commands, words, 3 + names, call, &err))
        fail_msg("%s %s: %s", command->name, sg_buffer_text(&word), err.message);
    sg_buffer_free(&word);
}

/* Whether a report may run it; `err` says why not. */
static bool may_run_piped(struct sg_call *call, bool is_piped, struct sg_error *err)
{
    struct sg_access access;
    struct sg_texts paths = {0};
    assert_true(sg_access_open(&access, "tests/in.md", (const char *[]){"."}, 1, NULL));
    free(access.folder);
    access.folder = sg_copy_text(".");
    bool ok = sg_access_call(&access, call, is_piped, &paths, err);
    sg_access_free(&access);
    sg_texts_free(&paths);
    return ok;
}

static bool may_run(struct sg_call *call, struct sg_error *err)
{
    return may_run_piped(call, false, err);
}

/* Runs the command's example with its file option naming `path`, silently. */
static void run_example(const struct sg_command *command, const char *option, const char *path)
{
    const char *words[WORDS] = {command->name};
    struct sg_buffer given = {0};
    const char *example = command->example;
    if (command->input == SG_INPUT_DOCUMENT)
        example = "--allow-dir=examples tests/cases/report/in.md";
    char *line = sg_copy_text(example ? example : "");
    bool formats = command->output == SG_OUTPUT_TABLE || command->output == SG_OUTPUT_VERDICT;
    size_t n = 1;
    if (formats)
        words[n++] = "--format=csv";
    if (strcmp(option, "output") != 0)
        words[n++] = "--output=/dev/null";
    sg_buffer_printf(&given, "--%s=%s", option, path);
    words[n++] = sg_buffer_text(&given);
    for (char *at = strtok(line, " "); at && n < WORDS; at = strtok(NULL, " "))
        words[n++] = at;
    fflush(stderr);
    int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDERR_FILENO);
    dup2(nowhere, STDIN_FILENO);
    sg_program_run((int)n, words, SG_EN);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(nowhere);
    sg_buffer_free(&given);
    free(line);
}

/* Does so for every option that names a file to read; gives their number. */
static size_t run_all(const char *path, void (*look)(const char *path))
{
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        if (at.option->kind != SG_OPTION_FILE)
            continue;
        run_example(at.command, at.option->name, path);
        look(path);
        n++;
    }
    return n;
}

static const char kept_text[] = "neither a table nor a number\n";

static void is_as_it_was(const char *path)
{
    char now[sizeof kept_text + 1] = "";
    int file = open(path, O_RDONLY);
    assert_int_equal(read(file, now, sizeof now - 1), sizeof kept_text - 1);
    assert_string_equal(now, kept_text);
    close(file);
}

static void is_not_there(const char *path)
{
    assert_int_not_equal(access(path, F_OK), 0);
}

/* An option that wrote would have to be of a kind that says so. */
static void what_is_read_is_not_written(void **state)
{
    (void)state;
    char path[] = "/tmp/sangyo-read-XXXXXX";
    int file = mkstemp(path);
    assert_int_equal(write(file, kept_text, sizeof kept_text - 1), sizeof kept_text - 1);
    close(file);
    assert_true(run_all(path, is_as_it_was) > 10);
    assert_int_equal(unlink(path), 0);
    run_all(path, is_not_there);
}

static bool is_of_reports(const struct sg_command *command)
{
    return command->input != SG_INPUT_NONE && command->input != SG_INPUT_DOCUMENT;
}

static void what_writes_is_refused(void **state)
{
    (void)state;
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        struct sg_call call;
        struct sg_error err = {0};
        if (!sg_option_writes(at.option))
            continue;
        make_call(&call, at.command, at.option, "README.md"); /* outside it is allowed */
        assert_int_equal(call.args.n, 1);
        assert_false(may_run(&call, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        if (is_of_reports(at.command)) {
            assert_non_null(strstr(err.message, at.option->name));
            assert_non_null(strstr(err.message, "writes, which a block of a report may not"));
        }
        n++;
        sg_parse_free(&call);
    }
    assert_true(n > 40);
}

static void what_is_read_lies_inside(void **state)
{
    (void)state;
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        struct sg_call call;
        struct sg_error err = {0};
        if (at.option->kind != SG_OPTION_FILE || !is_of_reports(at.command))
            continue;
        make_call(&call, at.command, at.option, "/etc/passwd");
        assert_false(may_run(&call, &err));
        assert_non_null(strstr(err.message, "'/etc/passwd' lies outside the folder"));
        sg_parse_free(&call);
        make_call(&call, at.command, at.option, "Makefile");
        if (!may_run(&call, &err))
            fail_msg("%s --%s: %s", at.command->name, at.option->name, err.message);
        assert_string_equal(sg_args_text(&call.args, at.option->name), "Makefile");
        n++;
        sg_parse_free(&call);
    }
    assert_true(n > 10);
}

static void only_data_are_read(void **state)
{
    (void)state;
    const struct sg_command *command;
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        const char *const words[] = {command->name, "README.md", "README.md"};
        size_t names = command->input == SG_INPUT_NAMED_TABLE;
        struct sg_call call;
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, words, 2 + names, &call, &err));
        assert_int_equal(may_run(&call, &err), is_of_reports(command));
        sg_parse_free(&call);
    }
}

/* Without a file there is only standard input, but where nothing is read. */
static void standard_input_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        size_t n;
        bool ok;
    } cases[] = {{{"composition"}, 1, false},         {{"chart", "lq"}, 2, false},
                 {{"chart", "--list"}, 2, true},      {{"tally"}, 1, false},
                 {{"sample", "--margin=3"}, 2, true}, {{"sample", "--allocate=neyman"}, 2, false},
                 {{"composition", "-"}, 2, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, cases[i].words, cases[i].n, &call, &err));
        assert_int_equal(may_run(&call, &err), cases[i].ok);
        if (!cases[i].ok)
            assert_non_null(strstr(err.message, "a block of a report reads no standard input"));
        sg_parse_free(&call);
    }
}

/* A command takes the table of the one before if a table is what it reads. */
static void tables_are_piped(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        size_t n;
        bool ok;
    } cases[] = {{{"composition"}, 1, true},
                 {{"composition", "--from-records"}, 2, false},
                 {{"weight"}, 1, true},
                 {{"di"}, 1, true},
                 {{"di", "--single=q"}, 2, false},
                 {{"crosstab"}, 1, false},
                 {{"crosstab", "--value=n"}, 2, true},
                 {{"chart", "lq"}, 2, true},
                 {{"chart", "--list"}, 2, false},
                 {{"tally"}, 1, false},
                 {{"merge"}, 1, false},
                 {{"tidy"}, 1, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, cases[i].words, cases[i].n, &call, &err));
        assert_int_equal(may_run_piped(&call, true, &err), cases[i].ok);
        if (!cases[i].ok)
            assert_non_null(strstr(err.message, "reads files, not what another command gives"));
        sg_parse_free(&call);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_writes_is_refused),      cmocka_unit_test(what_is_read_lies_inside),
        cmocka_unit_test(what_is_read_is_not_written), cmocka_unit_test(only_data_are_read),
        cmocka_unit_test(standard_input_is_refused),   cmocka_unit_test(tables_are_piped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
