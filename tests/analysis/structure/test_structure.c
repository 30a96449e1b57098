#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_structure_command;

static bool run_on(struct trial *trial, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(trial, &sg_structure_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* Region R1 of the toy tables; expected values are those of vectors/regional. */
static void vectors(void **state)
{
    (void)state;
    static const char text[] = "industry|year@|value#\n"
                               "I1|2016|100\nI2|2016|20\nI3|2016|30\nI4|2016|50\n計|2016|200\n"
                               "I4|2021|64\nI1|2021|120\nI2|2021|18\nI3|2021|28\n計|2021|230\n";
    struct trial t = {0};
    assert_true(run_on(&t, text, NULL));
    assert_int_equal(t.out.n_rows, 4);
    assert_close(value_at(&t.out, "nav|2016|2021", "value"), 0.05, 1e-12);
    assert_close(value_at(&t.out, "lilien|2016|2021", "value"), 0.11892945568789001, 1e-12);
    assert_close(value_at(&t.out, "lilien_modified|2016|2021", "value"), 0.12341528728174736,
                 1e-12);
    assert_close(value_at(&t.out, "cosine|2016|2021", "value"), 0.99708448362176316, 1e-12);
    trial_free(&t);
}

static void edges(void **state)
{
    (void)state;
    static const char text[] = "area|industry|year@|value#\n"
                               "A|I|2012|4\nA|J|2012|6\nA|I|2016|0\nA|J|2016|6\nA|I|2021|3\n"
                               "A|J|2021|X\nB|I|2012|1\nB|I|2016|1\nB|J|2016|2\n"
                               "C|I|2012|0\nC|I|2016|0\n";
    static const char *const pair[] = {"from", "2012", "to", "2016", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, NULL));
    assert_close(value_at(&t.out, "A|nav|2012|2016", "value"), 0.4, 1e-14);
    assert_close(value_at(&t.out, "A|lilien|2012|2016", "value"), 0, 0); /* only J is kept */
    assert_string_equal(t.notes.items[t.notes.n - 1],
                        "lilien and lilien_modified leave out 1 cells that are zero in one period");
    assert_string_equal(status_at(&t.out, "A|nav|2016|2021", "value"), "suppressed");
    assert_string_equal(status_at(&t.out, "B|nav|2012|2016", "value"), "not_available");
    assert_string_equal(status_at(&t.out, "C|cosine|2012|2016", "value"), "undefined");
    assert_true(run_on(&t, text, pair));
    assert_int_equal(t.out.n_rows, 3 * 4);
    /* a period of which only the total is known */
    assert_true(run_on(&t, "industry|year@|value#\nI|2016|3\n計|2016|3\n計|2021|4\n", NULL));
    assert_string_equal(status_at(&t.out, "nav|2016|2021", "value"), "not_available");
    assert_true(
        run_on(&t, "area|industry|year@|value#\nA|I|2016|3\nA|I|2021|3\nB|計|2016|4\n", NULL));
    assert_int_equal(t.out.n_rows, 4);
    assert_false(run_on(&t, "industry|year@|value#\nI|2016|3\n", NULL));
    assert_int_equal(t.err.kind, SG_FAIL_DATA);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(vectors), cmocka_unit_test(edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
