#include "../table_of.h"
#include "../test_support.h"

#include <math.h>

#include "table/quantity.h"

/* contracts of the field: points for shares and balances, percent for counts, amounts, indices. */
static void changes_are_said_by_the_kind_of_measure(void **state)
{
    (void)state;
    static const struct {
        const char *measure, *unit;
        bool points, percent, rises;
    } cases[] = {
        {"事業所数", NULL, false, true, false},
        {"負債総額（百万円）", NULL, false, true, false},
        {"利益率（％）", NULL, true, false, true},
        {"完全失業率", "%", true, false, true},
        {"業況DI", NULL, true, false, true},
        {"有効求人倍率", "倍", false, false, true},
        {"平均年齢（歳）", NULL, false, false, true},
        {"鉱工業生産指数（2020年=100）", NULL, false, true, true},
        {"人口密度", "人/km2", false, false, true},
        {"値", NULL, false, true, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_quantity q = sg_quantity_of(NULL, cases[i].measure, cases[i].unit, 1);
        print_message("%s\n", cases[i].measure);
        assert_int_equal(sg_quantity_in_points(&q), cases[i].points);
        assert_int_equal(sg_quantity_in_percent(&q), cases[i].percent);
        assert_int_equal(sg_quantity_rises(&q), cases[i].rises);
    }
}

static void slight_changes_are_below_half_a_point_or_a_percent(void **state)
{
    (void)state;
    struct sg_quantity count = sg_quantity_of_kind(SG_MEASURE_AMOUNT, 0);
    struct sg_quantity share = sg_quantity_of_kind(SG_MEASURE_SHARE, 1);
    struct sg_quantity ratio = sg_quantity_of_kind(SG_MEASURE_RATIO, 2);
    assert_true(sg_quantity_is_slight(&count, 5, 5000));
    assert_true(sg_quantity_is_slight(&count, -9, 1000)); /* 0.9 % */
    assert_false(sg_quantity_is_slight(&count, 10, 1000));
    assert_false(sg_quantity_is_slight(&count, 96, 10000)); /* prints as 1.0 % */
    assert_false(sg_quantity_is_slight(&count, 3, 0));
    assert_true(sg_quantity_is_slight(&share, 0.4, 2.4));
    assert_false(sg_quantity_is_slight(&share, 0.46, 2.4)); /* prints as 0.5 */
    assert_true(sg_quantity_is_slight(&ratio, 0.004, 1));
    assert_false(sg_quantity_is_slight(&ratio, 0.01, 1.5));
    assert_false(sg_quantity_is_slight(&share, NAN, 2));
    assert_close(sg_quantity_rate(5, 100), 5, 0);
    assert_true(isnan(sg_quantity_rate(5, 0)));
    assert_true(isnan(sg_quantity_rate(5, -4)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_are_said_by_the_kind_of_measure),
        cmocka_unit_test(slight_changes_are_below_half_a_point_or_a_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
