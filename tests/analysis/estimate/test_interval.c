#include "tests/test_support.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include <sangyo/interval.h>

/* R1 × I1 of the toy table in_toy54_t0: 100 of 200, reference 175 of 850. */
static const struct sg_quotient_counts toy = {100, 200, 175, 850};

static void assert_limits(struct sg_interval limits, double lower, double upper)
{
    assert_close(limits.lower, lower, 1e-10);
    assert_close(limits.upper, upper, 1e-10);
}

/* Kawasaki 2016, divisions E and C (R 4.5 with DescTools, binom.test; vec_ci_share.csv). */
static void proportions_of_a_census(void **state)
{
    (void)state;
    struct sg_interval limits;
    assert_true(sg_interval_wilson(3034, 40934, 0.95, &limits));
    assert_limits(limits, 0.071621329373576056, 0.076697224865009031);
    assert_true(sg_interval_clopper_pearson(3034, 40934, 0.95, &limits));
    assert_limits(limits, 0.071599620023077182, 0.076699614792896664);
    assert_true(sg_interval_goodman(3034, 40934, 17, 0.95, &limits));
    assert_limits(limits, 0.070360132766317252, 0.078062474697413939);
    assert_true(sg_interval_wilson(0, 40934, 0.95, &limits));
    assert_limits(limits, 0, 9.3836379344969635e-05);
    assert_true(sg_interval_clopper_pearson(0, 40934, 0.95, &limits));
    assert_limits(limits, 0, 9.0113676708170859e-05);
    assert_true(sg_interval_goodman(0, 40934, 17, 0.95, &limits));
    assert_limits(limits, 0, 0.00021599879310425172);
}

static void quotients(void **state)
{
    (void)state;
    struct sg_interval limits;
    /* methods.md: the corrected interval of the toy table; vec_ci_lq.csv: the uncorrected one */
    assert_true(sg_interval_log_delta(&toy, 0.5, 0.95, &limits));
    assert_limits(limits, 2.144942095475438, 2.731355880874248);
    assert_true(sg_interval_log_delta(&toy, 0, 0.95, &limits));
    assert_limits(limits, 2.1513798377750444, 2.741477390516561);
    /* P_garwood_poisson: limits over E = nP */
    assert_true(sg_interval_garwood(100, 0.95, &limits));
    double expected = 200 * 175.0 / 850;
    assert_limits((struct sg_interval){limits.lower / expected, limits.upper / expected},
                  1.9759826446652766, 2.9537935635303549);
    /* no cases: -ln(0.025) */
    assert_true(sg_interval_garwood(0, 0.95, &limits));
    assert_limits(limits, 0, -log(0.025));
}

static void edges(void **state)
{
    (void)state;
    sg_interval_proportion_fn *methods[] = {sg_interval_wilson, sg_interval_clopper_pearson};
    struct sg_interval limits;
    for (size_t i = 0; i < 2; i++) {
        assert_true(methods[i](0, 7, 0.95, &limits));
        assert_close(limits.lower, 0, 0);
        assert_true(limits.upper > 0 && limits.upper < 1);
        assert_true(methods[i](7, 7, 0.95, &limits));
        assert_close(limits.upper, 1, 0);
        assert_true(limits.lower > 0 && limits.lower < 1);
        assert_true(methods[i](1, 1, 0.95, &limits));
        assert_close(limits.upper, 1, 0);
        const double wrong[][3] = {{0, 0, .95},        {-1, 5, .95},  {6, 5, .95},
                                   {2, 5, 0},          {2, 5, 1},     {2, 5, NAN},
                                   {2, INFINITY, .95}, {NAN, 5, .95}, {2, NAN, .95}};
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
            limits = (struct sg_interval){1, 1};
            assert_false(methods[i](wrong[k][0], wrong[k][1], wrong[k][2], &limits));
            assert_true(isnan(limits.lower) && isnan(limits.upper));
        }
    }
    assert_false(sg_interval_goodman(2, 5, 0, 0.95, &limits));
    assert_false(sg_interval_garwood(-1, 0.95, &limits));
    assert_true(isnan(limits.lower));
    assert_false(sg_interval_garwood(INFINITY, 0.95, &limits));
}

static void edges_of_quotients(void **state)
{
    (void)state;
    struct sg_interval limits;
    struct sg_quotient_counts none = {0, 200, 175, 850};
    assert_false(sg_interval_log_delta(&none, 0, 0.95, &limits));
    assert_true(isnan(limits.lower) && isnan(limits.upper));
    assert_true(sg_interval_log_delta(&none, 0.5, 0.95, &limits));
    assert_true(limits.lower > 0 && limits.upper < 0.2);
    const struct sg_quotient_counts wrong[] = {
        {5, 0, 9, 20},   /* no area */
        {0, 5, 0, 0},    /* no reference */
        {10, 20, 9, 50}, /* more than the reference has */
        {5, 30, 9, 20},  /* an area larger than the reference */
        {1, 15, 9, 20},  /* more outside than there is room for */
        {NAN, 15, 9, 20}, {5, NAN, 9, 20}, {5, 15, INFINITY, 20}, {5, 15, 9, NAN},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(sg_interval_log_delta(&wrong[i], 0.5, 0.95, &limits));
    assert_false(sg_interval_log_delta(&toy, -1, 0.95, &limits));
    assert_false(sg_interval_log_delta(&toy, 0.5, 1, &limits));
    /* the area is its own reference: 1 without correction, whatever the counts */
    struct sg_quotient_counts itself = {7, 31, 7, 31};
    assert_true(sg_interval_log_delta(&itself, 0, 0.95, &limits));
    assert_limits(limits, 1, 1);
}

/* Wider at a higher level, and around the estimate. */
static void intervals_nest(void **state)
{
    (void)state;
    const double counts[] = {0, 0.4, 1, 3, 17, 499, 500};
    const double levels[] = {0.5, 0.8, 0.9, 0.95, 0.99, 0.9999};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct sg_interval last[4], now[4];
        for (size_t k = 0; k < sizeof levels / sizeof *levels; k++) {
            double x = counts[i], level = levels[k];
            assert_true(sg_interval_wilson(x, 500, level, &now[0]));
            assert_true(sg_interval_clopper_pearson(x, 500, level, &now[1]));
            assert_true(sg_interval_goodman(x, 500, 6, level, &now[2]));
            assert_true(sg_interval_garwood(x, level, &now[3]));
            for (size_t m = 0; m < 4; m++) {
                double estimate = m == 3 ? x : x / 500;
                assert_true(now[m].lower <= estimate && estimate <= now[m].upper);
                assert_true(k == 0 ||
                            (now[m].lower <= last[m].lower && now[m].upper >= last[m].upper));
                last[m] = now[m];
            }
            assert_true(now[2].lower <= now[0].lower && now[2].upper >= now[0].upper);
        }
    }
}

/* The mirror image: what did not happen has the mirrored limits. */
static void intervals_mirror(void **state)
{
    (void)state;
    for (double x = 0; x <= 23; x++) {
        struct sg_interval here, there;
        assert_true(sg_interval_wilson(x, 23, 0.95, &here));
        assert_true(sg_interval_wilson(23 - x, 23, 0.95, &there));
        assert_close(here.lower, 1 - there.upper, -1e-14);
        assert_true(sg_interval_clopper_pearson(x, 23, 0.95, &here));
        assert_true(sg_interval_clopper_pearson(23 - x, 23, 0.95, &there));
        assert_close(here.lower, 1 - there.upper, -1e-13);
    }
}

/* The limits of Garwood are where the Poisson tails are half of 1 - level. */
static void garwood_meets_its_tails(void **state)
{
    (void)state;
    const double counts[] = {1, 2, 5, 40, 137, 1e4, 1e6, 3e7};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        double x = counts[i];
        struct sg_interval limits;
        assert_true(sg_interval_garwood(x, 0.95, &limits));
        assert_close(gsl_cdf_gamma_P(limits.lower, x, 1), 0.025, 1e-9);
        assert_close(gsl_cdf_gamma_Q(limits.upper, x + 1, 1), 0.025, 1e-9);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proportions_of_a_census),
        cmocka_unit_test(quotients),
        cmocka_unit_test(edges),
        cmocka_unit_test(edges_of_quotients),
        cmocka_unit_test(intervals_nest),
        cmocka_unit_test(intervals_mirror),
        cmocka_unit_test(garwood_meets_its_tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
