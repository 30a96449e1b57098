#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_change_command;

/* Kawasaki 2016 and 2021, as printed in the report "2021 economic census, Kawasaki". */
static const char kawasaki[] =
    "year@|industry|establishments#\n"
    "2021|鉱業|-\n2021|建設業|4108\n2021|製造業|2838\n2021|情報通信業|930\n2021|他の産業|33347\n"
    "2021|全産業|41223\n"
    "2016|鉱業|-\n2016|建設業|3829\n2016|製造業|3034\n2016|情報通信業|678\n2016|他の産業|33393\n"
    "2016|全産業|40934\n";

static const char *const by_year[] = {"by", "industry", "period", "year", NULL};

static void kawasaki_of(struct sg_table *table)
{
    table_of(table, kawasaki);
    assert_true(sg_info_add_break(&table->info, "2021", "register changed", true, NULL, NULL));
    assert_true(sg_info_add_break(&table->info, "2009", "another survey", false, NULL, NULL));
    assert_true(sg_info_add_reference_date(&table->info, "2016", "2016-06-01", NULL));
    assert_true(sg_info_add_reference_date(&table->info, "2021", "2021-06-01", NULL));
}

static void kawasaki_2016_to_2021(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    kawasaki_of(&in);
    assert_true(try_command(&trial, &sg_change_command, &in, by_year));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->n_rows, 6);
    assert_int_equal(out->main, sg_table_find(out, "change_percent"));
    const char *total = "全産業|2016|2021", *none = "鉱業|2016|2021",
               *info = "情報通信業|2016|2021";
    assert_close(value_at(out, total, "change"), 289, 0);
    assert_close(value_at(out, total, "change_percent"), 28900.0 / 40934, 1e-13);
    assert_string_equal(status_at(out, total, "change_percent"), "caution");
    assert_close(value_at(out, total, "annual_percent"), 100 * (pow(41223.0 / 40934, 0.2) - 1),
                 1e-11);
    assert_string_equal(status_at(out, none, "change_percent"), "undefined+caution");
    assert_true(isnan(value_at(out, none, "change_percent")));
    assert_close(value_at(out, none, "change"), 0, 0);
    assert_close(value_at(out, none, "contribution_points"), 0, 0);
    assert_string_equal(status_at(out, none, "previous"), "nil");
    assert_close(value_at(out, info, "contribution_points"), 25200.0 / 40934, 1e-13);
    assert_close(value_at(out, info, "share_change_points"), 100 * (930.0 / 41223 - 678.0 / 40934),
                 1e-12);
    double sum = 0;
    const struct sg_column *points = out->columns[sg_table_find(out, "contribution_points")];
    for (size_t row = 0; row < 5; row++)
        sum += points->values[row];
    assert_close(sum, value_at(out, total, "change_percent"), 1e-12);
    /* the break before 2009 lies outside; the caution is explained */
    assert_int_equal(out->info.notes.n, 1);
    assert_non_null(strstr(out->info.notes.items[0], "register changed"));
    trial_free(&trial);
    sg_table_free(&in);
}

/* What differs by a tie: 0.45 % in a year is 0.45 % a year, 62.25 and 62.3 differ by 0.05. */
static void ties_stay_ties(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "year@|industry|value#\n"
                  "2020|A|2000\n2020|B|1245\n2020|C|10.3\n2020|total|2000\n"
                  "2021|A|2009\n2021|B|1246\n2021|C|10.35\n2021|total|2000\n");
    assert_true(try_command(&trial, &sg_change_command, &in, by_year));
    const struct sg_table *out = &trial.out;
    assert_close(value_at(out, "A|2020|2021", "change_percent"), 0.45, 0);
    assert_close(value_at(out, "A|2020|2021", "annual_percent"), 0.45, 0);
    assert_close(value_at(out, "B|2020|2021", "share_change_points"), 0.05, 0);
    assert_close(value_at(out, "C|2020|2021", "change"), 0.05, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

static void from_zero_to_zero_and_unknown(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "year@|industry|value#\n"
                  "2016|A|0\n2016|B|5\n2016|C|X\n2016|D|4\n2016|E|7\n2016|F|-3\n2016|total|50\n"
                  "2021|A|5\n2021|B|-\n2021|C|3\n2021|D|…\n2021|G|7\n2021|F|2\n2021|total|60\n");
    in.columns[2]->values[5] = -3;
    assert_true(try_command(&trial, &sg_change_command, &in, by_year));
    const struct sg_table *out = &trial.out;
    assert_int_equal(out->n_rows, 8);
    /* edge_cases.csv: base 0 -> 5, contribution given, no rate */
    assert_string_equal(status_at(out, "A|2016|2021", "change_percent"), "entry");
    assert_true(isnan(value_at(out, "A|2016|2021", "change_percent")));
    assert_close(value_at(out, "A|2016|2021", "contribution_points"), 10, 1e-14);
    assert_string_equal(status_at(out, "A|2016|2021", "contribution_points"), "");
    assert_close(value_at(out, "B|2016|2021", "change_percent"), -100, 0);
    assert_string_equal(status_at(out, "B|2016|2021", "change_percent"), "exit");
    assert_string_equal(status_at(out, "C|2016|2021", "change_percent"), "suppressed");
    assert_true(isnan(value_at(out, "C|2016|2021", "change")));
    assert_close(value_at(out, "C|2016|2021", "current"), 3, 0);
    assert_string_equal(status_at(out, "D|2016|2021", "contribution_points"), "not_available");
    /* absent in one period: not available, not zero */
    assert_string_equal(status_at(out, "E|2016|2021", "current"), "not_available");
    assert_string_equal(status_at(out, "E|2016|2021", "change_percent"), "not_available");
    assert_string_equal(status_at(out, "G|2016|2021", "previous"), "not_available");
    assert_non_null(strstr(trial.notes.items[trial.notes.n - 1], "2 lines"));
    /* a rate on a negative base says nothing */
    assert_string_equal(status_at(out, "F|2016|2021", "change_percent"), "undefined");
    assert_close(value_at(out, "F|2016|2021", "change"), 5, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

static void breaks_forbid_every_comparison(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "year@|value#\n2006|10\n2009|12\n2012|15\n");
    assert_true(sg_info_add_break(&in.info, "2009", NULL, false, NULL, NULL));
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    const struct sg_table *out = &trial.out;
    static const char *const compared[] = {"change", "change_percent", "annual_percent",
                                           "contribution_points", "share_change_points"};
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(status_at(out, "2006|2009", compared[i]), "break");
        assert_true(isnan(value_at(out, "2006|2009", compared[i])));
        assert_string_equal(status_at(out, "2009|2012", compared[i]), "");
    }
    assert_close(value_at(out, "2006|2009", "previous"), 10, 0);
    assert_close(value_at(out, "2009|2012", "change_percent"), 25, 1e-14);
    assert_close(value_at(out, "2009|2012", "annual_percent"), 100 * (cbrt(1.25) - 1), 1e-13);
    assert_true(try_command(&trial, &sg_change_command, &in,
                            (const char *[]){"from", "2006年", "to", "平成24年", NULL}));
    assert_int_equal(trial.out.n_rows, 1);
    assert_string_equal(status_at(&trial.out, "2006|2012", "change_percent"), "break");
    /* no rate is left that would need care */
    assert_true(sg_info_add_break(&in.info, "2012", NULL, true, NULL, NULL));
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    assert_string_equal(status_at(&trial.out, "2009|2012", "change_percent"), "caution");
    assert_true(
        try_command(&trial, &sg_change_command, &in, (const char *[]){"from", "2006", NULL}));
    assert_string_equal(status_at(&trial.out, "2006|2012", "change_percent"), "break");
    trial_free(&trial);
    sg_table_free(&in);
}

/* The editions of an industry's name and of a year's are one; rows come in any order. */
static void editions_and_order(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "地域コード|市区町村|industry|period@|value#\n"
                  "R2|丹波篠山市|農業、林業|令和3年|6\n"
                  "R1|川崎市|農業，林業|2021|3\n"
                  "R1|川崎市|農業、林業|2016|4\n"
                  "R2|篠山市|農業，林業|2016|5\n");
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    assert_int_equal(trial.out.n_rows, 2);
    /* printed as first seen */
    assert_close(value_at(&trial.out, "R1|川崎市|農業、林業|2016|令和3年", "change"), -1, 0);
    assert_close(value_at(&trial.out, "R2|丹波篠山市|農業、林業|2016|令和3年", "change"), 1, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

static void several_values(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "year@|establishments#|employees#\n2016|4|100\n2021|5|90\n");
    assert_true(
        try_command(&trial, &sg_change_command, &in,
                    (const char *[]){"value", "establishments", "value", "employees", NULL}));
    assert_int_equal(trial.out.n_rows, 2);
    assert_close(value_at(&trial.out, "establishments|2016|2021", "change_percent"), 25, 1e-14);
    assert_close(value_at(&trial.out, "employees|2016|2021", "change_percent"), -10, 1e-14);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Months and years of one table are compared among themselves. */
static void periods_of_one_length(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "period@|value#\n2024|10\n2023|8\n2024-06|5\n2024-03|4\n");
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    assert_int_equal(trial.out.n_rows, 2);
    assert_close(value_at(&trial.out, "2023|2024", "change"), 2, 0);
    assert_close(value_at(&trial.out, "2024-03|2024-06", "change"), 1, 0);
    /* a quarter's change at an annual rate */
    assert_close(value_at(&trial.out, "2024-03|2024-06", "annual_percent"),
                 100 * (pow(1.25, 4) - 1), 1e-12);
    assert_false(try_command(&trial, &sg_change_command, &in,
                             (const char *[]){"from", "2023", "to", "2024-06", NULL}));
    assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
    trial_free(&trial);
    sg_table_free(&in);
}

static void what_cannot_be_compared(void **state)
{
    (void)state;
    static const struct {
        const char *table, *from, *to;
        enum sg_failure kind;
        const char *message;
    } cases[] = {
        {"year@|value#\n", NULL, NULL, SG_FAIL_DATA, "needs two periods"},
        {"year@|value#\n2016|1\n", NULL, NULL, SG_FAIL_DATA, "needs two periods"},
        {"industry|value#\nA|1\n", NULL, NULL, SG_FAIL_USAGE, "period"},
        {"year|value#\n2016|1\nlater|2\n", NULL, NULL, SG_FAIL_DATA, "later"},
        {"year@|value#\n2016|1\n2021|2\n", "1999", NULL, SG_FAIL_USAGE, "2016, 2021"},
        {"year@|value#\n2016|1\n2021|2\n", "2021", "2016", SG_FAIL_USAGE, "before"},
        {"year@|value#\n2016|1\n2016|2\n", NULL, NULL, SG_FAIL_DATA, "rows 2 and 3"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        const char *options[5] = {0};
        size_t n = 0;
        if (cases[i].from)
            options[n++] = "from", options[n++] = cases[i].from;
        if (cases[i].to)
            options[n++] = "to", options[n++] = cases[i].to;
        table_of(&in, cases[i].table);
        assert_false(try_command(&trial, &sg_change_command, &in, options));
        assert_int_equal(trial.err.kind, cases[i].kind);
        if (!strstr(trial.err.message, cases[i].message))
            fail_msg("'%s' does not say '%s'", trial.err.message, cases[i].message);
        trial_free(&trial);
        sg_table_free(&in);
    }
}

/* All counts a thousand times as large: the same rates and contributions. */
static void scale_does_not_matter(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial plain = {0}, scaled = {0};
    kawasaki_of(&in);
    assert_true(try_command(&plain, &sg_change_command, &in, by_year));
    for (size_t row = 0; row < in.n_rows; row++)
        in.columns[2]->values[row] *= 1000;
    assert_true(try_command(&scaled, &sg_change_command, &in, by_year));
    static const char *const rates[] = {"change_percent", "annual_percent", "contribution_points",
                                        "share_change_points"};
    for (size_t i = 0; i < 4; i++)
        for (size_t row = 0; row < 6; row++) {
            ptrdiff_t column = sg_table_find(&plain.out, rates[i]);
            double expected = plain.out.columns[column]->values[row];
            assert_close(scaled.out.columns[column]->values[row], expected,
                         isnan(expected) || expected != 0 ? 1e-9 : 0);
        }
    trial_free(&plain);
    trial_free(&scaled);
    sg_table_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kawasaki_2016_to_2021),
        cmocka_unit_test(ties_stay_ties),
        cmocka_unit_test(from_zero_to_zero_and_unknown),
        cmocka_unit_test(breaks_forbid_every_comparison),
        cmocka_unit_test(editions_and_order),
        cmocka_unit_test(several_values),
        cmocka_unit_test(periods_of_one_length),
        cmocka_unit_test(what_cannot_be_compared),
        cmocka_unit_test(scale_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
