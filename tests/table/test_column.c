#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <sangyo/table.h>

static void equal_texts_share_a_code(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *column = sg_table_add(&table, "市区町村", SG_COLUMN_CATEGORY);
    assert_int_equal(sg_column_code(column, "x"), SG_EMPTY);
    char name[32];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 3000; i++) { /* through several sizes of the index */
            snprintf(name, sizeof name, "R%05d", i * 7);
            assert_int_equal(sg_column_intern(column, name), i);
        }
    assert_int_equal(column->levels.n, 3000);
    assert_int_equal(sg_column_code(column, "R00007"), 1);
    assert_int_equal(sg_column_code(column, "R00008"), SG_EMPTY);
    assert_string_equal(column->levels.texts[2999], "R20993");
    sg_table_free(&table);
}

static void cells(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *label = sg_table_add(&table, "label", SG_COLUMN_CATEGORY);
    struct sg_column *value = sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    for (int i = 0; i < 3; i++)
        sg_table_add_row(&table);
    sg_column_set_text(label, 0, "製造業");
    sg_column_set_text(label, 1, "");
    sg_column_set_text(label, 2, NULL);
    sg_column_set(value, 0, 12.5, SG_STATUS_REVISED);
    assert_string_equal(sg_column_text(label, 0), "製造業");
    assert_string_equal(sg_column_text(label, 1), "");
    assert_string_equal(sg_column_text(label, 2), "");
    assert_int_equal(label->codes[2], SG_EMPTY);
    assert_int_equal(label->levels.n, 1);
    assert_close(value->values[0], 12.5, 0);
    assert_int_equal(value->status[0], SG_STATUS_REVISED);
    assert_true(isnan(value->values[1]));
    assert_int_equal(value->status[1], 0);
    sg_column_set_text(label, 0, NULL);
    assert_string_equal(sg_column_text(label, 0), "");
    sg_table_free(&table);
}

static void a_number_has_no_text(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *column = sg_table_add(&table, "n", SG_COLUMN_NUMBER);
    sg_table_add_row(&table);
    column->values[0] = 7;
    assert_string_equal(sg_column_text(column, 0), "");
    sg_table_free(&table);
}

static void periods_are_read_with_their_labels(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *column = sg_table_add(&table, "年次", SG_COLUMN_PERIOD);
    assert_int_equal(sg_column_intern(column, "令和3年"), 0);
    assert_int_equal(sg_column_intern(column, "平均"), 1);
    for (int year = 2000; year < 2040; year++) { /* the list of periods grows with the texts */
        char label[16];
        snprintf(label, sizeof label, "%d", year);
        sg_column_intern(column, label);
    }
    assert_int_equal(column->levels.periods[0].month, 2021 * 12);
    assert_int_equal(column->levels.periods[1].kind, SG_PERIOD_NONE);
    assert_int_equal(column->levels.periods[41].month, 2039 * 12);
    struct sg_error err = {0};
    assert_false(sg_column_to_periods(column, NULL, &err));
    assert_string_equal(err.column, "年次");
    assert_non_null(strstr(err.message, "'平均'"));
    assert_int_equal(column->levels.periods[0].month, 2021 * 12);
    sg_table_free(&table);
}

static void categories_become_periods(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *column = sg_table_add(&table, "年度", SG_COLUMN_CATEGORY);
    struct sg_column *empty = sg_table_add(&table, "period", SG_COLUMN_CATEGORY);
    sg_column_intern(column, "10年度");
    sg_column_intern(column, "11年度");
    assert_false(sg_column_to_periods(column, NULL, NULL));
    assert_int_equal(column->kind, SG_COLUMN_CATEGORY);
    assert_true(sg_column_to_periods(column, "平成", NULL));
    assert_int_equal(column->kind, SG_COLUMN_PERIOD);
    assert_int_equal(column->levels.periods[1].month, 1999 * 12 + 3);
    assert_true(sg_column_to_periods(column, "昭和", NULL)); /* read again */
    assert_int_equal(column->levels.periods[1].month, 1936 * 12 + 3);
    for (int year = 2000; year < 2020; year++) {
        char label[16];
        snprintf(label, sizeof label, "%d", year);
        sg_column_intern(column, label);
    }
    assert_int_equal(column->levels.periods[21].month, 2019 * 12);
    assert_true(sg_column_to_periods(empty, NULL, NULL));
    assert_int_equal(sg_column_intern(empty, "2021"), 0);
    assert_int_equal(empty->levels.periods[0].month, 2021 * 12);
    sg_table_free(&table);
}

static void titles_and_decimals(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *share = sg_table_add(&table, "share_percent", SG_COLUMN_NUMBER);
    struct sg_column *rank = sg_table_add(&table, "rank", SG_COLUMN_NUMBER);
    struct sg_column *own = sg_table_add(&table, "売上", SG_COLUMN_NUMBER);
    assert_string_equal(sg_column_title(share, SG_EN), "Share (%)");
    assert_string_equal(sg_column_title(share, SG_JA), "構成比（％）");
    assert_string_equal(sg_column_title(own, SG_EN), "売上");
    share->label = sg_copy_text("割合");
    assert_string_equal(sg_column_title(share, SG_EN), "割合");
    assert_int_equal(sg_column_decimals(share, -1), 1);
    assert_int_equal(sg_column_decimals(share, 3), 3);
    assert_int_equal(sg_column_decimals(share, 0), 0);
    assert_int_equal(sg_column_decimals(rank, 3), 0); /* whole */
    assert_int_equal(sg_column_decimals(own, -1), -1);
    own->decimals = 2;
    assert_int_equal(sg_column_decimals(own, -1), 2);
    share->decimals = 0;
    assert_int_equal(sg_column_decimals(share, 3), 0);
    assert_non_null(sg_column_info("change_percent"));
    assert_null(sg_column_info("売上"));
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_share_a_code),
        cmocka_unit_test(cells),
        cmocka_unit_test(a_number_has_no_text),
        cmocka_unit_test(periods_are_read_with_their_labels),
        cmocka_unit_test(categories_become_periods),
        cmocka_unit_test(titles_and_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
