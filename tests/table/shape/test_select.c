#include "../../test_support.h"

#include <stdlib.h>
#include <string.h>

#include "../../table_of.h"
#include "table/shape/select.h"

static const char text[] = "area|industry|a,b#|share_percent#|lower#|-x#\n"
                           "川崎市|製造業|1|X|2|3\n"
                           "鎌倉市|製造業|4|5|6|7\n";

/* The names of the columns that are left, by commas. */
static void assert_selects(const char *asked, const char *expected)
{
    struct sg_table table;
    struct sg_buffer names = {0};
    table_of(&table, text);
    assert_true(sg_select(&table, asked, NULL));
    for (size_t i = 0; i < table.n_columns; i++)
        sg_buffer_printf(&names, "%s%s", i ? "; " : "", table.columns[i]->name);
    assert_string_equal(sg_buffer_text(&names), expected);
    sg_buffer_free(&names);
    sg_table_free(&table);
}

static void columns_stand_in_the_order_asked(void **state)
{
    (void)state;
    assert_selects("lower,area", "lower; area");
    assert_selects("area,area", "area");
    assert_selects("*r*", "area; industry; share_percent; lower");
    assert_selects("lower,*", "lower; area; industry; a,b; share_percent; -x");
    assert_selects("lower,status", "lower");
}

static void columns_are_left_out(void **state)
{
    (void)state;
    assert_selects("-lower", "area; industry; a,b; share_percent; -x");
    assert_selects("-lower,-a*", "industry; share_percent; -x");
    assert_selects("*r*,-industry", "area; share_percent; lower");
}

static void names_may_hold_commas_and_signs(void **state)
{
    (void)state;
    assert_selects("a,b,area", "a,b; area");
    assert_selects("area,-x", "area; -x"); /* a column of that very name wins */
    assert_selects("-a,b", "area; industry; share_percent; lower; -x");
    assert_selects("--x", "area; industry; a,b; share_percent; lower");
}

static void unknown_columns_are_wrong_usage(void **state)
{
    (void)state;
    static const char *const wrong[] = {"nope", "",     "area,,lower", "-nope",
                                        "zz*",  "-zz*", "-status",     "area,-area"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sg_table table;
        struct sg_error err = {0};
        table_of(&table, text);
        if (sg_select(&table, wrong[i], &err))
            fail_msg("'%s' was taken", wrong[i]);
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_int_equal(table.n_columns, 6);
        sg_table_free(&table);
    }
}

static const char *main_after(struct sg_table *table, const char *asked)
{
    table_of(table, text);
    table->main = 3;
    assert_true(sg_select(table, asked, NULL));
    return table->main < 0 ? NULL : table->columns[table->main]->name;
}

static void statuses_are_kept_where_there_are_any(void **state)
{
    (void)state;
    struct sg_table table;
    assert_string_equal(main_after(&table, "lower,share_percent"), "share_percent");
    sg_table_free(&table);
    assert_null(main_after(&table, "area,lower")); /* nothing to say */
    sg_table_free(&table);
    assert_string_equal(main_after(&table, "area,lower,status"), "lower");
    sg_table_free(&table);
    assert_string_equal(main_after(&table, "-lower,-x"), "share_percent");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_stand_in_the_order_asked),
        cmocka_unit_test(columns_are_left_out),
        cmocka_unit_test(names_may_hold_commas_and_signs),
        cmocka_unit_test(unknown_columns_are_wrong_usage),
        cmocka_unit_test(statuses_are_kept_where_there_are_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
