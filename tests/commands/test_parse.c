#include "tests/test_support.h"

#include <string.h>

#include "commands/parse.h"
#include "tools/commands.h"

enum { WORDS = 8 };

static size_t count(const char *const words[])
{
    size_t n = 0;
    while (n < WORDS && words[n])
        n++;
    return n;
}

struct parsed {
    const char *words[WORDS];
    const char *command;
    const char *files;  /* joined by a space */
    const char *output; /* value of --output */
};

static void takes_lines_apart(void **state)
{
    (void)state;
    static const struct parsed cases[] = {
        {{NULL}, "help", "", NULL},
        {{"--help"}, "help", "", NULL},
        {{"dynamics", "rates", "a"}, "dynamics rates", "a", NULL},
        {{"dynamics-flows", "-o", "x"}, "dynamics flows", "", "x"},
        {{"dynamics", "rates", "--help"}, "help", "dynamics rates", NULL},
        {{"-h"}, "help", "", NULL},
        {{"--version"}, "version", "", NULL},
        {{"help", "version"}, "help", "version", NULL},
        {{"version", "--help"}, "help", "version", NULL},
        {{"completion", "-h"}, "help", "completion", NULL},
        {{"help", "--help"}, "help", "help", NULL},
        {{"help", "-o", "x", "a"}, "help", "a", "x"},
        {{"help", "a", "-o", "x"}, "help", "a", "x"},
        {{"help", "-ox", "a"}, "help", "a", "x"},
        {{"help", "--output=x", "a"}, "help", "a", "x"},
        {{"help", "--output=", "a"}, "help", "a", ""},
        {{"help", "--output=a=b"}, "help", "", "a=b"},
        {{"help", "--output", "x", "a", "b"}, "help", "a b", "x"},
        {{"help", "-o", "-"}, "help", "", "-"},
        {{"help", "-", "a"}, "help", "- a", NULL},
        {{"help", "--", "-o", "--bogus"}, "help", "-o --bogus", NULL},
        {{"help", "a", "--", "--"}, "help", "a --", NULL},
        {{"--lang", "ja", "help", "a"}, "help", "a", NULL},
        {{"--lang=ja", "version"}, "version", "", NULL},
        {{"help", ""}, "help", "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        struct sg_error err = {0};
        char files[256] = "";
        assert_true(sg_parse(sg_commands, cases[i].words, count(cases[i].words), &call, &err));
        for (size_t k = 0; k < call.n_files; k++) {
            strcat(files, k ? " " : "");
            strcat(files, call.files[k]);
        }
        assert_string_equal(call.command->name, cases[i].command);
        assert_string_equal(files, cases[i].files);
        const char *output = sg_args_text(&call.args, "output");
        assert_int_equal(output == NULL, cases[i].output == NULL);
        if (output)
            assert_string_equal(output, cases[i].output);
        sg_parse_free(&call);
    }
}

struct refused {
    const char *words[WORDS];
    const char *message;
};

static void says_what_was_meant(void **state)
{
    (void)state;
    static const struct refused cases[] = {
        {{"hlep"}, "unknown command 'hlep'; did you mean 'help'?"},
        {{"qqqqqq"}, "unknown command 'qqqqqq'"},
        {{"dynamics"}, "'dynamics' is followed by one of rates|flows|productivity"},
        {{"dynamics", "rate"}, "'dynamics' is followed by one of rates|flows|productivity"},
        {{"--output", "x"}, "the command comes before its options: found '--output'"},
        {{"help", "--outptu", "x"}, "unknown option '--outptu'; did you mean '--output'?"},
        {{"help", "--out=x"}, "unknown option '--out'; did you mean '--output'?"},
        {{"help", "-lang"}, "unknown option '-lang'; did you mean '--lang'?"},
        {{"help", "-z"}, "unknown option '-z'"},
        {{"help", "--scdoc=1"}, "option --scdoc takes no value"},
        {{"help", "-o"}, "option --output takes a value"},
        {{"help", "-o", "--scdoc"}, "option --output takes a value"},
        {{"help", "-o", "a", "-o", "b"}, "--output may be given once only"},
        {{"help", "--lang", "fr"}, "--lang takes one of ja|en, not 'fr'"},
        {{"--lang", "fr", "help"}, "--lang takes one of ja|en, not 'fr'"},
        {{"help", "--lang=\x83\x4a"}, "the value of --lang is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        struct sg_error err = {0};
        assert_false(sg_parse(sg_commands, cases[i].words, count(cases[i].words), &call, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        if (i + 1 < sizeof cases / sizeof *cases)
            assert_string_equal(err.message, cases[i].message);
        sg_parse_free(&call);
    }
}

static void finds_the_language(void **state)
{
    (void)state;
    static const char *const last[] = {"a", "--lang", "en", "--lang=ja"};
    static const char *const after[] = {"a", "--", "--lang", "ja"};
    static const char *const unknown[] = {"a", "--lang", "fr"};
    static const char *const none[] = {"a", "--lang"};
    assert_int_equal(sg_parse_lang(last, 4, SG_EN), SG_JA);
    assert_int_equal(sg_parse_lang(last, 3, SG_JA), SG_EN);
    assert_int_equal(sg_parse_lang(after, 4, SG_EN), SG_EN);
    assert_int_equal(sg_parse_lang(unknown, 3, SG_JA), SG_JA);
    assert_int_equal(sg_parse_lang(none, 2, SG_JA), SG_JA);
}

/* Of every command: each name and letter once, a help in both languages, what its kind needs. */
static void options_are_well_defined(void **state)
{
    (void)state;
    const struct sg_command *command;
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        struct sg_option_list list;
        sg_common_list(command, &list);
        assert_null(list.options[list.n]);
        for (size_t k = 0; k < list.n; k++) {
            const struct sg_option *option = list.options[k];
            assert_non_null(option->help.en);
            assert_non_null(option->help.ja);
            assert_int_equal(option->argument == NULL, sg_option_is_flag(option));
            assert_int_equal(option->choices.n > 0, option->kind == SG_OPTION_CHOICE);
            for (size_t j = 0; j < k; j++) {
                assert_string_not_equal(option->name, list.options[j]->name);
                assert_true(!option->letter || option->letter != list.options[j]->letter);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_lines_apart),
        cmocka_unit_test(says_what_was_meant),
        cmocka_unit_test(finds_the_language),
        cmocka_unit_test(options_are_well_defined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
