#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_di_command;

static const struct sg_column *column_of(const struct sg_table *out, const char *name)
{
    return out->columns[sg_table_find(out, name)];
}

/* Published levels are compared, not computed; differences by hand. */
static void levels_move_by_points(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    const struct sg_table *out = &trial.out;
    table_of(&in, "業種|時期@|業況DI#\n"
                  "製造業|2023年1-3月期|-20.1\n製造業|2023年10-12月期|-10.5\n"
                  "製造業|2024年1-3月期|4.5\n建設業|2023年10-12月期|3\n建設業|2024年1-3月期|X\n");
    assert_true(
        try_command(&trial, &sg_di_command, &in, (const char *[]){"value", "業況DI", NULL}));
    assert_int_equal(out->n_rows, 5);
    assert_string_equal(sg_column_text(column_of(out, "indicator"), 0), "業況DI");
    assert_close(column_of(out, "di")->values[2], 4.5, 0);
    assert_close(column_of(out, "change_points")->values[2], 15, 0);
    assert_close(column_of(out, "change_year_points")->values[2], 24.6, 0);
    assert_string_equal(sg_column_text(column_of(out, "assessment"), 2), "much better");
    assert_close(column_of(out, "streak")->values[2], 2, 0);
    assert_true(column_of(out, "up_percent")->status[2] & SG_STATUS_NOT_APPLICABLE);
    assert_true(column_of(out, "di")->status[4] & SG_STATUS_SUPPRESSED);
    assert_true(isnan(column_of(out, "di")->values[4]));
    assert_true(isnan(column_of(out, "change_points")->values[4]));
    trial_free(&trial);
    sg_table_free(&in);
}

static void what_is_no_level_is_refused(void **state)
{
    (void)state;
    static const char *const tables[][3] = {
        {"業種|事業所数#\n製造業|5\n", "事業所数", "no levels of a DI"},
        {"業種|構成比（％）#\n製造業|5\n", "構成比（％）", "no levels of a DI"},
        {"業種|業況DI#\n製造業|-120\n", "業況DI", "beyond 100"},
        {"業種|x#\n製造業|5\n", "x", "--up is needed"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, tables[i][0]);
        assert_false(try_command(&trial, &sg_di_command, &in,
                                 (const char *[]){"value", tables[i][1], NULL}));
        assert_non_null(strstr(trial.err.message, tables[i][2]));
        trial_free(&trial);
        sg_table_free(&in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_move_by_points),
        cmocka_unit_test(what_is_no_level_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
