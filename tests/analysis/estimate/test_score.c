#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/score.h>

static const double balance[] = {100, 0, -100};

/* 23.5/41.0/34.6 % of 985: −11.1 [−15.8, −6.4] (expected_di_published.csv). */
static void a_diffusion_index(void **state)
{
    (void)state;
    struct sg_score di = sg_score_of((const double[]){0.235, 0.41, 0.346}, balance, 3);
    assert_close(di.mean, -11.1, 1e-12);
    assert_close(sqrt(di.variance / 985), 2.4027881435832334, 1e-12);
    assert_close(sg_score_mcnemar(231, 341), -4.5993310550390003, 1e-12);
}

static void edges(void **state)
{
    (void)state;
    struct sg_score all = sg_score_of((const double[]){1, 0, 0}, balance, 3);
    assert_close(all.mean, 100, 0);
    assert_close(all.variance, 0, 0);
    struct sg_score none = sg_score_of(NULL, NULL, 0);
    assert_close(none.mean, 0, 0);
    assert_true(isnan(sg_score_of((const double[]){NAN, 0, 1}, balance, 3).mean));
    assert_true(isnan(sg_score_of((const double[]){-0.1, 0, 1}, balance, 3).variance));
    assert_true(isnan(sg_score_mcnemar(0, 0)));
    assert_true(isnan(sg_score_mcnemar(-1, 3)));
    assert_true(isnan(sg_score_mcnemar(NAN, 3)));
    assert_close(sg_score_mcnemar(9, 0), 3, 0);
    const struct sg_score_waves wrong[] = {
        {0, 5, 0, 1, 1, 0}, {5, 0, 0, 1, 1, 0}, {5, 5, 6, 1, 1, 0}, {5, 5, -1, 1, 1, 0}};
    for (size_t i = 0; i < 4; i++)
        assert_true(isnan(sg_score_change_variance(&wrong[i])));
    const struct sg_score_waves apart = {5, 10, 0, 1, 1, NAN};
    assert_close(sg_score_change_variance(&apart), 0.3, 1e-15);
}

/* The order of the answers does not matter; scaled scores scale the mean and, squared, the
   variance; shifted ones leave the variance. A panel that never changes its mind has no variance.
 */
static void properties(void **state)
{
    (void)state;
    const double p[] = {0.13, 0.22, 0.31, 0.34}, turned[] = {0.34, 0.31, 0.22, 0.13};
    const double c[] = {2, 1, -1, -2}, c_turned[] = {-2, -1, 1, 2}, shifted[] = {32, 31, 29, 28};
    const double scaled[] = {7, 3.5, -3.5, -7};
    struct sg_score a = sg_score_of(p, c, 4);
    assert_close(sg_score_of(turned, c_turned, 4).variance, a.variance, 1e-14);
    assert_close(sg_score_of(p, scaled, 4).mean, 3.5 * a.mean, 1e-14);
    assert_close(sg_score_of(p, scaled, 4).variance, 12.25 * a.variance, 1e-13);
    assert_close(sg_score_of(p, shifted, 4).variance, a.variance, 1e-12);
    assert_close(sg_score_of(p, shifted, 4).mean, a.mean + 30, 1e-14);
    const struct sg_score_waves panel = {40, 40, 40, 0.7, 0.7, 0.7};
    assert_close(sg_score_change_variance(&panel), 0, -1e-16);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_diffusion_index), cmocka_unit_test(edges),
                                       cmocka_unit_test(properties)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
