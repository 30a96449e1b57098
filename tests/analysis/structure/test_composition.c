#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/number.h>

extern const struct sg_command sg_composition_command;

/* The report "2021 economic census, Kawasaki": establishments, and the shares it prints. */
static const struct {
    const char *industry;
    double count[2], printed[2];
} kawasaki[] = {
    {"農業，林業，漁業", {64, 74}, {0.2, 0.2}},
    {"鉱業，採石業，砂利採取業", {0, 0}, {0.0, 0.0}},
    {"建設業", {3829, 4108}, {9.4, 10.0}},
    {"製造業", {3034, 2838}, {7.4, 6.9}},
    {"電気・ガス・熱供給・水道業", {23, 41}, {0.1, 0.1}},
    {"情報通信業", {678, 930}, {1.7, 2.3}},
    {"運輸業，郵便業", {1330, 1248}, {3.2, 3.0}},
    {"卸売業，小売業", {8844, 8150}, {21.6, 19.8}},
    {"金融業，保険業", {469, 456}, {1.1, 1.1}},
    {"不動産業，物品賃貸業", {3853, 4349}, {9.4, 10.5}},
    {"学術研究，専門・技術サービス業", {1716, 2159}, {4.2, 5.2}},
    {"宿泊業，飲食サービス業", {5827, 4848}, {14.2, 11.8}},
    {"生活関連サービス業，娯楽業", {3476, 3208}, {8.5, 7.8}},
    {"教育，学習支援業", {1407, 1515}, {3.4, 3.7}},
    {"医療，福祉", {4178, 4841}, {10.2, 11.7}},
    {"複合サービス事業", {143, 144}, {0.3, 0.3}},
    {"サービス業(他に分類されないもの)", {2063, 2314}, {5.0, 5.6}},
    {"全産業", {40934, 41223}, {100.0, 100.0}},
};

enum { INDUSTRIES = sizeof kawasaki / sizeof *kawasaki };

static void kawasaki_of(struct sg_table *table)
{
    sg_table_init(table);
    struct sg_column *year = sg_table_add(table, "year", SG_COLUMN_PERIOD);
    struct sg_column *industry = sg_table_add(table, "industry", SG_COLUMN_CATEGORY);
    struct sg_column *count = sg_table_add(table, "establishments", SG_COLUMN_NUMBER);
    for (size_t period = 0; period < 2; period++)
        for (size_t i = 0; i < INDUSTRIES; i++) {
            size_t row = sg_table_add_row(table);
            sg_column_set_text(year, row, period ? "2021" : "2016");
            sg_column_set_text(industry, row, kawasaki[i].industry);
            sg_column_set(count, row, kawasaki[i].count[period], 0);
        }
}

static void printed_shares(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    kawasaki_of(&in);
    assert_true(try_command(
        &trial, &sg_composition_command, &in,
        (const char *[]){"by", "industry", "period", "year", "value", "establishments", NULL}));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->n_rows, 36);
    const struct sg_column *share = out->columns[sg_table_find(out, "share_percent")];
    assert_int_equal(out->main, sg_table_find(out, "share_percent"));
    for (size_t row = 0; row < 36; row++)
        assert_close(sg_number_round(share->values[row], 1),
                     kawasaki[row % INDUSTRIES].printed[row / INDUSTRIES], 1e-12);
    double sum = 0;
    for (size_t row = 0; row < INDUSTRIES - 1; row++)
        sum += share->values[row];
    assert_close(sum, 100, 1e-11);
    assert_close(value_at(out, "2021|卸売業，小売業", "rank"), 1, 0);
    assert_close(value_at(out, "2021|鉱業，採石業，砂利採取業", "rank"), 17, 0);
    /* "(他に分類されないもの)" is an industry, not a remainder */
    assert_close(value_at(out, "2021|サービス業(他に分類されないもの)", "rank"), 8, 0);
    assert_string_equal(status_at(out, "2021|全産業", "rank"), "not_applicable");
    assert_string_equal(status_at(out, "2021|全産業", "share_percent"), "");
    assert_int_equal(out->info.notes.n, 1);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Without a published total the parts are added up, and what is unknown spreads. */
static void denominators(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "area|industry|value#\n"
                  "north|A|30\nnorth|B|X\nnorth|C|-\nnorth|total|120\n"
                  "south|A|30\nsouth|B|X\nsouth|C|10\n"
                  "west|A|30\nwest|B|10\nwest|C|…\nwest|total|X\n"
                  "east|A|3\neast|B|1\neast|C|-\n"
                  "none|A|0\nnone|B|-\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    assert_close(value_at(out, "north|A", "share_percent"), 25, 1e-15);
    assert_string_equal(status_at(out, "north|B", "share_percent"), "suppressed");
    assert_close(value_at(out, "north|C", "share_percent"), 0, 0);
    assert_string_equal(status_at(out, "north|C", "share_percent"), "nil");
    assert_string_equal(status_at(out, "south|A", "share_percent"), "suppressed");
    assert_true(isnan(value_at(out, "south|A", "share_percent")));
    assert_true(isnan(value_at(out, "south|A", "total")));
    assert_string_equal(status_at(out, "west|A", "share_percent"), "suppressed");
    assert_string_equal(status_at(out, "west|C", "share_percent"), "not_available");
    assert_close(value_at(out, "east|A", "share_percent"), 75, 1e-15);
    assert_string_equal(status_at(out, "none|A", "share_percent"), "undefined");
    assert_true(isnan(value_at(out, "none|B", "share_percent")));
    trial_free(&trial);
    sg_table_free(&in);
}

static void ranks_are(const char *text, size_t n, const double expected[])
{
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, text);
    assert_true(try_command(&trial, &sg_composition_command, &in,
                            (const char *[]){"by", "industry", NULL}));
    const struct sg_column *rank = trial.out.columns[sg_table_find(&trial.out, "rank")];
    assert_int_equal(trial.out.n_rows, n);
    for (size_t row = 0; row < n; row++)
        assert_close(rank->values[row], expected[row], 0);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Ties share the smallest rank; remainders, repeated items and what is unknown have none. */
static void ranks(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "industry|value#\nA|5\nB|9\nその他|50\nC|9\nD|X\nE|(7)\nF|-\n無回答|2\n計|77\n");
    in.columns[1]->status[5] |= SG_STATUS_REPEATED;
    assert_true(try_command(&trial, &sg_composition_command, &in,
                            (const char *[]){"by", "industry", NULL}));
    /* D is 2: F, which is 0, comes behind it, but what is not known is not used for ranks */
    const double expected[] = {3, 1, NAN, 1, NAN, NAN, NAN, NAN, NAN};
    const struct sg_column *rank = trial.out.columns[sg_table_find(&trial.out, "rank")];
    for (size_t row = 0; row < 9; row++)
        assert_close(rank->values[row], expected[row], 0);
    assert_string_equal(status_at(&trial.out, "D", "rank"), "suppressed");
    assert_string_equal(status_at(&trial.out, "F", "rank"), "suppressed");
    trial_free(&trial);
    sg_table_free(&in);
}

/* A rank is given only where no unknown part can be larger. */
static void uncertain_ranks(void **state)
{
    (void)state;
    /* B and D hold 30 together: as large as C, larger than E */
    ranks_are("industry|value#\nA|50\nB|X\nC|30\nD|…\nE|10\n計|120\n", 6,
              (const double[]){1, NAN, 2, NAN, NAN, NAN});
    ranks_are("industry|value#\nA|10\nB|X\nC|5\n計|100\n", 4, (const double[]){NAN, NAN, NAN, NAN});
    ranks_are("industry|value#\nA|10\nB|X\nC|5\n", 3, (const double[]){NAN, NAN, NAN});
    /* a remainder is not ranked, so that its size tells nothing of ranks */
    ranks_are("industry|value#\nA|10\nその他|X\nC|5\n", 3, (const double[]){1, NAN, 2});
}

/* Wilson of 2 of 8 and Goodman over four parts; R 4.5 binom::binom.wilson, DescTools::MultinomCI.
 */
static void intervals(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "industry|establishments#\nA|2\nB|5\nC|1\nD|-\n");
    assert_true(
        try_command(&trial, &sg_composition_command, &in, (const char *[]){"ci", "wilson", NULL}));
    double z = 1.959963984540054, centre = (2 + z * z / 2) / (8 + z * z);
    double half = z * sqrt(8 * 0.25 * 0.75 + z * z / 4) / (8 + z * z);
    assert_close(value_at(&trial.out, "A", "lower"), 100 * (centre - half), 1e-12);
    assert_close(value_at(&trial.out, "A", "upper"), 100 * (centre + half), 1e-12);
    double wilson = value_at(&trial.out, "B", "upper");
    assert_true(try_command(&trial, &sg_composition_command, &in,
                            (const char *[]){"ci", "goodman", "level", "0.8", NULL}));
    assert_close(value_at(&trial.out, "B", "upper"), wilson, 1e-12);
    assert_close(value_at(&trial.out, "D", "lower"), 0, 0);
    assert_int_equal(trial.out.info.notes.n, 2);
    trial_free(&trial);
    sg_table_free(&in);
    table_of(&in, "industry|従業者数#\nA|2\nB|5\n");
    assert_false(
        try_command(&trial, &sg_composition_command, &in, (const char *[]){"ci", "wilson", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(trial.err.message, "not independent"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* Persons have an interval by way of establishments; totals and unknown shares have none. */
static void intervals_of_persons(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"value",  "employees", "establishments", "plants", "ci",
                                          "wilson", NULL};
    table_of(&in, "area|industry|employees#|plants#\n"
                  "a|A|20|3\na|B|60|5\na|total|80|8\nb|A|X|1\nb|B|-5|1\nb|total|10|…\n"
                  "c|A|1|1\nc|total|2|4\nd|A|-|4\nd|total|-|4\n");
    in.columns[2]->values[4] = -5;
    assert_true(try_command(&trial, &sg_composition_command, &in, options));
    /* a quarter of 8 trials: as 2 of 8 */
    double z = 1.959963984540054, centre = (2 + z * z / 2) / (8 + z * z);
    double half = z * sqrt(8 * 0.25 * 0.75 + z * z / 4) / (8 + z * z);
    assert_close(value_at(&trial.out, "a|A", "lower"), 100 * (centre - half), 1e-12);
    assert_string_equal(status_at(&trial.out, "a|total", "lower"), "not_applicable");
    assert_string_equal(status_at(&trial.out, "b|A", "lower"), "suppressed");
    assert_string_equal(status_at(&trial.out, "b|B", "upper"), "undefined");
    assert_string_equal(status_at(&trial.out, "d|A", "upper"), "undefined");
    sg_table_free(&in);
    table_of(&in, "industry|value#\nA|5\nB|-2\n");
    in.columns[1]->values[1] = -2;
    assert_true(try_command(&trial, &sg_composition_command, &in,
                            (const char *[]){"ci", "clopper-pearson", NULL}));
    assert_string_equal(status_at(&trial.out, "B", "lower"), "undefined");
    assert_string_equal(status_at(&trial.out, "A", "share_percent"), "undefined");
    assert_string_equal(status_at(&trial.out, "A", "rank"), "undefined");
    trial_free(&trial);
    sg_table_free(&in);
}

/* Two value columns stand below one another, told apart by `measure`. */
static void several_values(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "industry|establishments#|employees#\nA|1|30\nB|3|10\n");
    assert_true(
        try_command(&trial, &sg_composition_command, &in,
                    (const char *[]){"value", "establishments", "value", "employees", NULL}));
    assert_int_equal(trial.out.n_rows, 4);
    assert_close(value_at(&trial.out, "A|establishments", "share_percent"), 25, 1e-15);
    assert_close(value_at(&trial.out, "A|employees", "share_percent"), 75, 1e-15);
    trial_free(&trial);
    sg_table_free(&in);
}

static void little_data(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "industry|value#\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    assert_int_equal(trial.out.n_rows, 0);
    sg_table_free(&in);
    table_of(&in, "industry|value#\nA|7\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    assert_close(value_at(&trial.out, "A", "share_percent"), 100, 0);
    sg_table_free(&in);
    table_of(&in, "industry|value#\nA|\nB|\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    assert_string_equal(status_at(&trial.out, "B", "share_percent"), "not_available");
    sg_table_free(&in);
    table_of(&in, "industry|value#\nA|4\nB|4\nC|4\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    assert_close(value_at(&trial.out, "C", "rank"), 1, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Ratios, index numbers and DIs have no shares; shares of one base add up. */
static void what_does_not_add_up(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fine;
    } cases[] = {{"industry|平均年齢#\nI|40\nJ|44\n", false},
                 {"industry|業況DI#\nI|4\nJ|-4\n", false},
                 {"industry|鉱工業指数#\nI|104\nJ|94\n", false},
                 {"industry|構成比（％）#\nI|40\nJ|60\n", true},
                 {"industry|measure|value#\nI|従業者数|40\nI|有効求人倍率|1.2\n", true}};
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        table_of(&in, cases[i].text);
        assert_int_equal(try_command(&t, &sg_composition_command, &in, NULL), cases[i].fine);
        assert_true(cases[i].fine || strstr(t.err.message, "does not add up"));
        sg_table_free(&in);
    }
    trial_free(&t);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_shares),
        cmocka_unit_test(denominators),
        cmocka_unit_test(ranks),
        cmocka_unit_test(uncertain_ranks),
        cmocka_unit_test(intervals),
        cmocka_unit_test(several_values),
        cmocka_unit_test(little_data),
        cmocka_unit_test(intervals_of_persons),
        cmocka_unit_test(what_does_not_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
