#include "tests/test_support.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/exact.h"

struct example {
    const char *text;
    bool read;
    long long digits;
    int scale;
};

static const struct example examples[] = {
    {"0", true, 0, 0},
    {"-0", true, 0, 0},
    {"-0.00", true, 0, 2},
    {"+7", true, 7, 0},
    {"007", true, 7, 0},
    {"12.50", true, 1250, 2},
    {".5", true, 5, 1},
    {"5.", true, 5, 0},
    {"-12.5", true, -125, 1},
    {"1e3", true, 1000, 0},
    {"1.5E+2", true, 150, 0},
    {"1.5e0", true, 15, 1},
    {"25e-1", true, 25, 1},
    {"1e-18", true, 1, 18},
    {"1e-19", false, 0, 0},
    {"10e-19", true, 1, 18},
    {"0e99", true, 0, 0},
    {"0e-99", true, 0, 0},
    {"1e17", true, 100000000000000000, 0},
    {"1e18", false, 0, 0},
    {"9e18", false, 0, 0},
    {"1e99", false, 0, 0},
    {"999999999999999999", true, 999999999999999999, 0},
    {"-999999999999999999", true, -999999999999999999, 0},
    {"1000000000000000000", false, 0, 0},
    {"000000000000000000000000001", true, 1, 0},
    {"0.123456789012345678", true, 123456789012345678, 18},
    {"0.1234567890123456789", false, 0, 0},
    {"", false, 0, 0},
    {"-", false, 0, 0},
    {".", false, 0, 0},
    {"e5", false, 0, 0},
    {"1e", false, 0, 0},
    {"1e+", false, 0, 0},
    {"1e5x", false, 0, 0},
    {"1.2.3", false, 0, 0},
    {"1,000", false, 0, 0},
    {" 1", false, 0, 0},
    {"1 ", false, 0, 0},
    {"--1", false, 0, 0},
    {"0x10", false, 0, 0},
    {"nan", false, 0, 0},
    {"inf", false, 0, 0},
};

static void reads_decimals(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct sg_fixed decimal;
        char text[64] = {0}; /* 8 bytes more than the text are readable, as in a batch */
        strcpy(text, examples[i].text);
        bool read = sg_fixed_read(text, strlen(text), &decimal);
        if (read != examples[i].read)
            fail_msg("'%s'", text);
        if (!read)
            continue;
        assert_int_equal(decimal.digits, examples[i].digits);
        assert_int_equal(decimal.scale, examples[i].scale);
        assert_int_equal(decimal.status, 0);
        double expected;
        assert_true(sg_number_read(text, strlen(text), &expected));
        assert_close(sg_fixed_value(decimal), expected + 0.0, 0);
    }
}

/* Whatever stands behind the text is not read as part of it. */
static void reads_no_further_than_told(void **unused)
{
    (void)unused;
    struct sg_fixed decimal;
    for (size_t n = 1; n <= 12; n++) {
        long long expected = 0;
        for (size_t i = 0; i < n; i++)
            expected = expected * 10 + (long long)(i + 1) % 10;
        assert_true(sg_fixed_read("123456789012345678901234567890", n, &decimal));
        assert_int_equal(decimal.digits, expected);
    }
}

static void compares(void **unused)
{
    (void)unused;
    struct sg_fixed a = {15, 1, 0}, b = {150, 2, 0}, c = {-2, 0, 0};
    assert_int_equal(sg_fixed_compare(a, b), 0);
    assert_int_equal(sg_fixed_compare(a, c), 1);
    assert_int_equal(sg_fixed_compare(c, b), -1);
    struct sg_fixed large = {999999999999999999, 0, 0}, small = {999999999999999998, 18, 0};
    assert_int_equal(sg_fixed_compare(large, small), 1);
}

static struct sg_exact exact_of(const char *text)
{
    struct sg_exact exact;
    assert_true(sg_exact_read(text, &exact));
    return exact;
}

static void adds_exactly_in_any_order(void **unused)
{
    (void)unused;
    static const struct sg_fixed values[] = {{1, 0, 0},    {1, 18, 0},  {-25, 2, 0},
                                             {1000, 3, 0}, {-1, 18, 0}, {999999999999999999, 0, 0}};
    enum { N = sizeof values / sizeof *values };
    for (size_t shift = 0; shift < N; shift++) {
        struct sg_exact sum = {0};
        char text[SG_EXACT_SIZE];
        for (size_t i = 0; i < N; i++)
            assert_true(
                sg_exact_add(&sum, values[(i + shift) % N].digits, values[(i + shift) % N].scale));
        sg_exact_text(&sum, text);
        assert_string_equal(text, "1000000000000000000.750000000000000000");
    }
}

/* A sum at the limit of 127 bits: what does not fit changes nothing. */
static void refuses_what_does_not_fit(void **unused)
{
    (void)unused;
    struct sg_exact full = exact_of("170141183460469231731687303715884105727"), before = full;
    assert_false(sg_exact_add(&full, 1, 0));
    assert_true(full.sum == before.sum && full.scale == before.scale);
    assert_false(sg_exact_add(&full, 1, 1));
    assert_true(full.sum == before.sum && full.scale == before.scale);
    assert_false(sg_exact_add_square(&full, 3, 0));
    assert_true(full.sum == before.sum);
    assert_true(sg_exact_add(&full, -1, 0));
    assert_false(sg_exact_merge(&full, &before));
    assert_int_equal(sg_exact_compare(&full, &before), -1);
    struct sg_exact tenth = exact_of("0.1");
    assert_int_equal(sg_exact_compare(&full, &tenth), 1); /* no common scale fits */
    struct sg_exact other;
    assert_false(sg_exact_read("170141183460469231731687303715884105728", &other));
    assert_true(sg_exact_read("-170141183460469231731687303715884105728", &other));
    char text[SG_EXACT_SIZE];
    sg_exact_text(&other, text);
    assert_string_equal(text, "-170141183460469231731687303715884105728");
}

static void squares(void **unused)
{
    (void)unused;
    struct sg_exact sum = {0};
    char text[SG_EXACT_SIZE];
    assert_true(sg_exact_add_square(&sum, -15, 1));
    assert_true(sg_exact_add_square(&sum, 999999999999999999, 0));
    sg_exact_text(&sum, text);
    assert_string_equal(text, "999999999999999998000000000000000003.25");
    struct sg_exact tiny = {0};
    assert_true(sg_exact_add_square(&tiny, 1, 18));
    sg_exact_text(&tiny, text);
    assert_string_equal(text, "0.000000000000000000000000000000000001");
    assert_close(sg_exact_value(&tiny), 1e-36, 0);
}

static void texts_come_back(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"0", "0.00",   "-0.05",
                                        "1", "-12.50", "123456789012345678901234567890.123"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[SG_EXACT_SIZE];
        struct sg_exact exact = exact_of(texts[i]);
        sg_exact_text(&exact, text);
        assert_string_equal(text, texts[i]);
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
        cmocka_unit_test(reads_decimals),
        cmocka_unit_test(reads_no_further_than_told),
        cmocka_unit_test(compares),
        cmocka_unit_test(adds_exactly_in_any_order),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(squares),
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(values_are_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
