#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

extern const struct sg_command sg_complexity_command;

/* A and B have I and J, C and D have J and K, E has I and K. */
static const char text[] = "code|area|industry|value#\n"
                           "01|A|I|5\n01|A|J|4\n01|A|K|0\n02|B|I|5\n02|B|J|4\n02|B|K|0\n"
                           "03|C|I|0\n03|C|J|4\n03|C|K|5\n04|D|I|0\n04|D|J|4\n04|D|K|5\n"
                           "05|E|I|2\n05|E|J|1\n05|E|K|2\n00|全国|I|12\n00|全国|J|17\n"
                           "00|全国|K|12\n";
static const char *const by_code[] = {"area", "code", NULL};

static bool run_on(struct trial *trial, const char *table, const char *const options[])
{
    struct sg_table in;
    table_of(&in, table);
    bool ok = try_command(trial, &sg_complexity_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static void mirror(void **state)
{
    (void)state;
    static const char *const all[] = {"area", "code",  "index",     "eci", "index",
                                      "pci",  "index", "proximity", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, by_code));
    assert_int_equal(t.out.n_rows, 5 + 3); /* not the nation */
    /* A and B against C and D: the same size, the other sign; standardized */
    double a = value_at(&t.out, "eci|01|A", "value");
    assert_close(value_at(&t.out, "eci|02|B", "value"), a, 1e-9);
    assert_close(value_at(&t.out, "eci|03|C", "value"), -a, 1e-9);
    assert_close(a * a, 1, 1e-9);
    assert_close(value_at(&t.out, "eci|05|E", "value"), 0, -1e-9);
    assert_close(value_at(&t.out, "pci|I|", "value"), -value_at(&t.out, "pci|K|", "value"), 1e-9);
    assert_non_null(strstr(t.notes.items[t.notes.n - 1], "sign"));
    assert_true(run_on(&t, text, all));
    assert_int_equal(t.out.n_rows, 5 + 3 + 3);
    assert_close(value_at(&t.out, "proximity|I||K", "value"), 1.0 / 3, 1e-15);
    assert_close(value_at(&t.out, "proximity|I||J", "value"), 0.5, 1e-15); /* 2 of max(3, 4) */
    trial_free(&t);
}

static void undefined(void **state)
{
    (void)state;
    static const char apart[] = "area|industry|value#\nA|I|5\nA|J|0\nB|I|0\nB|J|7\n";
    static const char hidden[] = "area|industry|value#\nA|I|5\nA|J|X\nB|I|1\nB|J|7\n";
    static const char absent[] = "area|industry|value#\nA|I|5\nB|I|1\nB|J|7\n";
    static const char empty[] = "area|industry|value#\n";
    struct trial t = {0};
    assert_true(run_on(&t, apart, NULL));
    assert_string_equal(status_at(&t.out, "eci|A", "value"), "undefined");
    assert_non_null(strstr(t.notes.items[t.notes.n - 1], "share nothing"));
    assert_true(run_on(&t, hidden, NULL));
    assert_string_equal(status_at(&t.out, "eci|B", "value"), "suppressed");
    assert_true(run_on(&t, absent, NULL));
    assert_string_equal(status_at(&t.out, "pci|I", "value"), "not_available");
    assert_true(run_on(&t, empty, NULL));
    assert_int_equal(t.out.n_rows, 0);
    trial_free(&t);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(mirror), cmocka_unit_test(undefined)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
