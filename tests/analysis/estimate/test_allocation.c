#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/allocation.h>

enum { K = 4 };

static double sum_of(const double n[], size_t k)
{
    double sum = 0;
    for (size_t i = 0; i < k; i++)
        sum += n[i];
    return sum;
}

/* Worked by hand: N S = 200, 600, 400, 900 of 2,100. Neyman of 105: 10, 30, 20, 45. */
static const struct sg_stratum plain[K] = {{100, 2}, {200, 3}, {400, 1}, {300, 3}};

static void shares(void **state)
{
    (void)state;
    const double neyman[] = {10, 30, 20, 45}, proportional[] = {10, 20, 40, 30};
    double n[K];
    assert_true(sg_allocation_neyman(plain, K, 105, n));
    for (size_t i = 0; i < K; i++)
        assert_close(n[i], neyman[i], 1e-14);
    assert_true(sg_allocation_proportional(plain, K, 100, n));
    for (size_t i = 0; i < K; i++)
        assert_close(n[i], proportional[i], 1e-14);
}

/* A stratum of 3 that varies a lot is taken whole, and the others share the rest. */
static void caps(void **state)
{
    (void)state;
    const struct sg_stratum strata[] = {{3, 1000}, {100, 1}, {300, 1}};
    double n[3];
    assert_true(sg_allocation_neyman(strata, 3, 43, n));
    assert_close(n[0], 3, 0);
    assert_close(n[1], 10, 1e-14);
    assert_close(n[2], 30, 1e-14);
    assert_true(sg_allocation_neyman(strata, 3, 403, n)); /* everything */
    assert_close(sum_of(n, 3), 403, 1e-14);
    assert_true(sg_allocation_wright(strata, 3, 43, 2, n));
    assert_close(n[0], 3, 0);
    assert_close(sum_of(n, 3), 43, 0);
    assert_true(sg_allocation_wright(strata, 3, 403, 1, n));
    assert_close(n[2], 300, 0);
}

/* Exact among whole numbers: no move of one unit lowers Σ N²S²/n. */
static void wright_is_optimal(void **state)
{
    (void)state;
    double n[K];
    assert_true(sg_allocation_wright(plain, K, 61, 2, n));
    assert_close(sum_of(n, K), 61, 0);
    for (size_t from = 0; from < K; from++)
        for (size_t to = 0; to < K; to++) {
            double before = 0, after = 0;
            for (size_t i = 0; i < K; i++) {
                double spread = plain[i].size * plain[i].sd * plain[i].size * plain[i].sd;
                before += spread / n[i];
                after += spread / (n[i] + (i == to) - (i == from));
            }
            assert_true(n[from] == 2 || after >= before * (1 - 1e-12));
        }
}

static void rounded(void **state)
{
    (void)state;
    double n[] = {1.25, 83.75, 37.5, 10.5}, tied[] = {0.5, 0.5}, capped[] = {1.9, 2.1};
    const struct sg_stratum strata[] = {{50, 1}, {900, 1}, {900, 1}, {900, 1}};
    const struct sg_stratum small[] = {{1.5, 1}, {9, 1}};
    sg_allocation_round(strata, 4, n);
    const double expected[] = {1, 84, 38, 10};
    for (size_t i = 0; i < 4; i++)
        assert_close(n[i], expected[i], 0);
    sg_allocation_round(strata, 2, tied);
    assert_close(tied[0], 1, 0);
    sg_allocation_round(small, 2, capped);
    assert_close(capped[0], 1, 0);
    assert_close(capped[1], 3, 0);
    sg_allocation_round(NULL, 0, NULL);
}

static void edges(void **state)
{
    (void)state;
    double n[K];
    const struct sg_stratum zero[] = {{0, 1}, {10, 0}}, bad[] = {{10, -1}, {10, 1}},
                            nan[] = {{NAN, 1}, {10, 1}};
    assert_false(sg_allocation_neyman(plain, K, 1001, n));
    assert_true(isnan(n[0]) && isnan(n[K - 1]));
    assert_false(sg_allocation_proportional(plain, K, 1001, n));
    assert_false(sg_allocation_wright(plain, K, 7, 2, n)); /* below the minimum of 2 each */
    assert_false(sg_allocation_wright(plain, K, 50, 0, n));
    assert_false(sg_allocation_wright(plain, K, 50.5, 2, n));
    assert_false(sg_allocation_neyman(zero, 2, 5, n)); /* nothing varies */
    assert_false(sg_allocation_neyman(bad, 2, 5, n));
    assert_false(sg_allocation_proportional(nan, 2, 5, n));
    assert_false(sg_allocation_proportional(plain, 0, 0, n));
    assert_true(sg_allocation_neyman(plain, K, 0, n));
    assert_close(sum_of(n, K), 0, 0);
    assert_true(sg_allocation_wright(zero, 2, 6, 2, n)); /* all there is */
    assert_close(n[0], 0, 0);
    assert_close(n[1], 6, 0);
    assert_true(sg_allocation_neyman(plain, 1, 60, n));
    assert_close(n[0], 60, 1e-15);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(shares), cmocka_unit_test(caps),
                                       cmocka_unit_test(wright_is_optimal),
                                       cmocka_unit_test(rounded), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
