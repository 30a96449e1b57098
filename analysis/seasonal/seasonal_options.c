#include "seasonal_options.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/number.h>

#include "table/args.h"

static const struct sg_choice modes[] = {
    [SG_SEASON_BY_KIND] = {"auto",
                           {"mult for counts, amounts and index numbers above 0, else add",
                            "０より大きい件数・金額・指数は mult、ほかは add"}},
    [SG_SEASON_ADD] = {"add", {"differences to the trend", "トレンドとの差"}},
    [SG_SEASON_MULT] = {"mult", {"ratios to the trend", "トレンドとの比"}}};

const struct sg_option sg_season_option_mode = {.name = "mode",
                                                .kind = SG_OPTION_CHOICE,
                                                .argument = "MODE",
                                                .choices = SG_CHOICES(modes),
                                                .preset = "auto",
                                                .help = {"what the season is", "季節性の捉え方"}};

enum filter_word { X11_DEFAULT, S3X3, S3X5, S3X9, STABLE, MSR };

static const struct sg_choice filter_words[] = {
    [X11_DEFAULT] = {"x11default", {"3×3, then 3×5", "３×３、次に３×５"}},
    [S3X3] = {"s3x3", {"3×3 throughout", "すべて３×３"}},
    [S3X5] = {"s3x5", {"3×5 throughout", "すべて３×５"}},
    [S3X9] = {"s3x9", {"3×9 throughout", "すべて３×９"}},
    [STABLE] = {"stable", {"the mean of all years", "全期間の平均"}},
    [MSR] = {"msr",
             {"x11default, the last by the moving seasonality ratio",
              "x11default。最後だけ移動季節性比で選ぶ"}}};

const struct sg_option sg_season_option_filter = {
    .name = "seasonal-filter",
    .kind = SG_OPTION_CHOICE,
    .argument = "FILTER",
    .choices = SG_CHOICES(filter_words),
    .preset = "x11default",
    .help = {"moving average of each quarter or month over the years",
             "四半期又は月ごとに年を平均する移動平均"}};

static const struct sg_choice trend_words[] = {{"auto", {NULL, NULL}}, {"5", {NULL, NULL}},
                                               {"7", {NULL, NULL}},    {"9", {NULL, NULL}},
                                               {"13", {NULL, NULL}},   {"23", {NULL, NULL}}};

const struct sg_option sg_season_option_trend = {
    .name = "trend-filter",
    .kind = SG_OPTION_CHOICE,
    .argument = "TERMS",
    .choices = SG_CHOICES(trend_words),
    .preset = "auto",
    .help = {"terms of the Henderson filter of the trend (auto: by I/C)",
             "トレンドのヘンダーソン移動平均の項数（auto は I/C 比による）"}};

const struct sg_option sg_season_option_extremes = {
    .name = "extremes",
    .kind = SG_OPTION_TEXT,
    .argument = "LOWER,UPPER",
    .preset = "1.5,2.5",
    .help = {"irregulars count in full up to LOWER standard deviations, from UPPER not at all; "
             "none: nothing is extreme",
             "不規則変動が標準偏差の LOWER 倍までは満、UPPER 倍以上は除く重みとする。none "
             "は異常値の処理をしない"}};

const struct sg_option sg_season_option_force = {
    .name = "force",
    .kind = SG_OPTION_FLAG,
    .help = {"adjust also what shows no seasonality", "季節性が認められない系列も調整する"}};

const struct sg_option sg_season_option_overlap = {
    .name = "overlap",
    .kind = SG_OPTION_NUMBER,
    .argument = "R",
    .preset = "0",
    .minimum = 0,
    .maximum = 0.999,
    .help = {"correlation of the sampling error of a period with that of the next, where the same "
             "units answer again: widens or narrows the limits (two periods apart: R squared)",
             "同じ対象が続けて回答するときの、隣り合う時点の標本誤差の相関係数（二時点離れると"
             "二乗）。信頼限界に反映する"}};

static bool read_extremes(const char *text, struct sg_seasonal_plan *plan, struct sg_error *err)
{
    size_t n = strcspn(text, ",");
    if (strcmp(text, "none") == 0) {
        plan->lower_limit = plan->upper_limit = INFINITY;
        return true;
    }
    if (text[n] && sg_number_read(text, n, &plan->lower_limit) &&
        sg_number_read(text + n + 1, strlen(text + n + 1), &plan->upper_limit) &&
        plan->lower_limit > 0 && plan->lower_limit < plan->upper_limit)
        return true;
    return sg_fail(err, SG_FAIL_USAGE,
                   "--extremes '%s': give two numbers of standard deviations, the smaller first, "
                   "such as 1.5,2.5, or none",
                   text);
}

static void set_filters(enum filter_word word, struct sg_seasonal_plan *plan)
{
    static const enum sg_seasonal_filter filters[] = {[S3X3] = SG_SEASONAL_3X3,
                                                      [S3X5] = SG_SEASONAL_3X5,
                                                      [S3X9] = SG_SEASONAL_3X9,
                                                      [STABLE] = SG_SEASONAL_STABLE};
    if (word == MSR)
        plan->filters[SG_SEASONAL_LAST] = SG_SEASONAL_MSR;
    else if (word != X11_DEFAULT)
        for (int k = 0; k < SG_SEASONAL_FILTERS; k++)
            plan->filters[k] = filters[word];
}

bool sg_season_options_read(const struct sg_run *run, struct sg_season_options *options,
                            struct sg_error *err)
{
    const struct sg_args *args = run->args;
    const char *trend = sg_args_text(args, "trend-filter");
    *options =
        (struct sg_season_options){.mode = (enum sg_season_mode)sg_args_choice(args, "mode"),
                                   .plan = sg_seasonal_default(4, 0),
                                   .rules = {.force = sg_args_flag(args, "force"),
                                             .overlap = sg_args_number(args, "overlap", 0),
                                             .z = gsl_cdf_ugaussian_Qinv((1 - run->level) / 2)}};
    set_filters((enum filter_word)sg_args_choice(args, "seasonal-filter"), &options->plan);
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        options->plan.terms[k] = (size_t)strtoul(trend, NULL, 10); /* auto: 0 */
    return read_extremes(sg_args_text(args, "extremes"), &options->plan, err);
}

const char *sg_season_filter_word(const struct sg_seasonal_plan *plan)
{
    static const char *const words[] = {[SG_SEASONAL_3X3] = "3×3",
                                        [SG_SEASONAL_3X5] = "3×5",
                                        [SG_SEASONAL_3X9] = "3×9",
                                        [SG_SEASONAL_STABLE] = "stable"};
    return words[plan->filters[SG_SEASONAL_LAST]];
}
