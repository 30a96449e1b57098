#include "tests/test_support.h"

#include <math.h>

#include "findings/apart.h"
#include "findings/ranking.h"

static struct sg_group_estimate group(size_t key, double value, double lower, double upper,
                                      bool small)
{
    struct sg_entry entry = sg_entry_of_value(key, value, 0);
    entry.small = small;
    return (struct sg_group_estimate){entry, lower, upper};
}

/* The field case: 40.0 of all, 42.0 (38.1 to 46.1), 36.0, and 50.0 of ten answers. */
static void groups_are_named_by_their_intervals(void **state)
{
    (void)state;
    struct sg_group_estimate groups[] = {
        group(0, 42.0, 38.1, 46.1, false), group(1, 36.0, 31.4, 40.9, false),
        group(2, 50.0, 23.7, 76.3, true), group(3, 57.8, 48.0, 67.6, false)};
    const struct sg_whole whole = {40.0, true, 1};
    sg_apart_mark(groups, 4, &whole);
    assert_true(groups[0].entry.unproven);  /* its interval holds 40.0 */
    assert_true(groups[1].entry.unproven);  /* lower */
    assert_true(groups[2].entry.unproven);  /* ten answers */
    assert_false(groups[3].entry.unproven); /* from 48.0 on */
}

static void without_a_whole_the_others_are_the_bar(void **state)
{
    (void)state;
    struct sg_group_estimate groups[] = {group(0, 30, 25, 35, false),
                                         group(1, 20, 15, 24.9, false)};
    const struct sg_whole whole = {NAN, true, 1};
    sg_apart_mark(groups, 2, &whole);
    assert_false(groups[0].entry.unproven);
    assert_true(groups[1].entry.unproven);
    groups[1].upper = 25;
    sg_apart_mark(groups, 2, &whole);
    assert_true(groups[0].entry.unproven);
    groups[1] = group(1, NAN, NAN, NAN, false); /* X may be anything */
    groups[1].entry.unknown = true;
    sg_apart_mark(groups, 2, &whole);
    assert_true(groups[0].entry.unproven);
}

static void a_census_needs_no_proof(void **state)
{
    (void)state;
    struct sg_group_estimate groups[] = {group(0, 30, NAN, NAN, false),
                                         group(1, 20, NAN, NAN, true)};
    const struct sg_whole whole = {25, false, 1};
    sg_apart_mark(groups, 2, &whole);
    assert_false(groups[0].entry.unproven);
    assert_true(groups[1].entry.unproven); /* small, as its status says */
}

/* What is not proven is not named, and who prints less than it is not the highest. */
static void unproven_ones_hide_the_highest(void **state)
{
    (void)state;
    struct sg_entry entries[] = {sg_entry_of_value(0, 57.8, 0), sg_entry_of_value(1, 58.1, 0),
                                 sg_entry_of_value(2, 20, 0)};
    const struct sg_ranking_rule rule = {1, 1, -INFINITY, NULL};
    struct sg_ranking ranking;
    entries[1].unproven = true;
    sg_ranking_make(&ranking, entries, 3, &rule);
    assert_int_equal(ranking.items[0].key, 0);
    assert_int_equal(sg_ranking_leaders(&ranking), 0);
    assert_true(sg_ranking_is_sure(&ranking, 0));
    sg_ranking_free(&ranking);
    entries[1].value = 57.7;
    sg_ranking_make(&ranking, entries, 3, &rule);
    assert_int_equal(sg_ranking_leaders(&ranking), 1);
    sg_ranking_free(&ranking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_named_by_their_intervals),
        cmocka_unit_test(without_a_whole_the_others_are_the_bar),
        cmocka_unit_test(a_census_needs_no_proof),
        cmocka_unit_test(unproven_ones_hide_the_highest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
