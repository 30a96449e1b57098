#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/output.h"
#include "tools/program.h"

static char folder[] = "/tmp/sangyo-test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

/* One row, whose share has more digits than are shown. */
static bool run_one_row(struct sg_run *run, const char *const files[], size_t n_files,
                        struct sg_table *out, struct sg_error *err)
{
    (void)files;
    (void)err;
    sg_run_note(run, "one row of %zu files", n_files);
    struct sg_column *industry = sg_table_add(out, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *share = sg_table_add(out, "share_percent", SG_COLUMN_NUMBER);
    size_t row = sg_table_add_row(out);
    sg_column_set_text(industry, row, "製造業");
    sg_column_set(share, row, 100.0 * 46 / 160, 0);
    return true;
}

static const struct sg_command one_row = {.name = "one-row",
                                          .summary = {"one row", "一行"},
                                          .help = {"One row.", "一行。"},
                                          .input = SG_INPUT_FILES,
                                          .output = SG_OUTPUT_TABLE,
                                          .run_files = run_one_row,
                                          .chart = "stack100"};

static void add(struct sg_call *call, const char *name, const char *value)
{
    for (size_t i = 0; i < call->list.n; i++)
        if (strcmp(call->list.options[i]->name, name) == 0) {
            assert_true(sg_args_add(&call->args, call->list.options[i], value, NULL));
            return;
        }
    fail_msg("no option %s", name);
}

static void prepare(struct sg_call *call)
{
    *call = (struct sg_call){.command = &one_row};
    sg_common_list(call->command, &call->list);
    call->args.options = call->list.options;
}

/* Runs the call with standard output in a file; what it wrote is in `written`. */
static void write_out(struct sg_call *call, char *written, size_t size)
{
    struct sg_command_result result;
    struct sg_error err = {0};
    int before = dup(STDOUT_FILENO);
    int file = open("out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    bool ok = sg_output_check(call, &err) && sg_execute(call, &result, &err) &&
              sg_output(call, &result, &err);
    dup2(before, STDOUT_FILENO);
    close(before);
    ssize_t n = pread(file, written, size - 1, 0);
    written[n < 0 ? 0 : n] = '\0';
    close(file);
    unlink("out");
    if (!ok)
        fail_msg("%s", err.message);
    assert_int_equal(result.notes.n, 1);
    assert_string_equal(result.notes.items[0], "one row of 1 files");
    sg_command_result_free(&result);
}

static void writes_csv_where_no_terminal_is(void **state)
{
    (void)state;
    struct sg_call call;
    char written[512];
    prepare(&call);
    write_out(&call, written, sizeof written);
    assert_string_equal(written, "industry,share_percent\n製造業,28.75\n");
    sg_args_free(&call.args);
    prepare(&call);
    add(&call, "bom", NULL);
    add(&call, "output", "-");
    write_out(&call, written, sizeof written);
    assert_int_equal(strncmp(written, "\xEF\xBB\xBFindustry", 11), 0);
    sg_args_free(&call.args);
}

static void formats_as_asked(void **state)
{
    (void)state;
    struct sg_call call;
    char written[512];
    prepare(&call);
    add(&call, "format", "markdown");
    write_out(&call, written, sizeof written);
    assert_non_null(strstr(written, "| 28.8 |")); /* half away from zero */
    add(&call, "decimals", "3");
    write_out(&call, written, sizeof written);
    assert_non_null(strstr(written, "| 28.750 |"));
    sg_args_free(&call.args);
}

static void takes_the_format_from_the_ending(void **state)
{
    (void)state;
    static const char *const cases[][3] = {{"x.csv", NULL, "industry,"},
                                           {"x.tsv", NULL, "industry\t"},
                                           {"x.json", NULL, "{"},
                                           {"x.csv", "json", "{"}};
    for (size_t i = 0; i < 4; i++) {
        struct sg_call call;
        char written[64];
        char found[64] = "";
        prepare(&call);
        add(&call, "output", cases[i][0]);
        if (cases[i][1])
            add(&call, "format", cases[i][1]);
        write_out(&call, written, sizeof written);
        assert_string_equal(written, "");
        FILE *file = fopen(cases[i][0], "r");
        assert_non_null(file);
        assert_true(fread(found, 1, sizeof found - 1, file) > 0);
        fclose(file);
        unlink(cases[i][0]);
        assert_int_equal(strncmp(found, cases[i][2], strlen(cases[i][2])), 0);
        sg_args_free(&call.args);
    }
}

static void refuses_before_computing(void **state)
{
    (void)state;
    struct sg_call call;
    struct sg_error err = {0};
    prepare(&call);
    add(&call, "output", "x.doc");
    assert_false(sg_output_check(&call, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(err.message, "the ending of 'x.doc' says no format (."));
    assert_non_null(strstr(err.message, ".csv"));
    sg_args_free(&call.args);
    prepare(&call);
    add(&call, "format", "json");
    add(&call, "bom", NULL);
    assert_false(sg_output_check(&call, &err));
    assert_string_equal(err.message, "--bom is for csv and tsv, not json");
    sg_args_free(&call.args);
}

static void figure_options_want_a_figure(void **state)
{
    (void)state;
    struct sg_call call;
    struct sg_error err = {0};
    prepare(&call);
    add(&call, "title", "T"); /* of the table too */
    assert_true(sg_output_check(&call, &err));
    add(&call, "subtitle", "T");
    assert_false(sg_output_check(&call, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_string_equal(err.message, "--subtitle is about the figure: give --chart FILE too");
    add(&call, "chart", "x.svg");
    assert_true(sg_output_check(&call, &err));
    sg_args_free(&call.args);
}

/* Exit statuses and messages of whole command lines. */
static void program_says_what_happened(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        int n;
        int status;
        const char *said;
    } cases[] = {
        {{"--version", "-o", "v"}, 3, 0, ""},
        {{"vresion"},
         1,
         2,
         "sangyo: unknown command 'vresion'; did you mean 'version'?\ntry 'sangyo help'\n"},
        {{"version", "x"}, 2, 2, "sangyo: this command takes no FILE\ntry 'sangyo help version'\n"},
        {{"version", "-o", "none/v"},
         3,
         3,
         "sangyo: none/v: cannot be written: No such file or directory\n"},
        {{"version", "-o", "/dev/full"},
         3,
         3,
         "sangyo: /dev/full: cannot be written: No space left on device\n"},
        {{"--lang", "ja", "vresion"},
         3,
         2,
         "sangyo: 「vresion」というコマンドはありません。「version」のことですか\n"
         "「sangyo help」をご覧ください\n"},
        {{"a\x1b[1mb\nc"}, 1, 2, "sangyo: unknown command 'a?[1mb c'\ntry 'sangyo help'\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[512] = "";
        int before = dup(STDERR_FILENO);
        int file = open("err", O_RDWR | O_CREAT | O_TRUNC, 0600);
        dup2(file, STDERR_FILENO);
        int status = sg_program_run(cases[i].n, cases[i].words, SG_EN);
        dup2(before, STDERR_FILENO);
        close(before);
        assert_true(pread(file, said, sizeof said - 1, 0) >= 0);
        close(file);
        unlink("err");
        assert_int_equal(status, cases[i].status);
        assert_string_equal(said, cases[i].said);
    }
    unlink("v");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_csv_where_no_terminal_is),
        cmocka_unit_test(formats_as_asked),
        cmocka_unit_test(takes_the_format_from_the_ending),
        cmocka_unit_test(refuses_before_computing),
        cmocka_unit_test(figure_options_want_a_figure),
        cmocka_unit_test(program_says_what_happened),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
