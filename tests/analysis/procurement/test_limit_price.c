#include "tests/test_support.h"

#include <math.h>

#include <sangyo/limit_price.h>

static const struct sg_limit_price_rule usual = {15000000, 12000000, 0.95, 5};

/* The worked example that Kawasaki City printed (bids A to K): mean 12,607,778, sd 1,160,773, price
   12,024,286. */
static void the_printed_example(void **state)
{
    (void)state;
    static const double bids[] = {16000000, 14800000, 14500000, 12100000, 12060000, 12010000,
                                  12000000, 12000000, 12000000, 12000000, 11000000};
    struct sg_limit_price price = sg_limit_price(bids, 11, &usual);
    assert_int_equal(price.n_valid, 9);
    assert_close(price.mean, 113470000.0 / 9, 1e-14);
    assert_close(price.sd, 1160773.209737563, 1e-12); /* Python 3.11 statistics.stdev */
    assert_close(price.lower, price.mean - price.sd, 1e-14);
    assert_close(price.upper, price.mean + price.sd, 1e-14);
    assert_close(price.price, 12024286, 0);
    assert_int_equal(price.basis, SG_LIMIT_PRICE_MEAN);
}

static void fewer_than_five_valid_bids_give_the_floor(void **state)
{
    (void)state;
    static const double bids[] = {11999999, 15000001, 12000000, 15000000, NAN, 13000000, 14000000};
    for (size_t n = 0; n <= 7; n++) {
        struct sg_limit_price price = sg_limit_price(bids, n, &usual);
        assert_close(price.price, 12000000, 0);
        assert_int_equal(price.basis, SG_LIMIT_PRICE_FEW);
        assert_true(isnan(price.mean) && isnan(price.sd) && isnan(price.lower) &&
                    isnan(price.upper));
    }
    /* Bids equal to the floor and the planned price are valid, one yen beyond is not. */
    assert_int_equal(sg_limit_price(bids, 7, &usual).n_valid, 4);
    struct sg_limit_price_rule four = usual;
    four.minimum = 4;
    assert_int_equal(sg_limit_price(bids, 7, &four).basis, SG_LIMIT_PRICE_MEAN);
}

/* 95 % of the planned price as a double may lie below the true product. */
static void the_cap_is_cut_to_ten_thousand_yen(void **state)
{
    (void)state;
    static const struct {
        double planned, rate, cap;
    } cases[] = {
        {15000000, 0.95, 14250000}, {15010000, 0.95, 14250000}, {15018000, 0.95, 14260000},
        {14999999, 0.95, 14240000}, {20000000, 0.55, 11000000}, {11000000, 0.29, 3190000},
        {700000, 0.7, 490000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double planned = cases[i].planned;
        const double bids[] = {planned, planned, planned, planned, planned};
        const struct sg_limit_price_rule rule = {planned, 1, cases[i].rate, 5};
        struct sg_limit_price price = sg_limit_price(bids, 5, &rule);
        assert_close(price.price, cases[i].cap, 0);
        assert_int_equal(price.basis, SG_LIMIT_PRICE_CAP);
    }
}

/* Mean 300 and sd 100: two bids lie on the limits and count (by hand: squares 4·100² over n − 1 = 4
   give 100²). */
static void bids_on_the_limits_are_within(void **state)
{
    (void)state;
    static const double bids[] = {200, 200, 400, 400, 300};
    const struct sg_limit_price_rule rule = {1000, 100, 0.95, 5};
    const struct sg_limit_price_rule wide = {1e9, 1, 1, 5};
    struct sg_limit_price price = sg_limit_price(bids, 5, &rule);
    assert_close(price.sd, 100, 1e-15);
    assert_close(price.mean, 300, 1e-15);
    /* 95 % of 1,000 yen, cut to 10,000, is nothing. */
    assert_int_equal(price.basis, SG_LIMIT_PRICE_CAP);
    static const double skewed[] = {20000, 20000, 40000, 40000, 30000, 90000};
    price = sg_limit_price(skewed, 5, &wide);
    assert_close(price.price, 30000, 0);
    price = sg_limit_price(skewed, 6, &wide);
    assert_close(price.price, 30000, 0); /* 90,000 lies outside 40,000 ± 26,076 */
}

static void equal_bids_are_their_own_price(void **state)
{
    (void)state;
    static const double bids[] = {13333333, 13333333, 13333333, 13333333,
                                  13333333, 13333333, 13333333};
    for (size_t n = 5; n <= 7; n++) {
        struct sg_limit_price price = sg_limit_price(bids, n, &usual);
        assert_close(price.price, 13333333, 0);
        assert_close(price.sd, 0, 0);
    }
}

/* Bids, planned price and floor in another unit: the price follows, up to the rounding to a yen;
   the order of bids does not matter. */
static void prices_scale_and_do_not_depend_on_order(void **state)
{
    (void)state;
    double bids[] = {14800000, 12100000, 12060000, 12000000, 13700000, 14500000, 12010000};
    double before = sg_limit_price(bids, 7, &usual).price;
    for (size_t i = 0; i < 7; i++) {
        double first = bids[0];
        for (size_t k = 0; k + 1 < 7; k++)
            bids[k] = bids[k + 1];
        bids[6] = first;
        assert_close(sg_limit_price(bids, 7, &usual).price, before, 0);
    }
    const struct sg_limit_price_rule tenfold = {150000000, 120000000, 0.95, 5};
    for (size_t i = 0; i < 7; i++)
        bids[i] *= 10;
    assert_close(sg_limit_price(bids, 7, &tenfold).price, 10 * before, -5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_printed_example),
        cmocka_unit_test(fewer_than_five_valid_bids_give_the_floor),
        cmocka_unit_test(the_cap_is_cut_to_ten_thousand_yen),
        cmocka_unit_test(bids_on_the_limits_are_within),
        cmocka_unit_test(equal_bids_are_their_own_price),
        cmocka_unit_test(prices_scale_and_do_not_depend_on_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
