#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/interval.h>

extern const struct sg_command sg_margin_command;

/* 人手不足 of two waves, and small bases; the decimals are those of the column. */
static const char shortage[] = "wave|option|percent#|n#\n"
                               "R5|人手不足|67.0|985\nR4|人手不足|57.6|1079\n"
                               "R5|その他|4.3|23\nR5|無回答|0|23\nR5|全員|100|23\nR5|少数|50.0|8\n";

/* R 4.5, rounded_count of expected_prop_ci_published.csv: 660 of 985, with and without N = 40000.
 */
static void counts_are_carried_as_ranges(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, shortage);
    assert_true(try_command(&trial, &sg_margin_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->main, sg_table_find(out, "percent"));
    assert_close(value_at(out, "R5|人手不足", "count_low"), 660, 0);
    assert_close(value_at(out, "R5|人手不足", "count_high"), 660, 0);
    assert_close(value_at(out, "R5|人手不足", "lower_percent"), 64.007632227635791, 1e-9);
    assert_close(value_at(out, "R5|人手不足", "upper_percent"), 69.870397158341369, 1e-9);
    assert_close(value_at(out, "R5|人手不足", "se_points"), 100 * sqrt(0.67 * 0.33 / 985), 1e-12);
    /* 621 or 622: the lower limit is that of 621, the upper one that of 622 */
    struct sg_interval low, high;
    assert_true(sg_interval_wilson(621, 1079, 0.95, &low));
    assert_true(sg_interval_wilson(622, 1079, 0.95, &high));
    assert_close(value_at(out, "R4|人手不足", "count_low"), 621, 0);
    assert_close(value_at(out, "R4|人手不足", "count_high"), 622, 0);
    assert_close(value_at(out, "R4|人手不足", "lower_percent"), 100 * low.lower, 1e-12);
    assert_close(value_at(out, "R4|人手不足", "upper_percent"), 100 * high.upper, 1e-12);
    assert_true(try_command(&trial, &sg_margin_command, &in,
                            (const char *[]){"counts", "unrounded", "population", "40000", NULL}));
    assert_close(value_at(out, "R5|人手不足", "lower_percent"), 64.040242876077524, 1e-9);
    assert_close(value_at(out, "R5|人手不足", "upper_percent"), 69.830910681, 1e-9);
    trial_free(&trial);
    sg_table_free(&in);
}

static void small_bases(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, shortage);
    assert_true(try_command(&trial, &sg_margin_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    assert_string_equal(status_at(out, "R5|人手不足", "percent"), "");
    assert_string_equal(status_at(out, "R5|その他", "percent"), "small_base");
    assert_string_equal(status_at(out, "R5|少数", "percent"), "not_available+small_base");
    assert_true(isnan(value_at(out, "R5|少数", "percent")));
    assert_true(isnan(value_at(out, "R5|少数", "lower_percent")));
    assert_true(isnan(value_at(out, "R5|少数", "count_low")));
    assert_close(value_at(out, "R5|少数", "n"), 8, 0); /* always printed */
    assert_true(
        try_command(&trial, &sg_margin_command, &in, (const char *[]){"small-base", "0,9", NULL}));
    assert_close(value_at(out, "R5|少数", "percent"), 50, 0);
    assert_string_equal(status_at(out, "R5|少数", "percent"), "small_base");
    assert_false(
        try_command(&trial, &sg_margin_command, &in, (const char *[]){"small-base", "few", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    trial_free(&trial);
    sg_table_free(&in);
}

/* 0 of 23 and 23 of 23 by every method that has one, within 0 … 100. */
static void none_and_all(void **state)
{
    (void)state;
    const char *const methods[] = {"wilson", "clopper-pearson", "agresti-coull", "jeffreys",
                                   "wald",   "hypergeometric",  "logit"};
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "option|percent#|n#\n無回答|0|23\n全員|100|23\n半分|47.8|23\n");
    for (size_t m = 0; m < 7; m++) {
        assert_true(try_command(&trial, &sg_margin_command, &in,
                                (const char *[]){"ci", methods[m], "population", "100", NULL}));
        const struct sg_table *out = &trial.out;
        if (m == 6) {
            assert_string_equal(status_at(out, "無回答", "lower_percent"), "not_applicable");
            assert_string_equal(status_at(out, "全員", "upper_percent"), "not_applicable");
        } else {
            double none = value_at(out, "無回答", "upper_percent");
            double all = value_at(out, "全員", "lower_percent");
            assert_close(value_at(out, "無回答", "lower_percent"), 0, 0);
            assert_close(value_at(out, "全員", "upper_percent"), 100, 0);
            assert_true(none >= 0 && none < 25 && all > 75 && all <= 100);
        }
        assert_true(value_at(out, "半分", "lower_percent") < 47.8);
        assert_true(value_at(out, "半分", "upper_percent") > 47.8);
    }
    trial_free(&trial);
    sg_table_free(&in);
}

/* A census leaves nothing open; a smaller population and a smaller design effect narrow. */
static void populations_and_design_effects(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const char *const populations[] = {"1000000", "2000", "986", "985"};
    double last = 100;
    table_of(&in, "option|percent#\n人手不足|67.0\n");
    in.columns[1]->printed_decimals = 1; /* as the reader finds it */
    for (size_t i = 0; i < 4; i++) {
        assert_true(try_command(
            &trial, &sg_margin_command, &in,
            (const char *[]){"n", "985", "population", populations[i], "ci", "wald", NULL}));
        double width = value_at(&trial.out, "人手不足", "upper_percent") -
                       value_at(&trial.out, "人手不足", "lower_percent");
        assert_true(width < last);
        last = width;
    }
    assert_close(last, 0, 0);
    assert_close(value_at(&trial.out, "人手不足", "se_points"), 0, 0);
    assert_true(try_command(&trial, &sg_margin_command, &in,
                            (const char *[]){"n", "985", "deff", "4", NULL}));
    assert_close(value_at(&trial.out, "人手不足", "se_points"), 200 * sqrt(0.67 * 0.33 / 985),
                 1e-12);
    assert_false(try_command(&trial, &sg_margin_command, &in,
                             (const char *[]){"n", "985", "population", "984", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_DATA);
    assert_int_equal(trial.err.row, 2);
    trial_free(&trial);
    sg_table_free(&in);
}

static void what_is_missing_stays_so(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "option|percent#|n#\nA|X|985\nB|…|985\nC|12.3|…\nD|12.3|0\nE|-|985\nF|12.3|985\n"
                  "G|12.34|985\n");
    assert_true(
        try_command(&trial, &sg_margin_command, &in, (const char *[]){"small-base", "0,0", NULL}));
    const struct sg_table *out = &trial.out;
    assert_string_equal(status_at(out, "A", "percent"), "suppressed");
    assert_string_equal(status_at(out, "A", "lower_percent"), "suppressed");
    assert_string_equal(status_at(out, "B", "upper_percent"), "not_available");
    assert_close(value_at(out, "C", "percent"), 12.3, 0);
    assert_string_equal(status_at(out, "C", "lower_percent"), "not_available");
    assert_string_equal(status_at(out, "D", "lower_percent"), "undefined");
    assert_string_equal(status_at(out, "E", "percent"), "nil");
    assert_close(value_at(out, "E", "count_high"), 0, 0);
    /* with two decimals 12.30 is no count of 985: the limits are of the percentage itself */
    assert_string_equal(status_at(out, "F", "count_low"), "not_applicable");
    assert_true(value_at(out, "F", "lower_percent") < 12.3);
    assert_int_equal(trial.notes.n, 3);
    trial_free(&trial);
    sg_table_free(&in);
}

static void wrong_input(void **state)
{
    (void)state;
    static const struct {
        const char *table, *options[5];
        enum sg_failure kind;
    } cases[] = {
        {"option|percent#|n#\nA|101|9\n", {NULL}, SG_FAIL_DATA},
        {"option|percent#|n#\nA|-0.5|9\n", {NULL}, SG_FAIL_DATA},
        {"option|percent#|n#\nA|10|-9\n", {NULL}, SG_FAIL_DATA},
        {"option|percent#\nA|10\n", {NULL}, SG_FAIL_USAGE},
        {"option|percent#\nA|10\n", {"n", "0"}, SG_FAIL_USAGE},
        {"option|percent#\nA|10\n", {"n", "answers"}, SG_FAIL_USAGE},
        {"option|value#|n#\nA|10|9\n", {NULL}, SG_FAIL_USAGE},
        {"option|男（％）#|女（％）#|n#\nA|10|20|9\n", {NULL}, SG_FAIL_USAGE},
        {"option|percent#|n#\nA|10|9\n", {"ci", "hypergeometric"}, SG_FAIL_USAGE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, cases[i].table);
        assert_false(try_command(&trial, &sg_margin_command, &in, cases[i].options));
        assert_int_equal(trial.err.kind, cases[i].kind);
        assert_true(trial.err.message[0] != '\0');
        trial_free(&trial);
        sg_table_free(&in);
    }
}

static void little_data(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "option|percent#|n#\n");
    assert_true(try_command(&trial, &sg_margin_command, &in, NULL));
    assert_int_equal(trial.out.n_rows, 0);
    sg_table_free(&in);
    table_of(&in, "option|percent#|n#\nA||50\nB||50\n");
    assert_true(try_command(&trial, &sg_margin_command, &in, NULL));
    assert_string_equal(status_at(&trial.out, "B", "percent"), "not_available");
    trial_free(&trial);
    sg_table_free(&in);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_carried_as_ranges),
        cmocka_unit_test(small_bases),
        cmocka_unit_test(none_and_all),
        cmocka_unit_test(populations_and_design_effects),
        cmocka_unit_test(what_is_missing_stays_so),
        cmocka_unit_test(wrong_input),
        cmocka_unit_test(little_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
