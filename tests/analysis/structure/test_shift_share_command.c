#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_shift_share_command;

/* Regions R1 and R3 of in_toy54_t0.csv and _t1.csv with the totals of all five; expected values are
   those of vectors/regional. */
static const char toy[] = "area|industry|year@|value#\n"
                          "R1|I1|2016|100\nR1|I2|2016|20\nR1|I3|2016|30\nR1|I4|2016|50\n"
                          "R1|I1|2021|120\nR1|I2|2021|18\nR1|I3|2021|28\nR1|I4|2021|64\n"
                          "R3|I1|2016|7\nR3|I2|2016|13\nR3|I3|2016|40\nR3|I4|2016|140\n"
                          "R3|I1|2021|11\nR3|I2|2021|10\nR3|I3|2021|38\nR3|I4|2021|170\n"
                          "全国|I1|2016|175\n全国|I2|2016|228\n全国|I3|2016|142\n"
                          "全国|I4|2016|305\n全国|I1|2021|194\n全国|I2|2021|236\n"
                          "全国|I3|2021|153\n全国|I4|2021|352\n";

static bool run_on(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_shift_share_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static void vectors(void **state)
{
    (void)state;
    static const char *const esteban[] = {"method", "esteban-marquillas", NULL};
    static const char *const arcelus[] = {"method", "arcelus", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, toy, NULL));
    assert_int_equal(t.out.n_rows, 2 * 5); /* four industries and their sum; not the reference */
    const char *i1 = "R1|I1|2016|2021", *sum = "R1|total|2016|2021";
    assert_close(value_at(&t.out, i1, "initial"), 100, 0);
    assert_close(value_at(&t.out, i1, "final"), 120, 0);
    assert_close(value_at(&t.out, i1, "national_share"), 10.000000000000009, 1e-12);
    assert_close(value_at(&t.out, i1, "industry_mix"), 0.85714285714284522, 1e-12);
    assert_close(value_at(&t.out, i1, "competitive"), 9.1428571428571388, 1e-12);
    assert_close(value_at(&t.out, sum, "industry_mix"), 1.587758937866468, 1e-12);
    assert_close(value_at(&t.out, sum, "competitive"), 8.4122410621335071, 1e-12);
    assert_true(run_on(&t, toy, esteban));
    assert_close(value_at(&t.out, i1, "allocation"), 5.3781512605042003, 1e-12);
    assert_close(value_at(&t.out, sum, "allocation"), 7.6749861601727334, 1e-11);
    assert_true(run_on(&t, toy, arcelus));
    assert_close(value_at(&t.out, i1, "national_homothetic"), 4.1176470588235334, 1e-12);
    assert_close(value_at(&t.out, i1, "interaction_differential"), 2.4369747899159759, 1e-11);
    trial_free(&t);
}

/* Dynamic goes through the year between, and what all parts add up to does not depend on it. */
static void dynamic(void **state)
{
    (void)state;
    static const char text[] = "area|industry|year@|value#\n"
                               "R|I|2012|100\nR|I|2016|10\nR|I|2021|50\n"
                               "R|J|2012|100\nR|J|2016|150\nR|J|2021|90\n"
                               "全国|I|2012|400\n全国|I|2016|500\n全国|I|2021|300\n"
                               "全国|J|2012|600\n全国|J|2016|600\n全国|J|2021|900\n";
    static const char *const options[] = {"method", "dynamic", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, options));
    assert_int_equal(t.out.n_rows, 3);
    /* by hand: 100·(1100/1000 − 1) + 10·(1200/1100 − 1) */
    assert_close(value_at(&t.out, "R|I|2012|2021", "national_share"), 10 + 10.0 / 11, 1e-12);
    /* 100·(.25 − .1) + 10·(−.4 − 1/11) */
    assert_close(value_at(&t.out, "R|I|2012|2021", "industry_mix"), 15 - 4 - 10.0 / 11, 1e-12);
    assert_close(value_at(&t.out, "R|I|2012|2021", "competitive"), (10 - 125) + (50 - 6), 1e-12);
    trial_free(&t);
}

static void forbidden(void **state)
{
    (void)state;
    static const char text[] = "area|industry|year@|value#\n"
                               "R|I|2016|X\nR|I|2021|5\nR|J|2021|3\n"
                               "R|K|2016|0\nR|K|2021|0\nR|L|2016|4\nR|L|2021|6\n"
                               "全国|I|2016|10\n全国|I|2021|20\n全国|J|2016|20\n全国|J|2021|30\n"
                               "全国|K|2016|7\n全国|K|2021|7\n全国|L|2016|9\n全国|L|2021|8\n";
    static const char *const esteban[] = {"method", "esteban-marquillas", NULL};
    struct sg_table in;
    struct trial t = {0};
    assert_true(run_on(&t, text, NULL));
    assert_string_equal(status_at(&t.out, "R|I|2016|2021", "competitive"), "suppressed");
    assert_string_equal(status_at(&t.out, "R|J|2016|2021", "competitive"), "not_available");
    assert_close(value_at(&t.out, "R|K|2016|2021", "competitive"), 0, 0);
    assert_close(value_at(&t.out, "R|L|2016|2021", "competitive"), 6 - 4 * 8.0 / 9, 1e-12);
    assert_true(isnan(value_at(&t.out, "R|total|2016|2021", "competitive")));
    assert_true(isnan(value_at(&t.out, "R|total|2016|2021", "initial")));
    /* an area that has only what it had at neither period, and what it kept: the sum stands */
    assert_true(
        run_on(&t,
               "area|industry|year@|value#\nR|K|2016|0\nR|K|2021|0\nR|L|2016|4\nR|L|2021|6\n"
               "全国|K|2016|7\n全国|K|2021|7\n全国|L|2016|9\n全国|L|2021|8\n",
               esteban));
    assert_string_equal(status_at(&t.out, "R|K|2016|2021", "competitive"), "undefined");
    double all = 0;
    static const char *const parts[] = {"national_share", "industry_mix", "competitive",
                                        "allocation"};
    for (size_t i = 0; i < 4; i++)
        all += value_at(&t.out, "R|total|2016|2021", parts[i]);
    assert_close(all, 2, 1e-12);
    table_of(&in, toy);
    assert_true(sg_info_add_break(&in.info, "2020", "another survey", false, NULL, NULL));
    assert_true(try_command(&t, &sg_shift_share_command, &in, NULL));
    assert_string_equal(status_at(&t.out, "R1|I1|2016|2021", "competitive"), "break");
    sg_table_free(&in);
    assert_false(run_on(&t, "area|industry|year@|value#\n", NULL));
    assert_false(run_on(&t, "area|industry|year@|value#\nR|I|2016|4\n全国|I|2016|4\n", NULL));
    trial_free(&t);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(vectors), cmocka_unit_test(dynamic),
                                       cmocka_unit_test(forbidden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
