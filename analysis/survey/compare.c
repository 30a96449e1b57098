/* Two waves of a survey. */
#include <stdlib.h>
#include <string.h>

#include "analysis/estimate/adjustments.h"
#include "table/args.h"
#include "table/design.h"

#include "compare_published.h"
#include "compare_records.h"
#include "survey_options.h"

/* Whether there are labels besides the wave: one of them is that of the answers. */
static bool has_other_labels(const struct sg_table *table, const char *wave)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER &&
            strcmp(table->columns[i]->name, wave) != 0)
            return true;
    return false;
}

/* Builds the view of the table of percentages and compares within it. */
static bool compare_waves(const struct sg_published *published, struct sg_run *run,
                          struct sg_table *out, struct sg_error *err)
{
    const struct sg_table *table = published->table;
    struct sg_cube cube;
    struct sg_result result = {.out = out};
    struct sg_cube_request request = sg_cube_request_of(run);
    request.flat = true;
    request.period = sg_waves_column(run, table, err);
    if (!request.period)
        return false;
    request.by_required = has_other_labels(table, request.period);
    request.value = (ptrdiff_t)sg_table_index(table, published->percent);
    if (!sg_cube_build(&cube, run, table, &request, err))
        return false;
    bool fine = compare_published(published, &cube, run, &result, err);
    sg_result_free(&result);
    sg_cube_free(&cube);
    return fine;
}

static bool run_compare(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                        struct sg_error *err)
{
    struct sg_published published;
    struct sg_nets nets = {0};
    bool fine = sg_published_find(&published, run, in, true, err) &&
                sg_nets_add(&nets, run, &published, err) &&
                compare_waves(&published, run, out, err);
    sg_published_free(&published);
    sg_nets_free(&nets);
    return fine;
}

static const struct sg_option option_adjust = {
    .name = "adjust",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_adjustments),
    .preset = "holm",
    .help = {"adjustment of the p values over the answers of a question",
             "同じ設問の選択肢についてのｐ値の多重性の調整"}};

const struct sg_command sg_compare_command = {
    .name = "compare",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"two waves of a survey: differences and their significance",
                "調査回（前回・今回）の比較：差と有意性"},
    .help =
        {"Compares percentages that two reports print: difference = current - previous. z tests "
         "the percentages as printed, with the variance pooled under equality; p is two-sided and "
         "adjusted over all answers of a question, 無回答 included (Holm). The limits of the "
         "difference are Newcombe's, and hold for every pair of whole counts that would print as "
         "the two percentages (--counts unrounded: for the percentages as if exact). The samples "
         "are taken as independent. ▲ or ▼ marks what is significant after the adjustment. "
         "Across a break nothing is compared. With --single or --multiple the file is microdata: "
         "shares, "
         "differences and tests are those of the design, and --id says who answered in both waves. "
         "Columns: previous_percent, current_percent, "
         "difference_points, lower_points, upper_points, z, p, p_adjusted, direction, then of each "
         "wave what figures need: from, to, previous_n, current_n and Wilson's limits "
         "(previous_lower_percent …), status.",
         "二つの調査回の報告書に印字された割合を比較します。差は今回－前回です。検定（ｚ）は"
         "印字された割合により、両回が等しいとして分散を併合します。ｐ値は両側で、無回答も含む"
         "同じ設問の選択肢すべてについて調整します（既定はHolm）。差の信頼区間はNewcombeの方法"
         "により、二つの割合として印字されうる整数の回答数の組すべてに当てはまるものとします"
         "（--counts unrounded では印字の割合をそのまま使います）。標本は互いに独立とみなします。"
         "調整後に有意な差に▲・▼を付けます。断層をまたぐ比較はしません。"
         "--single・--multiple を指定すると個票を読み、標本設計に基づいて割合・差・検定を求めます"
         "（--id は両方の回の回答者を対応付ける列）。列：前回・今回の割合、差、"
         "信頼限界、ｚ、ｐ値、調整済みｐ値、方向、各回の名称・回答数・信頼限界（Wilson。図に用いる"
         "）、"
         "状態。"},
    .example = "--where question=今後事業を行っていくうえでの課題 "
               "examples/kawasaki-survey/datapackage.json#multi",
    .options = {&sg_option_wave,       &sg_option_wave_from, &sg_option_wave_to,
                &sg_option_percent,    &sg_option_n,         &sg_option_by,
                &sg_option_area,       &sg_option_counts,    &sg_option_deff,
                &option_adjust,        &compare_option_ci,   &sg_option_level,
                &sg_option_small_base, &sg_option_net,       &sg_option_single,
                &sg_option_multiple,   &sg_option_chosen,    &sg_option_not_chosen,
                &sg_option_options,    &sg_option_base,      &sg_option_none,
                &sg_option_domain,     &sg_option_id},
    .more = sg_design_options,
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --single, --multiple */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_compare,
    .run_rows = sg_compare_records,
    .chart = "multi2"};
