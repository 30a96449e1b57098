#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>

extern const struct sg_command sg_dynamics_productivity_command;

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_dynamics_productivity_command, &in, options);
    sg_table_free(&in);
    return ok;
}

#define ASKED "x", "x", "id", "id", "period", "year"
static const char *const shares[] = {ASKED, "share", "s", "method", "df", "method", "fhk", NULL};

/* The data of R dfvad 0.3.6, whose times 0 and 1 are called 2010 and 2011 here. */
static void as_dfvad(void **state)
{
    (void)state;
    static const char text[] = "x#|s#|id|year@\n"
                               "1.95|.33|1|2010\n1.73|.25|2|2010\n1.64|.1|3|2010\n"
                               "1.85|.12|4|2010\n1.39|.09|5|2010\n1.57|.11|6|2010\n"
                               "1.68|.3|１|2011\n1.76|.21|2|2011\n1.04|.17|3|2011\n"
                               "1.47|.01|4|2011\n1.17|.25|7|2011\n1.23|.06|8|2011\n";
    struct trial t = {0};
    assert_true(run_on(&t, text, shares));
    assert_int_equal(t.out.n_rows, 2);
    assert_close(value_at(&t.out, "2010|2011|df", "within"), -0.247797101449, -1e-12);
    assert_close(value_at(&t.out, "2010|2011|df", "exit"), 0.0677, -1e-12);
    assert_string_equal(status_at(&t.out, "2010|2011|df", "cross"), "not_applicable");
    assert_close(value_at(&t.out, "2010|2011|fhk", "cross"), 0.0067, -1e-12);
    assert_close(value_at(&t.out, "2010|2011|fhk", "total"), -0.3284, -1e-12);
    trial_free(&t);
}

static void statuses(void **state)
{
    (void)state;
    static const char text[] = "g|x#|s#|id|year@\n"
                               "A|1|2|a|2016\nA|2|3|a|2021\nA|X|1|b|2016\n"
                               "B|1|2|a|2016\nB|2|3|a|2021\n"
                               "C|1|2|a|2016\nC|3|3|b|2021\n"
                               "D|1|…|a|2016\nD|3|3|a|2021\n"
                               "E|2|-|a|2016\nE|1|1|b|2016\nE|-|1|b|2021\nE|1|1|a|2021\n";
    static const char *const options[] = {ASKED, "weight", "s", "by", "g", "method", "gr", NULL};
    static const char *const bg[] = {ASKED, "weight", "s", "by", "g", "method", "bg", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, options));
    assert_string_equal(status_at(&t.out, "A", "within"), "suppressed");
    assert_string_equal(status_at(&t.out, "A", "total"), "suppressed");
    assert_close(value_at(&t.out, "B", "within"), 1, 1e-15);
    assert_string_equal(status_at(&t.out, "C", "within"), "undefined"); /* none continues */
    assert_close(value_at(&t.out, "C", "total"), 2, 1e-15);
    assert_string_equal(status_at(&t.out, "D", "exit"), "not_available");
    assert_close(value_at(&t.out, "E", "total"), -0.5, 1e-15); /* nil is 0 */
    assert_true(run_on(&t, text, bg));
    assert_string_equal(status_at(&t.out, "B", "entry"), "undefined"); /* no exits */
    assert_string_equal(status_at(&t.out, "B", "exit"), "not_applicable");
    trial_free(&t);
}

static void periods(void **state)
{
    (void)state;
    static const char text[] = "x#|s#|id#|year@\n3|1|7|2021\n1|1|7|2012\n2|1|7|2016\n";
    static const char *const asked[] = {ASKED, "weight", "s", "from", "2012", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, text, (const char *const[]){ASKED, "weight", "s", NULL}));
    assert_int_equal(t.out.n_rows, 2);
    assert_close(value_at(&t.out, "2016|2021", "within"), 1, 0);
    assert_true(run_on(&t, text, asked));
    assert_int_equal(t.out.n_rows, 1);
    assert_close(value_at(&t.out, "2012|2021|fhk", "within"), 2, 0);
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char ours[] = "g|h#|x#|s#|id|year@|w\nA|1|1|.4|a|2016|p\nA|1|2|1|a|2021|q\n";
    static const struct {
        const char *text;
        const char *options[13];
        const char *message;
    } cases[] = {
        {ours,
         {ASKED, "share", "s", NULL},
         "the shares of '2016' add up to 0.4, not to 1; --weight COL makes shares of any weights"},
        {ours, {ASKED, NULL}, "one of --share and --weight is needed"},
        {ours, {ASKED, "share", "s", "weight", "s", NULL}, "one of --share and --weight is needed"},
        {ours, {"x", "x", "weight", "s", NULL}, "--id COL is needed"},
        {ours, {"id", "id", "weight", "s", NULL}, "--x COL is needed"},
        {ours, {ASKED, "weight", "s", "by", "h", NULL}, "column 'h' holds numbers, not groups"},
        {ours,
         {ASKED, "weight", "s", "from", "2014", NULL},
         "--from '2014' is no period of the table; it has 2016, 2021"},
        {ours,
         {ASKED, "weight", "s", "from", "2021", "to", "2016", NULL},
         "'2021' does not come before '2016'"},
        {"x#|s#|id|year@\n1|1|a|2016\n1|1|a|2016\n1|1|a|2021\n",
         {ASKED, "weight", "s", NULL},
         "the unit stands twice in '2016': also in row 2"},
        {"x#|s#|id|year@\n1|1|a|2016\n1|1||2021\n",
         {ASKED, "weight", "s", NULL},
         "a row without an id cannot be followed over periods"},
        {"x#|s#|id|year@\n1|1|a|2016\n1|1|b|\n1|1|b|2021\n",
         {ASKED, "weight", "s", NULL},
         "a row without a period"},
        {"x#|s#|id|year@\n1|1|a|2016\n",
         {ASKED, "weight", "s", NULL},
         "column 'year' has 1 periods: two are needed"},
        {"x#|s#|id|year@\n1|-3|a|2016\n1|1|a|2021\n",
         {ASKED, "weight", "s", NULL},
         "a weight of -3 is below 0"},
        {ours,
         {"x", "x", "id", "id", "period", "w", "weight", "s", NULL},
         "column 'w' holds no periods"},
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_dfvad), cmocka_unit_test(statuses),
                                       cmocka_unit_test(periods), cmocka_unit_test(refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
