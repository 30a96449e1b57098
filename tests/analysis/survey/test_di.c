#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/number.h>

extern const struct sg_command sg_di_command;

static double number_at(const struct sg_table *out, size_t row, const char *column)
{
    return out->columns[sg_table_find(out, column)]->values[row];
}

static const char *status_of(const struct sg_table *out, size_t row, const char *column)
{
    static char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(out->columns[sg_table_find(out, column)]->status[row], words);
    return words;
}

static const char *label_at(const struct sg_table *out, size_t row, const char *column)
{
    return sg_column_text(out->columns[sg_table_find(out, column)], row);
}

#define UP_DOWN "up", "好転", "down", "悪化"

/* Kawasaki 2023, printed and as counts: expected_di_published.csv (published and
   counts_231_404_341_9, with N = 40,000, with and without no answer). */
static void printed_figures(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "answer|n#|percent#\n好転|985|23.5\n変化なし|985|41.0\n悪化|985|34.6\n"
                  "無回答|985|0.9\n");
    assert_true(try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, NULL}));
    assert_int_equal(out->n_rows, 1);
    assert_int_equal(out->main, sg_table_find(out, "di"));
    assert_close(number_at(out, 0, "up_percent"), 23.5, 0);
    assert_close(number_at(out, 0, "down_percent"), 34.6, 0);
    assert_close(number_at(out, 0, "di"), -11.1, 0);
    assert_close(number_at(out, 0, "lower"), -15.809378223902993, 1e-10);
    assert_close(number_at(out, 0, "upper"), -6.3906217760970048, 1e-10);
    assert_string_equal(label_at(out, 0, "indicator"), "DI");
    assert_true(try_command(&trial, &sg_di_command, &in,
                            (const char *[]){UP_DOWN, "population", "40000", NULL}));
    assert_close(number_at(out, 0, "lower"), -15.751090714200178, 1e-10);
    /* no answer out: q = p/(1 - p_na), n' = n (1 - p_na) */
    assert_true(try_command(&trial, &sg_di_command, &in,
                            (const char *[]){UP_DOWN, "no-answer", "out", NULL}));
    assert_close(number_at(out, 0, "di"), -11.1 / 0.991, 1e-12);
    assert_close(number_at(out, 0, "lower"), -15.952487266347164, 1e-10);
    assert_true(try_command(&trial, &sg_di_command, &in,
                            (const char *[]){UP_DOWN, "score", "fifty", NULL}));
    assert_close(number_at(out, 0, "di"), 44, 1e-14);
    sg_table_free(&in);
    table_of(&in, "answer|回答数#\n好転|231\n変化なし|404\n悪化|341\n無回答|9\n");
    const char *const counts[] = {UP_DOWN, "value", "回答数", "no-answer", "out", NULL};
    assert_true(try_command(&trial, &sg_di_command, &in,
                            (const char *[]){UP_DOWN, "value", "回答数", NULL}));
    assert_close(number_at(out, 0, "di"), -11.167512690355331, 1e-12);
    assert_close(number_at(out, 0, "lower"), -15.875070034757643, 1e-10);
    assert_true(try_command(&trial, &sg_di_command, &in, counts));
    assert_close(number_at(out, 0, "di"), -11.270491803278688, 1e-12);
    assert_close(number_at(out, 0, "lower"), -16.020978218102403, 1e-10);
    const char *const finite[] = {UP_DOWN, "value",      "回答数", "no-answer",
                                  "out",   "population", "40000",  NULL};
    assert_true(try_command(&trial, &sg_di_command, &in, finite));
    assert_close(number_at(out, 0, "lower"), -15.962181916375833, 1e-10);
    trial_free(&trial);
    sg_table_free(&in);
}

/* EU consumer survey, five points (expected_scored_composition.csv), by preset and by scores; the
   Economy Watchers' own scale. */
static void scores(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "answer|n#|percent#\nPP|1000|5.0\nP|1000|20.0\nE|1000|45.0\nM|1000|20.0\n"
                  "MM|1000|10.0\n");
    const char *const asked[][5] = {{"up", "PP,P", "down", "MM,M"},
                                    {"score", "PP=1,P=0.5,E=0,M=-0.5,MM=-1"}};
    for (size_t i = 0; i < 2; i++) {
        const char *options[] = {
            asked[i][0], asked[i][1], i ? NULL : asked[i][2], asked[i][3], "score", "eu", NULL};
        assert_true(try_command(&trial, &sg_di_command, &in, options));
        assert_close(number_at(out, 0, "di"), -5, 1e-13);
        assert_close(number_at(out, 0, "lower"), -8.0834413536206515, 1e-10);
        assert_close(number_at(out, 0, "upper"), -1.916558646379348, 1e-10);
        assert_close(number_at(out, 0, "up_percent"), 25, 1e-14);
        assert_close(number_at(out, 0, "down_percent"), 30, 1e-14);
    }
    sg_table_free(&in);
    table_of(&in, "answer|n#|percent#\n◎|1800|2.0\n○|1800|18.0\n□|1800|50.0\n▲|1800|22.0\n"
                  "×|1800|8.0\n");
    assert_true(try_command(&trial, &sg_di_command, &in,
                            (const char *[]){"score", "◎=1,○=0.75,□=0.5,▲=0.25,×=0", NULL}));
    assert_close(number_at(out, 0, "di"), 46, 1e-14);
    assert_close(number_at(out, 0, "lower"), 44.983670528809245, 1e-10);
    assert_close(number_at(out, 0, "up_percent"), 20, 1e-14);
    assert_close(number_at(out, 0, "down_percent"), 30, 1e-14);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Quarters out of order, of two industries: changes by real dates, a year before, streaks. */
static void series(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "業種|period@|好転（％）#|悪化（％）#\n"
                  "製造業|2023年1-3月期|20.0|30.0\n製造業|2023年4-6月期|22.0|30.0\n"
                  "製造業|2023年7-9月期|25.0|30.0\n製造業|2023年10-12月期|25.0|30.0\n"
                  "製造業|2024年4-6月期|20.0|48.0\n製造業|2024年1-3月期|30.0|30.0\n"
                  "建設業|2024年4-6月期|60.0|10.0\n建設業|2024年1-3月期|30.0|30.0\n");
    const char *const options[] = {"up", "好転（％）", "down", "悪化（％）", NULL};
    const double di[] = {-10, -8, -5, -5, -28, 0, 50, 0};
    const double change[] = {NAN, 2, 3, 0, -28, 5, 50, NAN};
    const double year[] = {NAN, NAN, NAN, NAN, -20, 10, NAN, NAN};
    const double streak[] = {NAN, 1, 2, 0, -1, 1, 1, NAN};
    const char *const words[] = {"",           "flat",   "flat",        "flat",
                                 "much worse", "better", "much better", ""};
    assert_true(try_command(&trial, &sg_di_command, &in, options));
    assert_int_equal(out->n_rows, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_close(number_at(out, i, "di"), di[i], 0);
        assert_close(number_at(out, i, "change_points"), change[i], 0);
        assert_close(number_at(out, i, "change_year_points"), year[i], 0);
        assert_close(number_at(out, i, "streak"), streak[i], 0);
        assert_string_equal(label_at(out, i, "assessment"), words[i]);
        assert_string_equal(status_of(out, i, "lower"), "not_available"); /* n is not known */
    }
    assert_string_equal(status_of(out, 7, "change_points"), "not_available");
    assert_true(sg_info_add_break(&in.info, "2024年4-6月期", NULL, false, NULL, NULL));
    assert_true(try_command(&trial, &sg_di_command, &in, options));
    assert_string_equal(status_of(out, 4, "change_points"), "break");
    assert_string_equal(status_of(out, 4, "change_year_points"), "break");
    assert_string_equal(label_at(out, 4, "assessment"), "");
    assert_close(number_at(out, 5, "change_points"), 5, 0);
    sg_table_free(&in);
    table_of(&in, "period@|好転（％）#|悪化（％）#\n2022年|20.0|30.0\n2023年|22.0|30.0\n");
    assert_true(try_command(&trial, &sg_di_command, &in, options));
    assert_close(number_at(out, 1, "change_points"), 2, 0);
    assert_string_equal(status_of(out, 1, "change_year_points"), "not_applicable");
    trial_free(&trial);
    sg_table_free(&in);
}

static void wide_layout(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "業種|period@|好転（％）#|悪化（％）#\n"
                  "製造業|2024年4-6月期|20.0|48.0\n製造業|2024年1-3月期|30.0|30.0\n"
                  "建設業|2024年4-6月期|60.0|10.0\n");
    assert_true(try_command(
        &trial, &sg_di_command, &in,
        (const char *[]){"up", "好転（％）", "down", "悪化（％）", "layout", "wide", NULL}));
    assert_int_equal(out->n_rows, 2);
    assert_string_equal(out->columns[2]->name, "2024年1-3月期");
    assert_string_equal(out->columns[3]->name, "2024年4-6月期");
    assert_close(number_at(out, 0, "2024年1-3月期"), 0, 0);
    assert_close(number_at(out, 0, "2024年4-6月期"), -28, 0);
    assert_close(number_at(out, 1, "2024年4-6月期"), 50, 0);
    assert_string_equal(status_of(out, 1, "2024年1-3月期"), "not_available");
    trial_free(&trial);
    sg_table_free(&in);
}

/* Counts in columns need to know all answers; symbols, empty bases and small ones. */
static void wide_counts(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "業種|好転#|変わらない#|悪化#|無回答#|回収数#\n"
                  "製造業|30|50|20|10|110\n建設業|3|4|2|1|10\n卸売業|X|50|20|0|100\n"
                  "小売業|0|0|0|0|0\n運輸業|40|…|20|5|100\n");
    assert_false(
        try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, "n", "110", NULL}));
    const char *const by_n[] = {UP_DOWN, "n", "回収数", NULL};
    const char *const by_same[] = {UP_DOWN, "same", "変わらない", "n", "回収数", NULL};
    for (size_t i = 0; i < 2; i++) {
        assert_true(try_command(&trial, &sg_di_command, &in, i ? by_same : by_n));
        assert_int_equal(out->n_rows, 5);
        assert_close(number_at(out, 0, "di"), 100 * 10.0 / 110, 1e-14);
        assert_string_equal(status_of(out, 1, "di"), "small_base");
        assert_string_equal(status_of(out, 2, "di"), "suppressed");
        assert_true(isnan(number_at(out, 2, "up_percent")));
        assert_string_equal(status_of(out, 3, "di"), "undefined");
        assert_close(number_at(out, 4, "di"), 20, 1e-14);
    }
    const char *const out_of_base[] = {UP_DOWN, "n",          "回収数", "no-answer",
                                       "out",   "small-base", "10,30",  NULL};
    assert_true(try_command(&trial, &sg_di_command, &in, out_of_base));
    assert_close(number_at(out, 0, "di"), 10, 1e-14);
    assert_string_equal(status_of(out, 1, "di"), "not_available+small_base"); /* 9 answers */
    trial_free(&trial);
    sg_table_free(&in);
}

/* Questions that have none of the answers are left out; half of them say too little. */
static void answers_of_other_questions(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "question|answer|percent#\n業況|好転|30.0\n業況|悪化|20.0\n資金|楽|30.0\n"
                  "資金|苦しい|20.0\n雇用|好転|9.0\n");
    assert_true(try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, NULL}));
    assert_int_equal(out->n_rows, 2);
    assert_string_equal(label_at(out, 0, "indicator"), "業況");
    assert_close(number_at(out, 0, "di"), 10, 0);
    assert_string_equal(label_at(out, 1, "indicator"), "雇用");
    assert_string_equal(status_of(out, 1, "di"), "not_available");
    trial_free(&trial);
    sg_table_free(&in);
}

static void wrong_input(void **state)
{
    (void)state;
    static const char plain[] = "answer|percent#\n好転|30.0\n悪化|20.0\n";
    static const struct {
        const char *table, *options[9];
        enum sg_failure kind;
    } cases[] = {
        {plain, {NULL}, SG_FAIL_USAGE},
        {plain, {"up", "好転"}, SG_FAIL_USAGE},
        {plain, {"up", "好転", "down", "好転"}, SG_FAIL_USAGE},
        {plain, {"up", "良い", "down", "悪い"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "score", "seven"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "score", "好転=1,悪化=-1"}, SG_FAIL_USAGE},
        {plain, {"score", "好転=1,悪化=worse"}, SG_FAIL_USAGE},
        {plain, {"score", "好転=1"}, SG_FAIL_USAGE},
        {plain, {"up", "好転,良い,最良", "down", "悪化", "score", "eu"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "bands", "10,3"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "small-base", "x"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "value", "percent", "percent", "percent"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "value", "percent", "n", "50"}, SG_FAIL_USAGE},
        {plain, {UP_DOWN, "n", "50", "population", "49"}, SG_FAIL_DATA},
        {plain, {UP_DOWN, "answer", "percent"}, SG_FAIL_USAGE},
        {"answer|percent#\n好転|130.0\n悪化|20.0\n", {UP_DOWN}, SG_FAIL_DATA},
        {"answer|count#\n好転|-1\n悪化|20\n", {UP_DOWN}, SG_FAIL_DATA},
        {"answer|count#\n好転|1\n好転|1\n悪化|20\n", {UP_DOWN}, SG_FAIL_DATA},
        {"answer|count#\n好転|1\n悪化|2\n同じ|3\n", {"score", "好転=1,悪化=-1"}, SG_FAIL_USAGE},
        {"業種|好転#|悪化#\nA|3|2\n", {UP_DOWN}, SG_FAIL_USAGE},
        {"業種|好転（％）#|悪化#\nA|3|2\n", {"up", "好転（％）", "down", "悪化"}, SG_FAIL_USAGE},
        {"a|b|percent#\n好転|悪化|3\n", {UP_DOWN}, SG_FAIL_USAGE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, cases[i].table);
        assert_false(try_command(&trial, &sg_di_command, &in, cases[i].options));
        assert_int_equal(trial.err.kind, cases[i].kind);
        assert_true(trial.err.message[0] != '\0');
        trial_free(&trial);
        sg_table_free(&in);
    }
}

/* All up, all down, one answer, none: the limits stay within the scale. */
static void extremes(void **state)
{
    (void)state;
    static const struct {
        double up, down, di;
    } cases[] = {{23, 0, 100}, {0, 23, -100}, {1, 0, 100}, {11, 11, 0}, {22, 1, 2100.0 / 23}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        char text[128];
        snprintf(text, sizeof text, "answer|count#\n好転|%g\n悪化|%g\n", cases[i].up,
                 cases[i].down);
        table_of(&in, text);
        assert_true(try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, NULL}));
        double lower = number_at(&trial.out, 0, "lower"), upper = number_at(&trial.out, 0, "upper");
        assert_close(number_at(&trial.out, 0, "di"), cases[i].di, 1e-14);
        assert_true(lower >= -100 && lower <= cases[i].di + 1e-9);
        assert_true(upper <= 100 && upper >= cases[i].di - 1e-9);
        trial_free(&trial);
        sg_table_free(&in);
    }
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "answer|count#\n好転|\n悪化|\n");
    assert_true(try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, NULL}));
    assert_string_equal(status_of(&trial.out, 0, "di"), "not_available");
    trial_free(&trial);
    sg_table_free(&in);
}

static void di_limits(double up, double down, double other, const char *level, double limits[2])
{
    struct sg_table in;
    struct trial trial = {0};
    char text[128];
    snprintf(text, sizeof text, "answer|count#\n好転|%g\n悪化|%g\n不変|%g\n", up, down, other);
    table_of(&in, text);
    assert_true(
        try_command(&trial, &sg_di_command, &in, (const char *[]){UP_DOWN, "level", level, NULL}));
    limits[0] = number_at(&trial.out, 0, "lower");
    limits[1] = number_at(&trial.out, 0, "upper");
    assert_true(limits[0] >= -100 && limits[1] <= 100);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Of 23: wider at a higher level, narrower with ten times the answers; where all agree the variance
   is 0 and so is the width. */
static void limits_nest(void **state)
{
    (void)state;
    for (double up = 0; up <= 23; up++)
        for (double down = 0; up + down <= 23; down++) {
            double small[2], wide[2], large[2], other = 23 - up - down;
            bool agreed = fmax(fmax(up, down), other) > 22;
            di_limits(up, down, other, "0.8", small);
            di_limits(up, down, other, "0.99", wide);
            di_limits(10 * up, 10 * down, 10 * other, "0.8", large);
            assert_true(wide[0] <= small[0] && small[1] <= wide[1]);
            assert_true(small[0] <= large[0] && large[1] <= small[1]);
            assert_true(agreed ? wide[1] - wide[0] <= 0
                               : large[1] - large[0] < small[1] - small[0] &&
                                     small[1] - small[0] < wide[1] - wide[0]);
        }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_figures), cmocka_unit_test(scores),
        cmocka_unit_test(series),          cmocka_unit_test(wide_layout),
        cmocka_unit_test(wide_counts),     cmocka_unit_test(answers_of_other_questions),
        cmocka_unit_test(wrong_input),     cmocka_unit_test(extremes),
        cmocka_unit_test(limits_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
