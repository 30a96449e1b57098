#include "describe.h"

#include <string.h>

void sg_describe_spelling(const struct sg_option *option, struct sg_buffer *out)
{
    if (option->letter)
        sg_buffer_printf(out, "-%c, ", option->letter);
    sg_buffer_printf(out, "--%s", option->name);
    if (option->argument)
        sg_buffer_printf(out, " %s", option->argument);
}

static void add_choices(const char *choices, struct sg_buffer *out)
{
    sg_buffer_add(out, " [");
    for (; *choices; choices++)
        if (*choices == '|')
            sg_buffer_add(out, ", ");
        else
            sg_buffer_add_char(out, *choices);
    sg_buffer_add_char(out, ']');
}

void sg_describe_option(const struct sg_option *option, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    sg_buffer_add(out, sg_lang_pick(option->help, lang));
    if (option->choices)
        add_choices(option->choices, out);
    if (option->preset)
        sg_buffer_printf(out, ja ? "（既定：%s）" : " (default: %s)", option->preset);
    if (option->repeatable)
        sg_buffer_add(out, ja ? "（複数指定可）" : " (repeatable)");
}

const char *sg_describe_arguments(const struct sg_command *command)
{
    if (command->arguments)
        return command->arguments;
    return command->run_files ? "[FILE…]" : "[FILE]";
}
