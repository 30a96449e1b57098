#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

#include "table/lookup.h"

static void columns_are_found_by_name_and_kind(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "industry|year@|value#\nA|2021|5\nB|2021|X\n");
    assert_ptr_equal(sg_table_numbers(&table, "value"), table.columns[2]);
    assert_null(sg_table_labels(&table, "value"));
    assert_null(sg_table_numbers(&table, "industry"));
    assert_ptr_equal(sg_table_labels(&table, "industry"), table.columns[0]);
    assert_ptr_equal(sg_table_labels(&table, "year"), table.columns[1]);
    assert_null(sg_table_numbers(&table, "share"));
    assert_null(sg_table_labels(&table, "share"));
    sg_table_free(&table);
}

static void a_status_is_no_number(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "industry|value#\nA|5\nB|X\nC|-\n");
    assert_close(sg_column_value(table.columns[1], 0), 5, 0);
    assert_true(isnan(sg_column_value(table.columns[1], 1)));
    assert_close(sg_column_value(table.columns[1], 2), 0, 0); /* nil is a number */
    assert_true(isnan(sg_column_value(NULL, 0)));
    table.columns[1]->values[0] = INFINITY;
    assert_true(isnan(sg_column_finite(table.columns[1], 0)));
    assert_close(sg_column_finite(table.columns[1], 2), 0, 0);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_name_and_kind),
        cmocka_unit_test(a_status_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
