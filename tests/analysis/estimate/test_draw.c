#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/draw.h>

enum { UNITS = 40, DRAWS = 20000 };

static size_t count(const bool chosen[], size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += chosen[i];
    return sum;
}

static void the_same_seed_draws_the_same(void **state)
{
    (void)state;
    bool first[UNITS], again[UNITS], other[UNITS];
    struct sg_draw *a = sg_draw_new(7), *b = sg_draw_new(7), *c = sg_draw_new(8);
    assert_true(sg_draw_simple(a, UNITS, 12, first));
    assert_true(sg_draw_simple(b, UNITS, 12, again));
    assert_true(sg_draw_simple(c, UNITS, 12, other));
    assert_memory_equal(first, again, sizeof first);
    assert_memory_not_equal(first, other, sizeof first);
    sg_draw_free(a);
    sg_draw_free(b);
    sg_draw_free(c);
    sg_draw_free(NULL);
}

static void sizes_are_kept(void **state)
{
    (void)state;
    bool chosen[UNITS];
    double sizes[UNITS], probability[UNITS];
    struct sg_draw *draw = sg_draw_new(1);
    for (size_t i = 0; i < UNITS; i++)
        sizes[i] = (double)(i * i % 17 + 1);
    for (size_t n = 0; n <= UNITS; n++) {
        double sum = 0;
        assert_true(sg_draw_simple(draw, UNITS, n, chosen));
        assert_int_equal(count(chosen, UNITS), n);
        assert_true(sg_draw_systematic(draw, UNITS, n, chosen));
        assert_int_equal(count(chosen, UNITS), n);
        assert_true(sg_draw_pps(draw, sizes, UNITS, n, chosen, probability));
        assert_int_equal(count(chosen, UNITS), n);
        for (size_t i = 0; i < UNITS; i++)
            sum += probability[i];
        assert_close(sum, (double)n, n ? 1e-12 : 0);
    }
    sg_draw_free(draw);
}

/* Units are drawn as often as their probability says, within five standard deviations. */
static void probabilities_hold(void **state)
{
    (void)state;
    enum { SMALL = 6 };
    const double sizes[SMALL] = {1, 2, 0, 50, 4, 8};
    size_t simple[SMALL] = {0}, systematic[SMALL] = {0}, pps[SMALL] = {0};
    bool chosen[SMALL];
    double probability[SMALL];
    struct sg_draw *draw = sg_draw_new(20231121);
    for (size_t k = 0; k < DRAWS; k++) {
        assert_true(sg_draw_simple(draw, SMALL, 2, chosen));
        for (size_t i = 0; i < SMALL; i++)
            simple[i] += chosen[i];
        assert_true(sg_draw_systematic(draw, SMALL, 4, chosen));
        for (size_t i = 0; i < SMALL; i++)
            systematic[i] += chosen[i];
        assert_true(sg_draw_pps(draw, sizes, SMALL, 3, chosen, probability));
        for (size_t i = 0; i < SMALL; i++)
            pps[i] += chosen[i];
    }
    sg_draw_free(draw);
    for (size_t i = 0; i < SMALL; i++) {
        assert_close((double)simple[i] / DRAWS, 1.0 / 3, 5 * 0.0034 * 3);
        assert_close((double)systematic[i] / DRAWS, 2.0 / 3, 5 * 0.0034);
        /* 8 of 15 with two to draw: more than the step of 7.5, so certain; the rest shares one */
        double p = i == 5 ? 1 : i == 3 ? 1 : sizes[i] / 7;
        assert_close(probability[i], p, 1e-15);
        assert_close((double)pps[i] / DRAWS, p, -0.0177);
    }
}

static void edges(void **state)
{
    (void)state;
    bool chosen[3] = {true, true, true};
    double probability[3];
    struct sg_draw *draw = sg_draw_new(0);
    assert_false(sg_draw_simple(draw, 3, 4, chosen));
    assert_int_equal(count(chosen, 3), 0);
    assert_false(sg_draw_systematic(draw, 3, 4, chosen));
    assert_true(sg_draw_simple(draw, 0, 0, chosen));
    assert_true(sg_draw_systematic(draw, 1, 1, chosen));
    assert_int_equal(count(chosen, 1), 1);
    const double zero[] = {0, 1, 1}, negative[] = {-1, 1, 1}, nan[] = {NAN, 1, 1},
                 equal[] = {2, 2, 2};
    assert_false(sg_draw_pps(draw, zero, 3, 3, chosen, probability));
    assert_false(sg_draw_pps(draw, negative, 3, 1, chosen, probability));
    assert_false(sg_draw_pps(draw, nan, 3, 1, chosen, probability));
    assert_true(isnan(probability[1]));
    assert_true(sg_draw_pps(draw, equal, 3, 2, chosen, probability));
    assert_close(probability[2], 2.0 / 3, 1e-15);
    assert_true(sg_draw_pps(draw, zero, 3, 2, chosen, probability));
    assert_false(chosen[0]);
    sg_draw_free(draw);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_draws_the_same), cmocka_unit_test(sizes_are_kept),
        cmocka_unit_test(probabilities_hold), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
