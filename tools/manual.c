#include "manual.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/version.h>

#include "commands/command_list.h"
#include "commands/common.h"
#include "describe.h"

const struct sg_bilingual sg_manual_about = {
    "Statistics of business surveys and economic censuses. A command reads a table as an office "
    "publishes it, computes a table and writes a table, so that commands can be piped; notes and "
    "errors go to standard error. Cells that hold a symbol instead of a number (-, …, X, △) keep "
    "what it means in a status, which never turns into a number. Without FILE, or for -, standard "
    "input is read.",
    "企業調査・経済センサスの統計を扱う道具です。各コマンドは、公表された形のままの表を読み込み、"
    "計算した表を出力するので、パイプでつなぐことができます。注記とエラーは標準エラー出力に表示しま"
    "す。"
    "数値の代わりの記号（-、…、X、△）は意味を状態として保ち、数値として扱うことはありません。"
    "FILE を省略するか - とすると標準入力を読み込みます。"};

/* Text that begins a line, so that scdoc takes none of it for markup. */
static void add_escaped(struct sg_buffer *out, const char *text)
{
    if (*text == '-' || *text == '.')
        sg_buffer_add_char(out, '\\');
    for (; *text; text++) {
        if (strchr("\\_*#<>~[]|`", *text))
            sg_buffer_add_char(out, '\\');
        sg_buffer_add_char(out, *text);
    }
}

static void add_heading(struct sg_buffer *out, const char *en, const char *ja, enum sg_lang lang)
{
    sg_buffer_printf(out, "\n# %s\n\n", lang == SG_JA ? ja : en);
}

/* The name of the page of a command, between two texts. */
static void add_page_name(struct sg_buffer *out, const char *before,
                          const struct sg_command *command, const char *behind)
{
    char *name = sg_command_file_name(command);
    sg_buffer_printf(out, "%ssangyo-%s%s", before, name, behind);
    free(name);
}

static void add_synopsis(struct sg_buffer *out, const char *name, const char *arguments)
{
    sg_buffer_add(out, "*sangyo* ");
    if (name)
        sg_buffer_printf(out, "*%s* ", name);
    else
        sg_buffer_add(out, "_COMMAND_ ");
    add_escaped(out, "[OPTIONS] ");
    add_escaped(out, arguments);
    sg_buffer_add_char(out, '\n');
}

static void add_choices(struct sg_buffer *out, const struct sg_option *option, enum sg_lang lang)
{
    for (size_t i = 0; i < option->choices.n; i++) {
        const struct sg_choice *choice = sg_choices_at(&option->choices, i);
        sg_buffer_printf(out, "\t- *%s*", choice->word);
        sg_buffer_add(out, lang == SG_JA ? "：" : ": ");
        add_escaped(out, sg_lang_pick(choice->help, lang));
        sg_buffer_add_char(out, '\n');
    }
    sg_buffer_add_char(out, '\n');
}

static void add_option(struct sg_buffer *out, const struct sg_option *option, enum sg_lang lang)
{
    struct sg_buffer help = {0};
    if (option->letter)
        sg_buffer_printf(out, "*-%c*, ", option->letter);
    sg_buffer_printf(out, "*--%s*", option->name);
    if (option->argument) {
        sg_buffer_add(out, " ");
        add_escaped(out, option->argument);
    }
    sg_describe_option(option, lang, &help);
    sg_buffer_add(out, "\n\t");
    add_escaped(out, sg_buffer_text(&help));
    sg_buffer_add(out, "\n\n");
    sg_buffer_free(&help);
    if (sg_describe_has_choice_help(option))
        add_choices(out, option, lang);
}

static void add_options(struct sg_buffer *out, const struct sg_command *command, enum sg_lang lang)
{
    struct sg_option_list list;
    sg_common_list(command, &list);
    for (size_t i = 0; i < list.n; i++) {
        if (!i || list.groups[i] != list.groups[i - 1]) {
            struct sg_bilingual title = sg_common_group_title(list.groups[i]);
            add_heading(out, title.en, title.ja, lang);
        }
        add_option(out, list.options[i], lang);
    }
}

static void add_exit_status(struct sg_buffer *out, enum sg_lang lang)
{
    static const struct sg_bilingual meanings[] = {
        {"Fine.", "正常終了。"},
        {"The data do not allow it, or a check found something.",
         "データの不備、又は検査で問題を発見。"},
        {"Wrong usage.", "使い方の誤り。"},
        {"Input or output failed.", "入出力の失敗。"},
        {"A tool such as gnuplot is missing or failed.",
         "gnuplot などの外部ツールの不在又は失敗。"},
        {"Out of memory.", "メモリ不足。"}};
    add_heading(out, "EXIT STATUS", "終了ステータス", lang);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        sg_buffer_printf(out, "*%zu*\n\t%s\n\n", i, sg_lang_pick(meanings[i], lang));
}

static void add_see_also(struct sg_buffer *out, const struct sg_command *const commands[],
                         const struct sg_command *command, enum sg_lang lang)
{
    const struct sg_command *other;
    add_heading(out, "SEE ALSO", "関連項目", lang);
    sg_buffer_add(out, "*sangyo*(1)");
    for (size_t i = 0; (other = commands[i]); i++)
        if (other != command)
            add_page_name(out, ", *", other, "*(1)");
    sg_buffer_add_char(out, '\n');
}

static void add_command_page(struct sg_buffer *out, const struct sg_command *const commands[],
                             const struct sg_command *command, enum sg_lang lang)
{
    add_page_name(out, "", command, "(1) \"\" \"sangyo " SG_VERSION "\"\n");
    add_heading(out, "NAME", "名前", lang);
    add_page_name(out, "", command, " - ");
    add_escaped(out, sg_lang_pick(command->summary, lang));
    sg_buffer_add_char(out, '\n');
    add_heading(out, "SYNOPSIS", "書式", lang);
    add_synopsis(out, command->name, sg_describe_arguments(command));
    add_heading(out, "DESCRIPTION", "説明", lang);
    add_escaped(out, sg_lang_pick(command->help, lang));
    sg_buffer_add_char(out, '\n');
    add_options(out, command, lang);
    if (command->example) {
        add_heading(out, "EXAMPLE", "例", lang);
        sg_buffer_printf(out, "```\nsangyo %s %s\n```\n", command->name, command->example);
    }
    add_exit_status(out, lang);
    add_see_also(out, commands, command, lang);
}

static void add_program_page(struct sg_buffer *out, const struct sg_command *const commands[],
                             enum sg_lang lang)
{
    const struct sg_command *command;
    sg_buffer_add(out, "sangyo(1) \"\" \"sangyo " SG_VERSION "\"\n");
    add_heading(out, "NAME", "名前", lang);
    sg_buffer_add(out, lang == SG_JA ? "sangyo - 企業調査・経済センサスの統計\n"
                                     : "sangyo - statistics of business surveys and censuses\n");
    add_heading(out, "SYNOPSIS", "書式", lang);
    add_synopsis(out, NULL, "[FILE…]");
    add_heading(out, "DESCRIPTION", "説明", lang);
    add_escaped(out, sg_lang_pick(sg_manual_about, lang));
    sg_buffer_add_char(out, '\n');
    add_heading(out, "COMMANDS", "コマンド", lang);
    for (size_t i = 0; (command = commands[i]); i++) {
        add_page_name(out, "*", command, "*(1)\n\t");
        add_escaped(out, sg_lang_pick(command->summary, lang));
        sg_buffer_add(out, "\n\n");
    }
    add_exit_status(out, lang);
}

void sg_manual_page(const struct sg_command *const commands[], const struct sg_command *command,
                    enum sg_lang lang, struct sg_buffer *out)
{
    if (command)
        add_command_page(out, commands, command, lang);
    else
        add_program_page(out, commands, lang);
}
