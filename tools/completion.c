#include <string.h>

#include "common.h"

/* The part of the script that knows no command. The words before the cursor are read afresh: `=`
   parts words for readline, so `--format=cs` comes as three. */
static const char script[] =
    "_sangyo()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local command=${COMP_WORDS[1]} kind tasks\n"
    "    COMPREPLY=()\n"
    "    if ((COMP_CWORD == 1)); then\n"
    "        COMPREPLY=($(compgen -W \"$(_sangyo_commands) --help --version\" -- \"$current\"))\n"
    "        return\n"
    "    fi\n"
    "    tasks=$(_sangyo_tasks \"$command\")\n"
    "    if [[ -n $tasks ]] && ((COMP_CWORD == 2)); then\n"
    "        COMPREPLY=($(compgen -W \"$tasks\" -- \"$current\"))\n"
    "        return\n"
    "    fi\n"
    "    [[ -n $tasks ]] && command=\"$command ${COMP_WORDS[2]}\"\n"
    "    if [[ $current == '=' ]]; then\n"
    "        current=\n"
    "    elif [[ $previous == '=' ]]; then\n"
    "        previous=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    kind=$(_sangyo_value \"$command\" \"$previous\")\n"
    "    case $kind in\n"
    "    file) ;;\n"
    "    text) return ;;\n"
    "    ?*) COMPREPLY=($(compgen -W \"$kind\" -- \"$current\")); return ;;\n"
    "    *)\n"
    "        if [[ $current == -* ]]; then\n"
    "            COMPREPLY=($(compgen -W \"$(_sangyo_options \"$command\")\" -- \"$current\"))\n"
    "            return\n"
    "        elif [[ $command == help ]]; then\n"
    "            COMPREPLY=($(compgen -W \"$(_sangyo_commands) formats\" -- \"$current\"))\n"
    "            return\n"
    "        elif [[ $command == completion ]]; then\n"
    "            COMPREPLY=($(compgen -W bash -- \"$current\"))\n"
    "            return\n"
    "        fi ;;\n"
    "    esac\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
    "}\n"
    "complete -F _sangyo sangyo\n";

static int first_word(const struct sg_command *command)
{
    return (int)strcspn(command->name, " ");
}

/* Whether both names are of two words, and the first is the same; a list has them side by side. */
static bool same_group(const struct sg_command *a, const struct sg_command *b)
{
    int n = first_word(a);
    return a->name[n] && n == first_word(b) && strncmp(a->name, b->name, (size_t)n) == 0;
}

static void add_commands(const struct sg_command *const commands[], struct sg_buffer *out)
{
    const struct sg_command *command;
    sg_buffer_add(out, "_sangyo_commands()\n{\n    echo '");
    for (size_t i = 0; (command = commands[i]); i++)
        if (!i || !same_group(command, commands[i - 1]))
            sg_buffer_printf(out, "%s%.*s", i ? " " : "", first_word(command), command->name);
    sg_buffer_add(out, "'\n}\n");
}

/* The second words of the names that begin with a word. */
static void add_tasks(const struct sg_command *const commands[], struct sg_buffer *out)
{
    const struct sg_command *command;
    sg_buffer_add(out, "_sangyo_tasks()\n{\n    case $1 in\n");
    for (size_t i = 0; (command = commands[i]); i++) {
        int n = first_word(command);
        if (!command->name[n] || (i && same_group(command, commands[i - 1])))
            continue;
        sg_buffer_printf(out, "    %.*s) echo '", n, command->name);
        for (size_t k = i; commands[k] && same_group(command, commands[k]); k++)
            sg_buffer_printf(out, "%s%s", k > i ? " " : "", commands[k]->name + n + 1);
        sg_buffer_add(out, "' ;;\n");
    }
    sg_buffer_add(out, "    esac\n}\n");
}

static void add_options(const struct sg_command *const commands[], struct sg_buffer *out)
{
    const struct sg_command *command;
    sg_buffer_add(out, "_sangyo_options()\n{\n    case $1 in\n");
    for (size_t i = 0; (command = commands[i]); i++) {
        struct sg_option_list list;
        sg_common_list(command, &list);
        sg_buffer_printf(out, "    '%s') echo '", command->name);
        for (size_t k = 0; k < list.n; k++)
            sg_buffer_printf(out, "%s--%s", k ? " " : "", list.options[k]->name);
        sg_buffer_add(out, "' ;;\n");
    }
    sg_buffer_add(out, "    esac\n}\n");
}

/* What may follow an option: its choices, `file` or `text`; nothing of a flag. */
static void add_value(struct sg_buffer *out, const struct sg_command *command,
                      const struct sg_option *option)
{
    if (sg_option_is_flag(option))
        return;
    sg_buffer_printf(out, "    '%s --%s'", command->name, option->name);
    if (option->letter)
        sg_buffer_printf(out, " | '%s -%c'", command->name, option->letter);
    sg_buffer_add(out, ") echo '");
    if (option->kind == SG_OPTION_CHOICE)
        sg_choices_join(&option->choices, " ", out);
    else
        sg_buffer_add(out, sg_option_is_path(option) ? "file" : "text");
    sg_buffer_add(out, "' ;;\n");
}

static void add_values(const struct sg_command *const commands[], struct sg_buffer *out)
{
    const struct sg_command *command;
    sg_buffer_add(out, "_sangyo_value()\n{\n    case \"$1 $2\" in\n");
    for (size_t i = 0; (command = commands[i]); i++) {
        struct sg_option_list list;
        sg_common_list(command, &list);
        for (size_t k = 0; k < list.n; k++)
            add_value(out, command, list.options[k]);
    }
    sg_buffer_add(out, "    esac\n}\n");
}

static bool run(struct sg_run *run, const char *const files[], size_t n_files,
                struct sg_table *table, struct sg_error *err)
{
    struct sg_buffer *out = &run->text;
    (void)table;
    if (n_files > 1 || (n_files && strcmp(files[0], "bash") != 0))
        return sg_fail(err, SG_FAIL_USAGE, "completion knows bash, not '%s'", files[n_files - 1]);
    add_commands(run->commands, out);
    add_tasks(run->commands, out);
    add_options(run->commands, out);
    add_values(run->commands, out);
    sg_buffer_add(out, script);
    return true;
}

const struct sg_command sg_completion_command = {
    .name = "completion",
    .group = SG_COMMANDS_PROGRAM,
    .summary = {"print a script that completes command lines", "補完用スクリプトを出力する"},
    .help = {"Prints a script with which bash completes commands, options, their values and names "
             "of files. `make install` puts it in place; to try it: source <(sangyo completion "
             "bash).",
             "bashでコマンド、オプション、値及びファイル名を補完するスクリプトを出力する。"
             "make install で設置される。試すには source <(sangyo completion bash) とする。"},
    .example = "bash",
    .input = SG_INPUT_NONE,
    .output = SG_OUTPUT_TEXT,
    .run_files = run,
    .arguments = "[bash]"};
