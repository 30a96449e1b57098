#include "tests/test_support.h"

#include <string.h>

#include <sangyo/table.h>

static void fill(struct sg_table *table, const char *const cells[], size_t n)
{
    sg_table_init(table);
    struct sg_column *column = sg_table_add(table, "n", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < n; i++)
        sg_column_set_text(column, sg_table_add_row(table), cells[i]);
    table->file_rows = sg_alloc(table->row_capacity, sizeof *table->file_rows);
    for (size_t i = 0; i < n; i++)
        table->file_rows[i] = i + 2;
}

static void the_cell_that_is_no_number_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *cells[4];
        size_t row;
        const char *part;
    } cases[] = {
        {{"1", "1,234", "1,23,4", "abc"}, 4, "'1,23,4'"},
        {{"1", "X", "…", "札幌市"}, 5, "'札幌市'"},
        {{"1", "X", "", "***"}, 3, "'X'"},
        {{"札", "岩見沢市", "1", "2"}, 2, "'札'"},
        {{"01", "02", "", ""}, 0, "labels or codes"},
        {{"1e400", "2", "", ""}, 2, "'1e400'"},
        {{"１，２３４", "-5", "0123,456", ""}, 4, "'0123,456'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        fill(&table, cases[i].cells, 4);
        assert_false(sg_column_require_number(&table, table.columns[0], &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_int_equal(err.row, cases[i].row);
        assert_string_equal(err.column, "n");
        if (!strstr(err.message, cases[i].part))
            fail_msg("'%s' is not in '%s'", cases[i].part, err.message);
        sg_table_free(&table);
    }
}

static void numbers_pass(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    sg_table_add(&table, "n", SG_COLUMN_NUMBER);
    assert_true(sg_column_require_number(&table, table.columns[0], NULL));
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cell_that_is_no_number_is_named),
        cmocka_unit_test(numbers_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
