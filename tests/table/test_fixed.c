#include "tests/test_support.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/fixed.h"

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
    {"1e-19", true, 1, 19},
    {"10e-19", true, 1, 18},
    {"0e99", true, 0, 0},
    {"0e-99", true, 0, 0},
    {"1e17", true, 100000000000000000, 0},
    {"1e18", true, 1, -18},
    {"9e18", true, 9, -18},
    {"1e99", true, 1, -99},
    {"1e-999", false, 0, 0},
    {"1e999", false, 0, 0},
    /* doubles in their shortest form, as our own output has them */
    {"0.00033333333333333335", true, 33333333333333335, 20},
    {"8.74043288633339e-05", true, 874043288633339, 19},
    {"-3.7025504190379976e-17", true, -37025504190379976, 33},
    {"4.9406564584124654e-324", true, 49406564584124654, 340},
    {"1.7976931348623157e308", true, 17976931348623157, -292},
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
    struct sg_fixed huge = {1, -300, 0}, tiny = {1, 300, 0}, low = {-1, -300, 0}, none = {0, 0, 0};
    assert_int_equal(sg_fixed_compare(huge, large), 1);
    assert_int_equal(sg_fixed_compare(large, huge), -1);
    assert_int_equal(sg_fixed_compare(tiny, none), 1);
    assert_int_equal(sg_fixed_compare(small, tiny), 1);
    assert_int_equal(sg_fixed_compare(low, tiny), -1);
    assert_int_equal(sg_fixed_compare(none, low), 1);
    assert_int_equal(sg_fixed_compare(huge, huge), 0);
}

/* A double becomes the decimal that reads back to it. */
static void doubles_come_back(void **unused)
{
    (void)unused;
    static const double doubles[] = {0,       -0.1,  1.0 / 3, 1e-5 / 3, 1e300,
                                     -1e-300, 2e-17, 5e-324,  DBL_MAX,  123456789012345680.0};
    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++) {
        struct sg_fixed decimal = sg_fixed_of(doubles[i]);
        assert_close(sg_fixed_value(decimal), doubles[i], 0);
        assert_close((double)sg_fixed_long(decimal), doubles[i], 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_decimals),
        cmocka_unit_test(reads_no_further_than_told),
        cmocka_unit_test(compares),
        cmocka_unit_test(doubles_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
