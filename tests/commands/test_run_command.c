/* Whole commands on tables in memory: what the program says, and nothing printed, read or written.
 */
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/run_command.h>
#include <sangyo/write.h>

#define RUN(...)                                                                                   \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)

/* Two industries at two periods, one value suppressed. */
static void make_input(struct sg_table *table)
{
    static const char *const years[] = {"2016", "2021", "2016", "2021"};
    static const double values[] = {30, 40, 10, NAN};
    sg_table_init(table);
    struct sg_column *year = sg_table_add(table, "year", SG_COLUMN_PERIOD);
    struct sg_column *industry = sg_table_add(table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *n = sg_table_add(table, "n", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < 4; i++) {
        size_t row = sg_table_add_row(table);
        sg_column_set_text(year, row, years[i]);
        sg_column_set_text(industry, row, i < 2 ? "A" : "B");
        sg_column_set(n, row, values[i], i < 3 ? 0 : SG_STATUS_SUPPRESSED);
    }
}

static char *csv_of(const struct sg_table *table)
{
    struct sg_buffer out = {0};
    const struct sg_write_options options = {.decimals = -1};
    assert_true(sg_writer_named("csv")->write(table, &options, &out, NULL));
    return sg_buffer_take(&out);
}

static void gives_a_table(void **state)
{
    (void)state;
    struct sg_table input;
    struct sg_run_result result;
    struct sg_error err = {0};
    make_input(&input);
    char *before = csv_of(&input);
    assert_true(sg_run_command(RUN("change", "--value", "n", "--select", "industry,from,to,change"),
                               &input, &result, &err));
    char *after = csv_of(&input), *csv = csv_of(&result.table);
    assert_string_equal(csv, "industry,from,to,change,status\nA,2016,2021,10,\n"
                             "B,2016,2021,,suppressed\n");
    assert_string_equal(before, after);
    assert_null(result.text);
    assert_false(result.found);
    assert_true(result.notes.n > 0);
    assert_non_null(strstr(result.notes.items[0], "'industry' is taken for --by"));
    free(csv);
    free(after);
    free(before);
    sg_run_result_free(&result);
    sg_table_free(&input);
}

/* A result is the input of the next, and says what a pipe would say. */
static void gives_a_text(void **state)
{
    (void)state;
    struct sg_table input;
    struct sg_run_result shares, said;
    struct sg_error err = {0};
    make_input(&input);
    assert_true(sg_run_command(RUN("composition", "--value", "n", "--where", "year=2016"), &input,
                               &shares, &err));
    assert_true(sg_run_command(RUN("sentences", "--lang", "ja", "-"), &shares.table, &said, &err));
    assert_non_null(strstr(said.text, "「A」が75.0％で最も多く"));
    assert_int_equal(said.table.n_columns, 0);
    sg_run_result_free(&said);
    sg_run_result_free(&shares);
    sg_table_free(&input);
}

static void a_check_finds(void **state)
{
    (void)state;
    struct sg_table input;
    struct sg_run_result result;
    struct sg_error err = {0};
    make_input(&input);
    sg_column_set_text(input.columns[0], 1, "2016"); /* twice the same keys */
    assert_true(sg_run_command(RUN("check"), &input, &result, &err));
    assert_true(result.found);
    assert_true(result.table.n_rows > 0);
    sg_run_result_free(&result);
    sg_table_free(&input);
}

static void reads_files_by_name(void **state)
{
    (void)state;
    struct sg_run_result result;
    struct sg_error err = {0};
    assert_true(sg_run_command(
        RUN("tally", "--by", "di", "examples/business-survey/datapackage.json#responses"), NULL,
        &result, &err));
    assert_true(sg_table_find(&result.table, "n") >= 0);
    sg_run_result_free(&result);
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        bool with_table;
        const char *message;
    } cases[] = {
        {{"change"}, false, "'change' is given neither a table nor a FILE"},
        {{"change", "-"}, false, "'change' is given neither a table nor a FILE"},
        {{"change", "x.csv"}, true, "'change' is given both a table and FILE 'x.csv'"},
        {{"answers"}, true, "'answers' reads no table in memory: name its FILE"},
        {{"inspect"}, true, "'inspect' reads no table in memory: name its FILE"},
        {{"change", "--output=x.csv"}, true, "--output is about what is written"},
        {{"change", "--chart=x.svg"}, true, "--chart is about what is written"},
        {{"change", "--width=82"}, true, "--width is about what is written"},
        {{"change", "--format=csv"}, true, "--format is about what is written"},
        {{"specialization", "--reference-file=-"}, true, "reads no standard input"},
        {{"chart", "bars"}, true, "unknown command 'chart'"},
        {{"change", "--help"}, true, "unknown command 'help'"},
        {{NULL}, true, "unknown command 'help'"},
        {{"chnage"}, true, "did you mean 'change'?"},
        {{"change", "--valeu=n"}, true, "did you mean '--value'?"},
        {{"change", "--value=m"}, true, "no column 'm'"},
    };
    struct sg_table input;
    make_input(&input);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_run_result result;
        struct sg_error err = {0};
        size_t n = 0;
        while (cases[i].words[n])
            n++;
        assert_false(
            sg_run_command(cases[i].words, n, cases[i].with_table ? &input : NULL, &result, &err));
        if (err.kind != SG_FAIL_USAGE || !strstr(err.message, cases[i].message))
            fail_msg("%s %s: %s", cases[i].words[0], cases[i].words[1], err.message);
        assert_int_equal(result.table.n_columns, 0);
        sg_run_result_free(&result);
    }
    sg_table_free(&input);
}

static void errors_are_in_both_languages(void **state)
{
    (void)state;
    struct sg_run_result result;
    struct sg_error err = {.lang = SG_JA};
    assert_false(sg_run_command(RUN("change"), NULL, &result, &err));
    assert_string_equal(err.message, "「change」に表もファイルも指定されていません");
    sg_run_result_free(&result);
    assert_false(sg_run_command(RUN("change"), NULL, &result, NULL));
    sg_run_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_a_table), cmocka_unit_test(gives_a_text),
        cmocka_unit_test(a_check_finds), cmocka_unit_test(reads_files_by_name),
        cmocka_unit_test(refuses),       cmocka_unit_test(errors_are_in_both_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
