#include "tests/test_support.h"

#include "tests/regional_indices.h"

#include <math.h>

#include <sangyo/economic_base.h>
#include <sangyo/location_quotient.h>

/* By hand: region R1 expects 200·175/850 in I1. */
static void values(void **state)
{
    (void)state;
    struct sg_quotient_counts c = toy_counts(toy_t0, 0, 0);
    assert_close(sg_economic_base_basic(&c), 100 - 200.0 * 175 / 850, 1e-14);
    c = toy_counts(toy_t0, 0, 1);
    assert_close(sg_economic_base_basic(&c), 0, 0);
    assert_close(sg_economic_base_multiplier(200, 50), 4, 0);
    assert_close(sg_economic_base_self_sufficiency(90, 20, 30), 0.9, 1e-15);
}

static void edges(void **state)
{
    (void)state;
    struct sg_quotient_counts c = {5, 10, 0, 0};
    assert_true(isnan(sg_economic_base_basic(&c)));
    c = (struct sg_quotient_counts){5, 10, 0, 40};
    assert_close(sg_economic_base_basic(&c), 5, 0);
    c.value = NAN;
    assert_true(isnan(sg_economic_base_basic(&c)));
    assert_true(isnan(sg_economic_base_multiplier(200, 0)));
    assert_true(isnan(sg_economic_base_multiplier(200, NAN)));
    assert_true(isnan(sg_economic_base_self_sufficiency(10, 10, 0)));
}

/* Basic employment is n times the positive part of the additive quotient; it scales. */
static void property(void **state)
{
    (void)state;
    for (size_t r = 0; r < TOY_REGIONS; r++)
        for (size_t i = 0; i < TOY_INDUSTRIES; i++) {
            struct sg_quotient_counts c = toy_counts(toy_t0, r, i);
            double expected = c.area_total * fmax(0, sg_location_quotient_additive(&c));
            assert_close(sg_economic_base_basic(&c), expected, -1e-12);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges),
                                       cmocka_unit_test(property)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
