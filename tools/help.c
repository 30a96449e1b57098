#include <string.h>

#include <sangyo/version.h>

#include "table/args.h"
#include "table/fold.h"
#include "table/text.h"

#include "command_list.h"
#include "common.h"
#include "describe.h"
#include "formats.h"
#include "help_json.h"
#include "manual.h"

enum { WIDTH = 80, HELP_AT = 28, SUMMARY_AT = 18, FACTS_AT = 13, FACT_AT = 26 };

/* Lines of `text` from column `indent` on, the first one after what stands in the line already. */
static void add_wrapped(struct sg_buffer *out, const char *text, size_t indent, size_t used)
{
    const char *line;
    size_t n;
    while (sg_fold_next(&text, WIDTH - indent, &line, &n)) {
        if (used > indent) {
            sg_buffer_add_char(out, '\n');
            used = 0;
        }
        sg_buffer_add_repeated(out, " ", indent - used);
        sg_buffer_add_bytes(out, line, n);
        sg_buffer_add_char(out, '\n');
        used = 0;
    }
}

/* "  left      right", where `right` starts at column `at`. */
static void add_item(struct sg_buffer *out, const char *left, const char *right, size_t at)
{
    size_t used = 2 + sg_text_width(left);
    sg_buffer_printf(out, "  %s", left);
    add_wrapped(out, right, at, used + 2 > at ? WIDTH : used);
}

static void add_title(struct sg_buffer *out, const char *en, const char *ja, enum sg_lang lang)
{
    sg_buffer_printf(out, lang == SG_JA ? "\n%s：\n" : "\n%s:\n", lang == SG_JA ? ja : en);
}

/* "word: what it is", one under the other. */
static void add_choices(const struct sg_option *option, enum sg_lang lang, struct sg_buffer *out)
{
    for (size_t i = 0; i < option->choices.n; i++) {
        const struct sg_choice *choice = sg_choices_at(&option->choices, i);
        struct sg_buffer line = {0};
        sg_buffer_printf(&line, lang == SG_JA ? "%s：%s" : "%s: %s", choice->word,
                         sg_lang_pick(choice->help, lang));
        sg_buffer_add_repeated(out, " ", HELP_AT);
        add_wrapped(out, sg_buffer_text(&line), HELP_AT + 2, HELP_AT);
        sg_buffer_free(&line);
    }
}

static void add_options(const struct sg_command *command, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_option_list list;
    sg_common_list(command, &list);
    for (size_t i = 0; i < list.n; i++) {
        if (!i || list.groups[i] != list.groups[i - 1]) {
            struct sg_bilingual title = sg_common_group_title(list.groups[i]);
            add_title(out, title.en, title.ja, lang);
        }
        struct sg_buffer spelling = {0};
        struct sg_buffer help = {0};
        if (!list.options[i]->letter)
            sg_buffer_add(&spelling, "    ");
        sg_describe_spelling(list.options[i], &spelling);
        sg_describe_option(list.options[i], lang, &help);
        add_item(out, sg_buffer_text(&spelling), sg_buffer_text(&help), HELP_AT);
        if (sg_describe_has_choice_help(list.options[i]))
            add_choices(list.options[i], lang, out);
        sg_buffer_free(&spelling);
        sg_buffer_free(&help);
    }
}

static void explain(const struct sg_command *command, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    const char *arguments = sg_describe_arguments(command);
    sg_buffer_printf(out, ja ? "使い方：sangyo %s [OPTIONS]" : "usage: sangyo %s [OPTIONS]",
                     command->name);
    sg_buffer_printf(out, "%s%s\n\n", *arguments ? " " : "", arguments);
    add_wrapped(out, sg_lang_pick(command->help, lang), 0, 0);
    add_options(command, lang, out);
    if (command->example) {
        add_title(out, "Example", "例", lang);
        sg_buffer_printf(out, "  sangyo %s %s\n", command->name, command->example);
    }
}

static void overview(const struct sg_command *const commands[], enum sg_lang lang,
                     struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    sg_buffer_add(out, "sangyo " SG_VERSION "\n\n");
    sg_buffer_add(out, ja ? "使い方：sangyo COMMAND [OPTIONS] [FILE…]\n\n"
                          : "usage: sangyo COMMAND [OPTIONS] [FILE…]\n\n");
    add_wrapped(out, sg_lang_pick(sg_manual_about, lang), 0, 0);
    add_title(out, "Commands", "コマンド", lang);
    const struct sg_command *command;
    for (size_t i = 0; (command = commands[i]); i++)
        add_item(out, command->name, sg_lang_pick(command->summary, lang), SUMMARY_AT);
    sg_buffer_add(out, ja ? "\n各コマンドの説明は「sangyo help COMMAND」で表示します。\n"
                          : "\n'sangyo help COMMAND' explains a command.\n");
}

/* Of each format its files, what is done with them, how they are known, and the library. */
static void list_formats(enum sg_lang lang, struct sg_buffer *out)
{
    static const char *const facts[] = {"files", "reads", "writes", "known_by", "library"};
    struct sg_table table;
    sg_table_init(&table);
    sg_formats_list(lang, &table);
    sg_buffer_add(out, lang == SG_JA ? "この sangyo が読み書きする形式：\n"
                                     : "Formats that this sangyo reads and writes:\n");
    for (size_t row = 0; row < table.n_rows; row++) {
        sg_buffer_add_char(out, '\n');
        add_item(out, sg_column_text(table.columns[0], row),
                 sg_column_text(table.columns[table.n_columns - 1], row), FACTS_AT);
        for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
            const struct sg_column *column = table.columns[sg_table_find(&table, facts[i])];
            if (!*sg_column_text(column, row))
                continue;
            sg_buffer_add_repeated(out, " ", FACTS_AT - 2);
            add_item(out, sg_column_title(column, lang), sg_column_text(column, row), FACT_AT);
        }
    }
    sg_table_free(&table);
}

/* One form of the help of commands; of formats there is none but the text. */
static bool check_form(const struct sg_args *args, bool formats, struct sg_error *err)
{
    bool json = sg_args_flag(args, "json"), scdoc = sg_args_flag(args, "scdoc");
    if (json && scdoc)
        return sg_fail(err, SG_FAIL_USAGE, "--json and --scdoc are two forms: give one of them");
    return !(formats && (json || scdoc)) ||
           sg_fail(err, SG_FAIL_USAGE, "--%s is about commands, not formats",
                   json ? "json" : "scdoc");
}

static bool run(struct sg_run *run, const char *const files[], size_t n_files,
                struct sg_table *table, struct sg_error *err)
{
    struct sg_buffer *out = &run->text;
    const struct sg_command *command = NULL;
    (void)table;
    bool formats = n_files && strcmp(files[0], "formats") == 0;
    size_t used = n_files > 0;
    if (n_files && !formats &&
        !(command = sg_command_list_read(run->commands, files, n_files, &used, err)))
        return false;
    if (n_files > used)
        return sg_fail(err, SG_FAIL_USAGE, "help is about one COMMAND, not %zu", n_files);
    if (!check_form(run->args, formats, err))
        return false;
    if (formats)
        list_formats(run->lang, out);
    else if (sg_args_flag(run->args, "json"))
        sg_help_json(run->commands, command, out);
    else if (sg_args_flag(run->args, "scdoc"))
        sg_manual_page(run->commands, command, run->lang, out);
    else if (command)
        explain(command, run->lang, out);
    else
        overview(run->commands, run->lang, out);
    return true;
}

static const struct sg_option scdoc = {
    .name = "scdoc",
    .kind = SG_OPTION_FLAG,
    .help = {"as source of a manual page, for scdoc", "scdoc用のマニュアルの原稿として出力する"}};

static const struct sg_option json = {
    .name = "json",
    .kind = SG_OPTION_FLAG,
    .help = {"all that is known of the command, or of all commands and charts, as JSON in both "
             "languages",
             "コマンド（省略時は全コマンドと図）の定義を、日本語と英語でJSONとして出力する"}};

const struct sg_command sg_help_command = {
    .name = "help",
    .group = SG_COMMANDS_PROGRAM,
    .summary = {"explain a command, or list them", "コマンドの説明又は一覧を表示する"},
    .help =
        {"Explains COMMAND with all its options; lists the commands without one. 'formats' lists "
         "the formats that this build reads and writes, how a file is recognised, and which "
         "library each needs.",
         "COMMAND とそのオプションを説明する。省略するとコマンドの一覧を表示する。formats とする"
         "と、読み書きできる形式、見分け方、必要なライブラリの一覧を表示する。"},
    .example = "composition",
    .options = {&json, &scdoc},
    .input = SG_INPUT_NONE,
    .output = SG_OUTPUT_TEXT,
    .run_files = run,
    .arguments = "[COMMAND|formats]"};
