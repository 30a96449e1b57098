/* `compare` and `di` over microdata of examples/business-survey, against R survey 4.5. */
#include "tests/rows_of.h"
#include "tests/survey_sample.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_compare_command, sg_di_command;

static const char responses[] = "examples/business-survey/responses.csv";
static const char waves[] = "examples/business-survey/waves.csv";

static double cell(const struct sg_table *table, size_t row, const char *column)
{
    ptrdiff_t at = sg_table_find(table, column);
    assert_true(at >= 0);
    return table->columns[at]->values[row];
}

static const char *label(const struct sg_table *table, size_t row, const char *column)
{
    return sg_column_text(table->columns[sg_table_find(table, column)], row);
}

/* "industry=a&size=b" as the commands name it: "a × b". */
static void domain_of(const char *domain, char *columns, char *text, size_t size)
{
    *columns = *text = '\0';
    if (strcmp(domain, "all") == 0) {
        snprintf(text, size, "total");
        return;
    }
    while (*domain) {
        size_t name = strcspn(domain, "="), value = strcspn(domain + name + 1, "&");
        snprintf(columns + strlen(columns), size - strlen(columns), "%s%.*s", *columns ? "*" : "",
                 (int)name, domain);
        snprintf(text + strlen(text), size - strlen(text), "%s%.*s", *text ? " × " : "", (int)value,
                 domain + name + 1);
        domain += name + 1 + value;
        domain += *domain == '&';
    }
}

/* The diffusion index of all domains, with no answer in the base and out of it. */
static void indices_of_r(void **state)
{
    (void)state;
    struct survey_file expected;
    size_t checked = 0;
    assert_true(survey_file_read("tests/vectors/survey/expected_biz_estimates.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *stat = survey_text(&expected, i, "stat");
        const char *design = survey_text(&expected, i, "design");
        char columns[128], domain[128];
        if (strncmp(stat, "DI", 2) != 0)
            continue;
        domain_of(survey_text(&expected, i, "domain"), columns, domain, sizeof domain);
        const char *options[24] = {
            "single", "di", "up",        "1",
            "down",   "3",  "no-answer", strstr(stat, "incl") ? "in" : "out"};
        size_t n = 8;
        if (strcmp(design, "unweighted") != 0) {
            static const char *const weighted[] = {"strata", "stratum", "design-weight", "w"};
            memcpy(options + n, weighted, sizeof weighted);
            n += 4;
        }
        if (strcmp(design, "fpc") == 0) {
            options[n++] = "fpc";
            options[n++] = "N_h";
        }
        if (*columns) {
            options[n++] = "domain";
            options[n++] = columns;
        }
        struct trial trial = {0};
        assert_true(try_rows(&trial, &sg_di_command, responses, options));
        size_t row = 0;
        while (strcmp(label(&trial.out, row, "domain"), domain) != 0)
            row++;
        assert_close(cell(&trial.out, row, "n"), survey_number(&expected, i, "n"), 0);
        assert_close(cell(&trial.out, row, "di"), survey_number(&expected, i, "est"), 1e-9);
        assert_close(cell(&trial.out, row, "se_points"), survey_number(&expected, i, "se"), 1e-9);
        assert_close(cell(&trial.out, row, "lower"), survey_number(&expected, i, "lcl_t"), 1e-9);
        assert_close(cell(&trial.out, row, "upper"), survey_number(&expected, i, "ucl_t"), 1e-9);
        trial_free(&trial);
        checked++;
    }
    assert_int_equal(checked, 60);
    survey_file_free(&expected);
}

/* Firms in both waves: units are the firms. R takes the degrees of freedom of the whole design, so
   its p is compared through the z alone. Rows `independent` are those of strata by wave. */
static void overlapping_waves(void **state)
{
    (void)state;
    struct survey_file expected;
    assert_true(
        survey_file_read("tests/vectors/survey/expected_wave_overlap_design.csv", &expected));
    for (size_t i = 0; i < expected.n_rows; i++) {
        const char *variable = survey_text(&expected, i, "variable");
        bool firms = strcmp(survey_text(&expected, i, "method"), "stacked_id_psu") == 0;
        bool index = strcmp(variable, "s") == 0, option = strcmp(variable, "mr1") == 0;
        const char *options[24] = {index ? "period" : "wave",
                                   "wave",
                                   "design-weight",
                                   "w",
                                   "strata",
                                   "stratum",
                                   "small-base",
                                   "0,0"};
        size_t n = 8;
        static const char *const of_index[] = {"single", "di", "up",        "1",
                                               "down",   "3",  "no-answer", "out"};
        static const char *const of_share[] = {"single", "di", "base", "answered"};
        static const char *const of_option[] = {"multiple", "mr1", "base", "answered"};
        if (index)
            memcpy(options + n, of_index, sizeof of_index);
        else
            memcpy(options + n, option ? of_option : of_share, sizeof of_share);
        n += index ? 8 : 4;
        options[n++] = firms ? "id" : "strata";
        options[n++] = firms ? "id" : "wave";
        struct trial trial = {0};
        assert_true(try_rows(&trial, index ? &sg_di_command : &sg_compare_command, waves, options));
        const char *main = index ? "change_points" : "difference_points";
        size_t row = index ? 1 : 0;
        double change = cell(&trial.out, row, main) / 100;
        double se = survey_number(&expected, i, "se_change");
        assert_close(change, survey_number(&expected, i, "change"), 1e-9);
        if (!index)
            assert_close(cell(&trial.out, row, "z"), survey_number(&expected, i, "z"), 1e-9);
        double reach = (cell(&trial.out, row, "upper_points") / 100 - change) / se;
        assert_true(reach > 1.9599 && reach < 1.9625); /* t of about 1400 or 1980 */
        trial_free(&trial);
    }
    survey_file_free(&expected);
}

/* Letters and p of R between sizes, Holm within an option. */
static void waves_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *records, *options[10], *message;
    } cases[] = {
        {"a,t\n1,1\n2,1\n", {"single", "a", "wave", "t"}, "has 1 waves"},
        {"a,t\n1,1\n2,2\n", {"single", "a"}, "--wave COL is needed"},
        {"a,t\n1,1\n2,2\n", {"single", "a", "deff", "2"}, "does not go with records"},
        {"a,t\n1,1\n2,1\n1,2\n1,2\n", {"single", "a", "wave", "t", "to", "9"}, "--to '9'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_false(try_rows(&trial, &sg_compare_command, cases[i].records, cases[i].options));
        if (!strstr(trial.err.message, cases[i].message))
            fail_msg("'%s', not '%s'", trial.err.message, cases[i].message);
        trial_free(&trial);
    }
}

/* The same answers in both waves: no change, by the same firms not even an error. */
static void no_change(void **state)
{
    (void)state;
    static const char records[] = "i,q,t\n1,a,1\n2,b,1\n3,a,1\n1,a,2\n2,b,2\n3,a,2\n";
    static const char *const options[] = {"single", "q",          "wave", "t", "id",
                                          "i",      "small-base", "0,0",  NULL};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_compare_command, records, options));
    for (size_t row = 0; row < 2; row++) {
        assert_close(cell(&trial.out, row, "difference_points"), 0, 0);
        assert_close(cell(&trial.out, row, "lower_points"), 0, -1e-6);
        assert_string_equal(label(&trial.out, row, "direction"), "");
    }
    trial_free(&trial);
}

/* Six quarters, also as a table of counts: the index, its change, the year's, the assessment and
   the streak are the same by either way; labels of eras come in the order of time. */
static void quarters_as_a_table_of_counts_gives_them(void **state)
{
    (void)state;
    static const char *const quarters[] = {"令和元年10-12月期", "令和2年1-3月期",
                                           "令和2年4-6月期",    "令和2年7-9月期",
                                           "令和2年10-12月期",  "令和3年1-3月期"};
    static const int counts[6][3] = {{40, 30, 30}, {30, 30, 40}, {20, 30, 50},
                                     {50, 40, 10}, {52, 39, 9},  {52, 39, 9}};
    static const char *const answers[] = {"好転", "不変", "悪化"};
    static const char *const streaks[] = {"", "-1", "-2", "1", "2", "0"};
    static const char *const names[] = {"up_percent", "down_percent", "di", "change_points",
                                        "change_year_points"};
    static const char *const of_table[] = {"up", "好転", "down", "悪化", NULL};
    static const char *const of_records[] = {"up",     "好転", "down",       "悪化", "single", "q",
                                             "period", "t",    "small-base", "0,0",  NULL};
    struct sg_buffer text = {0}, records = {0};
    struct sg_table table;
    struct trial by_table = {0}, by_records = {0};
    sg_buffer_add(&text, "period@|answer|n#\n");
    sg_buffer_add(&records, "q,t\n");
    for (size_t t = 0; t < 6; t++)
        for (size_t k = 0; k < 3; k++) {
            sg_buffer_printf(&text, "%s|%s|%d\n", quarters[t], answers[k], counts[t][k]);
        }
    for (size_t at = 3; at < 9; at++) /* in the file, time begins in the middle */
        for (size_t k = 0; k < 3; k++)
            for (int i = 0; i < counts[at % 6][k]; i++)
                sg_buffer_printf(&records, "%s,%s\n", answers[k], quarters[at % 6]);
    table_of(&table, sg_buffer_text(&text));
    assert_true(try_command(&by_table, &sg_di_command, &table, of_table));
    assert_true(try_rows(&by_records, &sg_di_command, sg_buffer_text(&records), of_records));
    assert_int_equal(by_table.out.n_rows, 6);
    assert_int_equal(by_records.out.n_rows, 6);
    for (size_t row = 0; row < 6; row++) {
        assert_string_equal(label(&by_records.out, row, "period"), quarters[row]);
        for (size_t k = 0; k < 5; k++) {
            double expected = cell(&by_table.out, row, names[k]);
            double found = cell(&by_records.out, row, names[k]);
            assert_int_equal(isnan(found), isnan(expected));
            if (!isnan(expected))
                assert_close(found, expected, -1e-9);
        }
        assert_string_equal(label(&by_records.out, row, "assessment"),
                            label(&by_table.out, row, "assessment"));
        char streak[16] = "";
        if (!isnan(cell(&by_records.out, row, "streak")))
            snprintf(streak, sizeof streak, "%g", cell(&by_records.out, row, "streak"));
        assert_string_equal(streak, streaks[row]);
    }
    assert_close(cell(&by_records.out, 4, "change_year_points"), 43 - 10, -1e-9);
    assert_close(cell(&by_records.out, 5, "change_year_points"), 43 + 10, -1e-9);
    sg_buffer_free(&text);
    sg_buffer_free(&records);
    trial_free(&by_table);
    trial_free(&by_records);
    sg_table_free(&table);
}

static void industries_by_periods(void **state)
{
    (void)state;
    static const char records[] =
        "q,t,d\na,2023,x\nb,2023,x\na,2023,y\na,2023,y\na,2024,x\na,2024,x\n";
    static const char *const options[] = {"up",         "a",   "down",   "b",      "single", "q",
                                          "period",     "t",   "domain", "d",      "layout", "wide",
                                          "small-base", "0,0", "bands",  "10,200", NULL};
    struct trial trial = {0};
    assert_true(try_rows(&trial, &sg_di_command, records, options));
    assert_int_equal(trial.out.n_rows, 3); /* all, x, y */
    assert_string_equal(label(&trial.out, 1, "domain"), "x");
    assert_close(cell(&trial.out, 1, "2023"), 0, 1e-12);
    assert_close(cell(&trial.out, 1, "2024"), 100, 1e-12);
    assert_true(isnan(cell(&trial.out, 2, "2024")));
    trial_free(&trial);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indices_of_r),
        cmocka_unit_test(overlapping_waves),
        cmocka_unit_test(waves_are_refused),
        cmocka_unit_test(no_change),
        cmocka_unit_test(quarters_as_a_table_of_counts_gives_them),
        cmocka_unit_test(industries_by_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
