/* What stands in the columns of a question of several answers. */
#include "tests/rows_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_answers_command, sg_crosstab_command;

static bool is_said(const struct trial *trial, const char *text)
{
    bool said = false;
    for (size_t i = 0; i < trial->notes.n; i++)
        said = said || strstr(trial->notes.items[i], text);
    return said;
}

/* Each text in column a of a record whose column b has ○, and one of blanks: who chose a. */
static void marks(void **state)
{
    (void)state;
    static const struct {
        const char *mark;
        double n;
    } cases[] = {{"○", 1},    {"〇", 1}, {"◯", 1},          {"✓", 1},  {"レ", 1}, {"1", 1},
                 {"はい", 1}, {"", 0},   {"0", 0},          {"×", 0},  {"-", 0},  {"いいえ", 0},
                 {"No", 0},   {"☐", 0},  {"人が来ない", 1}, {"NA", 0}, {"…", 0}};
    static const char *const options[] = {"multiple", "q_*", "small-base", "0,0", NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        char text[256] = "id,q_a,q_b\n1,";
        strcat(strcat(text, cases[i].mark), ",○\n2,,\n3,,1\n");
        if (!try_rows(&trial, &sg_answers_command, text, options))
            fail_msg("%s: %s", cases[i].mark, trial.err.message);
        assert_close(value_at(&trial.out, "q_*|q_a", "n"), cases[i].n, 0);
        assert_close(value_at(&trial.out, "q_*|q_b", "n"), 2, 0);
        assert_close(value_at(&trial.out, "q_*|no answer", "n"), 1, 0);
        assert_int_equal(is_said(&trial, "column 'q_a': 1 texts are taken as chosen"),
                         strcmp(cases[i].mark, "人が来ない") == 0);
        trial_free(&trial);
    }
}

/* An x beside blanks, or a × where nothing says chosen, may mean either. */
static void crosses_are_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *records, *options[7];
        double n; /* of a; below 0: refused */
    } cases[] = {{"id,q_a,q_b\n1,x,○\n2,,\n3,,○\n", {"multiple", "q_*"}, -1},
                 {"id,q_a,q_b\n1,X,\n2,,\n3,,x\n", {"multiple", "q_*"}, -1},
                 {"id,q_a,q_b\n1,×,\n2,,×\n3,,\n", {"multiple", "q_*"}, -1},
                 {"id,q_a,q_b\n1,x,○\n2,○,\n3,,\n", {"multiple", "q_*"}, 1},
                 {"id,q_a,q_b\n1,×,○\n2,,\n3,,\n", {"multiple", "q_*"}, 0},
                 {"id,q_a,q_b\n1,x,○\n2,,\n3,,○\n", {"multiple", "q_*", "chosen", "x"}, 1},
                 {"id,q_a,q_b\n1,x,○\n2,,\n3,,○\n", {"multiple", "q_*", "not-chosen", "x"}, 0},
                 {"id,q_a,q_b\n1,2,1\n2,1,1\n3,2,2\n", {"multiple", "q_*", "not-chosen", "2"}, 1},
                 {"id,q_a,q_b\n1,2,1\n2,1,1\n3,2,2\n", {"multiple", "q_*"}, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        bool done = try_rows(&trial, &sg_answers_command, cases[i].records, cases[i].options);
        assert_int_equal(done, cases[i].n >= 0);
        if (done) {
            assert_close(value_at(&trial.out, "q_*|q_a", "n"), cases[i].n, 0);
        } else {
            assert_int_equal(trial.err.kind, SG_FAIL_DATA);
            assert_string_equal(trial.err.column, "q_a");
        }
        trial_free(&trial);
    }
}

/* Lists in one column, whatever stands between; an answer that there is none is none. */
static void lists(void **state)
{
    (void)state;
    static const struct {
        const char *records, *options[7];
    } cases[] = {{"q\nA;B;\nB;\nA;C;\n無回答\n", {"multiple", "q"}},
                 {"i,q\n1,\"A, B\"\n2,B\n3,\"A, C\"\n4,\n", {"multiple", "q"}},
                 {"i,q\n1,A;B\n2,B\n3,A;C\n4,未回答\n", {"multiple", "q:;"}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial trial = {0};
        assert_true(try_rows(&trial, &sg_answers_command, cases[i].records, cases[i].options));
        assert_int_equal(trial.out.n_rows, 4);
        assert_close(value_at(&trial.out, "q|A", "n"), 2, 0);
        assert_close(value_at(&trial.out, "q|B", "n"), 2, 0);
        assert_close(value_at(&trial.out, "q|C", "n"), 1, 0);
        assert_close(value_at(&trial.out, "q|no answer", "n"), 1, 0);
        trial_free(&trial);
    }
}

/* A column of marks alone is an option; 無回答 as text counts as blank in the base of answers. */
static void single_columns(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const one[] = {"multiple", "q", NULL};
    static const char *const answered[] = {"single", "q", "base", "answered", NULL};
    assert_true(try_rows(&trial, &sg_answers_command, "i,q\n1,○\n2,\n3,○\n4,×\n", one));
    assert_close(value_at(&trial.out, "q|q", "n"), 2, 0);
    assert_int_equal(trial.out.n_rows, 1); /* a blank beside ○ is not chosen */
    assert_close(value_at(&trial.out, "q|q", "base"), 4, 0);
    assert_true(
        try_rows(&trial, &sg_answers_command, "i,q\n1,増加\n2,\n3,無回答\n4,減少\n", answered));
    assert_int_equal(trial.out.n_rows, 2);
    assert_close(value_at(&trial.out, "q|増加", "base"), 2, 0);
    trial_free(&trial);
}

/* Crossed, a blank beside ○ is not chosen; beside はい it is no answer. */
static void crossed(void **state)
{
    (void)state;
    struct trial trial = {0};
    static const char *const options[] = {"rows", "q", "cols", "h", "small-base", "0,0", NULL};
    assert_true(
        try_rows(&trial, &sg_crosstab_command, "h,q\na,○\na,\na,\nb,○\nb,×\nb,○\n", options));
    assert_int_equal(trial.out.n_rows, 4);
    assert_close(value_at(&trial.out, "○|a", "column_percent"), 100.0 / 3, 1e-12);
    assert_close(value_at(&trial.out, "not chosen|a", "n"), 2, 0);
    assert_close(value_at(&trial.out, "not chosen|b", "n"), 1, 0);
    assert_true(try_rows(&trial, &sg_crosstab_command,
                         "h,q\na,はい\na,\na,いいえ\nb,はい\nb,いいえ\n", options));
    assert_close(value_at(&trial.out, "はい|a", "column_percent"), 50, 1e-12);
    trial_free(&trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks), cmocka_unit_test(crosses_are_asked_for), cmocka_unit_test(lists),
        cmocka_unit_test(single_columns), cmocka_unit_test(crossed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
