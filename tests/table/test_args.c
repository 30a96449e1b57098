#include "tests/test_support.h"

#include <string.h>

#include "table/args.h"

static const struct sg_option quiet = {.name = "quiet", .letter = 'q', .kind = SG_OPTION_FLAG};
static const struct sg_option title = {.name = "title", .kind = SG_OPTION_TEXT, .argument = "TEXT"};
static const struct sg_option by = {
    .name = "by", .kind = SG_OPTION_COLUMN, .repeatable = true, .argument = "COL"};
static const struct sg_option output = {.name = "output", .kind = SG_OPTION_OUTPUT};
static const struct sg_option rows = {.name = "rows", .kind = SG_OPTION_INTEGER, .minimum = 1};
static const struct sg_option shift = {.name = "shift", .kind = SG_OPTION_NUMBER};
static const struct sg_option level = {
    .name = "level", .kind = SG_OPTION_NUMBER, .preset = "0.95", .minimum = 0, .maximum = 1};
static const struct sg_choice methods[] = {
    {"lq", {NULL, NULL}}, {"log", {NULL, NULL}}, {"log-delta", {NULL, NULL}}};
static const struct sg_option method = {
    .name = "method", .kind = SG_OPTION_CHOICE, .choices = SG_CHOICES(methods), .preset = "lq"};
static const struct sg_option *const options[] = {&quiet, &title, &by,     &output, &rows,
                                                  &shift, &level, &method, NULL};

static void values_fit_their_kind(void **state)
{
    (void)state;
    static const struct {
        const struct sg_option *option;
        const char *value;
        const char *message; /* NULL: fine */
    } cases[] = {
        {&quiet, NULL, NULL},
        {&title, "", NULL},
        {&title, NULL, "option --title takes a value"},
        {&by, "業種", NULL},
        {&output, "x.csv", NULL},
        {&rows, "1", NULL},
        {&rows, "1e3", NULL},
        {&rows, "2147483647", NULL},
        {&rows, "0", "--rows takes a whole number of 1 or more, not '0'"},
        {&rows, "-1", "--rows takes a whole number of 1 or more, not '-1'"},
        {&rows, "1.5", "--rows takes a whole number of 1 or more, not '1.5'"},
        {&rows, "2147483648", "--rows takes a whole number of 1 or more, not '2147483648'"},
        {&rows, "two", "--rows takes a whole number of 1 or more, not 'two'"},
        {&rows, "", "--rows takes a whole number of 1 or more, not ''"},
        {&shift, "-1e300", NULL},
        {&shift, "1,5", "--shift takes a number, not '1,5'"},
        {&shift, "nan", "--shift takes a number, not 'nan'"},
        {&level, "0.9", NULL},
        {&level, "1", NULL},
        {&level, "95", "--level takes a number from 0 to 1, not '95'"},
        {&level, "-0.1", "--level takes a number from 0 to 1, not '-0.1'"},
        {&method, "lq", NULL},
        {&method, "log", NULL},
        {&method, "log-delta", NULL},
        {&method, "lo", "--method takes one of lq|log|log-delta, not 'lo'; did you mean 'log'?"},
        {&method, "wilson", "--method takes one of lq|log|log-delta, not 'wilson'"},
        {&method, "", "--method takes one of lq|log|log-delta, not ''"},
        {&method, "lq|log", "--method takes one of lq|log|log-delta, not 'lq|log'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_args args = {.options = options};
        struct sg_error err = {0};
        assert_int_equal(sg_args_add(&args, cases[i].option, cases[i].value, &err),
                         !cases[i].message);
        assert_string_equal(err.message, cases[i].message ? cases[i].message : "");
        assert_int_equal(err.kind, cases[i].message ? SG_FAIL_USAGE : SG_FAIL_NONE);
        assert_int_equal(args.n, !cases[i].message);
        sg_args_free(&args);
    }
}

static void what_was_given(void **state)
{
    (void)state;
    struct sg_args args = {.options = options};
    struct sg_error err = {.lang = SG_JA};
    assert_true(sg_args_add(&args, &by, "業種", &err));
    assert_true(sg_args_add(&args, &quiet, NULL, &err));
    assert_true(sg_args_add(&args, &quiet, NULL, &err)); /* a flag may be repeated */
    assert_true(sg_args_add(&args, &by, "地域", &err));
    assert_true(sg_args_add(&args, &level, "0.9", &err));
    assert_false(sg_args_add(&args, &level, "0.8", &err));
    assert_string_equal(err.message, "--level は一度だけ指定できます");
    assert_int_equal(sg_args_count(&args, "by"), 2);
    assert_string_equal(sg_args_nth(&args, "by", 0), "業種");
    assert_string_equal(sg_args_nth(&args, "by", 1), "地域");
    assert_null(sg_args_nth(&args, "by", 2));
    assert_string_equal(sg_args_text(&args, "by"), "地域");
    assert_close(sg_args_number(&args, "level", 7), 0.9, 0);
    assert_true(sg_args_flag(&args, "quiet"));
    assert_int_equal(sg_args_choice(&args, "method"), 0); /* preset */
    assert_true(sg_args_add(&args, &method, "log-delta", &err));
    assert_int_equal(sg_args_choice(&args, "method"), 2);
    sg_args_free(&args);
    assert_int_equal(sg_args_count(&args, "by"), 0);
}

static void what_was_not_given(void **state)
{
    (void)state;
    struct sg_args args = {.options = options}, none = {0};
    assert_close(sg_args_number(&args, "level", 7), 0.95, 0);
    assert_string_equal(sg_args_text(&args, "method"), "lq");
    assert_null(sg_args_text(&args, "title"));
    assert_null(sg_args_text(&args, "unheard-of"));
    assert_null(sg_args_text(&none, "level"));
    assert_int_equal(sg_args_choice(&none, "method"), -1);
    assert_close(sg_args_number(&args, "rows", 7), 7, 0);
    assert_false(sg_args_flag(&args, "quiet"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_fit_their_kind),
        cmocka_unit_test(what_was_given),
        cmocka_unit_test(what_was_not_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
