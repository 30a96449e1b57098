#include "tests/test_support.h"

#include <math.h>

#include <sangyo/buffer.h>

#include "plots/charts/trend/trend_turns.h"

static void assert_turns(const double values[], size_t n, double least, const char *expected)
{
    struct sg_turn turns[16];
    struct sg_buffer all = {0};
    size_t found = sg_trend_turns(values, n, least, turns);
    for (size_t i = 0; i < found; i++)
        sg_buffer_printf(&all, "%s%c%zu", i ? " " : "", turns[i].peak ? '+' : '-', turns[i].at);
    assert_string_equal(sg_buffer_text(&all), expected);
    sg_buffer_free(&all);
}

#define ASSERT_TURNS(least, expected, ...)                                                         \
    assert_turns((const double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double),  \
                 least, expected)

static void turns_are_those_of_large_moves(void **state)
{
    (void)state;
    ASSERT_TURNS(3, "-0 +3 -5 +7", 1, 2, 1.5, 6, 5, 2, 3, 9);
    ASSERT_TURNS(3, "+0 -4", 9, 8, 8.5, 5, 4);
    ASSERT_TURNS(3, "", 1, 2, 3, 2, 1);
    ASSERT_TURNS(1, "-0 +2", 1, NAN, 2, NAN);
    ASSERT_TURNS(0, "", 1, 1, 1);
    ASSERT_TURNS(1, "", NAN, NAN);
    ASSERT_TURNS(2, "+1 -3 +4", 5, 6, 5, 1, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(turns_are_those_of_large_moves)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
