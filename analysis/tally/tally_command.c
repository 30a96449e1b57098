#include "table/command.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "tally_keys.h"
#include "tally_plan.h"

/* "sum_employees" is titled 従業者数の合計, where 従業者数 is the title of employees. */
static void label_statistic(struct sg_column *column, enum sg_lang lang)
{
    static const struct {
        const char *prefix;
        struct sg_bilingual title;
    } statistics[] = {{"sum_", {"Sum of %s", "%sの合計"}},
                      {"mean_", {"Mean of %s", "%sの平均"}},
                      {"min_", {"Minimum of %s", "%sの最小"}},
                      {"max_", {"Maximum of %s", "%sの最大"}},
                      {"largest_", {"%s, largest enterprise", "%s（最大の企業）"}},
                      {"second_", {"%s, second enterprise", "%s（第２位の企業）"}}};
    for (size_t i = 0; !column->label && i < sizeof statistics / sizeof *statistics; i++) {
        size_t n = strlen(statistics[i].prefix);
        if (strncmp(column->name, statistics[i].prefix, n) != 0)
            continue;
        const struct sg_column_info *info = sg_column_info(column->name + n);
        if (info && strcmp(info->name, column->name + n) != 0) /* a pattern has no title */
            info = NULL;
        const char *form = sg_lang_pick(statistics[i].title, lang), *at = strstr(form, "%s");
        struct sg_buffer label = {0};
        sg_buffer_add_bytes(&label, form, (size_t)(at - form));
        size_t start = label.n;
        sg_buffer_add(&label, info ? sg_lang_pick(info->label, lang) : column->name + n);
        if (info && start && lang == SG_EN)
            label.text[start] = (char)tolower((unsigned char)label.text[start]);
        sg_buffer_add(&label, at + 2);
        column->label = sg_buffer_take(&label);
    }
}

/* The table, or with --partial the state as text. */
static bool give(struct sg_run *run, const struct sg_tally *tally, const struct sg_tally_plan *plan,
                 const struct sg_rows_notes *notes, struct sg_table *out, struct sg_error *err)
{
    if (!sg_args_flag(run->args, "partial")) {
        bool done = sg_tally_to_table(tally, plan, notes, out, err);
        for (size_t i = 0; done && i < out->n_columns; i++)
            label_statistic(out->columns[i], run->lang);
        sg_tally_note_keys(run, out);
        return done;
    }
    sg_tally_write_state(tally, plan, &run->text);
    return true;
}

static bool tally_rows(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                       struct sg_error *err)
{
    struct sg_tally_plan plan;
    struct sg_tally tally = {0};
    bool done = sg_tally_plan_make(&plan, run->args, rows->columns, err) &&
                sg_tally_rows(rows, &plan, &tally, err) &&
                give(run, &tally, &plan, rows->notes, out, err);
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
    return done;
}

static bool merge_states(struct sg_run *run, const char *const files[], size_t n_files,
                         struct sg_table *out, struct sg_error *err)
{
    struct sg_tally_state total;
    if (!sg_tally_join_states(run, files, n_files, NULL, &total, err))
        return false;
    bool done = give(run, &total.tally, &total.plan, NULL, out, err);
    sg_tally_state_free(&total);
    return done;
}

static const struct sg_option option_by = {
    .name = "by",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column to group by; several give a group per combination", "集計の分類とする列"}};
static const struct sg_option option_sum = {
    .name = "sum",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column to add up exactly; a glob takes several",
             "合計する列（厳密な和。ワイルドカード可）"}};
static const struct sg_option option_mean = {.name = "mean",
                                             .kind = SG_OPTION_COLUMN,
                                             .repeatable = true,
                                             .argument = "COL",
                                             .help = {"column to average", "平均する列"}};
static const struct sg_option option_min = {
    .name = "min",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column to give the least of", "最小値を求める列"}};
static const struct sg_option option_max = {
    .name = "max",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"column to give the greatest of", "最大値を求める列"}};
static const struct sg_option option_count = {
    .name = "count",
    .kind = SG_OPTION_FLAG,
    .help = {"count the records (the column n, which is always written)",
             "件数を数える（列 n は常に出力する）"}};
static const struct sg_option option_enterprise = {
    .name = "enterprise",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of enterprises: also count them and give the two largest sums of a cell; "
             "memory goes with enterprises × cells",
             "企業の列。企業数と上位２企業の値も求める（メモリーは企業数×セル数）"}};
static const struct sg_option option_partial = {
    .name = "partial",
    .kind = SG_OPTION_OUTPUT_FLAG,
    .output = SG_OUTPUT_TEXT,
    .help = {"write a state that `sangyo merge` joins with others",
             "merge で統合できる途中結果を書く"}};

const struct sg_command sg_tally_command = {
    .name = "tally",
    .group = SG_COMMANDS_MICRODATA,
    .summary = {"count and add up microdata by category",
                "個票データの件数と合計を分類別に集計する"},
    .help =
        {"Reads microdata (one record a row) of any size on all cores and gives, for every "
         "combination of the --by columns that occurs, the number of records n and the asked "
         "sum_COL, mean_COL, min_COL and max_COL. Sums are exact, so that the result is the "
         "same to the last bit whatever the number of threads, files or machines. A value that "
         "is missing or suppressed makes the statistics of its cell unknown, with that status. "
         "Labels that differ in spelling alone (A and Ａ, が written as one character or as two) "
         "are "
         "groups of their own, and a note names them: to commands over tables they are one label "
         "that stands twice, which they refuse. Several files of the same columns are one input; "
         "each has one header row.",
         "個票データ（１行１レコード）を全コアで読み、--by の列の組合せごとに件数 n と sum_列名、"
         "mean_列名、min_列名、max_"
         "列名を求める。合計は厳密に計算するので、スレッド数、ファイルの分け方、"
         "計算機の台数によらず結果は１ビットも変わらない。欠測や秘匿の値を含むセルの統計量は、その"
         "状態を付けて不明とする。表記だけが違う名称（A と Ａ、合成済みの「が」と濁点を分けた「が」"
         "など）は別のグループとし、注に示す。表を扱うコマンドにとっては同じ名称が二度現れることに"
         "なり、エラーとなる。同じ列を"
         "持つ複数のファイルは１つの入力として扱う。見出しは１行とする。"},
    .options = {&option_by, &option_sum, &option_mean, &option_min, &option_max, &option_count,
                &option_enterprise, &option_partial, NULL},
    .input = SG_INPUT_RECORDS,
    .output = SG_OUTPUT_TABLE,
    .output_if_asked = SG_OUTPUT_TEXT, /* --partial */
    .run_rows = tally_rows,
    .arguments = "[FILE…]",
    .chart = "heat"};

const struct sg_command sg_merge_command = {
    .name = "merge",
    .group = SG_COMMANDS_MICRODATA,
    .summary = {"join the states of several tallies", "複数の集計の途中結果を統合する"},
    .help =
        {"Reads states written by `tally --partial`, of the same keys and statistics, and gives "
         "what one tally over all their input would have given, to the last bit. States carry "
         "a version; one of another version is refused.",
         "tally --partial "
         "が書いた途中結果（分類と統計量が同じもの）を読み、全部の入力を１回で集計した"
         "場合とまったく同じ結果を出す。途中結果には版番号があり、異なる版は受け付けない。"},
    .options = {&option_partial, NULL},
    .input = SG_INPUT_STATES,
    .output = SG_OUTPUT_TABLE,
    .output_if_asked = SG_OUTPUT_TEXT, /* --partial */
    .run_files = merge_states,
    .arguments = "STATE…",
    .chart = "heat"};
