#include "tests/test_support.h"

#include "table/groups.h"

static void add_row(struct sg_table *table, const char *a, const char *b)
{
    size_t row = sg_table_add_row(table);
    sg_column_set_text(table->columns[0], row, a);
    sg_column_set_text(table->columns[1], row, b);
}

static void start(struct sg_table *table)
{
    sg_table_init(table);
    sg_table_add(table, "a", SG_COLUMN_CATEGORY);
    sg_table_add(table, "b", SG_COLUMN_CATEGORY);
}

static void rows_that_agree(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"x", "2"}, {"y", "1"}, {"x", "2"}, {"x", "1"},
                                          {"", "2"},  {"y", "1"}, {"", "2"},  {"x", ""}};
    static const size_t by_both[] = {0, 1, 0, 2, 3, 1, 3, 4};
    static const size_t by_second[] = {0, 1, 0, 1, 0, 1, 0, 2};
    struct sg_table table;
    struct sg_groups groups;
    start(&table);
    for (size_t i = 0; i < 8; i++)
        add_row(&table, rows[i][0], rows[i][1]);
    sg_groups_make(&groups, &table, (size_t[]){0, 1}, 2);
    assert_int_equal(groups.n, 5);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(groups.of_row[i], by_both[i]);
    static const size_t in_turn[] = {0, 2, 1, 5, 3, 4, 6, 7}, starts[] = {0, 2, 4, 5, 7, 8};
    struct sg_group_rows of;
    sg_group_rows_make(&of, &groups, 8);
    assert_memory_equal(of.rows, in_turn, sizeof in_turn);
    assert_memory_equal(of.start, starts, sizeof starts);
    sg_group_rows_free(&of);
    sg_groups_free(&groups);
    sg_groups_make(&groups, &table, (size_t[]){1}, 1);
    assert_int_equal(groups.n, 3);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(groups.of_row[i], by_second[i]);
    sg_groups_free(&groups);
    sg_table_free(&table);
}

static void no_columns_and_no_rows(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_groups groups;
    start(&table);
    sg_groups_make(&groups, &table, (size_t[]){0, 1}, 2);
    assert_int_equal(groups.n, 0);
    sg_groups_free(&groups);
    add_row(&table, "x", "y");
    sg_groups_make(&groups, &table, (size_t[]){0, 1}, 2);
    assert_int_equal(groups.n, 1);
    assert_int_equal(groups.of_row[0], 0);
    sg_groups_free(&groups);
    add_row(&table, "z", "y");
    sg_groups_make(&groups, &table, NULL, 0);
    assert_int_equal(groups.n, 1);
    assert_int_equal(groups.of_row[1], 0);
    sg_groups_free(&groups);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_agree),
        cmocka_unit_test(no_columns_and_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
