/* change --compare, and what changes by points. */
#include "tests/table_of.h"
#include "tests/test_support.h"

extern const struct sg_command sg_change_command;

/* Quarters of two years: against the quarter before, the year before, and both in turn. */
static void quarters_and_years(void **state)
{
    (void)state;
    static const struct {
        const char *compare;
        size_t rows, years; /* lines, and those of them that are of a year */
    } cases[] = {{NULL, 5, 0}, {"previous", 5, 0}, {"year", 2, 2}, {"both", 7, 2}};
    for (size_t i = 0; i < 4; i++) {
        struct sg_table in;
        struct trial trial = {0};
        const char *const options[] = {cases[i].compare ? "compare" : NULL, cases[i].compare, NULL};
        table_of(&in, "period@|事業所数#\n2023Q1|10\n2023Q2|12\n2023Q3|15\n2023Q4|9\n"
                      "2024Q1|20\n2024Q2|6\n");
        assert_true(try_command(&trial, &sg_change_command, &in, options));
        assert_int_equal(trial.out.n_rows, cases[i].rows);
        if (cases[i].years) {
            assert_close(value_at(&trial.out, "2023Q1|2024Q1", "change"), 10, 0);
            assert_close(value_at(&trial.out, "2023Q2|2024Q2", "change_percent"), -50, 1e-13);
        }
        if (cases[i].rows > 2)
            assert_close(value_at(&trial.out, "2024Q1|2024Q2", "change"), -14, 0);
        trial_free(&trial);
        sg_table_free(&in);
    }
    struct sg_table years;
    struct trial trial = {0};
    table_of(&years, "period@|事業所数#\n2019|10\n2021|12\n");
    assert_false(
        try_command(&trial, &sg_change_command, &years, (const char *[]){"compare", "year", NULL}));
    assert_string_equal(trial.err.message, "no period has one of its length a year before it");
    assert_true(
        try_command(&trial, &sg_change_command, &years, (const char *[]){"compare", "both", NULL}));
    assert_int_equal(trial.out.n_rows, 1);
    trial_free(&trial);
    sg_table_free(&years);
}

/* A DI changes by points; it has no rate and no contributions. */
static void balances_change_by_points(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "業種|period@|DI#\n全業種|2023|-30\n全業種|2024|5\n製造業|2023|10\n製造業|2024|-2\n",
        "業種|period@|水準#\n全業種|2023|-30\n全業種|2024|5\n製造業|2023|10\n製造業|2024|-2\n"};
    for (size_t i = 0; i < 2; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, tables[i]);
        assert_true(try_command(&trial, &sg_change_command, &in, NULL));
        assert_close(value_at(&trial.out, "製造業", "change"), -12, 0);
        static const char *const none[] = {"change_percent", "annual_percent",
                                           "contribution_points", "share_change_points"};
        for (size_t k = 0; k < 4; k++)
            assert_string_equal(status_at(&trial.out, "製造業", none[k]), "not_applicable");
        trial_free(&trial);
        sg_table_free(&in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(quarters_and_years),
                                       cmocka_unit_test(balances_change_by_points)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
