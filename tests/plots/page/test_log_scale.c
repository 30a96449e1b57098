#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include "plots/page/log_scale.h"
#include "plots/page/words.h"

static void assert_ticks(double low, double high, const char *expected)
{
    struct sg_log_scale scale = {log(low), log(high)};
    struct sg_log_tick tick;
    struct sg_buffer all = {0};
    for (size_t i = 0; sg_log_scale_tick(&scale, i, &tick); i++) {
        sg_buffer_add(&all, i ? " " : "");
        sg_words_number(tick.value, (struct sg_words_number){.decimals = tick.decimals}, &all);
    }
    assert_string_equal(sg_buffer_text(&all), expected);
    sg_buffer_free(&all);
}

static void numbers_have_the_digits_of_their_step(void **state)
{
    (void)state;
    assert_ticks(0.5, 1.6, "0.5 0.7 1.0 1.5"); /* 0.7000000000000001 as a multiple of 0.1 */
    assert_ticks(1, 12, "1.0 1.5 2.0 3.0 5.0 7.0 10.0");
    assert_ticks(0.02, 0.15, "0.02 0.03 0.05 0.07 0.10 0.15");
    assert_ticks(0.125, 40, "0.2 0.5 1 2 5 10 20");
    assert_ticks(0.0004, 2000, "0.001 0.01 0.1 1 10 100 1,000");
    assert_ticks(1, 1, "1");
}

/* A number with more digits than its decimals would not be one of its step. */
static void every_number_is_printed_in_full(void **state)
{
    (void)state;
    for (int k = -60; k < 60; k++) {
        struct sg_log_scale scale = {0.37 * k, 0.37 * k + 2.2};
        struct sg_log_tick tick;
        for (size_t i = 0; sg_log_scale_tick(&scale, i, &tick); i++) {
            double shown = tick.value * pow(10, tick.decimals);
            assert_true(fabs(shown - round(shown)) < 1e-9 * shown);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_the_digits_of_their_step),
        cmocka_unit_test(every_number_is_printed_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
