#include "tests/test_support.h"

#include <math.h>

#include <sangyo/inequality.h>

/* Region R1 of in_toy54_t0.csv and values of vectors/regional (ineq 0.2, REAT 3.0.3). */
static const double r1[] = {100, 20, 30, 50};

static void values(void **state)
{
    (void)state;
    assert_close(sg_inequality_gini(r1, 4), 0.325, 1e-12);
    assert_close(sg_inequality_theil_t(r1, 4), 0.17832067352765851, 1e-12);
    assert_close(sg_inequality_theil_l(r1, 4), 0.18349229377005014, 1e-12);
}

static void edges(void **state)
{
    (void)state;
    const double zeros[] = {0, 0}, some[] = {0, 4}, equal[] = {2, 2, 2}, one[] = {9};
    assert_true(isnan(sg_inequality_gini(zeros, 2)));
    assert_true(isnan(sg_inequality_gini(zeros, 0)));
    assert_true(isnan(sg_inequality_theil_t(zeros, 2)));
    assert_true(isnan(sg_inequality_theil_l(zeros, 2)));
    assert_close(sg_inequality_gini(one, 1), 0, 0);
    assert_close(sg_inequality_gini(equal, 3), 0, 0);
    assert_close(sg_inequality_gini(some, 2), 0.5, 0);
    assert_close(sg_inequality_theil_t(some, 2), log(2), 1e-15); /* 0 ln 0 = 0 */
    assert_true(isnan(sg_inequality_theil_l(some, 2)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
