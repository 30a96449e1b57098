#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

#include "findings/moves.h"

static void rises_and_falls_are_counted_as_printed(void **state)
{
    (void)state;
    const double changes[] = {3, -490, 0.4, -1, NAN, -0.2, 12};
    enum { N = sizeof changes / sizeof *changes };
    struct sg_entry entries[N];
    struct sg_moves moves;
    for (size_t i = 0; i < N; i++)
        entries[i] = sg_entry_of_value(i, changes[i], isnan(changes[i]) ? SG_STATUS_ENTRY : 0);
    sg_moves_make(&moves, entries, N, 0);
    assert_int_equal(moves.up.n, 2);
    assert_int_equal(moves.down.n, 2);
    assert_int_equal(moves.n_slight, 2);
    assert_int_equal(moves.up.items[0].key, 6);
    assert_close(moves.down.items[0].value, 490, 0);
    assert_int_equal(sg_ranking_leaders(&moves.down), 1);
    sg_moves_free(&moves);
}

/* The only rise is not the largest one. */
static void one_rise_is_not_the_largest(void **state)
{
    (void)state;
    struct sg_entry entries[] = {sg_entry_of_value(0, 4, 0), sg_entry_of_value(1, -2, 0)};
    struct sg_moves moves;
    sg_moves_make(&moves, entries, 2, 0);
    assert_int_equal(sg_ranking_leaders(&moves.up), 0);
    assert_true(sg_ranking_is_sure(&moves.up, 0));
    sg_moves_free(&moves);
}

static void tests_tell_rises_from_what_was_not_tested(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "option|difference_points#|p_adjusted#|direction\n"
                     "a|5|0.01|▲\nb|-5|0.01|▼\nc|1|0.8|\nd|3||\ne|X|0.01|▲\n");
    const struct sg_tested_columns columns = sg_tested_find(&table);
    assert_int_equal(sg_tested_at(&columns, 0), SG_TESTED_ROSE);
    assert_int_equal(sg_tested_at(&columns, 1), SG_TESTED_FELL);
    assert_int_equal(sg_tested_at(&columns, 2), SG_TESTED_FLAT);
    assert_int_equal(sg_tested_at(&columns, 3), SG_TESTED_NOT);
    assert_int_equal(sg_tested_at(&columns, 4), SG_TESTED_NOT);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rises_and_falls_are_counted_as_printed),
        cmocka_unit_test(one_rise_is_not_the_largest),
        cmocka_unit_test(tests_tell_rises_from_what_was_not_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
