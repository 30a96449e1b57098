#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

#include "findings/shift.h"

static void the_driver_moves_in_the_direction_of_the_change(void **state)
{
    (void)state;
    const double parts[] = {-100, 300, 250};
    const double falling[] = {-100, -300, 50};
    assert_int_equal(sg_shift_driver(parts, 3, 450), 1);
    assert_int_equal(sg_shift_driver(falling, 3, -350), 1);
    assert_int_equal(sg_shift_driver(parts, 3, -1), 0);
}

static void components_stand_behind_the_final_value(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "industry|initial#|final#|change#|national_share#|industry_mix#|competitive#\n"
                     "a|10|15|5|1|2|2\nb|10|15|5|1|X|2\n");
    const struct sg_shift_columns c = sg_shift_find(&table);
    assert_int_equal(c.n, 3);
    assert_string_equal(c.parts[0]->name, "national_share");
    assert_close(sg_shift_net(&c, 0), 5, 0);
    assert_true(isnan(sg_shift_net(&c, 1))); /* a part is not known */
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_driver_moves_in_the_direction_of_the_change),
        cmocka_unit_test(components_stand_behind_the_final_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
