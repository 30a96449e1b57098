#include "tests/test_support.h"

#include <math.h>

#include <sangyo/agglomeration.h>

/* Industries I1 and I4 and the region totals of in_toy54_t0.csv. */
static const double i1[] = {100, 10, 7, 55, 3}, i4[] = {50, 5, 140, 65, 45};
static const double regions[] = {200, 100, 200, 200, 150};

/* Expected values by exact fractions from the formulas, H = 0.03. */
static void values(void **state)
{
    (void)state;
    assert_close(sg_agglomeration_ellison_glaeser(i1, regions, 5, 0.03), 0.21266524189708438,
                 1e-12);
    assert_close(sg_agglomeration_maurel_sedillot(i1, regions, 5, 0.03), 0.25576267620450244,
                 1e-12);
    assert_close(sg_agglomeration_pair(i1, i4, regions, 5), -0.07439787994576605, 1e-12);
}

static void edges(void **state)
{
    (void)state;
    const double zeros[5] = {0}, alone[] = {0, 0, 9, 0, 0};
    assert_true(isnan(sg_agglomeration_ellison_glaeser(zeros, regions, 5, 0.1)));
    assert_true(isnan(sg_agglomeration_ellison_glaeser(i1, zeros, 5, 0.1)));
    assert_true(isnan(sg_agglomeration_ellison_glaeser(i1, alone, 5, 0.1)));
    assert_true(isnan(sg_agglomeration_ellison_glaeser(i1, regions, 5, 1)));
    assert_true(isnan(sg_agglomeration_ellison_glaeser(i1, regions, 5, NAN)));
    assert_true(isnan(sg_agglomeration_maurel_sedillot(i1, regions, 5, -0.1)));
    assert_true(isnan(sg_agglomeration_pair(i1, zeros, regions, 5)));
    /* one plant per n, spread as everything is: −H/(1−H) */
    assert_close(sg_agglomeration_ellison_glaeser(regions, regions, 5, 0.2), -0.25, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
