#include "tests/test_support.h"

#include <math.h>

#include <gsl/gsl_errno.h>

#include <sangyo/bootstrap.h>
#include <sangyo/herfindahl.h>

static const double r1[] = {100, 20, 30, 50};

static void first_share_and_herfindahl(const double x[], size_t n, double values[], void *context)
{
    double total = 0;
    (void)context;
    for (size_t i = 0; i < n; i++)
        total += x[i];
    assert_close(total, 200, 0);
    values[0] = x[0] / total;
    values[1] = sg_herfindahl(x, n);
    values[2] = NAN;
}

static struct sg_bootstrap plan = {.replicates = 4000,
                                   .seed = 20161,
                                   .level = 0.95,
                                   .statistic = first_share_and_herfindahl,
                                   .n_values = 3};

/* The share is binomial: its limits are those of B(200, ½), up to the noise of 4,000 replicates; H
   is near its delta-method interval. */
static void limits(void **state)
{
    (void)state;
    struct sg_interval l[3], again[3];
    assert_true(sg_bootstrap_multinomial(&plan, r1, 4, 200, l));
    assert_close(l[0].lower, 0.43, -0.0051); /* qbinom(.025, 200, .5) = 86 */
    assert_close(l[0].upper, 0.57, -0.0051);
    double reach = 1.96 * sqrt(sg_herfindahl_variance(r1, 4, 200));
    assert_close(l[1].lower, 0.345 - reach, -0.01);
    assert_close(l[1].upper, 0.345 + reach, -0.01);
    assert_true(isnan(l[2].lower) && isnan(l[2].upper)); /* undefined in some replicate */
    assert_true(sg_bootstrap_multinomial(&plan, r1, 4, 200, again));
    assert_close(again[1].lower, l[1].lower, 0);
    assert_close(again[1].upper, l[1].upper, 0);
    struct sg_bootstrap other = plan;
    other.seed = 5;
    assert_true(sg_bootstrap_multinomial(&other, r1, 4, 200, again));
    assert_true(again[1].lower != l[1].lower);
}

static void edges(void **state)
{
    (void)state;
    struct sg_interval l[3];
    struct sg_bootstrap bad = plan;
    const double zeros[] = {0, 0}, negative[] = {2, -1}, one[] = {0, 200};
    assert_false(sg_bootstrap_multinomial(&plan, zeros, 2, 200, l));
    assert_true(isnan(l[1].lower));
    assert_false(sg_bootstrap_multinomial(&plan, negative, 2, 200, l));
    assert_false(sg_bootstrap_multinomial(&plan, r1, 0, 200, l));
    assert_false(sg_bootstrap_multinomial(&plan, r1, 4, 0.4, l));
    assert_false(sg_bootstrap_multinomial(&plan, r1, 4, NAN, l));
    assert_false(sg_bootstrap_multinomial(&plan, r1, 4, 1e10, l));
    bad.replicates = 1;
    assert_false(sg_bootstrap_multinomial(&bad, r1, 4, 200, l));
    bad = plan;
    bad.level = 1;
    assert_false(sg_bootstrap_multinomial(&bad, r1, 4, 200, l));
    assert_true(sg_bootstrap_multinomial(&plan, one, 2, 200, l));
    assert_close(l[1].lower, 1, 0);
    assert_close(l[1].upper, 1, 0);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(limits), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
