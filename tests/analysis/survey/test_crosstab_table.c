#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_crosstab_command;

/* Contracts of Kawasaki, fiscal year 2023, as its report prints them: counts, and the row shares
   95.7, 56.0 and 92.4 (kawasaki_contracts.csv of the data folder holds the counts). */
static const char contracts[] = "year|type|contractor|contracts#\n"
                                "R5|物品|市内中小企業|54512\n"
                                "R5|委託|市内中小企業|2858\n"
                                "R5|合計|市内中小企業|59752\n"
                                "R5|物品|合計|56961\n"
                                "R5|委託|合計|5100\n"
                                "R5|合計|合計|64690\n"
                                "R4|物品|市内中小企業|7\n"
                                "R4|物品|市外|X\n"
                                "R4|委託|市外|-\n";

static const char *const options[] = {"rows",  "type",      "cols", "contractor",
                                      "value", "contracts", NULL};

static void published_totals_are_the_denominators(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, contracts);
    assert_true(try_command(&trial, &sg_crosstab_command, &in, options));
    const struct sg_table *out = &trial.out;
    assert_close(value_at(out, "R5|物品|市内中小企業", "row_percent"), 100.0 * 54512 / 56961,
                 1e-12);
    assert_close(value_at(out, "R5|委託|市内中小企業", "row_percent"), 100.0 * 2858 / 5100, 1e-12);
    assert_close(value_at(out, "R5|合計|市内中小企業", "row_percent"), 100.0 * 59752 / 64690,
                 1e-12);
    assert_close(value_at(out, "R5|物品|市内中小企業", "column_percent"), 100.0 * 54512 / 59752,
                 1e-12);
    assert_close(value_at(out, "R5|物品|合計", "total_percent"), 100.0 * 56961 / 64690, 1e-12);
    assert_close(value_at(out, "R5|合計|合計", "column_percent"), 100, 1e-12);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Without published totals the parts are added, and what is suppressed makes its sums unknown. */
static void unknown_parts_leave_sums_unknown(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, contracts);
    assert_true(try_command(&trial, &sg_crosstab_command, &in, options));
    const struct sg_table *out = &trial.out;
    assert_string_equal(status_at(out, "R4|物品|市内中小企業", "row_percent"), "suppressed");
    assert_true(isnan(value_at(out, "R4|物品|市内中小企業", "row_percent")));
    assert_close(value_at(out, "R4|物品|市内中小企業", "column_percent"), 100, 1e-12);
    assert_string_equal(status_at(out, "R4|委託|市外", "row_percent"), "undefined");
    assert_string_equal(status_at(out, "R4|委託|市外", "value"), "nil");
    trial_free(&trial);
    sg_table_free(&in);
}

static void contradictions_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *table;
        const char *options[8];
        const char *says;
    } cases[] = {
        {"a|b|v#\nx|y|1\nx|y|2\n", {"rows", "a", "cols", "b", "value", "v", NULL}, "second time"},
        {"a|b|v#\nx||1\n", {"rows", "a", "cols", "b", "value", "v", NULL}, "empty cell"},
        {"a|b|v#\nx|y|1\n", {"rows", "a", "cols", "a", "value", "v", NULL}, "the same column"},
        {"a|b|v#\nx|y|1\n", {"rows", "a", "value", "v", NULL}, "--rows and --cols"},
        {"a|b|v\nx|y|many\n", {"rows", "a", "cols", "b", "value", "v", NULL}, "many"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, cases[i].table);
        assert_false(try_command(&trial, &sg_crosstab_command, &in, cases[i].options));
        assert_non_null(strstr(trial.err.message, cases[i].says));
        trial_free(&trial);
        sg_table_free(&in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_totals_are_the_denominators),
        cmocka_unit_test(unknown_parts_leave_sums_unknown),
        cmocka_unit_test(contradictions_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
