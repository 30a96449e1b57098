#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_base_command;

static const char text[] = "area|industry|employees#\n"
                           "A|I|30\nA|J|10\nA|K|-\nB|I|5\nB|J|X\nB|計|20\nC|I|10\nC|J|15\nC|K|0\n"
                           "全国|I|400\n全国|J|600\n全国|K|0\n";

static bool run_on(struct trial *trial, const char *table, const char *const options[])
{
    struct sg_table in;
    table_of(&in, table);
    bool ok = try_command(trial, &sg_base_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* By hand: A expects 40·0.4 in I and 40·0.6 in J. */
static void values(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t, text, NULL));
    assert_close(value_at(&t.out, "A|I", "basic"), 14, 1e-13);
    assert_close(value_at(&t.out, "A|J", "basic"), 0, 0);
    assert_close(value_at(&t.out, "A|I", "log_coefficient"), log(0.75 / 0.4), 1e-14);
    assert_close(value_at(&t.out, "A|I", "employment_share_percent"), 75, 1e-14);
    assert_string_equal(status_at(&t.out, "A|I", "multiplier"), "not_applicable");
    assert_string_equal(status_at(&t.out, "A|K", "basic"), "no_reference");
    /* K is nowhere: it takes nothing from the sum */
    assert_close(value_at(&t.out, "A|total", "basic"), 14, 1e-13);
    assert_close(value_at(&t.out, "A|total", "multiplier"), 40.0 / 14, 1e-13);
    assert_close(value_at(&t.out, "A|total", "employment_share_percent"), 100, 0);
    /* the published total of B keeps what is known */
    assert_close(value_at(&t.out, "B|I", "employment_share_percent"), 25, 1e-14);
    assert_string_equal(status_at(&t.out, "B|J", "basic"), "suppressed");
    assert_string_equal(status_at(&t.out, "B|計", "multiplier"), "suppressed");
    /* as the nation: nothing basic, no multiplier */
    assert_string_equal(status_at(&t.out, "C|total", "multiplier"), "undefined");
    assert_non_null(strstr(t.out.info.notes.items[1], "not adjusted for trade"));
    trial_free(&t);
}

static void trade(void **state)
{
    (void)state;
    static const char *const given[] = {
        "trade", "industry|output#|exports#|imports#\nI|100|30|10\nJ|100|X|10\n", NULL};
    static const char *const japanese[] = {
        "trade", "産業|国内生産額#|輸出額#|輸入額#\nI|100|30|10\nJ|100|0|0\n", NULL};
    static const char *const lacking[] = {"trade", "industry|output#|imports#\nI|100|30\n", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, given));
    assert_close(value_at(&t.out, "A|I", "log_coefficient"), log(0.75 / 0.4 * 100 / 80), 1e-14);
    assert_string_equal(status_at(&t.out, "A|J", "log_coefficient"), "not_available");
    assert_close(value_at(&t.out, "A|I", "basic"), 14, 1e-13);
    assert_true(run_on(&t, text, japanese));
    assert_close(value_at(&t.out, "A|J", "log_coefficient"), log(0.25 / 0.6), 1e-14);
    assert_false(run_on(&t, text, lacking));
    assert_non_null(strstr(t.err.message, "exports"));
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(trade)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
