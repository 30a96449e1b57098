#include "tests/test_support.h"

#include <math.h>

#include "table/quad.h"

/* Exact decimals, so that what is a tie prints as one. */
static void decimals_are_subtracted_exactly(void **unused)
{
    (void)unused;
    static const double cases[][3] = {{10.35, 10.3, 0.05},
                                      {0.3, 0.1, 0.2},
                                      {62.3, 62.25, 0.05},
                                      {5, 7, -2},
                                      {1e-20, 3e-20, -2e-20}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_close(sg_decimal_minus(cases[i][0], cases[i][1]), cases[i][2], 0);
    assert_true(isnan(sg_decimal_minus(NAN, 1)));
}

static void shares_are_subtracted_exactly(void **unused)
{
    (void)unused;
    assert_close(100 * sg_share_minus(1246, 2000, 1245, 2000), 0.05, 0);
    assert_close(sg_share_minus(1, 3, 1, 3), 0, 0);
    assert_close(sg_share_minus(0.3, 3, 0.1, 4), 0.075, 0);
    assert_true(!isfinite(sg_share_minus(1, 0, 1, 2)));
}

/* In doubles 0.1 + 0.2 + 0.4 is 0.7000000000000001. */
static void sums_of_decimals_are_decimals(void **state)
{
    (void)state;
    assert_close(sg_decimal_plus(sg_decimal_plus(0.1, 0.2), 0.4), 0.7, 0);
    assert_close(sg_decimal_plus(1e15, 3), 1000000000000003, 0);
    assert_true(isnan(sg_decimal_plus(NAN, 0.1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(decimals_are_subtracted_exactly),
                                       cmocka_unit_test(shares_are_subtracted_exactly),
                                       cmocka_unit_test(sums_of_decimals_are_decimals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
