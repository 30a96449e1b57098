#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/read.h>

#include "tests/table_of.h"

extern const struct sg_command sg_kpi_command;

static bool try_kpi(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_kpi_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static const char *text_at(const struct sg_table *table, const char *labels, const char *column)
{
    ptrdiff_t at = sg_table_find(table, column);
    assert_true(at >= 0);
    return sg_column_text(table->columns[at], row_of(table, labels));
}

/* Attainment, its status, and the grade of one row. */
static void assert_row(const struct sg_table *table, const char *labels, double attainment,
                       const char *status, const char *grade)
{
    assert_close(value_at(table, labels, "attainment_percent"), attainment, 1e-14);
    assert_string_equal(status_at(table, labels, "attainment_percent"), status);
    assert_string_equal(text_at(table, labels, "grade"), grade);
}

static void statuses_and_zeros_give_no_rate(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const options[] = {"direction", "up", NULL};
    if (!try_kpi(&trial,
                 "indicator|direction|target#|actual#\n"
                 "plain||8|10\n"
                 "missed||8|6\n"
                 "cancelled||5250|大会中止\n"
                 "no target||ー|33549\n"
                 "no actual||5|ー\n"
                 "empty||5|\n"
                 "no faults|down|0|0\n"
                 "faults|down|0|2\n"
                 "under|減少|5|4\n"
                 "over|下げる|5|6\n"
                 "zero||0|3\n"
                 "odd|横ばい|5|5\n"
                 "early||10|p 9",
                 options))
        fail_msg("%s", trial.err.message);
    const struct sg_table *out = &trial.out;
    assert_row(out, "plain", 125, "", "met");
    assert_row(out, "missed", 75, "", "not met");
    assert_row(out, "cancelled", NAN, "not_applicable", "");
    assert_row(out, "no target", NAN, "undefined", "");
    assert_row(out, "no actual", NAN, "undefined", "");
    assert_row(out, "empty", NAN, "not_available", "");
    assert_row(out, "no faults", NAN, "undefined", "met");
    assert_row(out, "faults", NAN, "undefined", "not met");
    assert_row(out, "under", 125, "", "met"); /* target/actual: 80 of at most 100 */
    assert_row(out, "over", 100 / 1.2, "", "not met");
    assert_row(out, "zero", NAN, "undefined", "met");
    assert_row(out, "odd", 100, "", "");
    assert_row(out, "early", 90, "provisional", "not met");
    assert_true(isnan(value_at(out, "no target", "target")));
    assert_true(isnan(value_at(out, "no actual", "actual")));
    assert_string_equal(status_at(out, "plain", "progress_percent"), "not_applicable");
    assert_int_equal(trial.notes.n, 1);
    assert_string_equal(trial.notes.items[0], "1 of 13 rows have no direction and so no grade: "
                                              "give --direction up or down, or a column");
    trial_free(&trial);
}

static void progress_is_set_against_the_linear_path(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const options[] = {"direction", "up", "grades", "pace", NULL};
    if (!try_kpi(&trial,
                 "indicator|year@|base_value#|base_year@|target_value#|target_year@|actual#\n"
                 "ahead|R6年度|100|R2年度|200|R12年度|150\n"
                 "near|R6年度|100|R2年度|200|R12年度|132\n"
                 "back|R6年度|100|R2年度|200|R12年度|90\n"
                 "same|R6年度|100|R2年度|100|R12年度|150\n"
                 "no base|R6年度||R2年度|200|R12年度|150\n"
                 "start|R2年度|100|R2年度|200|R12年度|100\n"
                 "late|R14年度|100|R2年度|200|R12年度|100\n"
                 "no year|R6年度|100||200|R12年度|150\n"
                 "no time|R6年度|100|R2年度|200|R2年度|150",
                 options))
        fail_msg("%s", trial.err.message);
    const struct sg_table *out = &trial.out;
    static const struct {
        const char *row;
        double progress, expected;
        const char *progress_status, *expected_status, *grade;
    } cases[] = {
        {"ahead", 50, 40, "", "", "on track"},
        {"near", 32, 40, "", "", "nearly on track"},
        {"back", -10, 40, "", "", "behind"},
        {"same", NAN, 40, "undefined", "", ""},
        {"no base", NAN, 40, "not_available", "", ""},
        {"start", 0, 0, "", "", ""},
        {"late", 0, 100, "", "", "behind"},
        {"no year", 50, NAN, "", "not_available", ""},
        {"no time", 50, NAN, "", "undefined", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *row = cases[i].row;
        assert_close(value_at(out, row, "progress_percent"), cases[i].progress, 1e-14);
        assert_close(value_at(out, row, "expected_progress_percent"), cases[i].expected, 1e-14);
        assert_string_equal(status_at(out, row, "progress_percent"), cases[i].progress_status);
        assert_string_equal(status_at(out, row, "expected_progress_percent"),
                            cases[i].expected_status);
        assert_string_equal(text_at(out, row, "grade"), cases[i].grade);
    }
    trial_free(&trial);
}

static void columns_and_times_are_named_by_options(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const options[] = {
        "target",   "plan",          "actual", "result",      "base", "before", "base-period",
        "2020",     "target-period", "2030",   "direction",   "way",  "by",     "name",
        "grade-by", "progress",      "grades", "high=50,low", NULL};
    if (!try_kpi(&trial,
                 "name|remark|year@|before#|plan#|result#|way\n"
                 "a|x|2025|10|30|20|up\n"
                 "b|y|2025|10|30|19|up",
                 options))
        fail_msg("%s", trial.err.message);
    assert_close(value_at(&trial.out, "a", "expected_progress_percent"), 50, 1e-14);
    assert_close(value_at(&trial.out, "a", "base"), 10, 0);
    assert_string_equal(text_at(&trial.out, "a", "grade"), "high");
    assert_string_equal(text_at(&trial.out, "b", "grade"), "low");
    assert_true(sg_table_find(&trial.out, "remark") < 0);
    assert_true(sg_table_find(&trial.out, "year") >= 0);
    trial_free(&trial);
}

static void empty_tables_stay_empty(void **state)
{
    (void)state;
    struct trial trial = {0};
    assert_true(try_kpi(&trial, "indicator|target#|actual#", (const char *const[]){NULL}));
    assert_int_equal(trial.out.n_rows, 0);
    assert_int_equal(trial.notes.n, 0);
    trial_free(&trial);
}

static void what_cannot_be_is_said(void **state)
{
    (void)state;
    static const char table[] = "name|target#|actual\na|1|2\nb|1|遅延";
    static const struct {
        const char *options[5];
        const char *message;
    } cases[] = {
        {{"target", "plan", NULL}, "no column 'plan'; the columns are 'name', 'target', 'actual'"},
        {{"actual", "target", "direction", "way", NULL},
         "no column 'way'; the columns are 'name', 'target', 'actual'"},
        {{"actual", "target", "direction", "target", NULL},
         "--direction: column 'target' holds numbers, not up and down"},
        {{"actual", "target", "base-period", "soon", NULL},
         "--base-period: 'soon' is neither a column nor a period"},
        {{NULL},
         "the column is text where numbers are needed: found '遅延'; what a mark or word means is "
         "said "
         "with --missing SYMBOL=STATUS"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_kpi(&trial, table, cases[i].options));
        assert_string_equal(trial.err.message, cases[i].message);
        trial_free(&trial);
    }
    struct trial trial = {0};
    assert_false(try_kpi(&trial, "name|x#\na|1", (const char *const[]){NULL}));
    assert_string_equal(trial.err.message, "no column looks like targets or actual values; name "
                                           "them with --target and --actual");
    trial_free(&trial);
}

static bool run_file(struct trial *trial, const char *name)
{
    static const char *const options[] = {"direction", "up", NULL};
    struct sg_read_options how;
    struct sg_table in;
    const char *path = shared_file(name);
    if (!path)
        return false;
    sg_read_options_init(&how);
    assert_true(sg_read_table(path, &how, &in, NULL, NULL));
    assert_true(try_command(trial, &sg_kpi_command, &in, options));
    assert_int_equal(trial->out.n_rows, in.n_rows);
    sg_table_free(&in);
    return true;
}

/* The two cancelled events, the eight ー, and the two 0 of 0 of Kawasaki's indicators. */
static void printed_indicators_are_read_as_they_stand(void **state)
{
    (void)state;
    struct trial trial = {0};
    if (!run_file(&trial, "data/municipal/kawasaki_kpi.csv"))
        skip();
    const struct sg_table *out = &trial.out;
    const struct sg_column *rate = sg_table_main(out);
    size_t rates = 0, undefined = 0, missing = 0;
    for (size_t row = 0; row < out->n_rows; row++) {
        rates += isnan(rate->values[row]) ? 0 : 1;
        undefined += rate->status[row] == SG_STATUS_UNDEFINED;
        missing += rate->status[row] == SG_STATUS_NOT_APPLICABLE;
    }
    assert_int_equal(rates, 148);
    assert_int_equal(undefined, 10); /* two without a rate, eight dashes */
    assert_int_equal(missing, 2);    /* cancelled */
    trial_free(&trial);
    assert_true(run_file(&trial, "data/municipal/kagoshima_kpi.csv"));
    trial_free(&trial);
    assert_true(run_file(&trial, "data/municipal/kamakura_indicators.csv"));
    trial_free(&trial);
}

/* As rates between two days come from another command: of the end of that time. */
static void one_target_for_all_rows(void **state)
{
    (void)state;
    static const char *const options[] = {"actual", "rate", "target", "10", "direction", "up", NULL};
    struct trial trial = {0};
    if (!try_kpi(&trial,
                 "industry|from@|to@|rate#\na|2016-06-01|2021-06-01|7.5\n"
                 "b|2016-06-01|2021-06-01|12\nc|2016-06-01|2021-06-01|X\n",
                 options))
        fail_msg("%s", trial.err.message);
    assert_close(value_at(&trial.out, "a", "target"), 10, 0);
    assert_row(&trial.out, "a", 75, "", "not met");
    assert_row(&trial.out, "b", 120, "", "met");
    assert_row(&trial.out, "c", NAN, "suppressed", "");
    trial_free(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_and_zeros_give_no_rate),
        cmocka_unit_test(progress_is_set_against_the_linear_path),
        cmocka_unit_test(columns_and_times_are_named_by_options),
        cmocka_unit_test(one_target_for_all_rows),
        cmocka_unit_test(empty_tables_stay_empty),
        cmocka_unit_test(what_cannot_be_is_said),
        cmocka_unit_test(printed_indicators_are_read_as_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
