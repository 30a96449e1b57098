#include "tests/test_support.h"

#include <math.h>

#include <sangyo/birth_rates.h>

/* 総務省統計局 jigyou 2004 (事業所・企業統計調査 2004, 概況): 1999-07 to 2004-06, 26.0 and 39.3 ten
   thousand a year over 620.3, printed as 4.2 and 6.4 %. The printed counts are rounded and
   give 4.19 and 6.34, which prints as 6.3: between 39.25/620.35 and 39.35/620.25 lie 6.327 to 6.344
   %, so that the unrounded inputs must be others. */
static void printed_figures(void **state)
{
    (void)state;
    struct sg_birth_counts counts = {26.0, 39.3, 620.3, 12};
    struct sg_birth_rates rates = sg_birth_rates_of(&counts);
    assert_close(rates.births, 4.1915202321457359, 1e-14);
    assert_close(rates.deaths, 6.3356440432048998, 1e-14);
    assert_close(rates.net, -13.3 / 6.203, 1e-14);
    assert_close(rates.turnover, 65.3 / 6.203, 1e-14);
    assert_close(rates.survivors, 100 * (620.3 - 39.3) / 620.3, 1e-14);
}

/* 2004-06-01 to 2006-10-01 are 28 months; register.csv of the contract: 1 of 6 in 60 months. */
static void a_year(void **state)
{
    (void)state;
    struct sg_birth_counts counts = {28, 14, 1000, 28};
    struct sg_birth_rates rates = sg_birth_rates_of(&counts);
    assert_close(rates.births, 1.2, 1e-15);
    assert_close(rates.deaths, 0.6, 1e-15);
    counts = (struct sg_birth_counts){1, 1, 6, 60};
    assert_close(sg_birth_rates_of(&counts).births, 10.0 / 3, 1e-15);
}

static void nothing(void **state)
{
    (void)state;
    static const struct sg_birth_counts none[] = {
        {1, 1, 0, 12}, {1, 1, NAN, 12}, {1, 1, 10, 0}, {1, 1, 10, -3}, {1, 1, 10, NAN}};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct sg_birth_rates rates = sg_birth_rates_of(&none[i]);
        assert_true(isnan(rates.births) && isnan(rates.deaths) && isnan(rates.survivors));
    }
    struct sg_birth_counts half = {NAN, 1, 10, 12};
    struct sg_birth_rates rates = sg_birth_rates_of(&half);
    assert_true(isnan(rates.births) && isnan(rates.net) && isnan(rates.turnover));
    assert_close(rates.deaths, 10, 1e-15);
}

static void estimated_deaths(void **state)
{
    (void)state;
    assert_close(sg_birth_rates_deaths(50, 1000, 980), 70, 0);
    assert_close(sg_birth_rates_deaths(50, 1000, 1050), 0, 0);
    assert_true(isnan(sg_birth_rates_deaths(50, 1000, 1051))); /* fewer than none */
    assert_true(isnan(sg_birth_rates_deaths(NAN, 1000, 980)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(printed_figures), cmocka_unit_test(a_year),
                                       cmocka_unit_test(nothing),
                                       cmocka_unit_test(estimated_deaths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
