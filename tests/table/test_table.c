#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>

#include <sangyo/table.h>

static void an_empty_table(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    assert_int_equal(table.main, -1);
    assert_int_equal(sg_table_find(&table, "value"), -1);
    sg_table_keep_rows(&table, NULL);
    assert_int_equal(sg_table_add_row(&table), 0); /* rows without columns */
    assert_int_equal(table.n_rows, 1);
    sg_table_free(&table);
    sg_table_free(&table);
    sg_table_free(NULL);
}

static void columns_and_rows_in_any_order(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *first = sg_table_add(&table, "a", SG_COLUMN_NUMBER);
    for (size_t row = 0; row < 100; row++) {
        assert_int_equal(sg_table_add_row(&table), row);
        sg_column_set(first, row, (double)row, SG_STATUS_FEW);
    }
    struct sg_column *number = sg_table_add(&table, "b", SG_COLUMN_NUMBER);
    struct sg_column *category = sg_table_add(&table, "c", SG_COLUMN_CATEGORY);
    for (size_t row = 0; row < 100; row++) { /* a late column is empty, an early one kept */
        assert_close(first->values[row], (double)row, 0);
        assert_int_equal(first->status[row], SG_STATUS_FEW);
        assert_true(isnan(number->values[row]));
        assert_int_equal(number->status[row], 0);
        assert_int_equal(category->codes[row], SG_EMPTY);
    }
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sg_table_index(&table, table.columns[i]), i);
    assert_int_equal(sg_table_index(&table, NULL), 3);
    sg_table_free(&table);
}

static void columns_like_others(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *period = sg_table_add(&table, "年", SG_COLUMN_PERIOD);
    period->label = sg_copy_text("年次");
    period->unit = sg_copy_text("年");
    period->role = SG_ROLE_PERIOD;
    period->decimals = 3;
    sg_table_add_row(&table);
    sg_column_set_text(period, 0, "10年度");
    sg_column_to_periods(period, "平成", NULL);
    struct sg_column *like = sg_table_add_like(&table, period);
    assert_string_equal(like->name, "年");
    assert_string_equal(like->label, "年次");
    assert_string_equal(like->unit, "年");
    assert_int_equal(like->role, SG_ROLE_PERIOD);
    assert_int_equal(like->decimals, 3);
    assert_int_equal(like->levels.n, 1);
    assert_int_equal(like->levels.periods[0].month, 1998 * 12 + 3); /* as read with its era */
    assert_int_equal(like->codes[0], SG_EMPTY);
    struct sg_column *value = sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    assert_int_equal(sg_table_add_like(&table, value)->kind, SG_COLUMN_NUMBER);
    sg_table_free(&table);
}

static void names_are_found_exactly_or_by_their_key(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    sg_table_add(&table, "農業，林業", SG_COLUMN_NUMBER);
    sg_table_add(&table, "Value", SG_COLUMN_NUMBER);
    sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    assert_int_equal(sg_table_find(&table, "農業、林業"), 0);
    assert_int_equal(sg_table_find(&table, "value"), 2);
    assert_int_equal(sg_table_find(&table, "VALUE"), -1); /* two fit */
    assert_int_equal(sg_table_find(&table, "漁業"), -1);
    sg_table_free(&table);
}

static void rows_are_kept_with_their_place_in_the_file(void **state)
{
    (void)state;
    struct sg_table table;
    bool keep[40];
    sg_table_init(&table);
    struct sg_column *number = sg_table_add(&table, "n", SG_COLUMN_NUMBER);
    struct sg_column *label = sg_table_add(&table, "l", SG_COLUMN_CATEGORY);
    assert_int_equal(sg_table_file_row(&table, 0), 0);
    sg_table_reserve(&table, 20);
    table.file_rows = sg_alloc(table.row_capacity, sizeof *table.file_rows);
    for (size_t row = 0; row < 40; row++) {
        char text[8];
        snprintf(text, sizeof text, "%zu", row);
        sg_table_add_row(&table);
        assert_int_equal(sg_table_file_row(&table, row), 0); /* made, until a reader says where */
        table.file_rows[row] = row + 5;
        sg_column_set(number, row, (double)row, row % 2 ? SG_STATUS_NIL : 0);
        sg_column_set_text(label, row, text);
        keep[row] = row % 3 == 1;
    }
    sg_table_keep_rows(&table, keep);
    assert_int_equal(table.n_rows, 13);
    for (size_t row = 0; row < 13; row++) {
        size_t before = 3 * row + 1;
        assert_close(number->values[row], (double)before, 0);
        assert_int_equal(number->status[row], before % 2 ? SG_STATUS_NIL : 0);
        assert_int_equal(label->codes[row], before);
        assert_int_equal(sg_table_file_row(&table, row), before + 5);
    }
    assert_int_equal(label->levels.n, 40);
    assert_int_equal(sg_table_file_row(&table, sg_table_add_row(&table)), 0);
    sg_table_free(&table);
}

static void moving(void **state)
{
    (void)state;
    struct sg_table from, to;
    sg_table_init(&from);
    sg_table_init(&to);
    sg_table_add(&to, "old", SG_COLUMN_NUMBER);
    struct sg_column *column = sg_table_add(&from, "new", SG_COLUMN_NUMBER);
    from.main = 0;
    sg_table_move(&to, &from);
    assert_int_equal(to.n_columns, 1);
    assert_ptr_equal(to.columns[0], column);
    assert_int_equal(to.main, 0);
    assert_int_equal(from.n_columns, 0);
    assert_int_equal(from.main, -1);
    sg_table_free(&from);
    sg_table_free(&to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table),
        cmocka_unit_test(columns_and_rows_in_any_order),
        cmocka_unit_test(columns_like_others),
        cmocka_unit_test(names_are_found_exactly_or_by_their_key),
        cmocka_unit_test(rows_are_kept_with_their_place_in_the_file),
        cmocka_unit_test(moving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
