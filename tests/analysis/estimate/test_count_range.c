#include "tests/test_support.h"

#include <math.h>

#include <sangyo/count_range.h>
#include <sangyo/number.h>

static void ranges(void **state)
{
    (void)state;
    static const struct {
        double percent;
        int decimals;
        double n, low, high;
    } cases[] = {
        {57.6, 1, 1079, 621, 622}, /* methods.md: Kawasaki business survey, 令和4年度 */
        {67.0, 1, 985, 660, 660},  /* 660/985 = 67.005 %; 659 is 66.904 %, 661 is 67.107 % */
        {0, 1, 985, 0, 0},         {100, 1, 985, 985, 985},
        {100, 0, 1, 1, 1},         {33.3, 1, 3, 1, 1},
        {50, 0, 7, 1, 0},     /* 3/7 = 43, 4/7 = 57 */
        {56.7, 1, 985, 1, 0}, /* 558/985 = 56.650, which rounds to 56.6 (56.649…), 559 is 56.8 */
        {28.7, 1, 160, 46, 46}, /* 46/160 = 28.75 rounds either way */
        {28.8, 1, 160, 46, 46},    {0.1, 1, 1000000, 500, 1500},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_count_range range;
        bool fits = sg_count_range(cases[i].percent, cases[i].decimals, cases[i].n, &range);
        assert_int_equal(fits, cases[i].low <= cases[i].high);
        if (fits) {
            assert_close(range.low, cases[i].low, 0);
            assert_close(range.high, cases[i].high, 0);
        }
    }
}

static void nothing_fits(void **state)
{
    (void)state;
    static const double cases[][2] = {{-0.1, 10}, {100.1, 10}, {NAN, 10}, {50, 0},
                                      {50, -2},   {50, 2.5},   {50, NAN}, {50, INFINITY}};
    struct sg_count_range range;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(sg_count_range(cases[i][0], 1, cases[i][1], &range));
        assert_true(range.low > range.high);
    }
    assert_close(sg_count_nearest_percent(50, 0, 7), 57, 1e-12);
    assert_close(sg_count_nearest_percent(140, 1, 10), 100, 1e-12);
    assert_close(sg_count_nearest_percent(56.7, 1, 985), 56.6, 1e-12);
    assert_close(sg_count_nearest_percent(50, 0, 0), NAN, 0);
}

/* Property: what is printed of a count fits that count. */
static void every_count_fits_its_percentage(void **state)
{
    (void)state;
    for (int n = 1; n < 400; n += 7)
        for (int decimals = 0; decimals < 3; decimals++)
            for (int x = 0; x <= n; x++) {
                struct sg_count_range range;
                double percent = sg_number_round(100.0 * x / n, decimals);
                assert_true(sg_count_range(percent, decimals, n, &range));
                assert_true(range.low <= x && x <= range.high);
                double nearest = sg_count_nearest_percent(percent, decimals, n);
                assert_close(nearest, percent, 1e-12);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges),
        cmocka_unit_test(nothing_fits),
        cmocka_unit_test(every_count_fits_its_percentage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
