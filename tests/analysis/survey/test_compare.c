#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_compare_command;

/* 今後事業を行っていくうえでの課題, Kawasaki: the current wave first, as printed (n = 985, 1,079).
 */
static const char issues[] =
    "option|wave@|n#|percent#\n"
    "人手不足|令和5年度|985|67.0\n原材料など諸経費の増加|令和5年度|985|36.2\n"
    "設備の不足・老朽化|令和5年度|985|30.7\n業績の不振|令和5年度|985|27.7\n"
    "事業承継・後継者問題|令和5年度|985|23.4\n国内企業との競争激化|令和5年度|985|16.4\n"
    "資金調達|令和5年度|985|13.4\n事業所が手狭|令和5年度|985|9.0\n"
    "新技術・ノウハウの情報不足|令和5年度|985|7.5\n海外企業との競争激化|令和5年度|985|2.3\n"
    "その他|令和5年度|985|3.2\n特に課題はない|令和5年度|985|4.8\n無回答|令和5年度|985|0.6\n"
    "人手不足|令和4年度|1079|57.6\n原材料など諸経費の増加|令和4年度|1079|37.6\n"
    "設備の不足・老朽化|令和4年度|1079|32.0\n業績の不振|令和4年度|1079|31.9\n"
    "事業承継・後継者問題|令和4年度|1079|22.2\n国内企業との競争激化|令和4年度|1079|16.8\n"
    "資金調達|令和4年度|1079|15.5\n事業所が手狭|令和4年度|1079|10.0\n"
    "新技術・ノウハウの情報不足|令和4年度|1079|7.1\n海外企業との競争激化|令和4年度|1079|1.8\n"
    "その他|令和4年度|1079|4.5\n特に課題はない|令和4年度|1079|5.0\n無回答|令和4年度|1079|1.1\n";

static const char *direction_at(const struct sg_table *out, size_t row)
{
    return sg_column_text(out->columns[sg_table_find(out, "direction")], row);
}

/* The labels of a row begin with the option and end with the direction. */
static double number_at(const struct sg_table *out, size_t row, const char *column)
{
    return out->columns[sg_table_find(out, column)]->values[row];
}

/* z and Newcombe: expected_two_wave.csv, published_pct, with the sign of current − previous. */
static void labour_shortage_alone_is_significant(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, issues);
    assert_true(try_command(&trial, &sg_compare_command, &in,
                            (const char *[]){"counts", "unrounded", NULL}));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->n_rows, 13);
    assert_int_equal(sg_table_find(out, "option"), 0);
    assert_int_equal(sg_table_find(out, "previous_percent"), 1); /* the wave is no key */
    assert_close(number_at(out, 0, "previous_percent"), 57.6, 0);
    assert_close(number_at(out, 0, "current_percent"), 67, 0);
    assert_close(number_at(out, 0, "difference_points"), 9.4, 0);
    assert_close(number_at(out, 0, "z"), 4.3964798719452913, 1e-10);
    assert_close(number_at(out, 0, "p"), 1.1002055789271647e-05, 1e-9);
    assert_close(number_at(out, 0, "p_adjusted"), 13 * 1.1002055789271647e-05, 1e-9);
    assert_close(number_at(out, 0, "lower_points"), 5.2176579651922468, 1e-9);
    assert_close(number_at(out, 0, "upper_points"), 13.52735218823119, 1e-9);
    assert_close(number_at(out, 1, "z"), -0.65825834970748587, 1e-9);
    /* of each wave, Wilson's closed form with z = 1.959963984540054 */
    assert_close(number_at(out, 0, "current_lower_percent"), 64.002461873349219, 1e-10);
    assert_close(number_at(out, 0, "current_upper_percent"), 69.865454668035127, 1e-10);
    assert_close(number_at(out, 0, "previous_lower_percent"), 54.629443548569981, 1e-10);
    assert_close(number_at(out, 0, "previous_upper_percent"), 60.516633346067806, 1e-10);
    assert_close(number_at(out, 0, "current_n"), 985, 0);
    assert_string_equal(sg_column_text(out->columns[sg_table_find(out, "from")], 0), "令和4年度");
    assert_string_equal(direction_at(out, 0), "▲");
    for (size_t row = 1; row < 13; row++)
        assert_string_equal(direction_at(out, row), "");
    /* for every pair of counts: wider, and the test is the same */
    assert_true(try_command(&trial, &sg_compare_command, &in, NULL));
    assert_true(number_at(out, 0, "lower_points") < 5.2176579651922468);
    assert_true(number_at(out, 0, "upper_points") > 13.52735218823119);
    assert_close(number_at(out, 0, "p_adjusted"), 13 * 1.1002055789271647e-05, 1e-9);
    /* without adjustment 業績の不振 falls as well */
    assert_true(
        try_command(&trial, &sg_compare_command, &in, (const char *[]){"adjust", "none", NULL}));
    assert_string_equal(direction_at(out, 3), "▼");
    assert_close(number_at(out, 3, "p_adjusted"), number_at(out, 3, "p"), 0);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Each question is a family of its own. */
static void families(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "question|option|wave@|n#|percent#\n"
                  "Q1|A|2022|500|20.0\nQ1|A|2023|500|25.6\nQ1|B|2022|500|20.0\nQ1|B|2023|500|21.0\n"
                  "Q2|A|2022|500|20.0\nQ2|A|2023|500|25.6\n");
    assert_true(try_command(&trial, &sg_compare_command, &in,
                            (const char *[]){"adjust", "bonferroni", NULL}));
    const struct sg_table *out = &trial.out;
    double p = number_at(out, 2, "p");
    assert_close(number_at(out, 0, "p"), p, 0);
    assert_close(number_at(out, 0, "p_adjusted"), 2 * p, 1e-14);
    assert_close(number_at(out, 2, "p_adjusted"), p, 0);
    assert_string_equal(direction_at(out, 0), "");
    assert_string_equal(direction_at(out, 2), "▲");
    trial_free(&trial);
    sg_table_free(&in);
}

static void waves(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const char *three = "option|wave|n#|percent#\n"
                        "A|first|500|20.0\nA|second|500|25.0\nA|third|500|31.0\n";
    table_of(&in, three);
    assert_true(try_command(&trial, &sg_compare_command, &in, NULL));
    assert_close(number_at(&trial.out, 0, "difference_points"), 6, 0);
    assert_true(
        try_command(&trial, &sg_compare_command, &in, (const char *[]){"from", "first", NULL}));
    assert_close(number_at(&trial.out, 0, "difference_points"), 11, 0);
    assert_true(
        try_command(&trial, &sg_compare_command, &in, (const char *[]){"to", "second", NULL}));
    assert_close(number_at(&trial.out, 0, "difference_points"), 5, 0);
    const char *const wrong[][5] = {{"from", "third"},
                                    {"to", "first"},
                                    {"from", "fourth"},
                                    {"wave", "percent"},
                                    {"from", "third", "to", "first"}};
    for (size_t i = 0; i < 5; i++) {
        assert_false(try_command(&trial, &sg_compare_command, &in, wrong[i]));
        assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    }
    sg_table_free(&in);
    table_of(&in, "option|wave@|n#|percent#\nA|2022|500|20.0\nA|2023|500|25.0\n");
    assert_true(sg_info_add_break(&in.info, "2023", "another form", false, NULL, NULL));
    assert_true(try_command(&trial, &sg_compare_command, &in, NULL));
    assert_true(isnan(number_at(&trial.out, 0, "difference_points")));
    assert_true(isnan(number_at(&trial.out, 0, "p")));
    assert_close(number_at(&trial.out, 0, "current_percent"), 25, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

static const char *status_of(const struct sg_table *out, size_t row, const char *column)
{
    static char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(out->columns[sg_table_find(out, column)]->status[row], words);
    return words;
}

/* Nothing is lost: answers of one wave only, symbols, small bases, no answers at all. */
static void what_cannot_be_compared(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "option|wave@|n#|percent#\n"
                  "new|2023|500|5.0\nold|2022|500|7.0\nX|2022|500|X\nX|2023|500|9.0\n"
                  "few|2022|8|50.0\nfew|2023|500|40.0\nsome|2022|20|50.0\nsome|2023|500|40.0\n"
                  "zero|2022|500|0.0\nzero|2023|500|0.0\nsame|2022|500|50.0\nsame|2023|500|50.0\n");
    assert_true(try_command(&trial, &sg_compare_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->n_rows, 7);
    assert_string_equal(status_of(out, 0, "difference_points"), "not_available");
    assert_close(number_at(out, 0, "current_percent"), 5, 0);
    assert_close(number_at(out, 1, "previous_percent"), 7, 0);
    assert_string_equal(status_of(out, 2, "difference_points"), "suppressed");
    assert_string_equal(status_of(out, 3, "difference_points"), "not_available+small_base");
    assert_true(isnan(number_at(out, 3, "previous_percent")));
    assert_close(number_at(out, 3, "current_percent"), 40, 0);
    assert_string_equal(status_of(out, 4, "difference_points"), "small_base");
    assert_string_equal(status_of(out, 5, "z"), "undefined");
    assert_close(number_at(out, 5, "difference_points"), 0, 0);
    assert_true(number_at(out, 5, "upper_points") > 0);
    assert_close(number_at(out, 6, "z"), 0, 0);
    assert_close(number_at(out, 6, "p_adjusted"), 1, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

static void wrong_input(void **state)
{
    (void)state;
    const char *const tables[] = {
        "option|wave@|n#|percent#\n",                             /* no wave */
        "option|wave@|n#|percent#\nA|2022|500|5.0\n",             /* one */
        "option|n#|percent#\nA|500|5.0\n",                        /* no such column */
        "項|wave@|n#|percent#\nA|2022|500|5.0\nA|2023|500|5.0\n", /* answers not named */
        "option|wave@|percent#\nA|2022|5.0\nA|2023|5.0\n",        /* no n */
        "option|wave@|n#|percent#\nA|2022|9|5.0\nA|2022|9|5.0\nA|2023|9|5.0\n", /* twice */
        "option|wave@|n#|percent#\nA|2022|50|105\nA|2023|50|5.0\n"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, tables[i]);
        assert_false(try_command(&trial, &sg_compare_command, &in, NULL));
        assert_true(trial.err.message[0] != '\0');
        trial_free(&trial);
        sg_table_free(&in);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labour_shortage_alone_is_significant),
        cmocka_unit_test(families),
        cmocka_unit_test(waves),
        cmocka_unit_test(what_cannot_be_compared),
        cmocka_unit_test(wrong_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
