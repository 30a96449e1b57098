#include "tests/test_support.h"

#include <math.h>

#include <gsl/gsl_errno.h>

#include <sangyo/complexity.h>

enum { AREAS = 7, INDUSTRIES = 5 };

static const unsigned char has[AREAS * INDUSTRIES] = {1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1,
                                                      1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1,
                                                      1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
/* R 4.2.2: eigen() of diag(1/kc) M diag(1/kp) M', second vector, (v - mean(v))/sd(v), cor(v, kc) >
   0; pci from the transposed product. */
static const double expected_eci[] = {
    -0.020834953888608284, -0.18304923919815388, 1.3273654466267042, -1.3622694218327698,
    0.35247582708469222,   0.99617094343646084,  -1.1098586022283252};
static const double expected_pci[] = {-1.2384057016922438, 0.56890671650294877, 0.46488287560192215,
                                      -0.87381860239653875, 1.0784347119839115};

static void values(void **state)
{
    (void)state;
    double eci[AREAS], pci[INDUSTRIES], proximity[INDUSTRIES * INDUSTRIES];
    assert_int_equal(sg_complexity(has, AREAS, INDUSTRIES, eci, pci), SG_COMPLEXITY_FINE);
    for (size_t i = 0; i < AREAS; i++)
        assert_close(eci[i], expected_eci[i], 1e-11); /* two eigensolvers */
    for (size_t i = 0; i < INDUSTRIES; i++)
        assert_close(pci[i], expected_pci[i], 1e-11);
    sg_complexity_proximity(has, AREAS, INDUSTRIES, proximity);
    assert_close(proximity[1], 0.4, 1e-15); /* 2 of max(5, 3) */
    assert_close(proximity[INDUSTRIES], 0.4, 1e-15);
    assert_close(proximity[8], 2.0 / 3, 1e-15);
    assert_close(proximity[6], 1, 0);
}

/* Wider than long: work is on the other side, the scores of each side keep their meaning. With the
   roles exchanged the sign is decided by the diversity of the industries. */
static void transposed(void **state)
{
    (void)state;
    unsigned char turned[AREAS * INDUSTRIES];
    double eci[AREAS], pci[INDUSTRIES];
    for (size_t r = 0; r < AREAS; r++)
        for (size_t c = 0; c < INDUSTRIES; c++)
            turned[c * AREAS + r] = has[r * INDUSTRIES + c];
    assert_int_equal(sg_complexity(turned, INDUSTRIES, AREAS, pci, eci), SG_COMPLEXITY_FINE);
    double sign = eci[3] / expected_eci[3] > 0 ? 1 : -1;
    for (size_t i = 0; i < AREAS; i++)
        assert_close(sign * eci[i], expected_eci[i], 1e-11);
    for (size_t i = 0; i < INDUSTRIES; i++)
        assert_close(sign * pci[i], expected_pci[i], 1e-11);
}

/* Areas and industries in another order, with one of each that has nothing. */
static void relabelling(void **state)
{
    (void)state;
    static const size_t row_of[AREAS + 1] = {4, 6, AREAS, 0, 3, 1, 5, 2};
    static const size_t column_of[INDUSTRIES + 1] = {2, INDUSTRIES, 4, 0, 3, 1};
    unsigned char moved[(AREAS + 1) * (INDUSTRIES + 1)];
    double eci[AREAS + 1], pci[INDUSTRIES + 1];
    for (size_t r = 0; r <= AREAS; r++)
        for (size_t c = 0; c <= INDUSTRIES; c++)
            moved[r * (INDUSTRIES + 1) + c] = row_of[r] < AREAS && column_of[c] < INDUSTRIES
                                                  ? has[row_of[r] * INDUSTRIES + column_of[c]]
                                                  : 0;
    assert_int_equal(sg_complexity(moved, AREAS + 1, INDUSTRIES + 1, eci, pci), SG_COMPLEXITY_FINE);
    for (size_t r = 0; r <= AREAS; r++)
        assert_close(eci[r], row_of[r] < AREAS ? expected_eci[row_of[r]] : NAN, 1e-11);
    for (size_t c = 0; c <= INDUSTRIES; c++)
        assert_close(pci[c], column_of[c] < INDUSTRIES ? expected_pci[column_of[c]] : NAN, 1e-11);
}

static void degenerate(void **state)
{
    (void)state;
    static const struct {
        unsigned char has[9];
        size_t rows, columns;
        enum sg_complexity_outcome result;
    } cases[] = {
        {{0}, 3, 3, SG_COMPLEXITY_TOO_SMALL},
        {{1}, 1, 1, SG_COMPLEXITY_TOO_SMALL},
        {{1, 1, 1}, 1, 3, SG_COMPLEXITY_TOO_SMALL},
        {{1}, 0, 0, SG_COMPLEXITY_TOO_SMALL},
        {{1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3, SG_COMPLEXITY_DISCONNECTED},
        {{1, 1, 0, 1, 0, 0, 0, 0, 1}, 3, 3, SG_COMPLEXITY_DISCONNECTED},
        {{1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3, SG_COMPLEXITY_REPEATED}, /* all alike */
        {{1, 1, 0, 0, 1, 1, 1, 0, 1}, 3, 3, SG_COMPLEXITY_REPEATED}, /* a ring */
        {{1, 1, 0, 0, 1, 1, 0, 0, 0}, 3, 3, SG_COMPLEXITY_SIGN_OPEN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double eci[3], pci[3];
        assert_int_equal(sg_complexity(cases[i].has, cases[i].rows, cases[i].columns, eci, pci),
                         cases[i].result);
        bool scored = cases[i].result == SG_COMPLEXITY_SIGN_OPEN;
        for (size_t r = 0; r < cases[i].rows; r++)
            assert_true(isnan(eci[r]) == (!scored || r == 2));
    }
    double proximity[4];
    sg_complexity_proximity((const unsigned char[]){1, 0}, 1, 2, proximity);
    assert_true(isnan(proximity[1]) && isnan(proximity[3]));
    assert_close(proximity[0], 1, 0);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(transposed),
                                       cmocka_unit_test(relabelling), cmocka_unit_test(degenerate)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
