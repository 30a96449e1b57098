#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/effective_size.h>

static void sizes(void **state)
{
    (void)state;
    /* 985 · 39999/39015 */
    assert_close(sg_effective_size_finite(985, 40000), 985 * 39999 / 39015.0, 1e-15);
    assert_close(sg_effective_size_finite(985, INFINITY), 985, 0);
    assert_close(sg_effective_size_finite(1, 100), 1, 0);
    assert_close(sg_effective_size_finite(0, 100), 0, 0);
    assert_true(isinf(sg_effective_size_finite(100, 100)));
    assert_true(isnan(sg_effective_size_finite(101, 100)));
    assert_true(isnan(sg_effective_size_finite(-1, 100)));
    assert_true(isnan(sg_effective_size_finite(1, 99.5)));
    assert_true(isnan(sg_effective_size_finite(NAN, 100)));
    assert_close(sg_effective_size_design(900, 1.5), 600, 1e-15);
    assert_true(isnan(sg_effective_size_design(900, 0)));
    assert_true(isnan(sg_effective_size_design(900, -1)));
    assert_true(isnan(sg_effective_size_design(900, NAN)));
}

/* The smaller the population, the more its sample says. */
static void sizes_grow_as_the_population_shrinks(void **state)
{
    (void)state;
    double last = 50;
    for (double population = 100000; population > 50; population = floor(population / 2)) {
        double size = sg_effective_size_finite(50, population);
        assert_true(size > last);
        last = size;
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(sizes),
                                       cmocka_unit_test(sizes_grow_as_the_population_shrinks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
