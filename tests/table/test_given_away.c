#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

#include "table/given_away.h"

static bool keeps(const char *text, struct sg_error *err)
{
    struct sg_table table;
    table_of(&table, text);
    table.main = (ptrdiff_t)table.n_columns - 1;
    bool kept = sg_table_keeps_hidden(&table, err);
    sg_table_free(&table);
    return kept;
}

/* One X beside a total is what the total leaves; two are not; nor is one without a total. */
static void by_totals(void **state)
{
    (void)state;
    struct sg_error err = {.lang = SG_EN};
    assert_false(keeps("industry|n#\nA|3\nB|X\nC|4\n計|9\n", &err));
    assert_non_null(strstr(err.message, "'B' follows"));
    assert_int_equal(err.row, 3);
    assert_true(keeps("industry|n#\nA|X\nB|X\nC|4\n計|9\n", NULL));
    assert_true(keeps("industry|n#\nA|3\nB|X\nC|4\n", NULL));
    assert_true(keeps("industry|n#\nA|3\nB|X\nC|4\n計|X\n", NULL));
    assert_true(keeps("industry|n#\nA|3\nB|…\nC|4\n計|9\n", NULL)); /* not known to anyone */
    assert_true(keeps("industry|n#\nA|3\nB|X\nC|9\n計|9\n", NULL)); /* no parts of this total */
}

/* Either way through a table of two dimensions. */
static void by_either_column(void **state)
{
    (void)state;
    assert_false(keeps("a|b|n#\n1|A|X\n1|B|X\n2|A|4\n2|B|5\n計|A|6\n計|B|X\n", NULL));
    assert_true(keeps("a|b|n#\n1|A|X\n1|B|X\n2|A|X\n2|B|X\n計|A|6\n計|B|9\n", NULL));
}

/* The name of an area says no more than its code. */
static void names_are_no_groups(void **state)
{
    (void)state;
    assert_false(keeps("code|name|n#\n1|A|X\n2|B|5\n3|計|9\n", NULL));
}

/* Shares of a whole add up to 100 without a row that says so; other percentages do not. */
static void by_shares(void **state)
{
    (void)state;
    assert_false(keeps("industry|share_percent#\nA|30\nB|X\nC|40\n", NULL));
    assert_true(keeps("industry|share_percent#\nA|30\nB|X\nC|X\n", NULL));
    assert_true(keeps("industry|estimate_percent#\nA|30\nB|X\nC|40\n", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_totals), cmocka_unit_test(by_either_column),
        cmocka_unit_test(names_are_no_groups), cmocka_unit_test(by_shares)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
