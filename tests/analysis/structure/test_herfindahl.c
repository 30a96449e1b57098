#include "tests/test_support.h"

#include <math.h>

#include <sangyo/herfindahl.h>

/* Region R1 of in_toy54_t0.csv and values of vectors/regional (EconGeo 2.1, REAT 3.0.3). */
static const double r1[] = {100, 20, 30, 50};

static void values(void **state)
{
    (void)state;
    double h = sg_herfindahl(r1, 4);
    assert_close(h, 0.345, 1e-12);
    assert_close(sg_herfindahl_normalized(h, 4), 0.12666666666666662, 1e-12);
    assert_close(sg_herfindahl_equivalent(h), 2.8985507246376816, 1e-12);
    /* Σx(x−1)/(N(N−1)) by hand: (9900 + 380 + 870 + 2450)/39800 */
    assert_close(sg_herfindahl_unbiased(r1, 4), 13600.0 / 39800, 1e-12);
    /* 4(Σp³ − H²)/n: Σp³ = .125 + .001 + .003375 + .015625 */
    assert_close(sg_herfindahl_variance(r1, 4, 200), 4 * (0.145 - 0.345 * 0.345) / 200, 1e-12);
}

static void nothing(void **state)
{
    (void)state;
    const double zeros[] = {0, 0, 0}, negative[] = {1, -1}, missing[] = {1, NAN}, one[] = {7};
    assert_true(isnan(sg_herfindahl(zeros, 3))); /* EconGeo gives NaN, diverse 0 */
    assert_true(isnan(sg_herfindahl(zeros, 0)));
    assert_true(isnan(sg_herfindahl(negative, 2)));
    assert_true(isnan(sg_herfindahl(missing, 2)));
    assert_close(sg_herfindahl(one, 1), 1, 0);
    assert_true(isnan(sg_herfindahl_normalized(1, 1)));
    assert_true(isnan(sg_herfindahl_normalized(1, 0)));
    assert_true(isnan(sg_herfindahl_unbiased(zeros, 3)));
    const double single[] = {1, 0};
    assert_true(isnan(sg_herfindahl_unbiased(single, 2)));
    assert_true(isnan(sg_herfindahl_variance(r1, 4, 0)));
    assert_true(isnan(sg_herfindahl_variance(zeros, 3, 5)));
    const double equal[] = {5, 5, 5, 5};
    assert_close(sg_herfindahl_variance(equal, 4, 20), 0, 0);
    assert_close(sg_herfindahl_normalized(sg_herfindahl(equal, 4), 4), 0, 0);
}

/* Scaled counts change nothing; two equal regions merged have the same index; merging the halves of
   every region halves the index. */
static void properties(void **state)
{
    (void)state;
    double scaled[4], merged[4], halves[8];
    for (size_t i = 0; i < 4; i++) {
        scaled[i] = r1[i] * 1234.5;
        merged[i] = r1[i] + r1[i];
        halves[i] = halves[4 + i] = r1[i] / 2;
    }
    assert_close(sg_herfindahl(scaled, 4), sg_herfindahl(r1, 4), 1e-14);
    assert_close(sg_herfindahl(merged, 4), sg_herfindahl(r1, 4), 1e-14);
    assert_close(sg_herfindahl(halves, 8), sg_herfindahl(r1, 4) / 2, 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(nothing),
                                       cmocka_unit_test(properties)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
