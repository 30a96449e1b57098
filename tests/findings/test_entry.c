#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

#include "findings/entry.h"
#include "findings/printed.h"
#include "findings/specialized.h"
#include "findings/subject.h"

static void a_row_is_what_its_label_and_status_say(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "option|percent#|n#\n特に課題はない|45|200\nその他|50|200\n合計|100|200\n"
                     "人手不足|X|200\n原材料高|5|29\n(再掲)|7|200\n");
    const struct sg_column *label = table.columns[0], *value = table.columns[1];
    table.columns[1]->status[5] = SG_STATUS_REPEATED;
    struct sg_entry entries[6];
    for (size_t row = 0; row < 6; row++)
        entries[row] = sg_entry_of_row(&table, label, value, table.columns[2], row);
    assert_int_equal(entries[0].kind, SG_ENTRY_ITEM); /* an answer as any other */
    assert_int_equal(entries[1].kind, SG_ENTRY_RESIDUAL);
    assert_int_equal(entries[2].kind, SG_ENTRY_OUTSIDE);
    assert_true(entries[3].unknown && isnan(entries[3].value));
    assert_true(entries[4].small && !entries[0].small);
    assert_int_equal(entries[5].kind, SG_ENTRY_OUTSIDE);
    sg_table_free(&table);
}

static void decimals_are_those_of_the_column_or_three_digits(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table,
             "a|share_percent#|current#|previous#|tiny#\nx|1|1200|3|0.0123\ny|2|5|X|0.05\n");
    const struct sg_column *known[] = {table.columns[1], NULL};
    const struct sg_column *whole[] = {table.columns[2], table.columns[3], NULL};
    const struct sg_column *tiny[] = {table.columns[4], NULL};
    assert_int_equal(sg_printed_decimals(known, 2), 1);
    assert_int_equal(sg_printed_decimals(whole, 2), 0);
    assert_int_equal(sg_printed_decimals(tiny, 2), 4);
    assert_int_equal(sg_printed_digits(0), 0);
    assert_int_equal(sg_printed_digits(1234), 0);
    assert_int_equal(sg_printed_digits(12.5), 1);
    sg_table_free(&table);
}

static void intervals_prove_a_specialization(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_entry entries[3];
    struct sg_ranking ranking;
    table_of(&table, "industry|coefficient#|lower#\na|1.2|0.9\nb|1.1|1.02\nc|0.5|0.4\n");
    const struct sg_specialized specialized = sg_specialized_find(&table, table.columns[0]);
    for (size_t row = 0; row < 3; row++)
        entries[row] = sg_specialized_entry(&specialized, row);
    sg_specialized_rank(&ranking, entries, 3);
    assert_int_equal(ranking.n, 1);
    assert_int_equal(ranking.items[0].key, 1);
    sg_ranking_free(&ranking);
    sg_table_free(&table);
}

static void several_answers_add_up_to_more_than_all(void **state)
{
    (void)state;
    struct sg_table table;
    const size_t rows[] = {0, 1};
    table_of(&table, "note|option|percent#\n|a|60\n|b|50\n複数回答|c|10\n|d|10\n");
    assert_true(sg_subject_is_multiple(&table, table.columns[2], table.columns[1], rows, 2));
    const size_t said[] = {2, 3}, single[] = {3};
    assert_true(sg_subject_is_multiple(&table, table.columns[2], table.columns[1], said, 2));
    assert_false(sg_subject_is_multiple(&table, table.columns[2], table.columns[1], single, 1));
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_what_its_label_and_status_say),
        cmocka_unit_test(decimals_are_those_of_the_column_or_three_digits),
        cmocka_unit_test(intervals_prove_a_specialization),
        cmocka_unit_test(several_answers_add_up_to_more_than_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
