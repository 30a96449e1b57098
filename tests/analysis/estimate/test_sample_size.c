#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/sample_size.h>

/* expected_sample_size_prop.csv and _diff.csv (R 4.5 power.prop.test). */
static void sizes(void **state)
{
    (void)state;
    double n0 = sg_sample_size_proportion(0.5, 0.03, 0.95);
    assert_close(n0, 1067.0718946372565, 1e-12);
    assert_close(sg_sample_size_finite(n0, 40000), 1039.3707948255001, 1e-12);
    assert_close(sg_sample_size_finite(n0, INFINITY), n0, 0);
    assert_close(sg_sample_size_difference(0.3, 0.36, 0.95, 0.8), 962.92428286442066, 1e-6);
    assert_close(sg_sample_size_difference(0.36, 0.3, 0.95, 0.8), 962.92428286442066, 1e-6);
}

static void edges(void **state)
{
    (void)state;
    assert_close(sg_sample_size_proportion(0, 0.03, 0.95), 0, 0);
    assert_close(sg_sample_size_finite(1, 40000), 1, 0);
    assert_true(isnan(sg_sample_size_proportion(1.1, 0.03, 0.95)));
    assert_true(isnan(sg_sample_size_proportion(NAN, 0.03, 0.95)));
    assert_true(isnan(sg_sample_size_proportion(0.5, 0, 0.95)));
    assert_true(isnan(sg_sample_size_proportion(0.5, 0.03, 1)));
    assert_true(isnan(sg_sample_size_finite(100, 0)));
    assert_true(isnan(sg_sample_size_finite(-1, 50)));
    assert_true(isnan(sg_sample_size_difference(0.3, 0.3, 0.95, 0.8)));
    assert_true(isnan(sg_sample_size_difference(0.3, 1.3, 0.95, 0.8)));
    assert_true(isnan(sg_sample_size_difference(0.3, 0.4, 0.95, 1)));
}

/* Never more than there are; more for less margin, and most at one half. */
static void properties(void **state)
{
    (void)state;
    double last = 0;
    for (double margin = 0.2; margin > 1e-6; margin /= 2) {
        double n0 = sg_sample_size_proportion(0.3, margin, 0.95);
        double n = sg_sample_size_finite(n0, 5000);
        assert_true(n > last && n < 5000 + 1e-9);
        assert_true(n0 < sg_sample_size_proportion(0.5, margin, 0.95));
        last = n;
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(sizes), cmocka_unit_test(edges),
                                       cmocka_unit_test(properties)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
