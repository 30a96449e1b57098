/* `help --json` against the descriptors that it is made of, and those against the commands. */
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/chart.h>
#include <sangyo/version.h>

#include "table/json_load.h"

#include "option_walk.h"
#include "tools/command_list.h"
#include "tools/execute.h"
#include "tools/help_json.h"
#include "tools/option_json.h"

static json_t *document(const struct sg_command *command)
{
    struct sg_buffer text = {0};
    struct sg_error err = {0};
    sg_help_json(sg_commands, command, &text);
    json_t *root = sg_json_load(text.text, text.n, &err);
    if (!root)
        fail_msg("no JSON: %s, line %zu", err.message, err.row);
    sg_buffer_free(&text);
    return root;
}

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void assert_text(const json_t *object, const char *key, const char *expected)
{
    if (expected)
        assert_string_equal(text_at(object, key), expected);
    else
        assert_true(json_is_null(json_object_get(object, key)));
}

static void assert_bilingual(const json_t *object, const char *key, struct sg_bilingual expected)
{
    const json_t *found = json_object_get(object, key);
    assert_text(found, "en", expected.en);
    assert_text(found, "ja", sg_lang_pick(expected, SG_JA));
}

static void assert_choices(const json_t *object, const struct sg_choices *choices)
{
    const json_t *list = json_object_get(object, "choices");
    assert_int_equal(json_array_size(list), choices->n);
    for (size_t i = 0; i < choices->n; i++) {
        const struct sg_choice *choice = sg_choices_at(choices, i);
        assert_text(json_array_get(list, i), "word", choice->word);
        if (choice->help.en)
            assert_bilingual(json_array_get(list, i), "help", choice->help);
    }
}

static void assert_option(const json_t *object, const struct sg_option *option)
{
    char letter[2] = {option->letter, '\0'};
    assert_text(object, "name", option->name);
    assert_text(object, "letter", option->letter ? letter : NULL);
    assert_text(object, "argument", option->argument);
    assert_text(object, "default", option->preset);
    assert_text(object, "input", sg_json_input_word(option->input));
    assert_text(object, "output", sg_json_output_word(option->output));
    assert_bilingual(object, "help", option->help);
    assert_choices(object, &option->choices);
    assert_int_equal(json_is_true(json_object_get(object, "repeatable")), option->repeatable);
    assert_int_equal(json_is_true(json_object_get(object, "required")), option->required);
    if (option->kind == SG_OPTION_NUMBER && option->maximum != 0)
        assert_true(json_number_value(json_object_get(object, "maximum")) == option->maximum);
    assert_int_equal(strcmp(text_at(object, "kind"), "flag") == 0, option->kind == SG_OPTION_FLAG);
}

/* Where the option stands among those of its group. */
static const json_t *option_of(const json_t *root, const json_t *command,
                               const struct option_walk *at)
{
    enum sg_option_group group = at->list.groups[at->n - 1];
    const json_t *places =
        json_object_get(json_object_get(command, "options"), sg_json_group_word(group));
    size_t before = 0, all = 0;
    for (size_t i = 0; i < at->list.n; i++) {
        before += i + 1 < at->n && at->list.groups[i] == group;
        all += at->list.groups[i] == group;
    }
    assert_int_equal(json_array_size(places), all);
    size_t place = (size_t)json_number_value(json_array_get(places, before));
    return json_array_get(json_object_get(root, "options"), place);
}

static void every_option_is_there(void **state)
{
    (void)state;
    json_t *root = document(NULL);
    const json_t *commands = json_object_get(root, "commands");
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        const json_t *command = json_array_get(commands, at.n_commands - 1);
        assert_text(command, "name", at.command->name);
        assert_bilingual(command, "summary", at.command->summary);
        assert_bilingual(command, "help", at.command->help);
        assert_text(command, "example", at.command->example);
        assert_text(command, "input", sg_json_input_word(at.command->input));
        assert_text(command, "output", sg_json_output_word(at.command->output));
        assert_non_null(text_at(command, "group"));
        assert_option(option_of(root, command, &at), at.option);
        n = at.n_commands;
    }
    assert_int_equal(json_array_size(commands), n);
    assert_text(root, "program", SG_VERSION);
    json_decref(root);
}

/* Forms show the commands in their order under the titles of the groups. */
static void groups_are_in_order(void **state)
{
    (void)state;
    json_t *root = document(NULL);
    const json_t *groups = json_object_get(root, "groups"),
                 *commands = json_object_get(root, "commands");
    size_t group = 0;
    for (size_t i = 0; i < json_array_size(commands); i++) {
        const json_t *command = json_array_get(commands, i);
        while (group < json_array_size(groups) &&
               strcmp(text_at(json_array_get(groups, group), "name"), text_at(command, "group")))
            group++;
        if (group == json_array_size(groups))
            fail_msg("%s is not beside the others of its group", text_at(command, "name"));
    }
    assert_int_equal(group, json_array_size(groups) - 1);
    json_decref(root);
}

static void charts_say_what_they_need(void **state)
{
    (void)state;
    json_t *root = document(NULL);
    const json_t *charts = json_object_get(root, "charts");
    struct sg_chart_info chart;
    size_t i = 0;
    for (; (chart = sg_chart_at(i)).name; i++) {
        assert_text(json_array_get(charts, i), "name", chart.name);
        assert_bilingual(json_array_get(charts, i), "summary", chart.summary);
        assert_bilingual(json_array_get(charts, i), "needs", chart.needs);
    }
    assert_int_equal(json_array_size(charts), i);
    json_decref(root);
}

static void one_command_stands_alone(void **state)
{
    (void)state;
    json_t *root = document(&sg_version_command);
    const json_t *commands = json_object_get(root, "commands");
    assert_int_equal(json_array_size(commands), 1);
    assert_text(json_array_get(commands, 0), "name", "version");
    assert_null(json_object_get(root, "charts"));
    json_decref(root);
}

/* Runs `line`, words parted by spaces, without the values of one option; the error, or NULL. */
static bool runs_without(const struct sg_command *command, const struct sg_option *without,
                         struct sg_error *err)
{
    char *line = sg_copy_text(command->example), *name = sg_command_file_name(command);
    const char *words[64] = {name};
    size_t n = 1;
    for (char *word = strtok(line, " "); word && n < 64; word = strtok(NULL, " "))
        if (strncmp(word, "--", 2) != 0 || strcmp(word + 2, without->name) != 0)
            words[n++] = word;
        else if (!sg_option_is_flag(without))
            strtok(NULL, " ");
    struct sg_call call;
    struct sg_command_result result = {0};
    bool ok = sg_parse(sg_commands, words, n, &call, err) && sg_execute(&call, &result, err);
    sg_command_result_free(&result);
    sg_parse_free(&call);
    free(name);
    free(line);
    return ok;
}

/* The example of a command gives what is required; without it the error says so by its name. */
static void required_options_are_required(void **state)
{
    (void)state;
    struct option_walk at = {0};
    size_t n = 0;
    while (next_option(&at)) {
        struct sg_error err = {0};
        char name[64] = "--";
        if (!at.option->required)
            continue;
        strncat(name, at.option->name, 60);
        if (!strstr(at.command->example, name))
            fail_msg("the example of %s lacks %s", at.command->name, name);
        if (runs_without(at.command, at.option, &err))
            fail_msg("%s runs without %s", at.command->name, name);
        if (err.kind != SG_FAIL_USAGE || !strstr(err.message, name))
            fail_msg("%s without %s: %s", at.command->name, name, err.message);
        n++;
    }
    assert_true(n > 0);
}

static void refuses_two_forms(void **state)
{
    (void)state;
    static const char *const cases[][4] = {{"help", "--json", "--scdoc", "version"},
                                           {"help", "--json", "formats"},
                                           {"help", "--scdoc", "formats"}};
    for (size_t i = 0; i < 3; i++) {
        struct sg_call call;
        struct sg_command_result result = {0};
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, cases[i], cases[i][3] ? 4 : 3, &call, &err));
        assert_false(sg_execute(&call, &result, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_non_null(strstr(err.message, cases[i][1]));
        sg_command_result_free(&result);
        sg_parse_free(&call);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_is_there),         cmocka_unit_test(groups_are_in_order),
        cmocka_unit_test(charts_say_what_they_need),     cmocka_unit_test(one_command_stands_alone),
        cmocka_unit_test(required_options_are_required), cmocka_unit_test(refuses_two_forms)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
