#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/interval.h>

/* Exhaustively: the limits are the outermost populations in which the sample is not too unlikely.
 */
static void limits_are_where_the_tails_say(void **state)
{
    (void)state;
    const unsigned population = 60, n = 13;
    for (unsigned x = 0; x <= n; x++) {
        struct sg_interval limits;
        unsigned low = population, high = 0;
        for (unsigned k = 0; k <= population; k++) {
            double more = x ? gsl_cdf_hypergeometric_Q(x - 1, k, population - k, n) : 1;
            double fewer = gsl_cdf_hypergeometric_P(x, k, population - k, n);
            low = more > 0.05 && k < low ? k : low;
            high = fewer > 0.05 && k > high ? k : high;
        }
        assert_true(sg_interval_hypergeometric(x, n, population, 0.9, &limits));
        assert_close(limits.lower, low / 60.0, 1e-15);
        assert_close(limits.upper, high / 60.0, 1e-15);
    }
}

/* 660 of 985 from 40,000 (expected_prop_ci_published.csv, hypergeometric_exact). */
static void a_large_population(void **state)
{
    (void)state;
    struct sg_interval limits, wilson;
    assert_true(sg_interval_hypergeometric(660, 985, 40000, 0.95, &limits));
    assert_close(limits.lower, 0.6401, 1e-12);
    assert_close(limits.upper, 0.699, 1e-12);
    assert_true(sg_interval_hypergeometric(8, 23, 4e9, 0.95, &limits));
    assert_true(sg_interval_clopper_pearson(8, 23, 0.95, &wilson));
    assert_close(limits.lower, wilson.lower, 1e-6);
    assert_close(limits.upper, wilson.upper, 1e-6);
}

static void edges(void **state)
{
    (void)state;
    struct sg_interval limits;
    assert_true(sg_interval_hypergeometric(0, 23, 100, 0.95, &limits));
    assert_true(limits.lower == 0 && limits.upper > 0.1 && limits.upper < 0.14);
    assert_true(sg_interval_hypergeometric(23, 23, 100, 0.95, &limits));
    assert_true(limits.upper == 1);
    /* a census leaves nothing open */
    assert_true(sg_interval_hypergeometric(7, 23, 23, 0.95, &limits));
    assert_close(limits.lower, 7.0 / 23, 1e-15);
    assert_close(limits.upper, 7.0 / 23, 1e-15);
    assert_true(sg_interval_hypergeometric(1, 1, 1, 0.95, &limits));
    const double wrong[][4] = {{1, 0, 9, .95},   {1, 10, 9, .95},   {11, 10, 20, .95},
                               {1.5, 5, 9, .95}, {1, 5, 9.5, .95},  {1, 5, 9, 1},
                               {-1, 5, 9, .95},  {1, 5, 1e10, .95}, {NAN, 5, 9, .95}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(sg_interval_hypergeometric(wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3],
                                                &limits));
        assert_true(isnan(limits.lower) && isnan(limits.upper));
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(limits_are_where_the_tails_say),
                                       cmocka_unit_test(a_large_population),
                                       cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
