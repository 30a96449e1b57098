#include "option_json.h"

#include "reports/json_text.h"

#include "json_parts.h"

static const char *const input_words[] = {
    [SG_INPUT_NONE] = "none",     [SG_INPUT_TABLE] = "table",
    [SG_INPUT_UNITS] = "units",   [SG_INPUT_RECORDS] = "records",
    [SG_INPUT_FILES] = "files",   [SG_INPUT_NAMED_TABLE] = "named_table",
    [SG_INPUT_STATES] = "states", [SG_INPUT_DOCUMENT] = "document"};

static const char *const output_words[] = {[SG_OUTPUT_TABLE] = "table",
                                           [SG_OUTPUT_FILE] = "figure",
                                           [SG_OUTPUT_TEXT] = "text",
                                           [SG_OUTPUT_VERDICT] = "verdict",
                                           [SG_OUTPUT_DONE] = "done"};

static const char *const group_words[SG_GROUP_COUNT] = {[SG_GROUP_OWN] = "own",
                                                        [SG_GROUP_READING] = "reading",
                                                        [SG_GROUP_OUTPUT] = "output",
                                                        [SG_GROUP_FIGURE] = "figure",
                                                        [SG_GROUP_GENERAL] = "general"};

static const char *const kind_words[] = {[SG_OPTION_FLAG] = "flag",
                                         [SG_OPTION_TEXT] = "text",
                                         [SG_OPTION_INTEGER] = "integer",
                                         [SG_OPTION_NUMBER] = "number",
                                         [SG_OPTION_CHOICE] = "choice",
                                         [SG_OPTION_COLUMN] = "column",
                                         [SG_OPTION_FILE] = "file",
                                         [SG_OPTION_OUTPUT] = "output",
                                         [SG_OPTION_OUTPUT_FLAG] = "output_flag"};

static const char *const columns_words[] = {
    [SG_COLUMNS_USUAL] = "whole", [SG_COLUMNS_PRODUCT] = "product",
    [SG_COLUMNS_RATIO] = "ratio", [SG_COLUMNS_AT] = "at",
    [SG_COLUMNS_MAYBE] = "maybe", [SG_COLUMNS_ELSEWHERE] = "elsewhere"};

const char *sg_json_input_word(enum sg_input input)
{
    return input_words[input];
}

const char *sg_json_output_word(enum sg_output output)
{
    return output_words[output];
}

const char *sg_json_group_word(enum sg_option_group group)
{
    return group_words[group];
}

static void add_choices(const struct sg_choices *choices, struct sg_buffer *out)
{
    sg_json_add_key("choices", ", ", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < choices->n; i++) {
        const struct sg_choice *choice = sg_choices_at(choices, i);
        sg_json_add_key("word", i ? ", {" : "{", out);
        sg_json_add(choice->word, out);
        sg_json_part_bilingual("help", choice->help, out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add_char(out, ']');
}

/* null where anything goes; sg_args_add holds values against the same limits. */
static void add_limits(const struct sg_option *option, struct sg_buffer *out)
{
    bool whole = option->kind == SG_OPTION_INTEGER;
    bool limited =
        option->kind == SG_OPTION_NUMBER && (option->minimum != 0 || option->maximum != 0);
    sg_json_add_key("minimum", ", ", out);
    if (whole || limited)
        sg_json_add_number(option->minimum, out);
    else
        sg_buffer_add(out, "null");
    sg_json_add_key("maximum", ", ", out);
    if (limited)
        sg_json_add_number(option->maximum, out);
    else
        sg_buffer_add(out, "null");
}

/* How its value names columns of the input, if it does. */
static const char *columns_word(const struct sg_option *option)
{
    bool names = option->kind == SG_OPTION_COLUMN || option->columns != SG_COLUMNS_USUAL;
    return names ? columns_words[option->columns] : NULL;
}

void sg_json_add_option(const struct sg_option *option, struct sg_buffer *out)
{
    char letter[2] = {option->letter, '\0'};
    sg_json_add_key("name", "{", out);
    sg_json_add(option->name, out);
    sg_json_part_text("letter", option->letter ? letter : NULL, out);
    sg_json_part_text("kind", kind_words[option->kind], out);
    sg_json_part_text("argument", option->argument, out);
    sg_json_part_text("columns", columns_word(option), out);
    add_choices(&option->choices, out);
    sg_json_part_text("default", option->preset, out);
    add_limits(option, out);
    sg_json_part_flag("repeatable", option->repeatable, out);
    sg_json_part_flag("required", option->required, out);
    sg_json_part_text("input", sg_json_input_word(option->input), out);
    sg_json_part_text("output", sg_json_output_word(option->output), out);
    sg_json_part_bilingual("help", option->help, out);
    sg_buffer_add_char(out, '}');
}
