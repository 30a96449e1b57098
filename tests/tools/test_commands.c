/* The descriptors of all commands: what goes in and out has its function and its options. */
#include "tests/test_support.h"

#include <string.h>

#include "commands/parse.h"
#include "tools/commands.h"

static bool has_function(const struct sg_command *command, enum sg_input input)
{
    switch (input) {
    case SG_INPUT_TABLE:
    case SG_INPUT_UNITS:
        return command->run_table;
    case SG_INPUT_RECORDS:
        return command->run_rows || command->run_table;
    case SG_INPUT_NONE:
    case SG_INPUT_FILES:
    case SG_INPUT_NAMED_TABLE:
    case SG_INPUT_STATES:
    case SG_INPUT_DOCUMENT:
        break;
    }
    return command->run_files;
}

static bool needs_function(const struct sg_command *command, const char *name)
{
    bool table =
        sg_command_reads(command, SG_INPUT_TABLE) || sg_command_reads(command, SG_INPUT_UNITS);
    bool records = sg_command_reads(command, SG_INPUT_RECORDS);
    if (strcmp(name, "table") == 0)
        return table;
    if (strcmp(name, "rows") == 0)
        return records;
    return (!table && !records) || sg_command_reads(command, SG_INPUT_FILES) ||
           sg_command_reads(command, SG_INPUT_STATES);
}

static void each_input_has_its_function(void **state)
{
    (void)state;
    const struct sg_command *command;
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        assert_true(has_function(command, command->input));
        assert_true(!command->input_if_asked || has_function(command, command->input_if_asked));
        assert_true(command->output >= SG_OUTPUT_TABLE && command->output <= SG_OUTPUT_DONE);
        /* and no other: what is there is what is run */
        assert_true(!command->run_table || needs_function(command, "table"));
        assert_true(!command->run_rows || needs_function(command, "rows"));
        assert_true(!command->run_files || needs_function(command, "files"));
        assert_int_not_equal(command->input, command->input_if_asked);
        assert_int_not_equal(command->output, command->output_if_asked);
    }
}

/* Another input or output is there for whoever asks: some option does. */
static void what_is_asked_for_has_an_option(void **state)
{
    (void)state;
    const struct sg_command *command;
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        struct sg_option_list list;
        bool input = !command->input_if_asked, output = !command->output_if_asked;
        assert_null(command->options[SG_COMMAND_OPTIONS - 1]); /* the list has an end */
        sg_common_list(command, &list);
        for (size_t k = 0; k < list.n; k++) {
            input = input || list.options[k]->input == command->input_if_asked;
            output = output || list.options[k]->output == command->output_if_asked;
        }
        if (!input || !output)
            fail_msg("%s: no option asks for what it can do otherwise", command->name);
    }
}

static void options_decide(void **state)
{
    (void)state;
    static const struct {
        const char *words[4];
        size_t n;
        enum sg_input input;
        enum sg_output output;
    } cases[] = {
        {{"composition"}, 1, SG_INPUT_TABLE, SG_OUTPUT_TABLE},
        {{"composition", "--from-records"}, 2, SG_INPUT_RECORDS, SG_OUTPUT_TABLE},
        {{"check"}, 1, SG_INPUT_TABLE, SG_OUTPUT_VERDICT},
        {{"weight"}, 1, SG_INPUT_UNITS, SG_OUTPUT_TABLE},
        {{"crosstab"}, 1, SG_INPUT_RECORDS, SG_OUTPUT_TABLE},
        {{"crosstab", "--value=n"}, 2, SG_INPUT_TABLE, SG_OUTPUT_TABLE},
        {{"compare", "--single=q"}, 2, SG_INPUT_RECORDS, SG_OUTPUT_TABLE},
        {{"di", "--single=q"}, 2, SG_INPUT_RECORDS, SG_OUTPUT_TABLE},
        {{"di"}, 1, SG_INPUT_TABLE, SG_OUTPUT_TABLE},
        {{"tally"}, 1, SG_INPUT_RECORDS, SG_OUTPUT_TABLE},
        {{"tally", "--partial"}, 2, SG_INPUT_RECORDS, SG_OUTPUT_TEXT},
        {{"merge", "--partial"}, 2, SG_INPUT_STATES, SG_OUTPUT_TEXT},
        {{"chart", "lq"}, 2, SG_INPUT_NAMED_TABLE, SG_OUTPUT_FILE},
        {{"chart", "--list"}, 2, SG_INPUT_NONE, SG_OUTPUT_TABLE},
        {{"sample", "--margin=3"}, 2, SG_INPUT_NONE, SG_OUTPUT_TABLE},
        {{"sample", "--draw=pps"}, 2, SG_INPUT_FILES, SG_OUTPUT_TABLE},
        {{"sentences"}, 1, SG_INPUT_TABLE, SG_OUTPUT_TEXT},
        {{"report"}, 1, SG_INPUT_DOCUMENT, SG_OUTPUT_TEXT},
        {{"help"}, 1, SG_INPUT_NONE, SG_OUTPUT_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_call call;
        struct sg_error err = {0};
        assert_true(sg_parse(sg_commands, cases[i].words, cases[i].n, &call, &err));
        assert_int_equal(sg_call_input(&call), cases[i].input);
        assert_int_equal(sg_call_output(&call), cases[i].output);
        sg_parse_free(&call);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_input_has_its_function),
        cmocka_unit_test(what_is_asked_for_has_an_option),
        cmocka_unit_test(options_decide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
