#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "commands/execute.h"
#include "tools/commands.h"

/* The text that a command line gives, released with free(). */
static char *text_of(enum sg_lang lang, const char *const words[], size_t n)
{
    struct sg_call call;
    struct sg_command_result result;
    struct sg_error err = {.lang = lang};
    assert_true(sg_parse(sg_commands, words, n, &call, &err));
    assert_true(sg_execute(&call, &result, &err));
    char *text = sg_copy_text(sg_buffer_text(&result.text));
    sg_command_result_free(&result);
    sg_parse_free(&call);
    return text;
}

/* What cannot be broken (an example to copy, a usage line) may be wider. */
static void assert_fits(const char *text)
{
    bool free_width = false;
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        char *alone = sg_copy_bytes(line, n);
        free_width =
            free_width || strncmp(alone, "Example", 7) == 0 || strncmp(alone, "例", 3) == 0;
        if (!free_width && !strstr(alone, "sangyo") && sg_text_width(alone) > 80)
            fail_msg("wider than 80: %s", alone);
        free(alone);
        line += n + (line[n] == '\n');
    }
}

static void explains_every_command(void **state)
{
    (void)state;
    for (int lang = SG_EN; lang <= SG_JA; lang++) {
        char *overview = text_of((enum sg_lang)lang, NULL, 0);
        assert_fits(overview);
        const struct sg_command *command;
        for (size_t i = 0; (command = sg_commands[i]); i++) {
            assert_non_null(strstr(overview, command->name));
            assert_non_null(strstr(overview, sg_lang_pick(command->summary, (enum sg_lang)lang)));
            char *help = text_of((enum sg_lang)lang, (const char *[]){"help", command->name}, 2);
            char *same = text_of((enum sg_lang)lang, (const char *[]){command->name, "--help"}, 2);
            assert_string_equal(help, same);
            assert_fits(help);
            struct sg_option_list list;
            sg_common_list(command, &list);
            for (size_t k = 0; k < list.n; k++) {
                char spelling[64] = "--";
                strncat(spelling, list.options[k]->name, 60);
                assert_non_null(strstr(help, spelling));
            }
            free(same);
            free(help);
        }
        free(overview);
    }
}

static void aligns_in_both_languages(void **state)
{
    (void)state;
    char *en = text_of(SG_EN, (const char *[]){"help", "version"}, 2);
    char *ja = text_of(SG_JA, (const char *[]){"help", "version"}, 2);
    assert_string_equal(
        en, "usage: sangyo version [OPTIONS]\n\n"
            "Prints the version, as --version does.\n\n"
            "Output:\n"
            "  -o, --output FILE         write to FILE instead of standard output\n\n"
            "General:\n"
            "      --lang LANG           language of titles and messages (default: of the\n"
            "                            locale) [ja, en]\n"
            "  -h, --help                show this help\n");
    assert_string_equal(
        ja, "使い方：sangyo version [OPTIONS]\n\n"
            "版を表示する（--version と同じ）。\n\n"
            "出力：\n"
            "  -o, --output FILE         標準出力の代わりにファイルに書き込む\n\n"
            "共通：\n"
            "      --lang LANG           表題とメッセージの言語（既定はロケールによる） [ja,\n"
            "                            en]\n"
            "  -h, --help                この説明を表示する\n");
    free(ja);
    free(en);
}

/* Each word of each option with its own help, also in the manual page. */
static void choices_are_explained(void **state)
{
    (void)state;
    const struct sg_command *command;
    for (int lang = SG_EN; lang <= SG_JA; lang++)
        for (size_t i = 0; (command = sg_commands[i]); i++) {
            struct sg_option_list list;
            char *help = text_of((enum sg_lang)lang, (const char *[]){"help", command->name}, 2);
            char *page =
                text_of((enum sg_lang)lang, (const char *[]){"help", "--scdoc", command->name}, 3);
            sg_common_list(command, &list);
            for (size_t k = 0; k < list.n; k++)
                for (size_t n = 0; n < list.options[k]->choices.n; n++) {
                    char line[256];
                    const struct sg_choice *choice = sg_choices_at(&list.options[k]->choices, n);
                    assert_non_null(strstr(help, choice->word));
                    if (!choice->help.en)
                        continue;
                    snprintf(line, sizeof line, "\n%30s%s%s", "", choice->word,
                             lang == SG_JA ? "：" : ": ");
                    assert_non_null(strstr(help, line));
                    snprintf(line, sizeof line, "\n\t- *%s*", choice->word);
                    assert_non_null(strstr(page, line));
                }
            free(page);
            free(help);
        }
}

static void manual_pages_have_their_parts(void **state)
{
    (void)state;
    char *page = text_of(SG_EN, (const char *[]){"help", "--scdoc", "completion"}, 3);
    assert_int_equal(strncmp(page, "sangyo-completion(1)", 20), 0);
    assert_non_null(strstr(page, "\n# NAME\n\nsangyo-completion - "));
    assert_non_null(strstr(page, "*-o*, *--output* FILE\n\t"));
    assert_non_null(strstr(page, "\n# EXIT STATUS\n"));
    free(page);
    page = text_of(SG_JA, (const char *[]){"help", "--scdoc"}, 2);
    assert_non_null(strstr(page, "\n# コマンド\n"));
    assert_non_null(strstr(page, "*sangyo-help*(1)\n\t"));
    free(page);
}

static void refuses_what_it_does_not_know(void **state)
{
    (void)state;
    static const char *const cases[][3] = {{"help", "hlep", NULL}, {"help", "a", "b"}};
    for (size_t i = 0; i < 2; i++) {
        struct sg_call call;
        struct sg_command_result result;
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, cases[i], cases[i][2] ? 3 : 2, &call, &err));
        assert_false(sg_execute(&call, &result, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        sg_command_result_free(&result);
        sg_parse_free(&call);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explains_every_command),
        cmocka_unit_test(aligns_in_both_languages),
        cmocka_unit_test(choices_are_explained),
        cmocka_unit_test(manual_pages_have_their_parts),
        cmocka_unit_test(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
