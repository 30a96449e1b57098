/* Planning a survey: size, allocation, draw. */
#include "sample_command.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/filter.h"

#include "published.h"

/* Reads the one FILE and takes the rows that --where asks for, before anything is drawn from them.
 */
static bool read_file(struct sg_run *run, const char *const files[], size_t n_files,
                      struct sg_table *table, struct sg_error *err)
{
    size_t n = sg_args_count(run->args, "where");
    const char **conditions = sg_alloc(n, sizeof *conditions);
    for (size_t i = 0; i < n; i++)
        conditions[i] = sg_args_nth(run->args, "where", i);
    bool fine = n_files == 1 ||
                sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", "sample", n_files);
    fine = fine && run->read_table(run, files[0], table, err) &&
           sg_filter_where(table, conditions, n, err);
    free(conditions);
    return fine;
}

static bool run_on_file(struct sg_run *run, const char *const files[], size_t n_files,
                        struct sg_table *out, struct sg_error *err)
{
    struct sg_table table;
    sg_table_init(&table);
    bool fine = read_file(run, files, n_files, &table, err);
    if (fine)
        fine = sg_args_text(run->args, "draw") ? sample_draw(run, &table, out, err)
                                               : sample_allocate(run, &table, out, err);
    if (!fine && err && err->kind == SG_FAIL_DATA && !err->file[0])
        sg_fail_at_file(err, table.info.file);
    sg_table_free(&table);
    return fine;
}

static bool run_sample(struct sg_run *run, const char *const files[], size_t n_files,
                       struct sg_table *out, struct sg_error *err)
{
    static const char *const tasks[] = {"margin", "detect", "allocate", "draw"};
    size_t n = 0;
    for (size_t i = 0; i < 4; i++)
        n += sg_args_count(run->args, tasks[i]) > 0;
    if (n != 1)
        return sg_fail(
            err, SG_FAIL_USAGE,
            "one task is needed: --margin or --detect for a size, --allocate, or --draw");
    bool plans = sg_args_count(run->args, "margin") || sg_args_count(run->args, "detect");
    if (!plans)
        return run_on_file(run, files, n_files, out, err);
    if (n_files > 1 || strcmp(files[0], "-") != 0)
        return sg_fail(err, SG_FAIL_USAGE, "a size is computed without a FILE");
    return sg_args_count(run->args, "margin") ? sample_for_margin(run, out, err)
                                              : sample_for_difference(run, out, err);
}

static const struct sg_option option_n = {.name = "n",
                                          .kind = SG_OPTION_INTEGER,
                                          .argument = "N",
                                          .minimum = 1,
                                          .help = {"units of the sample", "標本の大きさ"}};

static const struct sg_option option_strata = {.name = "strata",
                                               .kind = SG_OPTION_COLUMN,
                                               .repeatable = true,
                                               .argument = "COL",
                                               .help = {"column of strata", "層の列"}};

const struct sg_command sg_sample_command = {
    .name = "sample",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"size, allocation and draw of a sample", "標本の設計（大きさ、配分）と抽出"},
    .help =
        {"Plans a survey. --margin 3: answers needed for an interval of ± 3 points around a "
         "proportion, n0 = z²p(1-p)/e², and n = n0/(1+(n0-1)/N) from a population of N; --detect "
         "30,36: for each of two samples to find that change. Both times the design effect, "
         "rounded up, and over the response rate for the number to send. --allocate divides --n "
         "among the strata of FILE (proportional; Neyman, none above its size; Wright's exact "
         "whole numbers). --draw takes units from the frame FILE with a seed, and adds "
         "inclusion_probability and design_weight. Columns: of a size margin_points, percent, "
         "population, n0, deff, n_exact, n, n_to_send; of a difference previous_percent, "
         "current_percent, power, deff, n_exact, n, n_to_send; of an allocation population, sd, "
         "n_exact, n, sampling_percent, design_weight, status.",
         "調査の標本を設計します。--margin 3 "
         "は割合の信頼区間を±３ポイントとするのに必要な回答数で、"
         "n0＝z²p(1-p)/e²、母集団がＮのときは n＝n0/(1+(n0-1)/N)。--detect 30,36 はその変化を"
         "検出するのに必要な各回の回答数です。いずれもデザイン効果を掛けて切り上げ、見込みの回収率"
         "で"
         "割ったものを配布数とします。--allocate は --n をファイルの層に割り当てます（比例配分、"
         "層の大きさを上限とするネイマン配分、Wrightの整数最適配分）。--draw は名簿のファイルから"
         "乱数の種を使って抽出し、抽出確率と設計ウエイトを付けます。列：大きさ（誤差、見込みの割合"
         "、"
         "母集団、必要数、配布数など）、配分（層の大きさ、標準偏差、配分数、抽出率、設計ウエイト）"
         "。"},
    .example = "--margin 3 --population 40000 --response-rate 28",
    .options = {&sample_option_margin, &sample_option_proportion, &sample_option_population,
                &sg_option_deff, &sample_option_response_rate, &sample_option_detect,
                &sample_option_power, &sg_option_level, &sample_option_allocate, &option_n,
                &option_strata, &sample_option_sd, &sample_option_minimum, &sample_option_draw,
                &sample_option_seed, &sample_option_size, &sample_option_take},
    .input = SG_INPUT_FILES,
    .input_if_asked = SG_INPUT_NONE, /* --margin, --detect */
    .output = SG_OUTPUT_TABLE,
    .run_files = run_sample,
    .arguments = "[FILE]"};
