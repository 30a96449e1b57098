#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

extern const struct sg_command sg_concordance_command;

static const char text[] = "area|industry|value#\n"
                           "A|01|10\nA|02|5\nA|03|X\nA|総数|20\n"
                           "B|01|7\nB|02|-\nB|総数|9\n";

static bool run_on(struct trial *trial, const char *table, const char *weights)
{
    const char *const options[] = {"weights", weights, "from", "old 1", "to", "new 2", NULL};
    struct sg_table in;
    table_of(&in, table);
    bool ok = try_command(trial, &sg_concordance_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* 01 is split, 02 goes whole to the same, 03 elsewhere. */
static void moves(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t, text,
                       "from_code|to_code|weight#|to_label\n"
                       "01|X1|0.25|first\n01|X2|0.75|second\n02|X1|1|first\n03|X3|1|third\n"));
    const char *first = "A|X1|first|new 2";
    assert_close(value_at(&t.out, first, "value"), 7.5, 0);
    assert_string_equal(status_at(&t.out, first, "value"), "estimated");
    assert_close(value_at(&t.out, "A|X2|second|new 2", "value"), 7.5, 0);
    assert_string_equal(status_at(&t.out, "A|X3|third|new 2", "value"), "suppressed");
    assert_close(value_at(&t.out, "A|総数||new 2", "value"), 20, 0);
    assert_close(value_at(&t.out, "B|X1|first|new 2", "value"), 1.75, 0);
    /* B says nothing of 03 */
    assert_string_equal(status_at(&t.out, "B|X3|third|new 2", "value"), "not_available");
    assert_non_null(strstr(t.out.info.notes.items[0], "new 2, moved from old 1"));
    trial_free(&t);
}

/* Whole sums are no estimates, and nothing is lost. */
static void sums(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t, "industry|value#\n0111|3\n0112|4\n0211|8\n",
                       "from_code|to_code|weight#\n0111|A|1\n0112|A|1\n0211|B|1\n0999|C|1\n"));
    assert_int_equal(t.out.n_rows, 2); /* C has no source here */
    assert_close(value_at(&t.out, "A|new 2", "value"), 7, 0);
    assert_string_equal(status_at(&t.out, "A|new 2", "value"), "");
    assert_close(value_at(&t.out, "B|new 2", "value"), 8, 0);
    trial_free(&t);
}

/* Labels that are numbers, as 2020 is, are labels. */
static void labels_of_digits(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t, "industry|value#\n01|3\n02|4\n",
                       "from_code|to_code|weight#|to_label#\n01|A|1|10\n02|B|1|20.5\n"));
    assert_close(value_at(&t.out, "A|10|new 2", "value"), 3, 0);
    assert_close(value_at(&t.out, "B|20.5|new 2", "value"), 4, 0);
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *weights, *says;
    } cases[] = {
        {"from_code|to_code|weight#\n01|X|0.5\n02|X|1\n03|X|1\n", "add up to 0.5"},
        {"from_code|to_code|weight#\n01|X|1.5\n01|Y|-0.5\n", "from 0 to 1"},
        {"from_code|to_code|weight#\n01|X|1\n02|X|1\n", "would be lost: 03"},
        {"from_code|to_code|weight#\n", "nothing from 'old 1'"},
        {"from_code|to|weight#\n01|X|1\n", "no column 'to_code'"},
        {"from_revision|from_code|to_code|weight#\nold 0|01|X|1\n", "nothing from 'old 1'"},
        {"from_code|to_code|weight#\n01||1\n", "empty"},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, text, cases[i].weights));
        assert_non_null(strstr(t.err.message, cases[i].says));
    }
    assert_false(run_on(&t, "industry|classification|value#\n01|old 9|3\n",
                        "from_code|to_code|weight#\n01|X|1\n"));
    assert_non_null(strstr(t.err.message, "old 9"));
    trial_free(&t);
}

/* The revisions are those of the file where it has one each, and must be said. */
static void revisions(void **state)
{
    (void)state;
    static const char *const file[] = {
        "weights", "from_revision|from_code|to_revision|to_code|weight#\nr1|01|r2|X|1\n", NULL};
    static const char *const several[] = {
        "weights",
        "from_revision|from_code|to_revision|to_code|weight#\nr1|01|r2|X|1\nr1|01|r3|Y|1\n", NULL};
    static const char *const silent[] = {"weights", "from_code|to_code|weight#\n01|X|1\n", NULL};
    static const char *const none[] = {NULL};
    struct sg_table in;
    struct trial t = {0};
    table_of(&in, "industry|classification|value#\n01|r1|3\n");
    assert_true(try_command(&t, &sg_concordance_command, &in, file));
    assert_close(value_at(&t.out, "X|r2", "value"), 3, 0);
    assert_false(try_command(&t, &sg_concordance_command, &in, several));
    assert_non_null(strstr(t.err.message, "--to"));
    assert_false(try_command(&t, &sg_concordance_command, &in, silent));
    assert_non_null(strstr(t.err.message, "--from"));
    assert_false(try_command(&t, &sg_concordance_command, &in, none));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    sg_table_free(&in);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(moves), cmocka_unit_test(sums),
                                       cmocka_unit_test(labels_of_digits),
                                       cmocka_unit_test(refusals), cmocka_unit_test(revisions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
