#include "tests/test_support.h"

#include "tests/regional_indices.h"

#include <math.h>

#include <sangyo/divergence.h>
#include <sangyo/location_quotient.h>

/* Totals of in_toy54_t0.csv by industry; values of vectors/regional. */
static const double nation[] = {175, 228, 142, 305};
static const double r1[] = {100, 20, 30, 50};

static void values(void **state)
{
    (void)state;
    double other[4];
    assert_close(sg_divergence_krugman(r1, nation, 4), 0.58823529411764708, 1e-12);
    assert_close(sg_divergence_hoover(r1, nation, 4), 0.29411764705882354, 1e-12);
    assert_close(sg_divergence_hachman(r1, nation, 4), 0.64084906143396714, 1e-12);
    assert_close(sg_divergence_kullback_leibler(r1, nation, 4), 0.23848310924288704, 1e-12);
    sg_divergence_rest(r1, nation, 4, other);
    assert_close(sg_divergence_krugman(r1, other, 4), 0.76923076923076916, 1e-12);
    sg_divergence_others(toy_t0[0], TOY_REGIONS, TOY_INDUSTRIES, 0, other);
    assert_close(sg_divergence_krugman(r1, other, 4), 0.785, 1e-12); /* REAT krugman.spec2 */
    const double i1[] = {100, 10, 7, 55, 3}, regions[] = {200, 100, 200, 200, 150};
    assert_close(sg_divergence_gini(i1, regions, 5), 0.49546218487394966, 1e-12);
}

static void edges(void **state)
{
    (void)state;
    static sg_divergence_fn *const all[] = {sg_divergence_hoover, sg_divergence_krugman,
                                            sg_divergence_kullback_leibler, sg_divergence_hachman,
                                            sg_divergence_gini};
    const double zeros[] = {0, 0, 0, 0}, most[] = {1, 1, 1, 0}, last[] = {0, 0, 0, 5};
    for (size_t i = 0; i < 5; i++) {
        assert_true(isnan(all[i](zeros, nation, 4)));
        assert_true(isnan(all[i](r1, zeros, 4)));
        assert_true(isnan(all[i](r1, nation, 0)));
        double same = all[i](nation, nation, 4);
        assert_close(same, i == 3 ? 1 : 0, -1e-15);
    }
    /* the area has what the reference lacks */
    assert_true(isnan(sg_divergence_kullback_leibler(last, most, 4)));
    assert_true(isnan(sg_divergence_hachman(last, most, 4)));
    assert_close(sg_divergence_krugman(last, most, 4), 2, 0);
    assert_close(sg_divergence_hoover(last, most, 4), 1, 0);
    assert_close(sg_divergence_gini(last, most, 4), 1, 0);
    double other[4];
    sg_divergence_others(r1, 1, 4, 0, other);
    assert_true(isnan(other[0]));
    const double tenth[] = {0.1 + 0.2}, whole[] = {0.3};
    sg_divergence_rest(tenth, whole, 1, other);
    assert_close(other[0], 0, 0); /* not −5e-17 */
}

/* Within their ranges and unchanged by scaling; Krugman is symmetric, twice Hoover. */
static void properties(void **state)
{
    (void)state;
    for (size_t r = 0; r < TOY_REGIONS; r++) {
        double scaled[4];
        for (size_t i = 0; i < 4; i++)
            scaled[i] = toy_t0[r][i] * 0.37;
        double k = sg_divergence_krugman(toy_t0[r], nation, 4);
        assert_true(k >= 0 && k <= 2);
        assert_close(sg_divergence_krugman(nation, toy_t0[r], 4), k, 1e-14);
        assert_close(sg_divergence_krugman(scaled, nation, 4), k, 1e-13);
        assert_close(2 * sg_divergence_hoover(toy_t0[r], nation, 4), k, 1e-14);
        double gini = sg_divergence_gini(toy_t0[r], nation, 4);
        assert_true(gini >= sg_divergence_hoover(toy_t0[r], nation, 4) && gini <= 1);
        assert_close(sg_divergence_gini(nation, toy_t0[r], 4), gini, 1e-13);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(edges),
                                       cmocka_unit_test(properties)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
