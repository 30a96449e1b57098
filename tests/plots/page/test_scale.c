#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "plots/page/scale.h"

static void assert_ticks(double low, double high, size_t n, bool whole, const char *expected)
{
    struct sg_scale scale = sg_scale_make(low, high, n, whole);
    struct sg_buffer all = {0};
    for (size_t i = 0; i < sg_scale_ticks(&scale); i++) {
        sg_buffer_add(&all, i ? " " : "");
        sg_scale_text(&scale, i, SG_JA, &all);
    }
    assert_string_equal(sg_buffer_text(&all), expected);
    assert_true(scale.from <= fmin(low, 0) && (isnan(high) || scale.to >= high));
    sg_buffer_free(&all);
}

static void numbers_are_round_and_hold_zero(void **state)
{
    (void)state;
    assert_ticks(-1010, 810, 4, false, "△1,000 △500 0 500");
    assert_ticks(-80, 20, 5, true, "△80 △60 △40 △20 0 20");
    assert_ticks(-77, 15, 5, true, "△80 △60 △40 △20 0 20");
    assert_ticks(0, 17.7, 5, true, "0 5 10 15 20");
    assert_ticks(3, 9, 4, true, "0.0 2.5 5.0 7.5 10.0");
    assert_ticks(0, 1e-6, 2, true, "0.0000000 0.0000005 0.0000010");
    assert_ticks(-1e9, 0, 2, true, "△1,000,000,000 △500,000,000 0");
}

static void nothing_to_show_still_gives_an_axis(void **state)
{
    (void)state;
    assert_ticks(0, 0, 2, true, "0.0 0.5 1.0");
    assert_ticks(NAN, NAN, 2, true, "0.0 0.5 1.0");
    struct sg_scale endless = sg_scale_make(0, INFINITY, 2, true);
    assert_true(sg_scale_ticks(&endless) == 3);
}

static void assert_ticks_around(struct sg_rate_extent extent, const char *expected)
{
    struct sg_scale scale = sg_scale_around(extent, 4);
    struct sg_buffer all = {0};
    for (size_t i = 0; i < sg_scale_ticks(&scale); i++) {
        sg_buffer_add(&all, i ? " " : "");
        sg_scale_text(&scale, i, SG_JA, &all);
    }
    assert_string_equal(sg_buffer_text(&all), expected);
    sg_buffer_free(&all);
}

static void rates_have_an_extent_of_their_own(void **state)
{
    (void)state;
    assert_ticks_around((struct sg_rate_extent){96, 113.2, 100, 0.1}, "95 100 105 110 115");
    assert_ticks_around((struct sg_rate_extent){2, 2.6, NAN, 0.1}, "2.0 2.2 2.4 2.6");
    /* no finer than what is printed */
    assert_ticks_around((struct sg_rate_extent){2.1, 2.1, NAN, 0.1}, "2.0 2.1 2.2");
    assert_ticks_around((struct sg_rate_extent){-22, -5, 0, 1}, "△30 △20 △10 0");
    assert_ticks_around((struct sg_rate_extent){110, 114, 100, 1}, "110 111 112 113 114"); /* far */
    assert_ticks_around((struct sg_rate_extent){NAN, NAN, 0, 1}, "0.00 0.25 0.50 0.75 1.00");
}

static void values_are_placed_in_either_direction(void **state)
{
    (void)state;
    struct sg_scale scale = sg_scale_make(-1, 1, 4, true);
    scale.left = 10;
    scale.right = 110;
    assert_close(sg_scale_at(&scale, 0), 60, 1e-12);
    scale.left = 110;
    scale.right = 10;
    assert_close(sg_scale_at(&scale, 1), 10, 1e-12);
    assert_close(sg_scale_at(&scale, -0.5), 85, 1e-12);
}

static void numbers_without_room_are_fewer(void **state)
{
    (void)state;
    struct sg_scale_room room = {0, 60, {7, false}, SG_EN};
    struct sg_scale scale = sg_scale_fit(0, 1e9, 4, room);
    assert_int_equal(sg_scale_ticks(&scale), 2);
    room.right = 400;
    scale = sg_scale_fit(0, 1e9, 4, room);
    assert_int_equal(sg_scale_ticks(&scale), 5);
    room.right = 1;
    scale = sg_scale_fit(0, 1e9, 4, room);
    assert_true(sg_scale_ticks(&scale) <= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_round_and_hold_zero),
        cmocka_unit_test(nothing_to_show_still_gives_an_axis),
        cmocka_unit_test(numbers_without_room_are_fewer),
        cmocka_unit_test(rates_have_an_extent_of_their_own),
        cmocka_unit_test(values_are_placed_in_either_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
