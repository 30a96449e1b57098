/* What `specialization` says of a quotient among others: shrinkage, adjusted tests, one more. */
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

extern const struct sg_command sg_specialization_command;

static const char toy[] = "area|industry|establishments#\n"
                          "R1|I1|100\nR1|I2|20\nR1|I3|30\nR1|I4|50\n"
                          "R2|I1|10\nR2|I2|60\nR2|I3|25\nR2|I4|5\n"
                          "R3|I1|7\nR3|I2|13\nR3|I3|40\nR3|I4|140\n"
                          "R4|I1|55\nR4|I2|45\nR4|I3|35\nR4|I4|65\n"
                          "R5|I1|3\nR5|I2|90\nR5|I3|12\nR5|I4|45\n";

static bool run_on(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_specialization_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* Expected by exact fractions from Marshall's (1991) formulas. */
static void shrunk(void **state)
{
    (void)state;
    static const char *const options[] = {"reference", "sum", "shrink", NULL, NULL};
    static const char even[] = "area|industry|establishments#\n"
                               "A|I|10\nA|J|10\nB|I|20\nB|J|20\n全国|I|30\n全国|J|30\n";
    static const char *const nation[] = {"reference", "全国", "shrink", NULL, NULL};
    struct trial t = {0};
    assert_true(run_on(&t, toy, options));
    assert_close(value_at(&t.out, "R1|I1", "shrunk_coefficient"), 2.387243890817507, 1e-12);
    assert_close(value_at(&t.out, "R5|I1", "shrunk_coefficient"), 0.1316355791271518, 1e-12);
    assert_true(run_on(&t, even, nation));
    assert_close(value_at(&t.out, "A|I", "shrunk_coefficient"), 1, 1e-14);
    assert_non_null(strstr(t.notes.items[t.notes.n - 1], "heterogeneity between areas in 2"));
    trial_free(&t);
}

/* p from the corrected counts, and ×20 cells; toy R1 × I1: L̃ = 2.420454…, from the documented
   interval [2.144942095475438, 2.731355880874248]. */
static void tested(void **state)
{
    (void)state;
    static const char *const bonferroni[] = {"reference", "sum", "adjust", "bonferroni", NULL};
    static const char *const bh[] = {"reference", "sum", "adjust", "bh", NULL};
    struct trial t = {0};
    double low = log(2.144942095475438), high = log(2.731355880874248);
    double z = (low + high) / (high - low) * 1.9599639845400545;
    assert_true(run_on(&t, toy, bonferroni));
    assert_close(value_at(&t.out, "R1|I1", "p"), 2 * gsl_cdf_ugaussian_Q(z), 1e-9);
    assert_close(value_at(&t.out, "R4|I3", "p_adjusted"), 1, 0);
    double p = value_at(&t.out, "R1|I2", "p");
    assert_close(value_at(&t.out, "R1|I2", "p_adjusted"), 20 * p, 1e-12);
    assert_true(run_on(&t, toy, bh));
    assert_true(value_at(&t.out, "R1|I2", "p_adjusted") < 20 * p);
    assert_true(value_at(&t.out, "R1|I2", "p_adjusted") >= p);
    trial_free(&t);
}

/* By hand: L(x+1)/L(x) with one more in area and nation; not in a sister area. */
static void one_more(void **state)
{
    (void)state;
    static const char text[] = "area|industry|establishments#\n"
                               "A|I|4\nA|J|6\nB|I|0\nB|J|9\n全国|I|40\n全国|J|60\n";
    static const char *const nation[] = {"reference", "全国", "one-more", NULL, NULL};
    static const char *const sister[] = {"reference", "A", "one-more", NULL, NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, nation));
    double before = 4.0 / 10 / (40.0 / 100), after = 5.0 / 11 / (41.0 / 101);
    assert_close(value_at(&t.out, "A|I", "one_more_percent"), 100 * (after / before - 1), 1e-12);
    assert_string_equal(status_at(&t.out, "B|I", "one_more_percent"), "entry");
    assert_true(run_on(&t, text, sister));
    assert_close(value_at(&t.out, "B|J", "one_more_percent"), 100 * (10.0 / 10 / 1 - 1), -1e-12);
    trial_free(&t);
}

static void bootstrap(void **state)
{
    (void)state;
    static const char *const options[] = {"reference", "sum",  "ci", "bootstrap", "bootstrap",
                                          "2000",      "seed", "11", NULL};
    static const char some[] = "area|industry|establishments#\nA|I|0\nA|J|6\nB|I|5\nB|J|9\n";
    struct trial t = {0};
    assert_true(run_on(&t, toy, options));
    /* near the log-delta interval of these large counts */
    assert_close(value_at(&t.out, "R1|I1", "lower"), 2.1513798377750444, 0.03);
    assert_close(value_at(&t.out, "R1|I1", "upper"), 2.741477390516561, 0.03);
    double lower = value_at(&t.out, "R3|I2", "lower");
    assert_true(run_on(&t, toy, options));
    assert_close(value_at(&t.out, "R3|I2", "lower"), lower, 0);
    assert_true(run_on(&t, some, options));
    assert_string_equal(status_at(&t.out, "A|I", "lower"), "not_applicable");
    trial_free(&t);
}

static void persons(void **state)
{
    (void)state;
    static const char text[] = "area|industry|employees#\nA|I|3\nA|J|6\nB|I|5\nB|J|9\n";
    static const char *const shrink[] = {"reference", "sum", "shrink", NULL, NULL};
    static const char *const adjust[] = {"reference", "sum", "adjust", "bh", NULL};
    static const char *const more[] = {"reference", "sum", "one-more", NULL, NULL};
    struct trial t = {0};
    assert_false(run_on(&t, text, shrink));
    assert_false(run_on(&t, text, adjust));
    assert_true(run_on(&t, text, more));
    trial_free(&t);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(shrunk), cmocka_unit_test(tested),
                                       cmocka_unit_test(one_more), cmocka_unit_test(bootstrap),
                                       cmocka_unit_test(persons)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
