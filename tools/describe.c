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

bool sg_describe_has_choice_help(const struct sg_option *option)
{
    return option->choices.n && sg_choices_at(&option->choices, 0)->help.en;
}

void sg_describe_option(const struct sg_option *option, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    sg_buffer_add(out, sg_lang_pick(option->help, lang));
    if (option->choices.n && !sg_describe_has_choice_help(option)) {
        sg_buffer_add(out, " [");
        sg_choices_join(&option->choices, ", ", out);
        sg_buffer_add_char(out, ']');
    }
    if (option->preset)
        sg_buffer_printf(out, ja ? "（既定：%s）" : " (default: %s)", option->preset);
    if (option->repeatable)
        sg_buffer_add(out, ja ? "（複数指定可）" : " (repeatable)");
}

const char *sg_describe_arguments(const struct sg_command *command)
{
    if (command->arguments)
        return command->arguments;
    return command->input == SG_INPUT_FILES ? "[FILE…]" : "[FILE]";
}
