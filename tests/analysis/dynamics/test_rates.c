#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_dynamics_rates_command;

#define COLUMNS "births", "births", "deaths", "deaths", "stock", "stock"

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_dynamics_rates_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static const char *const by_dates[] = {COLUMNS, "from", "2016-06-01", "to", "2021-06-01", NULL};

static void between_two_days(void **state)
{
    (void)state;
    static const char text[] =
        "area|births#|deaths#|stock#\nA|1|1|6\nB|X|2|10\nC|3|…|10\nD|-|0|0\n";
    struct trial t = {0};
    assert_true(run_on(&t, text, by_dates));
    assert_close(value_at(&t.out, "A|census|2016-06-01|2021-06-01", "birth_rate_percent"), 10.0 / 3,
                 1e-15);
    assert_close(value_at(&t.out, "A|census|2016-06-01|2021-06-01", "months"), 60, 0);
    assert_string_equal(status_at(&t.out, "B", "birth_rate_percent"), "suppressed");
    assert_close(value_at(&t.out, "B", "death_rate_percent"), 4, 1e-15);
    assert_string_equal(status_at(&t.out, "B", "net_percent"), "suppressed");
    assert_string_equal(status_at(&t.out, "C", "turnover_percent"), "not_available");
    assert_close(value_at(&t.out, "C", "birth_rate_percent"), 6, 1e-15);
    assert_string_equal(status_at(&t.out, "D", "birth_rate_percent"), "undefined");
    trial_free(&t);
}

/* Wilson (1927) of 1 in 6, over 5 years: R prop.test(1, 6, correct = FALSE): 0.0300534 0.5635028.
 */
static void intervals(void **state)
{
    (void)state;
    static const char *const options[] = {COLUMNS,      "from", "2016-06-01", "to",
                                          "2021-06-01", "ci",   "wilson",     NULL};
    struct trial t = {0};
    assert_true(run_on(&t, "area|births#|deaths#|stock#\nA|1|1|6\nB|X|2|10\n", options));
    assert_close(value_at(&t.out, "A", "lower"), 0.0300534 * 20, 1e-5);
    assert_close(value_at(&t.out, "A", "upper"), 0.5635028 * 20, 1e-5);
    assert_string_equal(status_at(&t.out, "B", "lower"), "suppressed");
    trial_free(&t);
}

static void between_periods(void **state)
{
    (void)state;
    static const char text[] =
        "area|year@|births#|deaths#|stock#\n"
        "A|2012-02-01|…|…|1000\nA|2014-07-01|29|58|950\n"
        "B|2014-07-01|5|5|100\nA|2016-06-01|23|0|973\nB|2016-06-01|23|23|100\n";
    static const char *const options[] = {COLUMNS, "period", "year", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, options));
    assert_int_equal(t.out.n_rows, 4); /* none of the first period */
    assert_close(value_at(&t.out, "A|2014-07-01", "birth_rate_percent"), 1.2, 1e-15);
    assert_close(value_at(&t.out, "A|2016-06-01", "birth_rate_percent"), 12.0 / 9.5, 1e-15);
    assert_string_equal(status_at(&t.out, "B|2014-07-01", "birth_rate_percent"), "not_available");
    assert_close(value_at(&t.out, "B|2016-06-01", "death_rate_percent"), 12, 1e-15);
    trial_free(&t);
}

static void insurance(void **state)
{
    (void)state;
    static const char text[] = "year@|births#|deaths#|stock#\n2019|…|…|2000\n2020|100|80|2020\n"
                               "2021|101|20|2100\n";
    static const char *const options[] = {
        COLUMNS, "period", "year", "method", "employment-insurance", NULL};
    static const char *const alone[] = {COLUMNS, "method", "employment-insurance-average", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, options));
    assert_close(value_at(&t.out, "2020|employment-insurance", "birth_rate_percent"), 5, 1e-15);
    assert_close(value_at(&t.out, "2021", "birth_rate_percent"), 5, 1e-15);
    assert_true(run_on(&t, "area|births#|deaths#|stock#\nA|1|2|50\n", alone));
    assert_close(value_at(&t.out, "A|employment-insurance-average", "death_rate_percent"), 4,
                 1e-15);
    assert_non_null(strstr(t.out.info.notes.items[0], "average"));
    assert_false(
        run_on(&t, "year@|births#|deaths#|stock#\n2016|…|…|2000\n2020|100|80|2020\n", options));
    assert_string_equal(t.err.message, "--method employment-insurance is of one year after the "
                                       "other; here are 48 months");
    trial_free(&t);
}

static void without_deaths(void **state)
{
    (void)state;
    static const char *const options[] = {"births", "births",        "stock",     "stock",
                                          "method", "white-paper-2", "stock-end", "after",
                                          "from",   "2004-06-01",    "to",        "2006-10-01",
                                          NULL};
    struct trial t = {0};
    assert_true(
        run_on(&t, "area|births#|stock#|after#\nA|28|1000|1014\nB|1|10|20\nC|X|5|9\n", options));
    assert_close(value_at(&t.out, "A", "deaths"), 14, 0);
    assert_string_equal(status_at(&t.out, "A", "deaths"), "estimated");
    assert_close(value_at(&t.out, "A", "death_rate_percent"), 0.6, 1e-15);
    assert_string_equal(status_at(&t.out, "A", "net_percent"), "estimated");
    assert_string_equal(status_at(&t.out, "B", "deaths"), "undefined"); /* fewer than none */
    assert_string_equal(status_at(&t.out, "C", "death_rate_percent"), "suppressed");
    trial_free(&t);
}

static void newly_known(void **state)
{
    (void)state;
    static const char *const header[] = {
        "births", "新規把握事業所数", "deaths", "deaths",     "stock", "stock",
        "from",   "2016-06-01",       "to",     "2021-06-01", NULL};
    static const char *const options[] = {COLUMNS, "period", "year", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, "area|新規把握事業所数#|deaths#|stock#\nA|1|1|6\n", header));
    assert_string_equal(status_at(&t.out, "A", "birth_rate_percent"), "caution");
    assert_string_equal(status_at(&t.out, "A", "death_rate_percent"), "");
    assert_string_equal(status_at(&t.out, "A", "births"), "caution");
    assert_non_null(strstr(t.out.info.notes.items[1], "新規把握事業所"));
    /* as a label of the row: no line runs from the others to these */
    assert_true(run_on(&t,
                       "year@|births#|deaths#|stock#|note\n2014-07-01|…|…|100|\n"
                       "2016-06-01|10|10|100|新設\n2021-06-01|10|10|100|新規把握事業所\n",
                       options));
    assert_string_equal(status_at(&t.out, "2016-06-01", "birth_rate_percent"), "");
    assert_string_equal(status_at(&t.out, "2021-06-01", "birth_rate_percent"), "caution");
    assert_int_equal(t.out.info.n_breaks, 1);
    assert_string_equal(t.out.info.breaks[0].label, "2021-06-01");
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char ours[] = "area|births#|deaths#|stock#|end#\nA|30|1|100|20\n";
    static const char years[] = "year@|births#|deaths#|stock#\n2016|1|1|10\n2021|1|1|10\n";
    static const struct {
        const char *text;
        const char *options[15];
        const char *message;
    } cases[] = {
        {ours,
         {COLUMNS, NULL},
         "no rate a year without the days of both surveys: give --from and "
         "--to, or --period"},
        {years,
         {COLUMNS, "period", "year", NULL},
         "the day of the survey of '2016' is not known, so there is no rate a year: give --from "
         "and "
         "--to, or periods such as 2016-06-01"},
        {ours,
         {COLUMNS, "from", "2021-06-01", "to", "2016-06-01", NULL},
         "'2021-06-01' does not come before '2016-06-01'"},
        {ours, {COLUMNS, "from", "2021-06-01", NULL}, "--from and --to go together"},
        {ours,
         {COLUMNS, "from", "2016", "to", "2021", NULL},
         "--from '2016' is no day, as 2016-06-01 is"},
        {ours,
         {COLUMNS, "from", "2016-06-01", "to", "2021-06-01", "stock-end", "end", NULL},
         "30 are more than the 20 establishments of which they are"},
        {"area|births#|deaths#|stock#\nA|3|11|10\n",
         {COLUMNS, "from", "2016-06-01", "to", "2021-06-01", NULL},
         "11 are more than the 10 establishments of which they are"},
        {ours,
         {"births", "births", "stock", "stock", "from", "2016-06-01", "to", "2021-06-01", NULL},
         "--deaths COL is needed"},
        {ours,
         {"deaths", "deaths", "stock", "stock", "from", "2016-06-01", "to", "2021-06-01", NULL},
         "--births COL is needed"},
        {ours, {"births", "births", "deaths", "deaths", NULL}, "--stock COL is needed"},
        {ours,
         {COLUMNS, "method", "white-paper-2", "stock-end", "end", "from", "2016-06-01", "to",
          "2021-06-01", NULL},
         "--method white-paper-2 is for counts without deaths"},
        {ours,
         {"births", "births", "stock", "stock", "method", "white-paper-2", "from", "2016-06-01",
          "to", "2021-06-01", NULL},
         "--stock-end COL is needed"},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, cases[i].text, cases[i].options));
        assert_string_equal(t.err.message, cases[i].message);
    }
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_two_days), cmocka_unit_test(intervals),
        cmocka_unit_test(between_periods),  cmocka_unit_test(insurance),
        cmocka_unit_test(without_deaths),   cmocka_unit_test(newly_known),
        cmocka_unit_test(refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
