#include "tests/rows_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_change_command, sg_estimate_command;

#define ASKED "id", "id", "period", "year", "value", "sales"

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_change_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* The same ratio by `estimate`, whose numbers are those of R survey: one record a unit. */
static void as_estimate(void **state)
{
    (void)state;
    static const char *const change[] = {ASKED, "design-weight", "w", "strata", "stratum", NULL};
    static const char *const estimate[] = {
        "ratio", "after/before", "design-weight", "w", "strata", "stratum", NULL};
    struct sg_buffer panel = {0}, wide = {0};
    sg_buffer_add(&panel, "id|stratum|year@|sales#|w#\n");
    sg_buffer_add(&wide, "id,stratum,before,after,w\n");
    for (int i = 0; i < 40; i++) {
        int before = 3 + i * 37 % 89, after = before + i * 53 % 23 - 9, weight = 1 + i % 3;
        sg_buffer_printf(&panel, "u%d|s%d|2021|%d|%d\nu%d|s%d|2020|%d|%d\n", i, i % 3, after,
                         weight, i, i % 3, before, weight);
        sg_buffer_printf(&wide, "u%d,s%d,%d,%d,%d\n", i, i % 3, before, after, weight);
    }
    sg_buffer_add(&panel, "x|s1|2020|50|2\ny|s1|2021|70|2\n"); /* of one period each */
    struct trial t = {0}, e = {0};
    assert_true(run_on(&t, sg_buffer_text(&panel), change));
    assert_true(try_rows(&e, &sg_estimate_command, sg_buffer_text(&wide), estimate));
    double ratio = e.out.columns[e.out.main]->values[0];
    double se = value_at(&e.out, "ratio", "se"), lower = value_at(&e.out, "ratio", "lower");
    assert_close(value_at(&t.out, "2020|2021", "matched_change_percent"), 100 * (ratio - 1), 1e-10);
    assert_close(value_at(&t.out, "2020|2021", "se_points"), 100 * se, 1e-10);
    assert_close(value_at(&t.out, "2020|2021", "lower_percent"), 100 * (lower - 1), 1e-10);
    assert_close(value_at(&t.out, "2020|2021", "n_matched"), 40, 0);
    assert_close(value_at(&t.out, "2020|2021", "n_previous"), 41, 0);
    assert_close(value_at(&t.out, "2020|2021", "births_deaths_points"),
                 value_at(&t.out, "2020|2021", "change_percent") - 100 * (ratio - 1), 1e-10);
    trial_free(&t);
    trial_free(&e);
    sg_buffer_free(&panel);
    sg_buffer_free(&wide);
}

static void statuses(void **state)
{
    (void)state;
    static const char text[] = "g|id|year@|sales#\n"
                               "A|a|2020|10\nA|a|2021|12\nA|b|2020|X\nA|b|2021|3\n"
                               "B|a|2020|10\nB|a|2021|12\nB|b|2020|…\nB|b|2021|8\n"
                               "C|a|2020|10\nC|b|2021|12\n"
                               "D|a|2020|0\nD|a|2021|5\nD|b|2020|-\nD|b|2021|5\n";
    static const char *const by[] = {ASKED, "by", "g", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, by));
    assert_string_equal(status_at(&t.out, "A", "matched_change_percent"), "suppressed");
    assert_string_equal(status_at(&t.out, "A", "previous"), "suppressed");
    assert_close(value_at(&t.out, "A", "current"), 15, 0);
    /* no answer: no unit of that period */
    assert_close(value_at(&t.out, "B", "n_previous"), 1, 0);
    assert_close(value_at(&t.out, "B", "change_percent"), 100, 1e-12);
    assert_close(value_at(&t.out, "B", "matched_change_percent"), 20, 1e-12);
    assert_close(value_at(&t.out, "B", "births_deaths_points"), 80, 1e-12);
    assert_string_equal(status_at(&t.out, "B", "se_points"), "undefined"); /* one unit */
    assert_string_equal(status_at(&t.out, "C", "matched_change_percent"), "undefined");
    assert_close(value_at(&t.out, "C", "change_percent"), 20, 1e-12);
    assert_string_equal(status_at(&t.out, "D", "change_percent"), "undefined"); /* from 0 */
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char text[] = "id|year@|sales#|h#\na|2020|1|1\na|2021|2|1\n";
    static const char *const alone[] = {"value", "sales", "strata", "id", NULL};
    static const char *const numbers[] = {ASKED, "strata", "h", NULL};
    static const char *const none[] = {ASKED, "strata", "k", NULL};
    static const char *const share[] = {"id", "id", "period", "year", "value", "share_percent",
                                        NULL};
    struct trial t = {0};
    assert_false(run_on(&t, text, alone));
    assert_string_equal(t.err.message, "--design-weight and --strata go with --id");
    assert_false(run_on(&t, text, numbers));
    assert_string_equal(t.err.message, "column 'h' holds numbers, not groups");
    assert_false(run_on(&t, text, none));
    assert_false(run_on(&t, "id|year@|share_percent#\na|2020|1\na|2021|2\n", share));
    assert_non_null(strstr(t.err.message, "does not add up"));
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_estimate), cmocka_unit_test(statuses),
                                       cmocka_unit_test(refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
