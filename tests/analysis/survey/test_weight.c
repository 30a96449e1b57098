#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_weight_command;

static bool weigh(struct trial *trial, const char *records, const char *const options[])
{
    struct sg_table in;
    table_of(&in, records);
    bool ok = try_command(trial, &sg_weight_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static double weight_at(const struct trial *trial, size_t row)
{
    ptrdiff_t at = sg_table_find(&trial->out, "weight");
    assert_true(at >= 0);
    assert_int_equal(trial->out.columns[at]->status[row], 0);
    return trial->out.columns[at]->values[row];
}

static void expect(struct trial *trial, const char *records, const char *const options[],
                   const double expected[], size_t n)
{
    if (!weigh(trial, records, options))
        fail_msg("%s", trial->err.message);
    assert_int_equal(trial->out.n_rows, n);
    for (size_t row = 0; row < n; row++)
        assert_close(weight_at(trial, row), expected[row], 1e-14);
}

/* Five firms; two strata by two regions. */
static const char firms[] = "id|size|region|w#|sales#|answered\na|small|N|2|10|yes\n"
                            "b|small|S|2|20|yes\nc|small|S|4|X|no\nd|large|N|1|30|yes\n"
                            "e|large|N|1|-|yes\n";
static const char by_size[] = "size|total#\nsmall|12\nlarge|3\ntotal|15\n";
static const char crossed[] = "region|small#|large#\nN|3|5\nS|6|0\n";

/* Worked by hand. */
static void weights_of_the_design(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const double ones[] = {1, 1, 1, 1, 1}, given[] = {2, 2, 4, 1, 1};
    static const double of_frame[] = {4, 4, 4, 1.5, 1.5};
    expect(&trial, firms, (const char *[]){NULL}, ones, 5);
    expect(&trial, firms, (const char *[]){"design-weight", "w", NULL}, given, 5);
    assert_int_equal(trial.notes.n, 1); /* Kish: 100/26 */
    assert_non_null(strstr(trial.notes.items[0], "10; effective sample size (Kish) 3.8 of 5"));
    const char *const frame[] = {"frame", "size|N#\nlarge|3\nsmall|12\nhuge|1\n", "strata", "size",
                                 NULL};
    expect(&trial, firms, frame, of_frame, 5);
    assert_int_equal(trial.notes.n, 2); /* huge has no record */
    trial_free(&trial);
}

static void nonresponse(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const double in_classes[] = {4, 4, 0, 1, 1},
                        in_all[] = {10 / 3., 10 / 3., 0, 5 / 3., 5 / 3.};
    const char *const classes[] = {"design-weight", "w",    "nonresponse", "answered",
                                   "classes",       "size", NULL};
    const char *const one[] = {"design-weight", "w", "nonresponse", "answered", NULL};
    expect(&trial, firms, classes, in_classes, 5);
    assert_non_null(strstr(trial.notes.items[0], "4 of 5 units answered: 80.0 %, weighted 60.0 %"));
    expect(&trial, firms, one, in_all, 5);
    trial_free(&trial);
}

static void known_totals(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const double by_one[] = {3, 3, 6, 1.5, 1.5}, by_both[] = {3, 2, 4, 2.5, 2.5};
    static const double answered[] = {6, 6, 0, 1.5, 1.5}, trimmed[] = {2.25, 2.25, 3, 1.25, 1.25};
    static const double linear[] = {10, 10, 0, 0, 0};
    static const char one_row[] = "small#|large#\n12|3\n";
    static const char longer[] =
        "variable|category|total#\nsize|small|12\nsize|large|3\nsize|total|15\n";
    const char *const forms[] = {by_size, one_row, longer};
    for (size_t i = 0; i < 3; i++) {
        const char *const options[] = {"design-weight", "w",      "method", "post-stratify",
                                       "margins",       forms[i], NULL};
        expect(&trial, firms, options, by_one, 5);
    }
    /* codes as labels: one row with --margin-size is a category, without it two totals of numbers
     */
    static const double coded[] = {5, 5};
    const char *const codes[] = {"method",      "rake", "margins", "x#|y#\n1|10\n",
                                 "margin-size", "y",    NULL};
    expect(&trial, "x#|y#\n1|7\n1|8\n", codes, coded, 2);
    const char *const cells[] = {"design-weight", "w",     "method", "post-stratify",
                                 "margins",       crossed, NULL};
    expect(&trial, firms, cells, by_both, 5);
    const char *const named[] = {"margin",  "region*size", "method", "post-stratify",
                                 "margins", crossed,       NULL};
    assert_true(weigh(&trial, firms, named));
    const char *const respondents[] = {
        "nonresponse", "answered", "classes",       "size", "design-weight", "w", "margins",
        by_size,       "method",   "post-stratify", NULL};
    expect(&trial, firms, respondents, answered, 5);
    const char *const limits[] = {"design-weight", "w", "trim", "3", NULL};
    expect(&trial, firms, limits, trimmed, 5);
    /* numbers: Σw = 20 and Σw·x = 30 of two records that differ, weights 10 each */
    const char *const numbers[] = {"method", "calibrate", "margins", "total#|x#\n20|30\n", NULL};
    expect(&trial, "x#\n1\n2\n", numbers, linear, 2);
    const char *const longest[] = {"method", "calibrate", "margins",
                                   "variable|category|total#\ntotal||20\nx||30\n", NULL};
    expect(&trial, "x#\n1\n2\n", longest, linear, 2);
    trial_free(&trial);
}

/* Sums of weights by the labels of a column. */
static void check_margin(const struct sg_table *out, const char *column, const char *label,
                         double total)
{
    const struct sg_column *labels = out->columns[sg_table_find(out, column)];
    const struct sg_column *weights = out->columns[sg_table_find(out, "weight")];
    double sum = 0;
    for (size_t row = 0; row < out->n_rows; row++)
        sum += strcmp(sg_column_text(labels, row), label) == 0 ? weights->values[row] : 0;
    assert_close(sum, total, 1e-9);
}

/* Margins are met whatever the order of records; those that differ by rounding are evened out; only
   the proportions of the weights to begin with matter. */
static void margins_are_met(void **state)
{
    (void)state;
    struct trial trial = {0}, turned = {0};
    static const char back[] = "id|size|region|w#\ne|large|N|10\nd|large|N|10\nc|small|S|40\n"
                               "b|small|S|20\na|small|N|20\n";
    static const char by_region[] = "region|total#\nN|9\nS|7\n"; /* 16: rounded */
    const char *const options[] = {"method",  "rake",          "margins", by_size, "margins",
                                   by_region, "design-weight", "w",       NULL};
    assert_true(weigh(&trial, firms, options) && weigh(&turned, back, options));
    check_margin(&trial.out, "size", "small", 12);
    check_margin(&trial.out, "size", "large", 3);
    check_margin(&trial.out, "region", "N", 9 * 15 / 16.);
    check_margin(&trial.out, "region", "S", 7 * 15 / 16.);
    for (size_t row = 0; row < 5; row++)
        assert_close(weight_at(&turned, 4 - row), weight_at(&trial, row), 1e-9);
    trial_free(&trial);
    trial_free(&turned);
}

/* Records come back as they were, symbols too, with one more column. */
static void records_come_back(void **state)
{
    (void)state;
    struct trial trial = {0};
    assert_true(weigh(&trial, firms, (const char *[]){"weight-name", "乗率", NULL}));
    assert_int_equal(trial.out.n_columns, 7);
    assert_int_equal(sg_table_find(&trial.out, "乗率"), 6);
    const struct sg_column *sales = trial.out.columns[4];
    static const char *const cells[] = {"10", "20", "X", "30", "-"};
    for (size_t row = 0; row < 5; row++)
        assert_string_equal(sg_column_text(sales, row), cells[row]);
    assert_close(trial.out.columns[3]->values[2], 4, 0);
    assert_true(weigh(&trial, "id|w#\n", (const char *[]){NULL}));
    assert_int_equal(trial.out.n_rows, 0);
    trial_free(&trial);
}

/* y less the weighted mean of its category; what has no value is out of the total. */
static void residuals(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const double expected[] = {2.5, 12.5, -7.5, 15, -15};
    const char *const options[] = {"design-weight", "w",       "method",
                                   "post-stratify", "margins", by_size,
                                   "residuals",     "sales",   NULL};
    assert_true(weigh(&trial, firms, options));
    const struct sg_column *column = trial.out.columns[sg_table_find(&trial.out, "sales_residual")];
    for (size_t row = 0; row < 5; row++)
        assert_close(column->values[row], expected[row], 1e-14);
    trial_free(&trial);
}

static void wrong_input(void **state)
{
    (void)state;
    static const struct {
        const char *records, *options[9], *message;
        enum sg_failure kind;
    } cases[] = {
        {firms, {"design-weight", "nowhere"}, "nowhere", SG_FAIL_USAGE},
        {"w#\n1\n0\n", {"design-weight", "w"}, "the weight is 0;", SG_FAIL_DATA},
        {"w#\n1\n-2\n", {"design-weight", "w"}, "the weight is -2;", SG_FAIL_DATA},
        {"w#|x#\n1|1\n|1\n", {"design-weight", "w"}, "no weight;", SG_FAIL_DATA},
        {"w#\n1\nX\n", {"design-weight", "w"}, "no weight;", SG_FAIL_DATA},
        {firms,
         {"frame", "size|N#\nlarge|3\n", "strata", "size"},
         "stratum 'small' of the records is not in the frame",
         SG_FAIL_DATA},
        {firms,
         {"frame", "size|N#\nlarge|1\nsmall|9\n", "strata", "size"},
         "stratum 'large' has 2 units in the sample and only 1 in all",
         SG_FAIL_DATA},
        {firms, {"frame", "size|N#\nlarge|1\n"}, "--strata", SG_FAIL_USAGE},
        {firms,
         {"frame", by_size, "design-weight", "w", "strata", "size"},
         "leave one out",
         SG_FAIL_USAGE},
        {firms, {"weight-name", "w"}, "'w' already", SG_FAIL_USAGE},
        {firms, {"classes", "size"}, "--nonresponse", SG_FAIL_USAGE},
        {firms, {"nonresponse", "region"}, "'S' does not say", SG_FAIL_DATA},
        {firms,
         {"nonresponse", "answered", "classes", "id"},
         "nobody answered in this class",
         SG_FAIL_DATA},
        {firms, {"trim", "0.5"}, "keep their sum", SG_FAIL_DATA},
        {firms, {"trim", "9,5"}, "pair of numbers", SG_FAIL_USAGE},
        {firms, {"method", "rake"}, "go together", SG_FAIL_USAGE},
        {firms, {"residuals", "sales"}, "goes with --method", SG_FAIL_USAGE},
        {firms, {"residuals", "id", "method", "rake", "margins", by_size}, "needed", SG_FAIL_DATA},
        {firms, {"margins", by_size}, "go together", SG_FAIL_USAGE},
        {firms,
         {"method", "rake", "margins", "size|total#\nsmall|1\nlarge|2\nhuge|3\n"},
         "margin size: 'huge' has a total of 3 and no record",
         SG_FAIL_DATA},
        {firms,
         {"method", "rake", "margins", "size|total#\nsmall|1\n"},
         "margin size: 'large' of the records has no total",
         SG_FAIL_DATA},
        {firms,
         {"method", "rake", "margins", "size|total#\nsmall|1\nlarge|-5.5\n"},
         "margin size: the total of 'large' is -5.5",
         SG_FAIL_DATA},
        {firms,
         {"method", "rake", "margins", "size|total#\nsmall|1\nlarge|X\n"},
         "a total of the population is needed",
         SG_FAIL_DATA},
        {firms,
         {"method", "rake", "margins", by_size, "margins", "region|total#\nN|80\nS|70\n"},
         "margins size and region have different totals, 15 and 150",
         SG_FAIL_DATA},
        {firms,
         {"method", "post-stratify", "margins", by_size, "margins", by_size},
         "one margin, not 2",
         SG_FAIL_USAGE},
        {firms,
         {"method", "rake", "margins", by_size, "margin", "region"},
         "no table of --margins",
         SG_FAIL_USAGE},
        {firms, {"method", "rake", "margins", "w#\n2\n"}, "--method calibrate", SG_FAIL_USAGE},
        {firms,
         {"method", "calibrate", "margins", "w#|sales#\n1|2\n"},
         "a number is needed in every record",
         SG_FAIL_DATA},
        {firms,
         {"method", "calibrate", "margins", "size|p#|q#\nsmall|1|2\n"},
         "2 columns of numbers",
         SG_FAIL_USAGE},
        {firms,
         {"method", "calibrate", "margins", "size|p\nsmall|1\n"},
         "no column of numbers",
         SG_FAIL_DATA},
        {firms,
         {"method", "calibrate", "margins", by_size, "distance", "logit"},
         "needs --bounds",
         SG_FAIL_USAGE},
        {firms,
         {"method", "calibrate", "margins", by_size, "bounds", "1,2"},
         "1 must lie between",
         SG_FAIL_USAGE},
        {firms,
         {"method", "rake", "margins", by_size, "bounds", "0.5,2"},
         "go with --method calibrate",
         SG_FAIL_USAGE},
        {firms,
         {"method", "calibrate", "margins", by_size, "bounds", "0.5,1.5"},
         "does not converge",
         SG_FAIL_DATA},
        {"size|w#\nsmall|1\n|2\n",
         {"method", "rake", "margins", by_size},
         "a label is needed here",
         SG_FAIL_DATA},
        {"a|b\nx|u\ny|v\n", /* the two margins are one, with totals that differ */
         {"method", "rake", "margins", "a|t#\nx|1\ny|9\n", "margins", "b|t#\nu|9\nv|1\n"},
         "does not converge",
         SG_FAIL_DATA},
    };
    struct trial trial = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(weigh(&trial, cases[i].records, cases[i].options));
        if (!strstr(trial.err.message, cases[i].message))
            fail_msg("case %zu: '%s' instead of '%s'", i, trial.err.message, cases[i].message);
        assert_int_equal(trial.err.kind, cases[i].kind);
    }
    trial_free(&trial);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_of_the_design), cmocka_unit_test(nonresponse),
        cmocka_unit_test(known_totals),          cmocka_unit_test(margins_are_met),
        cmocka_unit_test(records_come_back),     cmocka_unit_test(residuals),
        cmocka_unit_test(wrong_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
