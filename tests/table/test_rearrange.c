#include "../test_support.h"

#include "../table_of.h"
#include "table/rearrange.h"

static void rows_are_taken_in_order(void **state)
{
    (void)state;
    static const size_t rows[] = {2, 0};
    struct sg_table table;
    table_of(&table, "item|year@|value#\nＡ|2016|1\nＢ|2017|X\nＣ|2018|3\n");
    sg_table_take_rows(&table, rows, 2);
    assert_int_equal(table.n_rows, 2);
    assert_string_equal(sg_column_text(table.columns[0], 0), "Ｃ");
    assert_string_equal(sg_column_text(table.columns[1], 1), "2016");
    assert_close(table.columns[2]->values[0], 3, 0);
    assert_int_equal(sg_table_file_row(&table, 1), 2);
    sg_table_add_row(&table); /* there is room for more */
    assert_int_equal(table.n_rows, 3);
    sg_table_take_rows(&table, rows, 0);
    assert_int_equal(table.n_rows, 0);
    sg_table_free(&table);
}

static void columns_are_taken_in_order(void **state)
{
    (void)state;
    static const size_t columns[] = {2, 0}, others[] = {1};
    struct sg_table table;
    table_of(&table, "item|year@|value#\nＡ|2016|1\n");
    table.main = 2;
    sg_table_take_columns(&table, columns, 2);
    assert_int_equal(table.n_columns, 2);
    assert_string_equal(table.columns[0]->name, "value");
    assert_int_equal(table.main, 0);
    sg_table_take_columns(&table, others, 1);
    assert_string_equal(table.columns[0]->name, "item");
    assert_int_equal(table.main, -1);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_taken_in_order),
        cmocka_unit_test(columns_are_taken_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
