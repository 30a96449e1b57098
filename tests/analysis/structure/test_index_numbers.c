#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_index_command;
extern const struct sg_command sg_change_command;

static bool run(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_index_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* By hand: quotients of what is printed. */
static void series(void **state)
{
    (void)state;
    static const char text[] =
        "area|industry|year@|value#\n"
        "A|I|2012|50\nA|I|2016|40\nA|I|2021|44\nA|計|2016|80\nA|計|2021|60\n"
        "B|I|2016|X\nB|I|2021|4\nB|J|2016|0\nB|J|2021|4\nC|I|2021|4\n"
        "D|I|2016|-\nD|I|2021|3\nE|I|2016|8\nE|I|2021|X\nF|I|2016|-5\nF|I|2021|3\n";
    static const char *const base[] = {"base", "平成28年", NULL};
    struct trial t = {0};
    assert_true(run(&t, text, base));
    assert_close(value_at(&t.out, "A|I|2012", "index_number"), 125, 0);
    assert_close(value_at(&t.out, "A|I|2016", "index_number"), 100, 0);
    assert_close(value_at(&t.out, "A|I|2021", "index_number"), 110, 1e-15);
    assert_close(value_at(&t.out, "A|計|2021", "index_number"), 75, 0);
    assert_close(value_at(&t.out, "A|計|2021", "original"), 60, 0);
    assert_string_equal(status_at(&t.out, "B|I|2021", "index_number"), "suppressed");
    assert_string_equal(status_at(&t.out, "B|J|2021", "index_number"), "undefined");
    assert_string_equal(status_at(&t.out, "C|I|2021", "index_number"), "not_available");
    assert_string_equal(status_at(&t.out, "D|I|2021", "index_number"), "undefined");
    assert_string_equal(status_at(&t.out, "E|I|2021", "index_number"), "suppressed");
    assert_string_equal(status_at(&t.out, "F|I|2021", "index_number"), "undefined");
    assert_string_equal(
        t.notes.items[t.notes.n - 1],
        "5 series have no number above 0 in the base 2016: B/I, B/J, C/I, D/I, F/I");
    const struct sg_column *index = sg_table_main(&t.out);
    assert_string_equal(index->unit, "2016=100");
    assert_int_equal(index->measure_kind, SG_MEASURE_INDEX);
    trial_free(&t);
}

/* The mean of the four quarters of 2020 is 100. */
static void year_of_quarters(void **state)
{
    (void)state;
    static const char text[] = "period@|value#\n2020Q1|90\n2020Q2|100\n2020Q3|110\n2020Q4|120\n"
                               "2021Q1|126\n";
    static const char *const base[] = {"base", "2020", NULL};
    struct trial t = {0};
    assert_true(run(&t, text, base));
    assert_close(value_at(&t.out, "2021Q1", "index_number"), 120, 1e-15);
    assert_close(value_at(&t.out, "2020Q1", "index_number"), 100 * 90 / 105., 1e-15);
    assert_string_equal(sg_table_main(&t.out)->unit, "2020=100");
    assert_string_equal(t.err.message, "");
    assert_true(run(&t, "period@|value#\n2020Q1|90\n2020Q2|X\n2020Q3|110\n2020Q4|120\n", base));
    assert_string_equal(status_at(&t.out, "2020Q1", "index_number"), "suppressed");
    assert_false(run(&t, "period@|value#\n2020Q1|90\n2020Q2|100\n2020Q3|110\n2021Q1|9\n", base));
    assert_string_equal(t.err.message,
                        "--base '2020': the table has only 3 of its quarters or months");
    /* a quarter that one series lacks */
    assert_true(run(&t,
                    "area|period@|value#\nA|2020Q1|90\nA|2020Q2|100\nA|2020Q3|110\nA|2020Q4|120\n"
                    "B|2020Q1|90\nB|2020Q2|100\nB|2020Q4|120\n",
                    base));
    assert_string_equal(status_at(&t.out, "B|2020Q4", "index_number"), "not_available");
    trial_free(&t);
}

static void breaks(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    static const char *const base[] = {"base", "2009", NULL};
    table_of(&in, "year@|value#\n2006|50\n2009|40\n2012|44\n2021|30\n");
    assert_true(sg_info_add_break(&in.info, "2009", NULL, false, NULL, NULL));
    assert_true(sg_info_add_break(&in.info, "2021", NULL, true, NULL, NULL));
    assert_true(try_command(&t, &sg_index_command, &in, base));
    assert_string_equal(status_at(&t.out, "2006", "index_number"), "break");
    assert_close(value_at(&t.out, "2012", "index_number"), 110, 1e-15);
    assert_close(value_at(&t.out, "2021", "index_number"), 75, 0);
    assert_string_equal(status_at(&t.out, "2021", "index_number"), "caution");
    sg_table_free(&in);
    trial_free(&t);
}

static void errors(void **state)
{
    (void)state;
    struct trial t = {0};
    static const char *const other[] = {"base", "2015", NULL};
    assert_false(run(&t, "year@|value#\n2016|40\n", NULL));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    assert_false(run(&t, "year@|value#\n2016|40\n2021|3\n", other));
    assert_string_equal(t.err.message,
                        "--base '2015' is no period of the table; it has 2016, 2021");
    assert_false(run(&t, "year@|業況DI#\n2015|40\n2016|-3\n", other));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    trial_free(&t);
}

/* The earlier period is 100; what has no rate has none either. */
static void of_change(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    static const char text[] = "area|year@|value#\nA|2016|40\nA|2021|44\nB|2016|0\nB|2021|4\n"
                               "C|2016|X\nC|2021|4\nD|2016|4\nD|2021|0\n";
    static const char *const index[] = {"index", NULL, NULL};
    table_of(&in, text);
    assert_true(try_command(&t, &sg_change_command, &in, NULL));
    assert_int_equal(sg_table_find(&t.out, "index_number"), -1);
    assert_true(try_command(&t, &sg_change_command, &in, index));
    assert_close(value_at(&t.out, "A|2016|2021", "index_number"), 110, 1e-15);
    assert_string_equal(status_at(&t.out, "B|2016|2021", "index_number"), "entry");
    assert_string_equal(status_at(&t.out, "C|2016|2021", "index_number"), "suppressed");
    assert_close(value_at(&t.out, "D|2016|2021", "index_number"), 0, 0);
    assert_string_equal(sg_table_main(&t.out)->name, "change_percent");
    sg_table_free(&in);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(series), cmocka_unit_test(year_of_quarters),
                                       cmocka_unit_test(breaks), cmocka_unit_test(errors),
                                       cmocka_unit_test(of_change)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
