#include "tests/test_support.h"

#include <math.h>

#include <sangyo/entropy.h>

/* Region R1 of in_toy54_t0.csv and values of vectors/regional (diverse 0.1.5 for Hill numbers). */
static const double r1[] = {100, 20, 30, 50};

static void values(void **state)
{
    (void)state;
    double h = sg_entropy(r1, 4);
    assert_close(h, 1.207973687592232, 1e-12);
    assert_close(h / SG_LN2, 1.7427376486136672, 1e-12);
    assert_close(sg_entropy_relative(h, 4), 0.8713688243068336, 1e-12);
    assert_close(sg_entropy_miller_madow(r1, 4, 200), h + 3.0 / 400, 1e-14);
    assert_close(sg_entropy_hill(r1, 4, 0), 4, 0);
    assert_close(sg_entropy_hill(r1, 4, 0.5), 3.6505180091075689, 1e-12);
    assert_close(sg_entropy_hill(r1, 4, 1), 3.3466963249472341, 1e-12);
    assert_close(sg_entropy_hill(r1, 4, 2), 2.8985507246376816, 1e-12);
    assert_close(sg_entropy_hill(r1, 4, INFINITY), 2, 1e-15);
}

static void edges(void **state)
{
    (void)state;
    const double zeros[] = {0, 0}, one_of_four[] = {1, 0, 0, 0}, equal[] = {3, 3, 3};
    assert_true(isnan(sg_entropy(zeros, 2))); /* diverse gives −0 */
    assert_true(isnan(sg_entropy(zeros, 0)));
    assert_true(isnan(sg_entropy_hill(zeros, 2, 0)));
    assert_true(isnan(sg_entropy_hill(r1, 4, -1)));
    assert_true(isnan(sg_entropy_miller_madow(r1, 4, 0)));
    assert_true(isnan(sg_entropy_variance(zeros, 2, 9)));
    assert_true(isnan(sg_entropy_variance(r1, 4, 0)));
    /* edge_cases.csv: a single category of four is 0 (diverse: NaN) */
    assert_close(sg_entropy_relative(sg_entropy(one_of_four, 4), 4), 0, 0);
    assert_false(signbit(sg_entropy(one_of_four, 4)));
    assert_true(isnan(sg_entropy_relative(0, 1)));
    assert_close(sg_entropy_relative(sg_entropy(equal, 3), 3), 1, 1e-15);
    assert_close(sg_entropy_variance(equal, 3, 9), 0, -1e-30);
    assert_close(sg_entropy_variance(one_of_four, 4, 9), 0, 0);
}

/* Hill numbers fall with the order and are continuous at 1. */
static void properties(void **state)
{
    (void)state;
    double last = INFINITY;
    for (double q = 0; q < 5; q += 0.25) {
        double hill = sg_entropy_hill(r1, 4, q);
        assert_true(hill < last);
        last = hill;
    }
    assert_close(sg_entropy_hill(r1, 4, 1 + 1e-7), sg_entropy_hill(r1, 4, 1), 1e-6);
    const double scaled[] = {0.1, 0.02, 0.03, 0.05};
    assert_close(sg_entropy(scaled, 4), sg_entropy(r1, 4), 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges),
                                       cmocka_unit_test(properties)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
