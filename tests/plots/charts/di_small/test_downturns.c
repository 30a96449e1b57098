#include "tests/test_support.h"

#include "plots/charts/di_small/downturns.h"

static int month(int year, int number)
{
    return 12 * year + number - 1;
}

/* Lengths in months as the Cabinet Office prints them (後退), cycles 1 to 16. */
static void downturns_are_as_long_as_printed(void **state)
{
    (void)state;
    static const int printed[] = {4, 10, 12, 10, 12, 17, 16, 9, 36, 17, 32, 20, 14, 13, 8, 19};
    struct sg_downturn downturn = {0, 0};
    size_t n = 0;
    for (int end = 0; sg_downturn_at(n, &downturn); end = downturn.to, n++) {
        assert_true(downturn.from > end);
        assert_int_equal(downturn.to - downturn.from, printed[n]);
    }
    assert_int_equal(n, sizeof printed / sizeof *printed);
}

static void they_begin_after_the_peak(void **state)
{
    (void)state;
    /* peak February 2008, trough March 2009 */
    assert_false(sg_downturn_within(month(2007, 1), month(2008, 3)));
    assert_true(sg_downturn_within(month(2007, 1), month(2008, 4)));
    assert_true(sg_downturn_within(month(2009, 3), month(2010, 1)));
    assert_false(sg_downturn_within(month(2009, 4), month(2010, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(downturns_are_as_long_as_printed),
        cmocka_unit_test(they_begin_after_the_peak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
