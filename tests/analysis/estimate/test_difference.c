#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/difference.h>

/* 人手不足, 57.6 % of 1,079 and 67.0 % of 985: expected_two_wave.csv, whose sign is the other. */
static void labour_shortage(void **state)
{
    (void)state;
    struct sg_proportion previous = {0.576 * 1079, 1079}, current = {0.67 * 985, 985};
    double z = sg_difference_pooled_z(previous, current);
    assert_close(z, 4.3964798719452913, 1e-10);
    assert_close(sg_difference_p(z), 1.1002055789271647e-05, 1e-9);
    struct sg_interval limits;
    assert_true(sg_difference_newcombe(previous, current, 0.95, &limits));
    assert_close(limits.lower, 0.052176579651922468, 1e-10);
    assert_close(limits.upper, 0.1352735218823119, 1e-10);
    /* the counts that print as these: 621 or 622, and 660 */
    const struct sg_count_range ranges[] = {{621, 622}, {660, 660}};
    struct sg_interval range, one;
    assert_true(sg_difference_newcombe_range(ranges, (const double[]){1079, 985}, 0.95, &range));
    for (double x = 621; x <= 622; x++) {
        assert_true(sg_difference_newcombe((struct sg_proportion){x, 1079},
                                           (struct sg_proportion){660, 985}, 0.95, &one));
        assert_true(range.lower <= one.lower && one.upper <= range.upper);
    }
    /* rounded_count: 622 and 660 */
    assert_close(range.lower, 0.051772403373041453, 1e-10);
}

static void edges(void **state)
{
    (void)state;
    struct sg_proportion none = {0, 23}, all = {23, 23}, half = {11, 22};
    const struct sg_proportion wrong[] = {{0, 0},   {-1, 5},  {6, 5},
                                          {NAN, 5}, {1, NAN}, {1, INFINITY}};
    struct sg_interval limits;
    assert_true(isnan(sg_difference_pooled_z(none, none)));
    assert_true(isnan(sg_difference_pooled_z(all, all)));
    assert_close(sg_difference_pooled_z(half, half), 0, 0);
    assert_true(sg_difference_pooled_z(none, all) > 6);
    assert_close(sg_difference_p(0), 1, 0);
    assert_true(isnan(sg_difference_p(NAN)));
    assert_close(sg_difference_p(INFINITY), 0, 0);
    assert_true(sg_difference_newcombe(none, all, 0.95, &limits));
    assert_close(limits.upper, 1, 0);
    assert_true(sg_difference_newcombe(none, none, 0.95, &limits));
    assert_true(limits.lower < 0 && limits.upper > 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_true(isnan(sg_difference_pooled_z(wrong[i], half)));
        assert_false(sg_difference_newcombe(half, wrong[i], 0.95, &limits));
        assert_true(isnan(limits.lower) && isnan(limits.upper));
    }
    assert_false(sg_difference_newcombe(half, half, 1, &limits));
}

/* Turned round in time the sign turns; limits hold the difference, lie within −1 … 1 and move with
   either count. */
static void properties(void **state)
{
    (void)state;
    for (double x = 0; x <= 17; x++)
        for (double y = 0; y <= 12; y++) {
            struct sg_proportion a = {x, 17}, b = {y, 12};
            struct sg_interval here, there, more;
            double difference = y / 12 - x / 17;
            if ((x > 0 || y > 0) && (x < 17 || y < 12))
                assert_close(sg_difference_pooled_z(a, b), -sg_difference_pooled_z(b, a), -1e-14);
            assert_true(sg_difference_newcombe(a, b, 0.95, &here));
            assert_true(sg_difference_newcombe(b, a, 0.95, &there));
            assert_close(here.lower, -there.upper, -1e-14);
            assert_true(here.lower <= difference && difference <= here.upper);
            assert_true(here.lower >= -1 && here.upper <= 1);
            if (y < 12) {
                assert_true(
                    sg_difference_newcombe(a, (struct sg_proportion){y + 1, 12}, 0.95, &more));
                assert_true(more.lower > here.lower && more.upper >= here.upper);
            }
        }
}

/* Wider at a higher level, narrower in larger samples of the same shares; 0 and 23 of 23 too. */
static void limits_nest(void **state)
{
    (void)state;
    for (double x = 0; x <= 23; x++)
        for (double y = 0; y <= 23; y++) {
            struct sg_interval small, wide, large;
            struct sg_proportion a = {x, 23}, b = {y, 23}, a10 = {10 * x, 230}, b10 = {10 * y, 230};
            assert_true(sg_difference_newcombe(a, b, 0.8, &small));
            assert_true(sg_difference_newcombe(a, b, 0.99, &wide));
            assert_true(sg_difference_newcombe(a10, b10, 0.8, &large));
            assert_true(wide.lower <= small.lower && small.upper <= wide.upper);
            assert_true(wide.upper - wide.lower > small.upper - small.lower);
            assert_true(large.upper - large.lower < small.upper - small.lower);
        }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(labour_shortage), cmocka_unit_test(edges),
                                       cmocka_unit_test(properties), cmocka_unit_test(limits_nest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
