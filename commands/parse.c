#include "parse.h"

#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "table/nearest.h"
#include "table/text.h"

#include "command_list.h"

struct words {
    const char *const *items;
    size_t n;
    size_t at; /* the next one */
};

enum sg_lang sg_parse_lang(const char *const words[], size_t n, enum sg_lang otherwise)
{
    enum sg_lang lang = otherwise;
    for (size_t i = 0; i < n && strcmp(words[i], "--") != 0; i++) {
        const char *value = "";
        if (strncmp(words[i], "--lang=", 7) == 0)
            value = words[i] + 7;
        else if (strcmp(words[i], "--lang") == 0 && i + 1 < n)
            value = words[i + 1];
        sg_common_lang(value, &lang);
    }
    return lang;
}

static const struct sg_option *find_long(const struct sg_option_list *list, const char *name,
                                         size_t n)
{
    for (size_t i = 0; i < list->n; i++)
        if (strlen(list->options[i]->name) == n && memcmp(list->options[i]->name, name, n) == 0)
            return list->options[i];
    return NULL;
}

static const struct sg_option *find_letter(const struct sg_option_list *list, char letter)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->options[i]->letter == letter)
            return list->options[i];
    return NULL;
}

/* `name` is without dashes and value. */
static bool unknown_option(const struct sg_option_list *list, const char *name, const char *word,
                           struct sg_error *err)
{
    const char *names[SG_OPTION_LIST];
    for (size_t i = 0; i < list->n; i++)
        names[i] = list->options[i]->name;
    const char *nearest = sg_nearest(name, names, list->n);
    if (nearest)
        return sg_fail(err, SG_FAIL_USAGE, "unknown option '%s'; did you mean '--%s'?", word,
                       nearest);
    return sg_fail(err, SG_FAIL_USAGE, "unknown option '%s'", word);
}

static bool looks_like_option(const char *word)
{
    return word[0] == '-' && word[1] == '-' && word[2] != '\0';
}

/* Adds an option whose value is `value`, or the next word if that is NULL and it takes one. */
static bool add(struct sg_call *call, const struct sg_option *option, const char *value,
                struct words *words, struct sg_error *err)
{
    if (sg_option_is_flag(option)) {
        if (value)
            return sg_fail(err, SG_FAIL_USAGE, "option --%s takes no value", option->name);
    } else if (!value && words->at < words->n && !looks_like_option(words->items[words->at])) {
        value = words->items[words->at++];
    }
    return sg_args_add(&call->args, option, value, err);
}

static bool parse_long(struct sg_call *call, const char *word, struct words *words,
                       struct sg_error *err)
{
    const char *name = word + 2;
    size_t n = strcspn(name, "=");
    const struct sg_option *option = find_long(&call->list, name, n);
    if (option)
        return add(call, option, name[n] ? name + n + 1 : NULL, words, err);
    char *asked = sg_copy_bytes(name, n);
    char *shown = sg_copy_bytes(word, n + 2);
    unknown_option(&call->list, asked, shown, err);
    free(shown);
    free(asked);
    return false;
}

static bool parse_short(struct sg_call *call, const char *word, struct words *words,
                        struct sg_error *err)
{
    const struct sg_option *option = find_letter(&call->list, word[1]);
    bool flag = option && sg_option_is_flag(option);
    if (!option || (flag && word[2]))
        return unknown_option(&call->list, word + 1, word, err);
    return add(call, option, word[2] ? word + 2 : NULL, words, err);
}

static bool parse_words(struct sg_call *call, struct words *words, struct sg_error *err)
{
    bool options_end = false;
    while (words->at < words->n) {
        const char *word = words->items[words->at++];
        bool ok = true;
        if (options_end || word[0] != '-' || !word[1] || word[1] == '#')
            call->files[call->n_files++] = sg_os_path(word);
        else if (strcmp(word, "--") == 0)
            options_end = true;
        else
            ok = word[1] == '-' ? parse_long(call, word, words, err)
                                : parse_short(call, word, words, err);
        if (!ok)
            return false;
    }
    return true;
}

/* Values that are compared with texts must be text themselves; names of files may be any bytes. */
static bool check_texts(const struct sg_args *args, struct sg_error *err)
{
    for (size_t i = 0; i < args->n; i++) {
        const struct sg_arg *arg = &args->items[i];
        if (!sg_option_is_path(arg->option) && arg->value &&
            !sg_text_is_utf8(arg->value, strlen(arg->value), NULL))
            return sg_fail(err, SG_FAIL_USAGE, "the value of --%s is not UTF-8", arg->option->name);
    }
    return true;
}

/* The command that the next words name, or that answers the option there; without any, help. */
static const struct sg_command *command_of(const struct sg_command *const commands[],
                                           struct words *rest, struct sg_error *err)
{
    size_t used = rest->at < rest->n;
    const char *word = used ? rest->items[rest->at] : "--help";
    const struct sg_command *command;
    if (word[0] != '-') {
        command =
            sg_command_list_read(commands, rest->items + rest->at, rest->n - rest->at, &used, err);
        rest->at += used;
        return command;
    }
    rest->at += used;
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return sg_command_list_find(commands, "help", err);
    if (strcmp(word, "--version") == 0)
        return sg_command_list_find(commands, "version", err);
    sg_fail(err, SG_FAIL_USAGE, "the command comes before its options: found '%s'", word);
    return NULL;
}

static void answer_with_help(struct sg_call *call)
{
    call->files[0] = call->command->name;
    call->n_files = 1;
    call->command = sg_command_list_find(call->commands, "help", NULL);
}

bool sg_parse(const struct sg_command *const commands[], const char *const words[], size_t n,
              struct sg_call *call, struct sg_error *err)
{
    struct words rest = {words, n, 0};
    *call = (struct sg_call){.commands = commands, .lang = err->lang};
    call->files = sg_alloc(n + 1, sizeof *call->files);
    /* --lang alone may stand before the command. */
    if (rest.at < n && strncmp(words[rest.at], "--lang=", 7) == 0)
        rest.at += 1;
    else if (rest.at + 1 < n && strcmp(words[rest.at], "--lang") == 0)
        rest.at += 2;
    struct words before = {words, rest.at, 0};
    call->command = command_of(commands, &rest, err);
    if (!call->command)
        return false;
    sg_common_list(call->command, &call->list);
    call->args.options = call->list.options;
    if (!parse_words(call, &before, err) || !parse_words(call, &rest, err) ||
        !check_texts(&call->args, err))
        return false;
    if (sg_args_flag(&call->args, "help"))
        answer_with_help(call);
    return true;
}

enum sg_input sg_call_input(const struct sg_call *call)
{
    const struct sg_command *command = call->command;
    for (size_t i = 0; command->input_if_asked && i < call->args.n; i++)
        if (call->args.items[i].option->input == command->input_if_asked)
            return command->input_if_asked;
    return command->input;
}

enum sg_output sg_call_output(const struct sg_call *call)
{
    const struct sg_option *asking = sg_call_asks_output(call);
    return asking ? asking->output : call->command->output;
}

const struct sg_option *sg_call_asks_output(const struct sg_call *call)
{
    const struct sg_command *command = call->command;
    for (size_t i = 0; command->output_if_asked && i < call->args.n; i++)
        if (call->args.items[i].option->output == command->output_if_asked)
            return call->args.items[i].option;
    return NULL;
}

const struct sg_named_table *sg_named_table(const struct sg_named_tables *named, const char *path)
{
    for (size_t i = 0; named && *path == '@' && i < named->n; i++)
        if (strcmp(named->items[i].id, path + 1) == 0)
            return &named->items[i];
    return NULL;
}

size_t sg_call_first_file(const struct sg_call *call)
{
    return call->command->input == SG_INPUT_NAMED_TABLE;
}

void sg_parse_free(struct sg_call *call)
{
    sg_args_free(&call->args);
    free(call->files);
    *call = (struct sg_call){0};
}
