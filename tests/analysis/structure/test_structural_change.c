#include "tests/test_support.h"

#include "tests/regional_indices.h"

#include <math.h>

#include <sangyo/structural_change.h>

/* Region R1 of the toy tables, and Kawasaki with division C at 0; values of vectors/regional. */
static void values(void **state)
{
    (void)state;
    const double *x0 = toy_t0[0], *x1 = toy_t1[0];
    assert_close(sg_structural_change_nav(x0, x1, 4), 0.05, 1e-12);
    assert_close(sg_structural_change_lilien(x0, x1, 4, 1), 0.11892945568789001, 1e-12);
    assert_close(sg_structural_change_lilien(x0, x1, 4, 0.5), 0.12341528728174736, 1e-12);
    assert_close(sg_structural_change_cosine(x0, x1, 4), 0.99708448362176316, 1e-12);
    assert_close(sg_structural_change_lilien(kawasaki_2016, kawasaki_2021, 17, 1),
                 0.13032970539906888, 1e-10);
    assert_close(sg_structural_change_nav(kawasaki_2016, kawasaki_2021, 17), 0.058080482903093492,
                 1e-10);
}

static void edges(void **state)
{
    (void)state;
    const double zeros[] = {0, 0, 0}, a[] = {2, 0, 0}, b[] = {0, 3, 0}, c[] = {2, 5, 4},
                 d[] = {4, 0, 8};
    assert_true(isnan(sg_structural_change_nav(zeros, a, 3)));
    assert_true(isnan(sg_structural_change_cosine(a, zeros, 3)));
    assert_true(isnan(sg_structural_change_lilien(a, zeros, 3, 1)));
    assert_true(isnan(sg_structural_change_lilien(a, b, 3, 1))); /* no cell is kept */
    assert_close(sg_structural_change_nav(a, b, 3), 1, 0);
    assert_close(sg_structural_change_cosine(a, b, 3), 0, 0);
    /* without the dropped cell all double: no change of structure */
    assert_close(sg_structural_change_lilien(c, d, 3, 1), 0, -1e-15);
    assert_close(sg_structural_change_nav(c, c, 3), 0, 0);
    assert_close(sg_structural_change_cosine(c, c, 3), 1, 1e-15);
}

/* Scaled counts of either period change nothing. */
static void scaling(void **state)
{
    (void)state;
    double x1[4];
    for (size_t i = 0; i < 4; i++)
        x1[i] = 0.01 * toy_t1[2][i];
    assert_close(sg_structural_change_nav(toy_t0[2], x1, 4),
                 sg_structural_change_nav(toy_t0[2], toy_t1[2], 4), 1e-12);
    assert_close(sg_structural_change_lilien(toy_t0[2], x1, 4, 1),
                 sg_structural_change_lilien(toy_t0[2], toy_t1[2], 4, 1), 1e-12);
    assert_close(sg_structural_change_cosine(toy_t0[2], x1, 4),
                 sg_structural_change_cosine(toy_t0[2], toy_t1[2], 4), 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges),
                                       cmocka_unit_test(scaling)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
