#include <sangyo/run_command.h>

#include <stdlib.h>
#include <string.h>

#include "table/column.h"

#include "command_list.h"
#include "perform.h"
#include "sentences_command.h"
#include "shape.h"

#define SG_COMMAND(name) extern const struct sg_command sg_##name##_command;
#include <sangyo/analyses.def>
#undef SG_COMMAND

static const struct sg_command *const commands[] = {
#define SG_COMMAND(name) &sg_##name##_command,
#include <sangyo/analyses.def>
#undef SG_COMMAND
    &sg_sentences_command, NULL};

/* Options that are about a file or a figure that is written, or about how. */
static bool check_option(const struct sg_call *call, const struct sg_arg *arg, struct sg_error *err)
{
    static const char *const of_writing[] = {"format", "decimals", "bom"};
    const char *name = arg->option->name;
    bool writes = sg_option_writes(arg->option);
    for (size_t i = 0; i < call->list.n; i++)
        writes = writes ||
                 (call->list.options[i] == arg->option && call->list.groups[i] == SG_GROUP_FIGURE);
    for (size_t i = 0; i < sizeof of_writing / sizeof *of_writing; i++)
        writes = writes || strcmp(name, of_writing[i]) == 0;
    if (writes)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--%s is about what is written, and a command in memory writes nothing",
                       name);
    return !sg_option_is_path(arg->option) || strcmp(arg->value, "-") != 0 ||
           sg_fail(err, SG_FAIL_USAGE, "--%s: a command in memory reads no standard input", name);
}

static bool check_options(const struct sg_call *call, struct sg_error *err)
{
    for (size_t i = 0; i < call->args.n; i++)
        if (!check_option(call, &call->args.items[i], err))
            return false;
    return sg_call_output(call) != SG_OUTPUT_DONE ||
           sg_fail(err, SG_FAIL_USAGE, "'%s' writes files, and a command in memory writes nothing",
                   call->command->name);
}

/* The table stands for the one FILE; without it all files have names. */
static bool check_input(const struct sg_call *call, const struct sg_table *input,
                        struct sg_error *err)
{
    enum sg_input reads = sg_call_input(call);
    const char *name = call->command->name;
    bool standard = call->n_files == 0 && reads != SG_INPUT_NONE;
    for (size_t i = 0; i < call->n_files; i++)
        standard = standard || strcmp(call->files[i], "-") == 0;
    if (!input)
        return !standard ||
               sg_fail(err, SG_FAIL_USAGE, "'%s' is given neither a table nor a FILE", name);
    if (reads != SG_INPUT_TABLE && reads != SG_INPUT_UNITS)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' reads no table in memory: name its FILE", name);
    return standard || sg_fail(err, SG_FAIL_USAGE, "'%s' is given both a table and FILE '%s'", name,
                               call->files[0]);
}

static bool run(struct sg_call *call, const struct sg_table *input,
                struct sg_command_result *result, struct sg_error *err)
{
    struct sg_table copy;
    sg_table_init(&copy);
    if (input) {
        sg_table_copy(&copy, input);
        call->input = &copy;
    }
    call->silent = true;
    bool ok = sg_perform(call, result, err);
    sg_table_free(&copy);
    return ok;
}

static void hand_over(const struct sg_call *call, struct sg_command_result *from,
                      struct sg_run_result *to)
{
    if (sg_call_output(call) == SG_OUTPUT_TEXT)
        to->text = sg_buffer_take(&from->text);
    else
        sg_table_move(&to->table, &from->table);
    to->found = from->found;
}

static void hand_over_notes(struct sg_command_result *from, struct sg_run_result *to)
{
    to->notes = from->notes;
    from->notes = (struct sg_texts){0};
}

bool sg_run_command(const char *const words[], size_t n, const struct sg_table *input,
                    struct sg_run_result *result, struct sg_error *err)
{
    struct sg_error unheard = {0};
    struct sg_command_result made = {0};
    struct sg_call call;
    err = err ? err : &unheard;
    err->lang = sg_parse_lang(words, n, err->lang);
    *result = (struct sg_run_result){0};
    sg_table_init(&result->table);
    bool ok = sg_parse(commands, words, n, &call, err);
    if (ok && !call.command) /* --help: that is the program's */
        ok = sg_command_list_find(commands, "help", err) != NULL;
    ok = ok && check_options(&call, err) && check_input(&call, input, err) &&
         sg_shape_check(&call, err) && run(&call, input, &made, err);
    if (ok)
        hand_over(&call, &made, result);
    hand_over_notes(&made, result);
    sg_command_result_free(&made);
    sg_parse_free(&call);
    return ok;
}

void sg_run_result_free(struct sg_run_result *result)
{
    sg_table_free(&result->table);
    sg_texts_free(&result->notes);
    free(result->text);
    *result = (struct sg_run_result){0};
}
