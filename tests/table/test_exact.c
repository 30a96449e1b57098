#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/exact.h"
#include "tests/random_csv.h"

static struct sg_exact exact_of(const char *text)
{
    struct sg_exact exact;
    assert_true(sg_exact_read(text, &exact));
    return exact;
}

static void assert_text(const struct sg_exact *exact, const char *expected)
{
    struct sg_buffer text = {0};
    sg_exact_text(exact, &text);
    assert_string_equal(sg_buffer_text(&text), expected);
    sg_buffer_free(&text);
}

static void adds_exactly_in_any_order(void **unused)
{
    (void)unused;
    static const struct sg_fixed values[] = {{1, 0, 0},    {1, 18, 0},  {-25, 2, 0},
                                             {1000, 3, 0}, {-1, 18, 0}, {999999999999999999, 0, 0}};
    enum { N = sizeof values / sizeof *values };
    for (size_t shift = 0; shift < N; shift++) {
        struct sg_exact sum = {0};
        for (size_t i = 0; i < N; i++)
            sg_exact_add(&sum, values[(i + shift) % N].digits, values[(i + shift) % N].scale);
        assert_text(&sum, "1000000000000000000.750000000000000000");
        sg_exact_free(&sum);
    }
}

/* Addends of all sizes, which 127 bits cannot hold together: value and text are those of the exact
   sum in any order, also where halves are added up and merged. By hand: the large ones cancel. */
static void holds_any_decimals(void **unused)
{
    (void)unused;
    static const struct sg_fixed values[] = {{1, -300, 0},
                                             {33333333333333335, 20, 0},
                                             {-1, -300, 0},
                                             {999999999999999999, -20, 0},
                                             {25, 2, 0},
                                             {-37025504190379976, 33, 0},
                                             {-999999999999999999, -20, 0},
                                             {1, -308, 0},
                                             {-1, -308, 0}};
    enum { N = sizeof values / sizeof *values };
    for (size_t shift = 0; shift < N; shift++) {
        struct sg_exact parts[2] = {{0}, {0}};
        for (size_t i = 0; i < N; i++) {
            struct sg_fixed value = values[(i + shift) % N];
            sg_exact_add(&parts[i % 3 == 0], value.digits, value.scale);
        }
        sg_exact_merge(&parts[0], &parts[1]);
        assert_text(&parts[0], "0.250333333333333296324495809620024");
        assert_close(sg_exact_value(&parts[0]), 0.2503333333333333, 0);
        sg_exact_free(&parts[0]);
        sg_exact_free(&parts[1]);
    }
}

/* Many addends of one limb, up and down, leave what is left, whatever carries they need. */
static void carries_settle(void **unused)
{
    (void)unused;
    struct sg_exact sum = {0};
    uint64_t state = 3;
    for (size_t i = 0; i < 100000; i++) {
        int64_t digits = (int64_t)random_below(&state, 1000000000) * 999999999;
        int32_t scale = (int32_t)random_below(&state, 300) - 150;
        sg_exact_add(&sum, digits, scale);
        sg_exact_add(&sum, -digits, scale);
    }
    sg_exact_add(&sum, -7, 0);
    assert_close(sg_exact_value(&sum), -7, 0);
    sg_exact_free(&sum);
}

/* Beyond 127 bits: 2^127 - 1 and one more. */
static void grows(void **unused)
{
    (void)unused;
    struct sg_exact full = exact_of("170141183460469231731687303715884105727"), more = full;
    assert_null(full.wide);
    sg_exact_add(&more, 1, 0);
    assert_text(&more, "170141183460469231731687303715884105728");
    assert_int_equal(sg_exact_compare(&full, &more), -1);
    assert_int_equal(sg_exact_compare(&more, &full), 1);
    struct sg_exact tenth = exact_of("0.1"),
                    other = exact_of("-170141183460469231731687303715884105728");
    assert_int_equal(sg_exact_compare(&full, &tenth), 1); /* no common scale fits */
    sg_exact_merge(&other, &more);
    assert_text(&other, "0");
    assert_close(sg_exact_value(&other), 0, 0);
    struct sg_exact huge = {0};
    for (size_t i = 0; i < 2; i++)
        sg_exact_add(&huge, 17, -307);
    assert_true(isinf(sg_exact_value(&huge)));
    sg_exact_free(&more);
    sg_exact_free(&other);
    sg_exact_free(&huge);
}

static void texts_come_back(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"0",
                                        "0.00",
                                        "-0.05",
                                        "1",
                                        "-12.50",
                                        "123456789012345678901234567890.123",
                                        "-123456789012345678901234567890123456789012345."
                                        "0000000000000000000000000000000000000000001",
                                        "0.0000000000000000000000000000000000000000000000000"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sg_exact exact = exact_of(texts[i]);
        assert_text(&exact, texts[i]);
        sg_exact_free(&exact);
    }
    static const char *const none[] = {"", "-", ".", "1.2.3", "1e5", "+1", "a", "1 "};
    struct sg_exact exact;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(sg_exact_read(none[i], &exact));
}

/* The nearest double, as strtod gives it. */
static void values_are_nearest(void **unused)
{
    (void)unused;
    struct sg_exact exact = exact_of("9007199254740993"); /* 2^53 + 1: a tie, to even */
    assert_close(sg_exact_value(&exact), 9007199254740992.0, 0);
    exact = exact_of("9007199254740993.000000000000000001");
    assert_close(sg_exact_value(&exact), 9007199254740994.0, 0);
    exact = exact_of("-0.1");
    assert_close(sg_exact_value(&exact), -0.1, 0);
    exact = exact_of("0.3");
    assert_close(sg_exact_value(&exact), 0.3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_exactly_in_any_order),
        cmocka_unit_test(holds_any_decimals),
        cmocka_unit_test(carries_settle),
        cmocka_unit_test(grows),
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(values_are_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
