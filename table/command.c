#include "command.h"
#include "messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/format.h"

static void add_note(struct sg_texts *notes, const char *wording, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = sg_os_format(NULL, 0, wording, args);
    if (n >= 0) {
        char *text = sg_alloc((size_t)n + 1, 1);
        sg_os_format(text, (size_t)n + 1, wording, again);
        sg_texts_add_once(notes, text);
        free(text);
    }
    va_end(again);
}

void sg_run_note(struct sg_run *run, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_note(&run->notes, sg_lang_message(format, run->lang), args);
    va_end(args);
}

void sg_note(struct sg_texts *notes, enum sg_lang lang, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (notes)
        add_note(notes, sg_lang_message(format, lang), args);
    va_end(args);
}

const struct sg_choice *sg_choices_at(const struct sg_choices *choices, size_t i)
{
    return (const void *)((const char *)choices->rows + i * choices->size);
}

static char character_at(const struct sg_choices *choices, size_t i)
{
    const struct sg_character_choice *row = (const void *)sg_choices_at(choices, i);
    return choices->have_characters ? row->character : '\0';
}

size_t sg_choices_find(const struct sg_choices *choices, const char *word)
{
    for (size_t i = 0; i < choices->n; i++) {
        char character = character_at(choices, i);
        if (strcmp(sg_choices_at(choices, i)->word, word) == 0 ||
            (character && *word == character && !word[1]))
            return i;
    }
    return choices->n;
}

void sg_choices_join(const struct sg_choices *choices, const char *between, struct sg_buffer *out)
{
    for (size_t i = 0; i < choices->n; i++)
        sg_buffer_printf(out, "%s%s", i ? between : "", sg_choices_at(choices, i)->word);
}

bool sg_option_is_flag(const struct sg_option *option)
{
    return option->kind == SG_OPTION_FLAG || option->kind == SG_OPTION_OUTPUT_FLAG;
}

bool sg_option_writes(const struct sg_option *option)
{
    return option->kind == SG_OPTION_OUTPUT || option->kind == SG_OPTION_OUTPUT_FLAG;
}

bool sg_option_is_path(const struct sg_option *option)
{
    return option->kind == SG_OPTION_FILE || option->kind == SG_OPTION_OUTPUT;
}

bool sg_command_reads(const struct sg_command *command, enum sg_input input)
{
    return command->input == input || command->input_if_asked == input;
}

bool sg_command_has(const struct sg_command *command, const struct sg_option *option)
{
    size_t i = 0;
    while (command->options[i] && command->options[i] != option)
        i++;
    return command->options[i] != NULL;
}

const struct sg_option sg_option_by = {
    .name = "by",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of categories, usually industry", "分類の列（通常は産業）"}};

const struct sg_option sg_option_area = {
    .name = "area",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of areas, best their codes", "地域の列（コードが望ましい）"}};

const struct sg_option sg_option_period = {
    .name = "period",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of periods; YEAR+PART joins two", "時点の列（年+月 のように二列も可）"}};

const struct sg_option sg_option_value = {.name = "value",
                                          .kind = SG_OPTION_COLUMN,
                                          .repeatable = true,
                                          .argument = "COL",
                                          .help = {"column of values", "値の列"}};

const struct sg_option sg_option_total = {
    .name = "total",
    .kind = SG_OPTION_TEXT,
    .argument = "LABEL",
    .help = {"label of the rows that hold totals", "総数の行のラベル"}};

const struct sg_option sg_option_level_of = {
    .name = "level-of",
    .kind = SG_OPTION_TEXT,
    .argument = "N|leaf",
    .help = {
        "level of the categories that is added: 1 the highest below the total (default), or leaf",
        "合計する分類の階層（１は総数のすぐ下、既定。leaf は最も細かい項目）"}};

const struct sg_option sg_option_level = {
    .name = "level",
    .kind = SG_OPTION_NUMBER,
    .argument = "P",
    .preset = "0.95",
    .minimum = 0.5,
    .maximum = 0.9999,
    .help = {"confidence level of the intervals", "区間推定の信頼係数"}};
