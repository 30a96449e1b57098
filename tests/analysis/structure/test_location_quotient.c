#include "tests/test_support.h"

#include <math.h>

#include <sangyo/location_quotient.h>

/* Column I1 of the toy table in_toy54_t0; reference 175 of 850. */
static const double values[] = {100, 10, 7, 55, 3};
static const double totals[] = {200, 100, 200, 200, 150};

static void fill(double quotients[5], double scale)
{
    for (size_t i = 0; i < 5; i++) {
        struct sg_quotient_counts counts = {scale * values[i], scale * totals[i], scale * 175,
                                            scale * 850};
        quotients[i] = sg_location_quotient(&counts);
    }
}

/* EconGeo 2.1 location_quotient, own reference for the rest (vec_core_toy_kawasaki.csv). */
static void toy_table(void **state)
{
    (void)state;
    double quotients[5], z[5], logs[5];
    const double expected[] = {2.4285714285714288, 0.48571428571428577, 0.17000000000000001,
                               1.3357142857142859, 0.097142857142857156};
    fill(quotients, 1);
    for (size_t i = 0; i < 5; i++) {
        assert_close(quotients[i], expected[i], 1e-12);
        logs[i] = sg_location_quotient_log(quotients[i]);
    }
    assert_close(logs[0], 0.88730319500090271, 1e-12);
    assert_close(sg_location_quotient_symmetric(quotients[3]), 0.14373088685015289, 1e-12);
    sg_location_quotient_standardize(quotients, 5, z);
    assert_close(z[0], 1.5494605207225822, 1e-12);
    sg_location_quotient_standardize(logs, 5, z);
    assert_close(z[4], -1.1852340520164457, 1e-12);
    struct sg_quotient_counts r1 = {100, 200, 175, 850};
    assert_close(sg_location_quotient_additive(&r1), 0.5 - 175.0 / 850, 1e-12);
}

/* edge_cases.csv: packages return 0 here, which is wrong. */
static void undefined_is_not_zero(void **state)
{
    (void)state;
    const struct sg_quotient_counts no_area = {0, 0, 10, 100};
    const struct sg_quotient_counts no_industry = {0, 50, 0, 100};
    const struct sg_quotient_counts no_reference = {0, 50, 0, 0};
    const struct sg_quotient_counts zero = {0, 50, 10, 100};
    assert_true(isnan(sg_location_quotient(&no_area)));
    assert_true(isnan(sg_location_quotient(&no_industry)));
    assert_true(isnan(sg_location_quotient(&no_reference)));
    assert_close(sg_location_quotient(&zero), 0, 0);
    assert_true(isnan(sg_location_quotient_additive(&no_area)));
    assert_true(isnan(sg_location_quotient_additive(&no_reference)));
    assert_close(sg_location_quotient_additive(&no_industry), 0, 0);
    assert_close(sg_location_quotient_symmetric(0), -1, 0);
    assert_true(isnan(sg_location_quotient_symmetric(NAN)));
    assert_true(isnan(sg_location_quotient_log(0)));
    assert_true(isnan(sg_location_quotient_log(NAN)));
}

static void standardizing_few_or_equal(void **state)
{
    (void)state;
    double z[4] = {7, 7, 7, 7};
    sg_location_quotient_standardize(NULL, 0, NULL);
    const double one[] = {1.5};
    sg_location_quotient_standardize(one, 1, z);
    assert_true(isnan(z[0]));
    const double equal[] = {0.1 + 0.2, 0.3, 0.3, 0.3};
    sg_location_quotient_standardize(equal, 4, z);
    for (size_t i = 0; i < 4; i++)
        assert_true(isnan(z[i]));
    const double missing[] = {NAN, NAN};
    sg_location_quotient_standardize(missing, 2, z);
    assert_true(isnan(z[0]) && isnan(z[1]));
    /* a gap is left out and stays a gap: ±1/√2 around the mean of two */
    double gap[] = {1, NAN, 3};
    sg_location_quotient_standardize(gap, 3, gap);
    assert_close(gap[0], -sqrt(0.5), 1e-14);
    assert_true(isnan(gap[1]));
    assert_close(gap[2], sqrt(0.5), 1e-14);
}

/* Counts in thousands instead of units change nothing. */
static void scale_does_not_matter(void **state)
{
    (void)state;
    double plain[5], scaled[5];
    fill(plain, 1);
    fill(scaled, 0.001);
    for (size_t i = 0; i < 5; i++)
        assert_close(scaled[i], plain[i], 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(toy_table),
        cmocka_unit_test(undefined_is_not_zero),
        cmocka_unit_test(standardizing_few_or_equal),
        cmocka_unit_test(scale_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
