#include "tests/test_support.h"

#include <stdio.h>
#include <string.h>

#include <sangyo/error.h>
#include "table/text.h"

static void a_failure_is_false_and_says_what(void **state)
{
    (void)state;
    struct sg_error err = {0};
    assert_false(sg_fail(&err, SG_FAIL_USAGE, "option --%s takes a value", "by"));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_string_equal(err.message, "option --by takes a value");
    err.lang = SG_JA;
    assert_false(sg_fail(&err, SG_FAIL_DATA, "option --%s takes a value", "by"));
    assert_int_equal(err.kind, SG_FAIL_DATA);
    assert_string_equal(err.message, "オプション --by には値が必要です");
    assert_false(sg_fail(&err, SG_FAIL_DATA, "no wording is known for %d", 1));
    assert_string_equal(err.message, "no wording is known for 1");
    assert_false(sg_fail(NULL, SG_FAIL_DATA, "nobody asks"));
    assert_false(sg_fail_at_row(NULL, 1));
    assert_false(sg_fail_at_column(NULL, "a"));
    assert_false(sg_fail_at_file(NULL, "a"));
}

static void places(void **state)
{
    (void)state;
    static const struct {
        const char *file, *column;
        size_t row;
        const char *en, *ja;
    } cases[] = {
        {NULL, NULL, 0, "wrong", "wrong"},
        {"a.csv", NULL, 0, "a.csv: wrong", "a.csv：wrong"},
        {"a.csv", NULL, 12, "a.csv: row 12: wrong", "a.csv：12行：wrong"},
        {"a.csv", "値", 0, "a.csv: column 値: wrong", "a.csv：「値」列：wrong"},
        {"a.csv", "値", 12, "a.csv: row 12, column 値: wrong", "a.csv：12行「値」列：wrong"},
        {NULL, "値", 3, "row 3, column 値: wrong", "3行「値」列：wrong"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int lang = SG_EN; lang <= SG_JA; lang++) {
            struct sg_error err = {.lang = (enum sg_lang)lang};
            char text[200];
            sg_fail(&err, SG_FAIL_DATA, "wrong");
            sg_fail_at_file(&err, cases[i].file);
            sg_fail_at_column(&err, cases[i].column);
            sg_fail_at_row(&err, cases[i].row);
            sg_error_format(&err, text, sizeof text);
            assert_string_equal(text, lang == SG_JA ? cases[i].ja : cases[i].en);
        }
}

/* Texts of 1 to 4 bytes a character, cut at every offset within one. */
static void texts_are_cut_at_characters(void **state)
{
    (void)state;
    static const char *const units[] = {"a", "é", "産", "𠮷"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (size_t lead = 0; lead < 4; lead++) {
            char text[6000] = "xxx";
            char shown[2000];
            size_t n = strlen(units[i]);
            text[lead] = '\0';
            for (int k = 0; k < 1200; k++)
                strcat(text, units[i]);
            struct sg_error err = {0};
            sg_fail(&err, SG_FAIL_DATA, "%s", text);
            sg_fail_at_file(&err, text);
            sg_fail_at_column(&err, text);
            assert_int_equal(strlen(err.message), lead + (1023 - lead) / n * n);
            assert_int_equal(strlen(err.file), lead + (511 - lead) / n * n);
            assert_int_equal(strlen(err.column), lead + (255 - lead) / n * n);
            sg_error_format(&err, shown, sizeof shown);
            assert_true(sg_text_is_utf8(shown, strlen(shown), NULL));
            sg_error_format(&err, shown, 100);
            assert_true(sg_text_is_utf8(shown, strlen(shown), NULL));
            assert_true(strlen(shown) >= 96);
        }
    struct sg_error err = {0};
    sg_fail(&err, SG_FAIL_DATA, "%s", "\x80\x80"); /* no lead byte at all */
    assert_string_equal(err.message, "\x80\x80");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_is_false_and_says_what),
        cmocka_unit_test(places),
        cmocka_unit_test(texts_are_cut_at_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
