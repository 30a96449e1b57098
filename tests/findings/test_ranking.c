#include "tests/test_support.h"

#include <math.h>

#include "findings/ranking.h"

static const struct sg_ranking_rule down = {.decimals = 1, .sign = 1, .above = -INFINITY};

static struct sg_entry item(size_t key, double value)
{
    return sg_entry_of_value(key, value, 0);
}

static struct sg_entry hidden(size_t key)
{
    return sg_entry_of_value(key, NAN, SG_STATUS_SUPPRESSED);
}

static void what_prints_alike_is_tied(void **state)
{
    (void)state;
    struct sg_entry entries[] = {item(0, 11.75), item(1, 30), item(2, 11.84), item(3, 9)};
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, entries, 4, &down);
    assert_int_equal(ranking.n, 4);
    assert_int_equal(ranking.items[0].key, 1);
    assert_int_equal(ranking.items[1].key, 0); /* in the order given */
    assert_int_equal(ranking.items[2].key, 2);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    assert_int_equal(sg_ranking_followers(&ranking), 2);
    assert_int_equal(sg_ranking_ties(&ranking, 3), 1);
    assert_int_equal(sg_ranking_ties(&ranking, 4), 0);
    sg_ranking_free(&ranking);
}

static void nobody_leads_alone_or_where_all_are_alike(void **state)
{
    (void)state;
    struct sg_entry one[] = {item(0, 5)}, alike[] = {item(0, 5), item(1, 5.04)};
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, NULL, 0, &down);
    assert_int_equal(ranking.n + sg_ranking_leaders(&ranking), 0);
    sg_ranking_free(&ranking);
    sg_ranking_make(&ranking, one, 1, &down);
    assert_int_equal(ranking.n, 1);
    assert_int_equal(sg_ranking_leaders(&ranking), 0);
    sg_ranking_free(&ranking);
    sg_ranking_make(&ranking, alike, 2, &down);
    assert_int_equal(sg_ranking_leaders(&ranking), 0);
    sg_ranking_free(&ranking);
}

static void totals_and_residual_parts_are_not_ranked(void **state)
{
    (void)state;
    struct sg_entry entries[] = {item(0, 50), item(1, 30), item(2, 90), item(3, 1)};
    entries[0].kind = SG_ENTRY_RESIDUAL;
    entries[2].kind = SG_ENTRY_OUTSIDE;
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, entries, 4, &down);
    assert_int_equal(ranking.n, 2);
    assert_int_equal(ranking.items[0].key, 1);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    sg_ranking_free(&ranking);
}

/* An X may be anything, unless the whole is known: then it is at most what the others leave. */
static void what_is_unknown_may_be_larger(void **state)
{
    (void)state;
    struct sg_entry entries[] = {item(0, 50), item(1, 30), hidden(2), item(3, 5)};
    double whole = 100;
    struct sg_ranking_rule of_whole = down;
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, entries, 4, &down);
    assert_int_equal(ranking.n_unknown, 1);
    assert_false(sg_ranking_is_sure(&ranking, 0));
    assert_int_equal(sg_ranking_leaders(&ranking), 0);
    sg_ranking_free(&ranking);

    of_whole.whole = &whole; /* X is 15 */
    sg_ranking_make(&ranking, entries, 4, &of_whole);
    assert_close(ranking.reach, 15, 1e-12);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    assert_int_equal(sg_ranking_followers(&ranking), 1);
    assert_false(sg_ranking_is_sure(&ranking, 2));
    sg_ranking_free(&ranking);

    entries[1].value = 20; /* X is 25: it may follow */
    sg_ranking_make(&ranking, entries, 4, &of_whole);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    assert_int_equal(sg_ranking_followers(&ranking), 0);
    sg_ranking_free(&ranking);

    entries[0].value = 37.5; /* X is 37.5 too */
    sg_ranking_make(&ranking, entries, 4, &of_whole);
    assert_int_equal(sg_ranking_leaders(&ranking), 0);
    sg_ranking_free(&ranking);
}

static void what_does_not_apply_is_not_unknown(void **state)
{
    (void)state;
    struct sg_entry entries[] = {item(0, 2), item(1, 1),
                                 sg_entry_of_value(2, NAN, SG_STATUS_UNDEFINED),
                                 sg_entry_of_value(3, NAN, SG_STATUS_NOT_APPLICABLE)};
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, entries, 4, &down);
    assert_int_equal(ranking.n_unknown, 0);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    sg_ranking_free(&ranking);
}

static void the_smallest_and_the_unproven(void **state)
{
    (void)state;
    struct sg_ranking_rule up = {.decimals = 0, .sign = -1, .above = -INFINITY};
    struct sg_entry entries[] = {item(0, 3), item(1, -2), item(2, -2.4), item(3, 7)};
    struct sg_ranking ranking;
    size_t key = 9;
    sg_ranking_make(&ranking, entries, 4, &up);
    assert_int_equal(sg_ranking_leaders(&ranking), 2); /* both print as -2 */
    assert_close(ranking.items[0].value, 2, 0);
    sg_ranking_free(&ranking);
    assert_false(sg_ranking_alone(entries, 4, up, &key));
    assert_true(sg_ranking_alone(entries, 4, down, &key));
    assert_int_equal(key, 3);
    entries[3].unproven = true; /* not named, but nobody below it is the largest */
    assert_false(sg_ranking_alone(entries, 4, down, &key));
    entries[3].value = 2;
    assert_true(sg_ranking_alone(entries, 4, down, &key));
    assert_int_equal(key, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_prints_alike_is_tied),
        cmocka_unit_test(nobody_leads_alone_or_where_all_are_alike),
        cmocka_unit_test(totals_and_residual_parts_are_not_ranked),
        cmocka_unit_test(what_is_unknown_may_be_larger),
        cmocka_unit_test(what_does_not_apply_is_not_unknown),
        cmocka_unit_test(the_smallest_and_the_unproven),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
