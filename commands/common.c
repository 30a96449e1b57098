#include "common.h"

#include <string.h>

#include "surveys/formats/read_options.h"

#include "figure_options.h"
#include "microdata.h"
#include "shape.h"
#include "titles.h"

static const struct sg_option where = {
    .name = "where",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "COL=VALUE",
    .help = {"take only such rows; several values of one column are alternatives; conditions on "
             "areas and categories take rows of the result, whose totals stay those of the whole",
             "条件に合う行だけを使う。同じ列に複数指定すればそのいずれか。地域と分類の条件は"
             "結果の行を選び、総数や基準は全体のまま変わらない"}};

static const struct sg_option where_records = {
    .name = "where",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "COL=VALUE",
    .help = {"take only such records; several values of one column are alternatives",
             "条件に合うレコードだけを使う（同じ列に複数指定すればそのいずれか）"}};

static const struct sg_option skip_rows = {
    .name = "skip-rows",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .preset = "0",
    .help = {"rows before the header row", "見出しの行より前の行数"}};

static const struct sg_option from_records = {
    .name = "from-records",
    .kind = SG_OPTION_FLAG,
    .input = SG_INPUT_RECORDS,
    .help = {
        "the FILEs are microdata: first tally them by the columns of this command, adding up "
        "--value, or counting records without it",
        "ファイルは個票データ。先にこのコマンドの列で集計する（--value を合計、なければ件数）"}};

static const struct sg_option threads = {
    .name = "threads",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .maximum = 256,
    .help = {"threads that read microdata (default: one per processor)",
             "個票データを読むスレッド数（既定はプロセッサーの数）"}};

static const struct sg_option on_error = {
    .name = "on-error",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(sg_microdata_on_error),
    .preset = "stop",
    .help = {"what to do at a malformed record of microdata", "個票データの壊れたレコードの扱い"}};

static const struct sg_option no_progress = {
    .name = "no-progress",
    .kind = SG_OPTION_FLAG,
    .help = {"do not show on a terminal how far reading has come",
             "端末に読込みの進み具合を表示しない"}};

static const struct sg_option breaks = {
    .name = "break",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "PERIOD",
    .help = {"the series breaks at PERIOD: no rates across it",
             "この時点で系列が断絶（前後の増減率を計算しない）"}};

static const struct sg_option caution = {
    .name = "caution",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "PERIOD",
    .help = {"rates across PERIOD carry a footnote", "この時点の前後の比較に注意の注記を付ける"}};

static const struct sg_choice formats[] = {
#define SG_WRITER(name) {#name, {NULL, NULL}},
#include "reports/writers.def"
#undef SG_WRITER
};

static const struct sg_option format = {
    .name = "format",
    .letter = 'f',
    .kind = SG_OPTION_CHOICE,
    .argument = "FORMAT",
    .choices = SG_CHOICES(formats),
    .help = {"how to write the result (default: by the ending of --output; else table on a "
             "terminal, csv otherwise)",
             "出力形式（既定は出力ファイルの拡張子、なければ端末では table、それ以外では csv）"}};

static const struct sg_option output = {
    .name = "output",
    .letter = 'o',
    .kind = SG_OPTION_OUTPUT,
    .argument = "FILE",
    .help = {"write to FILE instead of standard output", "標準出力の代わりにファイルに書き込む"}};

static const struct sg_option decimals = {
    .name = "decimals",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .help = {"decimals of numbers that are not whole, in formats for reading",
             "小数点以下の桁数（表示用の形式のみ）"}};

static const struct sg_option bom = {
    .name = "bom",
    .kind = SG_OPTION_FLAG,
    .help = {"begin CSV or TSV with a byte order mark, as spreadsheets want",
             "CSV・TSVの先頭にBOMを付ける（表計算ソフト用）"}};

static const struct sg_option quiet = {
    .name = "quiet",
    .letter = 'q',
    .kind = SG_OPTION_FLAG,
    .help = {"no notes on what was assumed", "仮定した事項の注記を表示しない"}};

static const struct {
    struct sg_choice choice;
    enum sg_lang lang;
} langs[] = {{{"ja", {NULL, NULL}}, SG_JA}, {{"en", {NULL, NULL}}, SG_EN}};

static const struct sg_option lang = {
    .name = "lang",
    .kind = SG_OPTION_CHOICE,
    .argument = "LANG",
    .choices = SG_CHOICES(langs),
    .help = {"language of titles and messages (default: of the locale)",
             "表題とメッセージの言語（既定はロケールによる）"}};

static const struct sg_option help = {.name = "help",
                                      .letter = 'h',
                                      .kind = SG_OPTION_FLAG,
                                      .help = {"show this help", "この説明を表示する"}};

static const struct sg_option *const input_list[] = {&where, NULL};
static const struct sg_option *const records_list[] = {&sg_option_encoding,
                                                       &skip_rows,
                                                       &sg_option_delimiter,
                                                       &sg_option_decimal,
                                                       &sg_option_thousands,
                                                       &sg_option_missing,
                                                       &where_records,
                                                       &threads,
                                                       &on_error,
                                                       &no_progress,
                                                       &sg_option_user_missing,
                                                       &sg_option_sql,
                                                       &sg_option_hidden,
                                                       &sg_option_struck,
                                                       &sg_option_sheet_all,
                                                       &sg_option_big,
                                                       NULL};
static const struct sg_option *const from_records_list[] = {&from_records, &threads, &on_error,
                                                            &no_progress, NULL};
static const struct sg_option *const series_list[] = {&breaks, &caution, NULL};
static const struct sg_option *const table_list[] = {&format, &decimals, &bom, NULL};
static const struct sg_option *const output_list[] = {&output, NULL};
static const struct sg_option *const quiet_list[] = {&quiet, NULL};
static const struct sg_option *const general_list[] = {&lang, &help, NULL};

static void add(struct sg_option_list *list, enum sg_option_group group,
                const struct sg_option *const options[])
{
    for (; *options && list->n + 1 < SG_OPTION_LIST; options++) {
        bool there = false;
        for (size_t i = 0; i < list->n; i++)
            there = there || strcmp(list->options[i]->name, (*options)->name) == 0;
        if (there)
            continue;
        list->groups[list->n] = group;
        list->options[list->n++] = *options;
    }
}

static bool gives_table(const struct sg_command *command)
{
    return command->output == SG_OUTPUT_TABLE || command->output == SG_OUTPUT_VERDICT;
}

void sg_common_list(const struct sg_command *command, struct sg_option_list *list)
{
    bool of_data = command->input != SG_INPUT_NONE && command->input != SG_INPUT_DOCUMENT;
    bool of_table = sg_command_reads(command, SG_INPUT_TABLE) ||
                    sg_command_reads(command, SG_INPUT_UNITS) ||
                    sg_command_reads(command, SG_INPUT_NAMED_TABLE);
    bool of_files = of_table || sg_command_reads(command, SG_INPUT_FILES);
    bool draws = command->output == SG_OUTPUT_FILE;
    *list = (struct sg_option_list){0};
    add(list, SG_GROUP_OWN, command->options);
    if (command->more)
        add(list, SG_GROUP_OWN, command->more);
    if (command->run_rows)
        add(list, SG_GROUP_READING, records_list);
    if (of_files)
        add(list, SG_GROUP_READING, sg_read_option_list);
    if (of_files || sg_command_reads(command, SG_INPUT_STATES))
        add(list, SG_GROUP_READING, input_list);
    if (sg_command_reads(command, SG_INPUT_RECORDS) && !command->run_rows)
        add(list, SG_GROUP_READING, from_records_list);
    if (of_table)
        add(list, SG_GROUP_READING, series_list);
    add(list, SG_GROUP_OUTPUT, output_list);
    if (draws || gives_table(command))
        add(list, SG_GROUP_OUTPUT, sg_shape_row_options);
    if (gives_table(command)) {
        add(list, SG_GROUP_OUTPUT, sg_shape_column_options);
        add(list, SG_GROUP_OUTPUT, table_list);
        add(list, SG_GROUP_OUTPUT, sg_title_options);
    }
    if (command->chart)
        add(list, SG_GROUP_FIGURE, sg_figure_file_options);
    if (draws)
        add(list, SG_GROUP_FIGURE, sg_title_options);
    if (command->chart || draws)
        add(list, SG_GROUP_FIGURE, sg_figure_options);
    if (of_data)
        add(list, SG_GROUP_GENERAL, quiet_list);
    add(list, SG_GROUP_GENERAL, general_list);
}

bool sg_common_lang(const char *word, enum sg_lang *asked)
{
    size_t at = sg_choices_find(&lang.choices, word);
    if (at < lang.choices.n)
        *asked = langs[at].lang;
    return at < lang.choices.n;
}

struct sg_bilingual sg_common_group_title(enum sg_option_group group)
{
    static const struct sg_bilingual titles[SG_GROUP_COUNT] = {
        [SG_GROUP_OWN] = {"Options", "オプション"},
        [SG_GROUP_READING] = {"Reading", "読込み"},
        [SG_GROUP_OUTPUT] = {"Output", "出力"},
        [SG_GROUP_FIGURE] = {"Figure", "図"},
        [SG_GROUP_GENERAL] = {"General", "共通"}};
    return titles[group];
}
