#include "tests/test_support.h"
#include "tests/work_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/execute.h"

static int make_files(void **state)
{
    (void)state;
    if (enter_work_folder() != 0)
        return -1;
    write_file("in.csv", "area,industry,year,value\n"
                         "A,m,2016,10\nA,n,2016,20\nA,m,2021,30\nA,n,2021,40\n");
    write_file("reference.csv", "area,industry,year,value\n"
                                "Z,m,2016,100\nZ,n,2016,200\nZ,m,2021,300\nZ,n,2021,400\n");
    return 0;
}

/* The sum of the last column of a table. */
static double sum(const struct sg_table *table)
{
    const struct sg_column *value = table->columns[table->n_columns - 1];
    double total = 0;
    for (size_t row = 0; row < table->n_rows; row++)
        total += value->values[row];
    return total;
}

/* Per row of the input: its industry, and the sum, the number of breaks and cautions, and with
   --reference also its sum, over all. */
static bool run_sum(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                    struct sg_error *err)
{
    const char *reference = sg_args_text(run->args, "reference");
    struct sg_table other;
    sg_table_init(&other);
    run->found = sum(in) > 60;
    if (sum(in) < 40 && sg_args_flag(run->args, "strict"))
        return sg_fail(err, SG_FAIL_DATA, "too small");
    bool ok = !reference || run->read_table(run, reference, &other, err);
    struct sg_column *industry = sg_table_add(out, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *sums = sg_table_add(out, "sum", SG_COLUMN_NUMBER);
    struct sg_column *breaks = sg_table_add(out, "breaks", SG_COLUMN_NUMBER);
    struct sg_column *others = sg_table_add(out, "reference", SG_COLUMN_NUMBER);
    for (size_t i = 0; ok && i < in->n_rows; i++) {
        size_t row = sg_table_add_row(out);
        sg_column_set_text(industry, row, sg_column_text(in->columns[1], i));
        sg_column_set(sums, row, sum(in), 0);
        sg_column_set(breaks, row, (double)in->info.n_breaks, 0);
        sg_column_set(others, row, reference ? sum(&other) : 0, 0);
    }
    sg_table_free(&other);
    return ok;
}

static bool run_rows(struct sg_run *run, const char *const files[], size_t n_files,
                     struct sg_table *out, struct sg_error *err)
{
    (void)run;
    (void)err;
    struct sg_column *file = sg_table_add(out, "file", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < n_files; i++)
        sg_column_set_text(file, sg_table_add_row(out), files[i]);
    return true;
}

static const struct sg_option reference = {
    .name = "reference", .kind = SG_OPTION_FILE, .argument = "FILE", .help = {"reference", "基準"}};
static const struct sg_option strict = {
    .name = "strict", .kind = SG_OPTION_FLAG, .help = {"strict", "厳格"}};
static const struct sg_command sum_command = {.name = "sum",
                                              .options = {&sg_option_area, &reference, &strict},
                                              .input = SG_INPUT_TABLE,
                                              .output = SG_OUTPUT_VERDICT,
                                              .run_table = run_sum};
static const struct sg_command files_command = {
    .name = "files", .input = SG_INPUT_FILES, .output = SG_OUTPUT_TABLE, .run_files = run_rows};

/* `words` are pairs of an option and its value, then files. */
static bool execute(const struct sg_command *command, const char *const words[],
                    struct sg_command_result *result, struct sg_error *err)
{
    struct sg_call call = {.command = command, .files = (const char *[4]){0}};
    sg_common_list(command, &call.list);
    call.args.options = call.list.options;
    for (; *words; words++) {
        bool is_option = false;
        for (size_t i = 0; i < call.list.n && !is_option; i++)
            if (strcmp(call.list.options[i]->name, *words) == 0) {
                const char *value = call.list.options[i]->kind == SG_OPTION_FLAG ? NULL : *++words;
                assert_true(sg_args_add(&call.args, call.list.options[i], value, err));
                is_option = true;
            }
        if (!is_option)
            call.files[call.n_files++] = *words;
    }
    bool ok = sg_execute(&call, result, err);
    sg_args_free(&call.args);
    return ok;
}

struct summed {
    const char *words[10];
    size_t rows;
    double sum, breaks, reference;
};

static void takes_rows_and_breaks(void **state)
{
    (void)state;
    static const struct summed cases[] = {
        {{"in.csv"}, 4, 100, 0, 0},
        {{"where", "year=2021", "in.csv"}, 2, 70, 0, 0},
        /* a condition on categories is about the result: the sum stays that of the whole */
        {{"where", "industry=m", "in.csv"}, 2, 100, 0, 0},
        {{"where", "industry=m", "where", "year=2021", "in.csv"}, 1, 70, 0, 0},
        {{"where", "year=2016", "break", "2021", "in.csv"}, 2, 30, 1, 0},
        {{"break", "2021", "caution", "令和3年", "in.csv"}, 4, 100, 2, 0},
        {{"reference", "reference.csv", "in.csv"}, 4, 100, 0, 1000},
        /* of the reference, the condition on years holds, that on categories does not */
        {{"where", "year=2016", "where", "industry=m", "reference", "reference.csv", "in.csv"},
         1,
         30,
         0,
         300},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_command_result result;
        struct sg_error err = {0};
        if (!execute(&sum_command, cases[i].words, &result, &err))
            fail_msg("%s: %s", err.file, err.message);
        assert_int_equal(result.table.n_rows, cases[i].rows);
        assert_close(result.table.columns[1]->values[0], cases[i].sum, 0);
        assert_close(result.table.columns[2]->values[0], cases[i].breaks, 0);
        assert_close(result.table.columns[3]->values[0], cases[i].reference, 0);
        assert_int_equal(result.found, cases[i].sum > 60);
        sg_command_result_free(&result);
    }
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *words[6];
        enum sg_failure kind;
        const char *file, *message;
    } cases[] = {
        {{"in.csv", "in.csv"}, SG_FAIL_USAGE, "", "'sum' takes one FILE, not 2"},
        {{"where", "year=2016", "strict", "in.csv"}, SG_FAIL_DATA, "in.csv", "too small"},
        {{"where", "industry=q", "in.csv"},
         SG_FAIL_DATA,
         "in.csv",
         "no row has 'q' in this column, which holds 'm', 'n'"},
        {{"where", "area=A", "in.csv"},
         SG_FAIL_USAGE,
         "",
         "the result has no column for --where 'area=A', which would leave out what totals and "
         "references are made of; to compute from such rows alone, take them with 'sangyo tidy' "
         "first"},
        {{"where", "yaer=2016", "in.csv"},
         SG_FAIL_USAGE,
         "in.csv",
         "no column 'yaer'; did you mean 'year'?"},
        {{"none.csv"}, SG_FAIL_IO, "none.csv", NULL},
        {{"reference", "none.csv", "in.csv"}, SG_FAIL_IO, "none.csv", NULL},
        {{"break", "soon", "in.csv"}, SG_FAIL_USAGE, "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_command_result result;
        struct sg_error err = {0};
        assert_false(execute(&sum_command, cases[i].words, &result, &err));
        assert_int_equal(err.kind, cases[i].kind);
        assert_string_equal(err.file, cases[i].file);
        if (cases[i].message)
            assert_string_equal(err.message, cases[i].message);
        sg_command_result_free(&result);
    }
}

static void files_are_handed_over(void **state)
{
    (void)state;
    static const char *const cases[][4] = {{NULL}, {"a", "b"}, {"where", "file=b", "a", "b"}};
    static const char *const expected[] = {"-", "a", "b"};
    static const size_t rows[] = {1, 2, 1};
    for (size_t i = 0; i < 3; i++) {
        const char *words[5] = {0};
        struct sg_command_result result;
        struct sg_error err = {0};
        for (size_t k = 0; k < 4; k++)
            words[k] = cases[i][k];
        assert_true(execute(&files_command, words, &result, &err));
        assert_int_equal(result.table.n_rows, rows[i]);
        assert_string_equal(sg_column_text(result.table.columns[0], 0), expected[i]);
        sg_command_result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_rows_and_breaks),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(files_are_handed_over),
    };
    return cmocka_run_group_tests(tests, make_files, leave_work_folder);
}
