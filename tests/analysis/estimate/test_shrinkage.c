#include "tests/test_support.h"

#include <math.h>

#include <sangyo/shrinkage.h>

/* Industry I1 of in_toy54_t0.csv and what its regions expect; values by exact fractions from
   Marshall's (1991) formulas. */
static void values(void **state)
{
    (void)state;
    const double observed[] = {100, 10, 7, 55, 3}, size[] = {200, 100, 200, 200, 150};
    const double shrunk[] = {2.387243890817507, 0.514633500926171, 0.19401129943502826,
                             1.3260023143421142, 0.1316355791271518};
    double expected[5], estimates[5];
    struct sg_shrinkage fit;
    for (size_t i = 0; i < 5; i++)
        expected[i] = size[i] * 175 / 850;
    assert_true(sg_shrinkage_gamma_poisson(observed, expected, 5, &fit, estimates));
    assert_close(fit.mean, 1, 1e-14);
    assert_close(fit.between, 0.8152, 1e-12);
    for (size_t i = 0; i < 5; i++) {
        assert_close(estimates[i], shrunk[i], 1e-12);
        /* towards the mean, never past it; and the posterior mean of the gamma */
        assert_true((estimates[i] - 1) * (observed[i] / expected[i] - 1) > 0);
        assert_close(estimates[i],
                     (observed[i] + fit.mean * fit.mean / fit.between) /
                         (expected[i] + fit.mean / fit.between),
                     1e-12);
    }
}

static void edges(void **state)
{
    (void)state;
    struct sg_shrinkage fit;
    double x[] = {2, 4, NAN, 5}, e[] = {4, 8, 3, 0}, zeros[] = {0, 0};
    assert_true(sg_shrinkage_gamma_poisson(x, e, 4, &fit, x)); /* in place */
    assert_close(fit.between, 0, 0);                           /* no sign of heterogeneity */
    assert_close(x[0], 0.5, 0);
    assert_close(x[1], 0.5, 0);
    assert_true(isnan(x[2]) && isnan(x[3]));
    assert_false(sg_shrinkage_gamma_poisson(zeros, e, 2, &fit, x));
    assert_true(isnan(fit.mean) && isnan(fit.between) && isnan(x[0]));
    assert_false(sg_shrinkage_gamma_poisson(e, e, 1, &fit, x));
    assert_false(sg_shrinkage_gamma_poisson(e, e, 0, &fit, x));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
