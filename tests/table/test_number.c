#include "tests/test_support.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

/* Expected: Python 3.11 repr(), but for its "1e+16" from 1e15 on and ".0". */
static void shortest(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-1, "-1"},
        {0.1, "0.1"},
        {0.3, "0.3"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {2.0 / 3, "0.6666666666666666"},
        {-2.5, "-2.5"},
        {100, "100"},
        {41223, "41223"},
        {1234567.891, "1234567.891"},
        {999999999999999, "999999999999999"},
        {-999999999999999, "-999999999999999"},
        {123456789012345.6, "123456789012345.6"},
        {1e15, "1e+15"},
        {1234567890123456.0, "1.234567890123456e+15"},
        {1e300, "1e+300"},
        {1.5e-7, "1.5e-07"},
        {0.0001, "0.0001"},
        {0.00012345, "0.00012345"},
        {0.00001, "1e-05"},
        {9.999999999999999e-05, "9.999999999999999e-05"},
        {0.9999999999999999, "0.9999999999999999"},
        {9007199254740993.0, "9.007199254740992e+15"},
        {5e-324, "5e-324"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {0x1p-44, "5.684341886080802e-14"},
        {0x1p-1022, "2.2250738585072014e-308"},
        {6.290184345309701e-235, "6.290184345309701e-235"}, /* 0x1p-779 */
        {INFINITY, "inf"},
        {-INFINITY, "-inf"},
        {NAN, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SG_NUMBER_SIZE];
        size_t n = sg_number_shortest(cases[i].x, text);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(n, strlen(text));
    }
}

/* Bits in every combination: a 64-bit linear congruential generator (Knuth, MMIX). */
static double random_double(uint64_t *seed)
{
    double x;
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    uint64_t bits = *seed ^ *seed >> 29;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static void assert_reads_back(double x)
{
    char text[SG_NUMBER_SIZE], longer[40];
    double back;
    size_t n = sg_number_shortest(x, text);
    assert_true(sg_number_read(text, n, &back));
    assert_memory_equal(&back, &x, sizeof x);
    assert_close(strtod(text, NULL), x, 0);
    snprintf(longer, sizeof longer, "%.15g", x);
    if (fabs(x) >= DBL_MIN && strtod(longer, NULL) == x)
        assert_true(strspn(text, "-0123456789.") <= strspn(longer, "-0123456789.") ||
                    strchr(longer, 'e'));
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0, cases = test_cases(1000000); i < cases; i++) {
        double x = random_double(&seed);
        if (!isfinite(x))
            continue;
        assert_reads_back(x);
        assert_reads_back(ldexp(frexp(x, &(int){0}), i % 64 - 16)); /* where digits are exact */
        assert_reads_back((i + 1) / 7.0);
        assert_reads_back(i / 100.0 + 1);
    }
    for (int i = -1074; i < 1024; i++)
        assert_reads_back(ldexp(1, i));
}

static void display(void **state)
{
    (void)state;
    static const struct {
        double x;
        struct sg_number_style style;
        const char *text;
    } cases[] = {
        {28.75, {.decimals = 1}, "28.8"}, /* 46/160: half-away on the double gives 28.7 */
        {-28.75, {.decimals = 1}, "-28.8"},
        {0.5, {.decimals = 0}, "1"},
        {-0.5, {.decimals = 0}, "-1"},
        {0.49999999999999994, {.decimals = 0}, "1"}, /* 0.5 in 15 digits */
        {0.05, {.decimals = 0}, "0"},
        {-0.04, {.decimals = 1}, "0.0"},
        {-0.05, {.decimals = 1, .minus = SG_MINUS_TRIANGLE}, "△0.1"},
        {-10.7, {.decimals = 1, .minus = SG_MINUS_TRIANGLE}, "△10.7"},
        {-10.7, {.decimals = 1, .minus = SG_MINUS_SIGN}, "−10.7"},
        {2.8, {.decimals = 1, .plus = true}, "+2.8"},
        {0, {.decimals = 1, .plus = true}, "0.0"},
        {0.04, {.decimals = 1, .plus = true}, "0.0"},
        {1234567, {.decimals = 0, .thousands = true}, "1,234,567"},
        {-1234567.5, {.decimals = 2, .thousands = true}, "-1,234,567.50"},
        {999.95, {.decimals = 1, .thousands = true}, "1,000.0"},
        {123, {.decimals = 0, .thousands = true}, "123"},
        {1234, {.decimals = -1, .thousands = true}, "1,234"},
        {1234.5678, {.decimals = -1, .thousands = true}, "1,234.5678"},
        {-1e300, {.decimals = -1, .thousands = true, .minus = SG_MINUS_SIGN}, "−1e+300"},
        {99.99999, {.decimals = 2}, "100.00"},
        {1e-300, {.decimals = 15}, "0.000000000000000"},
        {0.1, {.decimals = 15}, "0.100000000000000"},
        {0.1, {.decimals = 99}, "0.100000000000000"},
        {1e22, {.decimals = 1}, "10000000000000000000000.0"},
        {-INFINITY, {.decimals = 1, .minus = SG_MINUS_TRIANGLE}, "△inf"},
        {INFINITY, {.decimals = -1}, "inf"},
        {NAN, {.decimals = 1, .plus = true}, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SG_NUMBER_SIZE];
        size_t n = sg_number_display(cases[i].x, cases[i].style, text);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(n, strlen(text));
    }
}

/* Every share a/b % with b up to 1600 whose exact decimal ends in 5 after the printed places: the
   rounded digit is known from integers alone. */
static void exact_ties_round_away(void **state)
{
    (void)state;
    size_t ties = 0;
    for (int b = 1; b <= 1600; b++)
        for (int a = 0; a <= b; a++)
            for (int decimals = 0; decimals <= 2; decimals++) {
                int scale = decimals == 0 ? 100 : decimals == 1 ? 1000 : 10000;
                if (2 * a * scale % b != 0 || 2 * a * scale / b % 2 == 0)
                    continue;
                int rounded = (2 * a * scale / b + 1) / 2;
                char text[SG_NUMBER_SIZE], expected[40];
                if (decimals)
                    snprintf(expected, sizeof expected, "%d.%0*d", rounded / (scale / 100),
                             decimals, rounded % (scale / 100));
                else
                    snprintf(expected, sizeof expected, "%d", rounded);
                struct sg_number_style style = {.decimals = decimals};
                sg_number_display(100.0 * a / b, style, text);
                assert_string_equal(text, expected);
                assert_close(sg_number_round(-100.0 * a / b, decimals), -strtod(expected, NULL), 0);
                ties++;
            }
    assert_int_equal(ties, 6240);
}

static void everything_fits(void **state)
{
    (void)state;
    static const double extremes[] = {DBL_MAX, DBL_MIN, 5e-324, 1e22, 1.2345678901234568e17, 1e-5};
    char text[SG_NUMBER_SIZE];
    for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++)
        for (int decimals = -1; decimals <= 15; decimals++)
            for (int minus = 0; minus < 3; minus++) {
                struct sg_number_style style = {decimals, true, true, (enum sg_minus)minus};
                assert_true(sg_number_display(-extremes[i], style, text) < SG_NUMBER_SIZE);
            }
}

static void rounding(void **state)
{
    (void)state;
    static const struct {
        double x;
        int decimals;
        double rounded;
    } cases[] = {
        {28.75, 1, 28.8},           {-0.04, 1, 0},     {-0.05, 1, -0.1},      {2.5, 0, 3},
        {12345.678, -1, 12345.678}, {1e300, 2, 1e300}, {DBL_MAX, 3, DBL_MAX}, {0, 3, 0},
        {INFINITY, 1, INFINITY},    {NAN, 1, NAN},     {1e-10, 2, 0},         {1.005, 2, 1.01},
        {0.285, 2, 0.29},           {1e18, 0, 1e18},   {-1e40, 0, -1e40},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double rounded = sg_number_round(cases[i].x, cases[i].decimals);
        assert_close(rounded, cases[i].rounded, 0);
        if (rounded == 0)
            assert_false(signbit(rounded));
    }
}

static void reading(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
    } cases[] = {
        {"0", 0},
        {"-0", 0},
        {"00", 0},
        {"007", 7},
        {"1.5", 1.5},
        {".5", 0.5},
        {"5.", 5},
        {"+2", 2},
        {"-12.50", -12.5},
        {"1e3", 1000},
        {"1E+3", 1000},
        {"25e-1", 2.5},
        {"1e22", 1e22},
        {"1e23", 1e23},
        {"123456789012345", 123456789012345},
        {"1234567890123456789", 1234567890123456789.0},
        {"0.1000000000000000055511151231257827", 0.1},
        {"9007199254740993", 9007199254740992.0}, /* half way: to even */
        {"000000000000000000000000000001.5", 1.5},
        {"0.000000000000000000000000000015", 1.5e-29},
        {"0e99999999999999999999", 0},
        {"5e-324", 5e-324},
        {"1.7976931348623157e308", DBL_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double x = 99;
        if (!sg_number_read(cases[i].text, strlen(cases[i].text), &x))
            fail_msg("%s", cases[i].text);
        assert_close(x, cases[i].x, 0);
    }
    double x;
    assert_true(sg_number_read("12345", 2, &x)); /* the first two characters */
    assert_close(x, 12, 0);
    assert_true(sg_number_read("1234567890123456789", 17, &x));
    assert_close(x, 12345678901234567.0, 0);
}

static void what_is_no_number(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",    " ",     "-",     "+",     ".",      "-.",     "e5",     "1e",
        "1e+", "1e5.0", "1.2.3", "1,000", "0x10",   "inf",    "nan",    "1 ",
        " 1",  "--1",   "1-",    "１",    "△1",     "1e400",  "-1e400", "1e99999999999999999999",
        "1d5", "1_0",   "5e",    "1e--5", "1e-400", "-1e-400"};
    double x = 7;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_number_read(cases[i], strlen(cases[i]), &x))
            fail_msg("'%s' is read as %g", cases[i], x);
    assert_false(sg_number_read("1\0002", 3, &x));
    char *long_one = malloc(1000000);
    memset(long_one, '9', 1000000);
    assert_false(sg_number_read(long_one, 1000000, &x));
    long_one[1] = '.';
    assert_true(sg_number_read(long_one, 1000000, &x));
    assert_close(x, 10, 0);
    free(long_one);
}

/* Fifteen digits do not hold them, and people read no exponents. */
static void integers_from_1e15_are_grouped(void **state)
{
    (void)state;
    char text[SG_NUMBER_SIZE];
    struct sg_number_style whole = {.decimals = 0, .thousands = true};
    struct sg_number_style shortest = {.decimals = -1, .thousands = true};
    sg_number_display(1234567890123456, whole, text);
    assert_string_equal(text, "1,234,567,890,123,456");
    sg_number_display(-2234567890123456, shortest, text);
    assert_string_equal(text, "-2,234,567,890,123,456");
    sg_number_display(1e18, shortest, text);
    assert_string_equal(text, "1,000,000,000,000,000,000");
    sg_number_display(1e300, shortest, text);
    assert_string_equal(text, "1e+300");
    assert_close(sg_number_round(1234567890123456, 0), 1234567890123456, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_from_1e15_are_grouped),
        cmocka_unit_test(shortest),        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(display),         cmocka_unit_test(exact_ties_round_away),
        cmocka_unit_test(everything_fits), cmocka_unit_test(rounding),
        cmocka_unit_test(reading),         cmocka_unit_test(what_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
