#include "tests/test_support.h"

#include <string.h>

#include "tests/table_of.h"

extern const struct sg_command sg_limit_price_command;

static const char *const usual[] = {"planned", "1000000", "floor", "600000", "by",
                                    "bidder",  "value",   "bid",   NULL};

static bool try_bids(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_limit_price_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static const char *text_at(const struct sg_table *table, const char *column)
{
    ptrdiff_t at = sg_table_find(table, column);
    assert_true(at >= 0);
    return sg_column_text(table->columns[at], 0);
}

static double number_at(const struct sg_table *table, const char *column)
{
    ptrdiff_t at = sg_table_find(table, column);
    assert_true(at >= 0);
    return table->columns[at]->values[0];
}

static void the_lowest_valid_bid_from_the_price_on_wins(void **state)
{
    (void)state;
    static const struct {
        const char *bids, *rule, *winner;
        double price;
    } cases[] = {
        /* mean 800,000, sd 100,000: 700,000 and 900,000 lie on the limits */
        {"bidder|bid#\na|700000\nb|700000\nc|900000\nd|900000\ne|800000", "mean", "e", 800000},
        {"bidder|bid#\na|599999\nb|600000\nc|1000000\nd|1000001\ne|X\nf|-\ng|", "few_bids", "b",
         600000},
        {"bidder|bid#\na|990000\nb|980000\nc|980000\nd|980000\ne|980000", "cap", "b; c; d; e",
         950000},
        {"bidder|bid#\na|800000\nb|800000\nc|800000\nd|800000\ne|800000", "mean", "a; b; c; d; e",
         800000},
        {"bidder|bid#\na|1000001", "few_bids", "", 600000},
        {"bidder|bid#", "few_bids", "", 600000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        if (!try_bids(&trial, cases[i].bids, usual))
            fail_msg("case %zu: %s", i, trial.err.message);
        assert_int_equal(trial.out.n_rows, 1);
        assert_string_equal(text_at(&trial.out, "rule"), cases[i].rule);
        assert_string_equal(text_at(&trial.out, "winner"), cases[i].winner);
        assert_close(number_at(&trial.out, "price"), cases[i].price, 0);
        trial_free(&trial);
    }
}

static void what_cannot_be_computed_is_said(void **state)
{
    (void)state;
    static const char *const no_floor[] = {"planned", "1", "by", "bidder", "value", "bid", NULL};
    static const char *const crossed[] = {"planned", "1",     "floor", "2", "by",
                                          "bidder",  "value", "bid",   NULL};
    static const struct {
        const char *bids;
        const char *const *options;
        const char *message;
        size_t row;
    } cases[] = {
        {"bidder|bid#\na|1", no_floor, "limit-price needs --planned YEN and --floor YEN", 0},
        {"bidder|bid#\na|1", crossed, "--floor 2 is above --planned 1", 0},
        {"bidder|bid#\na|1\na|2", usual, "bidder 'a' has two bids, where one is needed", 3},
        {"bidder|bid#\na|700000.5", usual, "a bid is a whole number of yen: found 700000.5", 2},
        {"bidder|bid#\n|700000", usual, "the cell is empty where a key is needed", 2},
        {"bidder|bid\na|700000\nb|辞退", usual,
         "the column is text where numbers are needed: found '辞退'; what a mark or word means is "
         "said "
         "with --missing SYMBOL=STATUS",
         3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_bids(&trial, cases[i].bids, cases[i].options));
        assert_string_equal(trial.err.message, cases[i].message);
        assert_int_equal(trial.err.row, cases[i].row);
        trial_free(&trial);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lowest_valid_bid_from_the_price_on_wins),
        cmocka_unit_test(what_cannot_be_computed_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
