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
    const size_t group[] = {0, 1};
    assert_true(isnan(sg_inequality_gini(zeros, 2)));
    assert_true(isnan(sg_inequality_gini(zeros, 0)));
    assert_true(isnan(sg_inequality_theil_t(zeros, 2)));
    assert_true(isnan(sg_inequality_theil_l(zeros, 2)));
    assert_close(sg_inequality_gini(one, 1), 0, 0);
    assert_close(sg_inequality_gini(equal, 3), 0, 0);
    assert_close(sg_inequality_gini(some, 2), 0.5, 0);
    assert_close(sg_inequality_theil_t(some, 2), log(2), 1e-15); /* 0 ln 0 = 0 */
    assert_true(isnan(sg_inequality_theil_l(some, 2)));
    assert_true(isnan(sg_inequality_theil_l_parts(some, 2, group, 2).within));
    assert_true(isnan(sg_inequality_theil_t_parts(zeros, 2, group, 2).between));
    struct sg_inequality_parts parts = sg_inequality_theil_t_parts(some, 2, group, 2);
    assert_close(parts.between, log(2), 1e-15);
    assert_close(parts.within, 0, 0);
}

/* Within and between add up, groups in any order and one of them empty; one group is all within. */
static void decomposition(void **state)
{
    (void)state;
    const double x[] = {7, 13, 40, 140, 3, 90, 12, 45};
    const size_t group[] = {3, 0, 2, 3, 0, 2, 2, 0}, one[8] = {0};
    struct sg_inequality_parts t = sg_inequality_theil_t_parts(x, 8, group, 4);
    struct sg_inequality_parts l = sg_inequality_theil_l_parts(x, 8, group, 4);
    assert_close(t.within + t.between, sg_inequality_theil_t(x, 8), 1e-13);
    assert_close(l.within + l.between, sg_inequality_theil_l(x, 8), 1e-13);
    assert_true(t.within > 0 && t.between > 0 && l.within > 0 && l.between > 0);
    t = sg_inequality_theil_t_parts(x, 8, one, 1);
    assert_close(t.between, 0, -1e-15);
    assert_close(t.within, sg_inequality_theil_t(x, 8), 1e-13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges),
                                       cmocka_unit_test(decomposition)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
