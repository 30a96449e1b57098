#include "tests/test_support.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "analysis/estimate/inverse.h"

/* Closed forms for shapes of 1, and the median of a steep one. */
static void known_quantiles(void **state)
{
    (void)state;
    assert_close(sg_inverse_beta(0.5, 1, 1), 0.5, 1e-14);
    assert_close(sg_inverse_beta(0.3, 1, 5), 1 - pow(0.7, 0.2), 1e-13);
    assert_close(sg_inverse_beta(0.3, 5, 1), pow(0.3, 0.2), 1e-13);
    assert_close(sg_inverse_beta_upper(0.3, 5, 1), pow(0.7, 0.2), 1e-13);
    assert_close(sg_inverse_beta(1e-12, 1, 1e9), 1e-21, 1e-6); /* -ln(1-p)/b for large b */
    assert_close(sg_inverse_beta(0.5, 0.01, 1), pow(0.5, 100), 1e-12);
}

static void the_ends_and_what_is_no_distribution(void **state)
{
    (void)state;
    assert_close(sg_inverse_beta(0, 2, 3), 0, 0);
    assert_close(sg_inverse_beta(1, 2, 3), 1, 0);
    assert_close(sg_inverse_beta_upper(0, 2, 3), 1, 0);
    assert_close(sg_inverse_beta_upper(1, 2, 3), 0, 0);
    assert_true(isnan(sg_inverse_beta(0.5, 0, 3)));
    assert_true(isnan(sg_inverse_beta(0.5, 2, -1)));
    assert_true(isnan(sg_inverse_beta(1.5, 2, 3)));
    assert_true(isnan(sg_inverse_beta(NAN, 2, 3)));
    assert_true(isnan(sg_inverse_beta(0.5, INFINITY, 3)));
}

/* Where the quantile goes in, the probability comes out; and the tails mirror each other. */
static void beta_agrees_with_its_probabilities(void **state)
{
    (void)state;
    const double shapes[] = {0.5, 1, 2.75, 31, 920, 39081, 250000};
    const double tails[] = {1e-6, 0.005, 0.025, 0.31, 0.5, 0.84, 0.975, 0.99999};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (size_t j = 0; j < sizeof shapes / sizeof *shapes; j++)
            for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
                double a = shapes[i], b = shapes[j], p = tails[k];
                double x = sg_inverse_beta(p, a, b);
                assert_true(x > 0 && x <= 1);
                assert_close(1 - sg_inverse_beta_upper(p, b, a), x, -1e-13);
                /* near 1 a double holds too few digits of 1 - x to find p again */
                if (x < 0.9)
                    assert_close(gsl_cdf_beta_P(x, a, b), p, 2e-9);
            }
}

/* GSL 2.7's inverse is wrong for shape 50001 and NaN for 1e6. */
static void gamma_agrees_with_its_probabilities(void **state)
{
    (void)state;
    const double shapes[] = {0.1, 0.5, 1, 5, 137, 2e3, 50001, 1e6, 3e7};
    const double tails[] = {1e-6, 0.025, 0.5, 0.9, 0.99999};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
            double lower = sg_inverse_gamma(tails[k], shapes[i]);
            double upper = sg_inverse_gamma_upper(tails[k], shapes[i]);
            assert_close(gsl_cdf_gamma_P(lower, shapes[i], 1), tails[k], 1e-8);
            assert_close(gsl_cdf_gamma_Q(upper, shapes[i], 1), tails[k], 1e-8);
        }
    assert_close(sg_inverse_gamma(0.3, 1), -log(0.7), 1e-14);
    assert_close(sg_inverse_gamma(0, 3), 0, 0);
    assert_true(isinf(sg_inverse_gamma(1, 3)));
    assert_true(isinf(sg_inverse_gamma_upper(0, 3)));
    assert_true(isnan(sg_inverse_gamma(0.5, 0)));
    /* Cornish-Fisher to z^3 for a large shape: the error is of order 1/shape */
    double a = 50001, z = 1.959963984540054, s = sqrt(a);
    assert_close(sg_inverse_gamma_upper(0.025, a),
                 a + z * s + (z * z - 1) / 3 + (z * z * z - 7 * z) / 36 / s, 1e-9);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_quantiles),
        cmocka_unit_test(the_ends_and_what_is_no_distribution),
        cmocka_unit_test(beta_agrees_with_its_probabilities),
        cmocka_unit_test(gamma_agrees_with_its_probabilities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
