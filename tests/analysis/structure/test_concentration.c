#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/agglomeration.h>
#include <sangyo/herfindahl.h>

extern const struct sg_command sg_concentration_command;

/* in_toy54_t0.csv; expected values are those of vectors/regional. */
static const char toy[] = "area|industry|establishments#\n"
                          "R1|I1|100\nR1|I2|20\nR1|I3|30\nR1|I4|50\n"
                          "R2|I1|10\nR2|I2|60\nR2|I3|25\nR2|I4|5\n"
                          "R3|I1|7\nR3|I2|13\nR3|I3|40\nR3|I4|140\n"
                          "R4|I1|55\nR4|I2|45\nR4|I3|35\nR4|I4|65\n"
                          "R5|I1|3\nR5|I2|90\nR5|I3|12\nR5|I4|45\n";

static struct trial trial;

static int setup(void **state)
{
    (void)state;
    trial = (struct trial){0};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    trial_free(&trial);
    return 0;
}

static bool run_on(const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(&trial, &sg_concentration_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static double value(const char *labels)
{
    return value_at(&trial.out, labels, "value");
}

/* 5 and 5 under a printed total of 12: shares are of 10, and so are the trials. By hand:
   hhi_unbiased 2·5·4/(10·9); entropy ln 2 + (2 − 1)/(2·10). */
static void trials_are_those_of_the_shares(void **state)
{
    (void)state;
    static const char text[] = "area|industry|establishments#\nA|x|5\nA|y|5\nA|total|12\n";
    assert_true(
        run_on(text, (const char *const[]){"index", "hhi_unbiased", "index", "entropy_miller_madow",
                                           "ci", "delta", "index", "hhi", NULL}));
    assert_close(value("A|hhi_unbiased"), 4.0 / 9, 1e-14);
    assert_close(value("A|entropy_miller_madow"), log(2) + 0.05, 1e-14);
    for (size_t row = 0; row < trial.out.n_rows; row++)
        assert_close(trial.out.columns[sg_table_find(&trial.out, "n")]->values[row], 10, 0);
}

/* Of counts it is Σx(x−1)/(n(n−1)), whatever they count. */
static void hhi_unbiased_needs_no_unit(void **state)
{
    (void)state;
    static const char text[] = "area|industry|value#\nA|x|5\nA|y|5\n";
    const char *const unbiased[] = {"index", "hhi_unbiased", NULL};
    const char *const miller[] = {"index", "entropy_miller_madow", NULL};
    assert_true(run_on(text, unbiased));
    assert_close(value("A|hhi_unbiased"), 4.0 / 9, 1e-14);
    assert_false(run_on(text, miller));
}

static void over_industries(void **state)
{
    (void)state;
    assert_true(run_on(toy, NULL));
    assert_int_equal(trial.out.n_rows, 5 * 10);
    assert_close(value("R1|hhi"), 0.345, 1e-12);
    assert_close(value("R1|hhi_normalized"), 0.12666666666666662, 1e-12);
    assert_close(value("R5|equivalent_number"), 2.1891418563922942, 1e-12);
    assert_close(value("R3|entropy"), 0.86656321644680057, 1e-12);
    assert_close(value("R2|theil"), 0.35318027360321935, 1e-12);
    assert_close(value("R4|gini"), 0.125, 1e-12);
    assert_close(value("R1|krugman"), 0.58823529411764708, 1e-12);
    assert_close(value("R1|hoover"), 0.29411764705882354, 1e-12);
    assert_close(value_at(&trial.out, "R1|hhi", "n"), 200, 0);
    assert_close(value_at(&trial.out, "R1|hhi", "categories"), 4, 0);
    assert_true(isnan(value_at(&trial.out, "R1|hhi", "lower")));
    assert_string_equal(status_at(&trial.out, "R1|hhi", "lower"),
                        "not_applicable"); /* nobody asked */
}

static void over_areas(void **state)
{
    (void)state;
    static const char *const options[] = {"across", "areas", NULL};
    assert_true(run_on(toy, options));
    assert_int_equal(trial.out.n_rows, 4 * 10);
    assert_close(value("I1|hhi"), 0.43046530612244893, 1e-12);
    assert_close(value("I2|gini_locational"), 0.42982456140350855, 1e-12);
    assert_close(value("I3|hoover"), 0.11599005799502901, 1e-12);
    assert_close(value_at(&trial.out, "I1|hhi", "categories"), 5, 0);
}

static void references(void **state)
{
    (void)state;
    static const char *const both[] = {"across", "areas", "reference", "R1", NULL};
    static const char *const rest[] = {"against", "rest", "index", "krugman", NULL};
    static const char *const others[] = {"against", "others", "index", "krugman", NULL};
    static const char *const industries[] = {"across", "areas",   "against", "others",
                                             "index",  "krugman", NULL};
    assert_false(run_on(toy, both));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    assert_true(run_on(toy, rest));
    assert_close(value("R1|krugman"), 0.76923076923076916, 1e-12);
    assert_true(run_on(toy, others)); /* REAT krugman.spec2 */
    assert_close(value("R1|krugman"), 0.785, 1e-12);
    assert_close(value("R3|krugman"), 1.01, 1e-12);
    assert_true(run_on(toy, industries)); /* REAT krugman.conc2 */
    assert_close(value("I1|krugman"), 1.024839652429002, 1e-12);
}

/* A published nation is the reference, has its own indices, and is not compared with itself. */
static void published_nation(void **state)
{
    (void)state;
    char text[2048];
    snprintf(text, sizeof text, "%s%s", toy,
             "全国|I1|175\n全国|I2|228\n全国|I3|142\n全国|I4|305\n");
    assert_true(run_on(text, NULL));
    assert_close(value("R1|krugman"), 0.58823529411764708, 1e-12);
    assert_string_equal(status_at(&trial.out, "全国|krugman", "value"), "not_applicable");
    assert_true(value("全国|hhi") > 0.25);
}

static void intervals(void **state)
{
    (void)state;
    static const char *const delta[] = {"ci", "delta", NULL};
    static const char *const drawn[] = {"ci", "bootstrap", "bootstrap", "400", "seed", "3", NULL};
    const double r1[] = {100, 20, 30, 50};
    double reach = 1.959963984540054 * sqrt(sg_herfindahl_variance(r1, 4, 200));
    assert_true(run_on(toy, delta));
    assert_close(value_at(&trial.out, "R1|hhi", "upper"), 0.345 + reach, 1e-12);
    assert_string_equal(status_at(&trial.out, "R1|gini", "lower"), "not_applicable");
    assert_true(run_on(toy, drawn));
    double lower = value_at(&trial.out, "R1|gini", "lower");
    assert_close(value_at(&trial.out, "R1|hhi", "upper"), 0.345 + reach, -0.015);
    assert_true(lower < 0.325 && value_at(&trial.out, "R1|gini", "upper") > 0.325);
    assert_true(run_on(toy, drawn));
    assert_close(value_at(&trial.out, "R1|gini", "lower"), lower, 0);
}

/* Persons are no trials: refused, but for an effective number. */
static void persons(void **state)
{
    (void)state;
    static const char text[] = "area|industry|employees#|plants#\n"
                               "R1|I1|100|4\nR1|I2|300|16\nR2|I1|50|2\nR2|I2|80|3\n";
    static const char *const refused[] = {"ci", "delta", "value", "employees", NULL};
    static const char *const given[] = {"ci",     "delta", "value", "employees", "establishments",
                                        "plants", NULL};
    static const char *const areas[] = {"ci",     "delta",  "value", "employees", "establishments",
                                        "plants", "across", "areas", NULL};
    assert_false(run_on(text, refused));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    assert_true(run_on(text, given));
    assert_close(value_at(&trial.out, "R1|hhi", "n"), 20, 0);
    assert_false(run_on(text, areas));
}

static void agglomeration(void **state)
{
    (void)state;
    static const char *const options[] = {
        "across", "areas", "plants", "industry|size#\nI1|3\nI1|1\nI2|5\nI4|X\nI4|2\nZ|9\n", NULL};
    static const char *const asked[] = {"index", "ellison_glaeser", NULL};
    const double i1[] = {100, 10, 7, 55, 3}, regions[] = {200, 100, 200, 200, 150};
    assert_true(run_on(toy, options));
    assert_close(value("I1|ellison_glaeser"),
                 sg_agglomeration_ellison_glaeser(i1, regions, 5, 0.625), 1e-12);
    assert_string_equal(status_at(&trial.out, "I2|maurel_sedillot", "value"), "undefined");
    assert_string_equal(status_at(&trial.out, "I3|ellison_glaeser", "value"), "not_available");
    assert_string_equal(status_at(&trial.out, "I4|ellison_glaeser", "value"), "not_available");
    assert_false(run_on(toy, asked));
    assert_non_null(strstr(trial.err.message, "--plants"));
}

static void names(void **state)
{
    (void)state;
    static const char *const alone[] = {"index", "hoover", NULL};
    static const char *const bits[] = {"log", "bit", "index", "entropy", NULL};
    static const char *const nonzero[] = {"categories", "nonzero", "index", "hhi_normalized", NULL};
    static const char one[] = "industry|establishments#\nI1|3\nI2|0\nI3|1\n";
    assert_false(run_on(one, alone));
    assert_true(run_on(one, NULL)); /* without what needs a reference */
    assert_int_equal(trial.out.n_rows, 7);
    assert_true(run_on(one, bits));
    assert_close(value("entropy"), 0.81127812445913283, 1e-12);
    assert_true(run_on(one, nonzero)); /* H = 10/16, k = 2 */
    assert_close(value("hhi_normalized"), 0.25, 1e-12);
    assert_close(value_at(&trial.out, "hhi_normalized", "categories"), 2, 0);
}

static void missing(void **state)
{
    (void)state;
    static const char some[] = "area|industry|establishments#\n"
                               "R1|I1|…\nR1|I2|4\nR1|計|9\nR2|I1|1\nR2|I2|1\nR2|計|3\n";
    static const char absent[] = "area|industry|establishments#\nR1|I1|5\nR2|I1|1\nR2|I2|1\n";
    assert_true(run_on(some, NULL));
    assert_string_equal(status_at(&trial.out, "R1|hhi", "value"), "not_available");
    assert_close(value("R2|hhi"), 0.5, 0);
    assert_non_null(strstr(trial.notes.items[trial.notes.n - 1], "1 distributions"));
    assert_true(run_on(absent, NULL)); /* R1 says nothing of I2: not compared as if it were 0 */
    assert_string_equal(status_at(&trial.out, "R1|hoover", "value"), "not_available");
    assert_close(value("R1|hhi"), 1, 0);
    assert_true(
        run_on("area|industry|establishments#\nR1|I1|-2\nR1|I2|3\nR2|I1|5\nR2|I2|1\n", NULL));
    assert_string_equal(status_at(&trial.out, "R1|hhi", "value"), "undefined");
    assert_string_equal(status_at(&trial.out, "R1|hoover", "value"), "undefined");
    assert_true(run_on("area|industry|establishments#\n", NULL));
    assert_int_equal(trial.out.n_rows, 0);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(over_industries, setup, teardown),
        cmocka_unit_test_setup_teardown(over_areas, setup, teardown),
        cmocka_unit_test_setup_teardown(references, setup, teardown),
        cmocka_unit_test_setup_teardown(published_nation, setup, teardown),
        cmocka_unit_test_setup_teardown(intervals, setup, teardown),
        cmocka_unit_test_setup_teardown(persons, setup, teardown),
        cmocka_unit_test_setup_teardown(agglomeration, setup, teardown),
        cmocka_unit_test_setup_teardown(names, setup, teardown),
        cmocka_unit_test_setup_teardown(missing, setup, teardown),
        cmocka_unit_test_setup_teardown(trials_are_those_of_the_shares, setup, teardown),
        cmocka_unit_test_setup_teardown(hhi_unbiased_needs_no_unit, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
