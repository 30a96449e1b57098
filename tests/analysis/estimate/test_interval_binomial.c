#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/interval.h>

static const struct {
    sg_interval_proportion_fn *limits;
    bool inside;  /* within 0 … 1 by itself */
    bool extreme; /* has limits at x = 0 and x = n */
} methods[] = {{sg_interval_wilson, true, true},         {sg_interval_clopper_pearson, true, true},
               {sg_interval_jeffreys, true, true},       {sg_interval_logit, true, false},
               {sg_interval_agresti_coull, false, true}, {sg_interval_wald, false, true}};

enum { METHODS = sizeof methods / sizeof *methods };

static void assert_none(size_t m, double x, double n, double level)
{
    struct sg_interval limits = {1, 1};
    assert_false(methods[m].limits(x, n, level, &limits));
    assert_true(isnan(limits.lower) && isnan(limits.upper));
}

/* 8 of 23 and 0 of 23; R 4.5 binom::binom.confint and DescTools::BinomCI
   (expected_prop_ci_published.csv). */
static void small_samples(void **state)
{
    (void)state;
    struct sg_interval limits;
    assert_true(sg_interval_wald(8, 23, 0.95, &limits));
    assert_close(limits.lower, 0.15317942512441782, 1e-10);
    assert_close(limits.upper, 0.54247274878862561, 1e-10);
    assert_true(sg_interval_agresti_coull(1, 23, 0.95, &limits));
    assert_close(limits.lower, -0.0089930792091806599, 1e-10);
    assert_close(limits.upper, 0.22662129605522252, 1e-10);
    assert_true(sg_interval_jeffreys(0, 23, 0.95, &limits));
    assert_close(limits.lower, 0, 0);
    assert_close(limits.upper, 0.10239382809160791, 1e-10);
    assert_true(sg_interval_logit(1, 23, 0.95, &limits));
    assert_close(limits.lower, 0.0060896519988279992, 1e-10);
    assert_close(limits.upper, 0.2521781810495341, 1e-10);
}

static void edges(void **state)
{
    (void)state;
    const double wrong[][3] = {{0, 0, .95}, {-1, 5, .95}, {6, 5, .95},        {2, 5, 0},
                               {2, 5, 1},   {2, 5, NAN},  {2, INFINITY, .95}, {NAN, 5, .95}};
    for (size_t m = 0; m < METHODS; m++) {
        struct sg_interval none, all;
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
            assert_none(m, wrong[k][0], wrong[k][1], wrong[k][2]);
        if (!methods[m].extreme) {
            assert_none(m, 0, 23, 0.95);
            assert_none(m, 23, 23, 0.95);
            continue;
        }
        assert_true(methods[m].limits(0, 23, 0.95, &none));
        assert_true(methods[m].limits(23, 23, 0.95, &all));
        assert_true(none.lower <= 0 && all.upper >= 1);
        assert_true(methods[m].limits(1, 1, 0.95, &all));
        if (methods[m].inside)
            assert_true(none.lower == 0 && all.upper == 1);
    }
}

/* Wider at a higher level, narrower in a larger sample of the same share, rising with the count. */
static void they_nest(void **state)
{
    (void)state;
    for (size_t m = 0; m < METHODS; m++)
        for (double x = 1; x < 23; x++) {
            struct sg_interval small, wide, large, next;
            assert_true(methods[m].limits(x, 23, 0.95, &small));
            assert_true(methods[m].limits(x, 23, 0.99, &wide));
            assert_true(methods[m].limits(10 * x, 230, 0.95, &large));
            assert_true(wide.lower < small.lower && small.upper < wide.upper);
            assert_true(large.upper - large.lower < small.upper - small.lower);
            assert_true(small.lower <= x / 23 && x / 23 <= small.upper);
            assert_true(!methods[m].inside || (small.lower >= 0 && small.upper <= 1));
            if (x < 22 && methods[m].limits(x + 1, 23, 0.95, &next) && methods[m].inside)
                assert_true(next.lower > small.lower && next.upper > small.upper);
        }
}

static void they_mirror(void **state)
{
    (void)state;
    for (size_t m = 0; m < METHODS; m++)
        for (double x = 1; x < 17; x++) {
            struct sg_interval here, there;
            assert_true(methods[m].limits(x, 17, 0.9, &here));
            assert_true(methods[m].limits(17 - x, 17, 0.9, &there));
            assert_close(here.lower, 1 - there.upper, -1e-13);
        }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(small_samples), cmocka_unit_test(edges),
                                       cmocka_unit_test(they_nest), cmocka_unit_test(they_mirror)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
