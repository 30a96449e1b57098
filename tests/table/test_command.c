#include "tests/test_support.h"

#include <string.h>

#include "table/command.h"

static void notes_are_kept_once_in_the_language_of_the_run(void **state)
{
    (void)state;
    struct sg_run run = {.lang = SG_EN};
    char long_name[5000];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    sg_run_note(&run, "option --%s takes a value", "by");
    sg_run_note(&run, "option --%s takes a value", "by");
    sg_run_note(&run, "option --%s takes a value", long_name);
    run.lang = SG_JA;
    sg_run_note(&run, "option --%s takes a value", "by");
    assert_int_equal(run.notes.n, 3);
    assert_string_equal(run.notes.items[0], "option --by takes a value");
    assert_int_equal(strlen(run.notes.items[1]), 4999 + strlen("option -- takes a value"));
    assert_string_equal(run.notes.items[2], "オプション --by には値が必要です");
    sg_texts_free(&run.notes);
}

static void notes_without_a_run(void **state)
{
    (void)state;
    struct sg_texts notes = {0};
    sg_note(&notes, SG_EN, "option --%s takes a value", "by");
    sg_note(NULL, SG_EN, "option --%s takes a value", "by");
    assert_int_equal(notes.n, 1);
    sg_texts_free(&notes);
}

static void shared_options_are_bilingual_columns(void **state)
{
    (void)state;
    const struct sg_option *const columns[] = {&sg_option_by, &sg_option_area, &sg_option_period,
                                               &sg_option_value};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        assert_int_equal(columns[i]->kind, SG_OPTION_COLUMN);
        assert_non_null(columns[i]->help.en);
        assert_non_null(columns[i]->help.ja);
    }
    assert_int_equal(sg_option_total.kind, SG_OPTION_TEXT);
}

static void rows_of_any_size_are_choices(void **state)
{
    (void)state;
    static const struct {
        struct sg_choice choice;
        double more[3];
    } rows[] = {{{"one", {"first", "一"}}, {1, 2, 3}}, {{"two", {"second", "二"}}, {4, 5, 6}}};
    static const struct sg_choices choices = SG_CHOICES(rows), none = {0};
    struct sg_buffer words = {0};
    assert_ptr_equal(sg_choices_at(&choices, 1), &rows[1].choice);
    assert_int_equal(sg_choices_find(&choices, "two"), 1);
    assert_int_equal(sg_choices_find(&choices, "tw"), 2);
    assert_int_equal(sg_choices_find(&none, "one"), 0);
    sg_choices_join(&choices, "|", &words);
    assert_string_equal(sg_buffer_text(&words), "one|two");
    sg_buffer_free(&words);
}

static void kinds_say_what_is_done(void **state)
{
    (void)state;
    static const struct {
        enum sg_option_kind kind;
        bool flag, writes, path;
    } cases[] = {{SG_OPTION_FLAG, true, false, false},
                 {SG_OPTION_TEXT, false, false, false},
                 {SG_OPTION_FILE, false, false, true},
                 {SG_OPTION_OUTPUT, false, true, true},
                 {SG_OPTION_OUTPUT_FLAG, true, true, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sg_option option = {.kind = cases[i].kind};
        assert_int_equal(sg_option_is_flag(&option), cases[i].flag);
        assert_int_equal(sg_option_writes(&option), cases[i].writes);
        assert_int_equal(sg_option_is_path(&option), cases[i].path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_are_kept_once_in_the_language_of_the_run),
        cmocka_unit_test(notes_without_a_run),
        cmocka_unit_test(shared_options_are_bilingual_columns),
        cmocka_unit_test(rows_of_any_size_are_choices),
        cmocka_unit_test(kinds_say_what_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
