/* Means, totals, ratios and quantiles of values under a design. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/base_rule.h>
#include <sangyo/number.h>
#include <sangyo/proportion.h>
#include "table/args.h"

#include "estimate_plan.h"
#include "published.h"
#include "survey_options.h"

struct writer {
    struct sg_run *run;
    struct sg_column *statistic, *variable, *domain, *n, *estimate, *se, *lower, *upper, *df, *deff;
    struct sg_base_rule rule;
    struct sg_estimate_rule intervals;
    bool many_domains;
};

static void set(struct sg_column *column, size_t row, double value, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_column_set(column, row, known ? value : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

static bool write_row(struct writer *w, struct sg_table *out, const struct sg_estimate_view *view,
                      size_t level, struct sg_error *err)
{
    struct sg_estimate_result r = {0};
    if (!sg_estimate_at(view, level, &w->intervals, &r, err))
        return false;
    size_t row = sg_table_add_row(out);
    sg_status status = sg_base_rule_status(w->rule, r.n) | (r.missing ? SG_STATUS_CAUTION : 0);
    if (r.missing && level == SIZE_MAX)
        sg_run_note(w->run,
                    "the total of '%s' is of %.0f records; %zu have no value and add nothing "
                    "(caution)",
                    view->item->variable, r.n, r.missing);
    sg_column_set_text(w->statistic, row, sg_estimate_words[view->item->kind]);
    sg_column_set_text(w->variable, row, view->item->variable);
    sg_survey_set_domain(w->run->lang, w->domain, row, view->domain, &view->levels, level,
                         w->many_domains);
    sg_column_set(w->n, row, r.n, 0);
    set(w->estimate, row, r.estimate, status);
    set(w->se, row, r.se, status);
    set(w->lower, row, r.lower, status);
    set(w->upper, row, r.upper, status);
    set(w->df, row, r.df > 0 ? r.df : NAN, 0);
    set(w->deff, row, r.deff, isnan(r.deff) ? (sg_status)SG_STATUS_NOT_APPLICABLE : status);
    return true;
}

static bool write_item(struct writer *w, struct sg_table *out, const struct sg_estimate_plan *plan,
                       const struct sg_gathered *gathered, size_t at, struct sg_error *err)
{
    const struct sg_gathered_question *question = &gathered->questions[at];
    struct sg_estimate_view view = {.item = &plan->items[at / plan->n_domains],
                                    .domain = &plan->domains[at % plan->n_domains],
                                    .sample = &question->sample};
    bool done = sg_estimate_view_make(plan, question, &view, err);
    size_t *order = sg_survey_level_order(plan->notes, view.domain, &view.levels);
    if (done && at % plan->n_domains == 0)
        done = write_row(w, out, &view, SIZE_MAX, err);
    for (size_t k = 0; done && k < view.levels.n; k++)
        done = write_row(w, out, &view, order[k], err);
    free(order);
    sg_estimate_view_free(&view);
    return done;
}

static void add_columns(struct writer *w, struct sg_table *out)
{
    w->statistic = sg_table_add(out, "statistic", SG_COLUMN_CATEGORY);
    w->variable = sg_table_add(out, "variable", SG_COLUMN_CATEGORY);
    w->domain = sg_table_add(out, "domain", SG_COLUMN_CATEGORY);
    w->n = sg_table_add(out, "n", SG_COLUMN_NUMBER);
    w->estimate = sg_table_add(out, "estimate", SG_COLUMN_NUMBER);
    w->se = sg_table_add(out, "se", SG_COLUMN_NUMBER);
    w->lower = sg_table_add(out, "lower", SG_COLUMN_NUMBER);
    w->upper = sg_table_add(out, "upper", SG_COLUMN_NUMBER);
    w->df = sg_table_add(out, "df", SG_COLUMN_NUMBER);
    w->deff = sg_table_add(out, "deff", SG_COLUMN_NUMBER);
    out->main = (ptrdiff_t)sg_table_index(out, w->estimate);
}

/* Says what is estimated where it is one thing that has a title. */
static void name_measure(const struct sg_estimate_plan *plan, struct sg_table *out)
{
    const struct sg_rows_notes *notes = plan->notes;
    const char *title =
        plan->n_items == 1 && notes ? notes->title(notes->context, plan->items[0].variable) : NULL;
    if (title && !out->info.measure)
        out->info.measure = sg_copy_text(title);
}

static const struct {
    struct sg_choice choice;
    enum sg_proportion_method method; /* of the share that is inverted, but for replicates */
    bool of_replicates;
} intervals[] = {
    {{"mean", {"share ± t standard errors", "割合±ｔ×標準誤差"}}, SG_PROPORTION_MEAN, false},
    {{"xlogit", {"on the logit scale", "ロジット変換"}}, SG_PROPORTION_XLOGIT, false},
    {{"asin", {"on the scale of asin √p", "逆正弦変換"}}, SG_PROPORTION_ASIN, false},
    {{"beta",
      {"exact limits with the effective size (Korn and Graubard)",
       "有効標本数による正確法（Korn・Graubard）"}},
     SG_PROPORTION_BETA,
     false},
    {{"quantile", {"none is inverted: the quantiles of replicates", "複製ごとの分位数による区間"}},
     SG_PROPORTION_MEAN,
     true}};

/* How intervals are asked for, and whether they can be. */
static bool read_intervals(struct sg_run *run, struct sg_estimate_rule *rule, struct sg_error *err)
{
    int asked = sg_args_choice(run->args, "ci");
    rule->level = run->level;
    rule->method = intervals[asked].method;
    rule->of_replicates = intervals[asked].of_replicates;
    if (!rule->of_replicates)
        return true;
    if (!run->design->replicate_weights.n)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--ci quantile takes the quantiles of replicates and needs "
                       "--replicate-weights");
    if (run->design->replicate_kind == SG_REPLICATE_JK1 ||
        run->design->replicate_kind == SG_REPLICATE_JKN)
        sg_run_note(run, "jackknife replicates do not give valid standard errors of quantiles; "
                         "--ci mean inverts the interval of a share, which they do give");
    return true;
}

static bool run_estimate(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                         struct sg_error *err)
{
    struct sg_estimate_plan plan = {0};
    struct sg_gathered gathered = {0};
    struct writer w = {.run = run};
    bool done = sg_base_rule_read(sg_args_text(run->args, "small-base"), &w.rule, err) &&
                sg_estimate_plan_make(run->args, rows, &plan, err) &&
                read_intervals(run, &w.intervals, err);
    if (!done) {
        sg_estimate_plan_free(&plan);
        return false;
    }
    size_t n = plan.n_items * plan.n_domains;
    struct sg_moment_plan *plans = sg_alloc(n, sizeof *plans);
    for (size_t i = 0; i < n; i++)
        plans[i].n_values = 1 + plan.items[i / plan.n_domains].n_values;
    const struct sg_gather_request request = {.design = run->design,
                                              .keys = plan.keys,
                                              .values = plan.values,
                                              .plans = plans,
                                              .n_questions = n,
                                              .take = sg_estimate_take,
                                              .context = &plan};
    done = sg_gather(run, rows, &request, &gathered, err);
    w.intervals.weighted = gathered.has_weights;
    w.many_domains = plan.n_domains > 1;
    add_columns(&w, out);
    name_measure(&plan, out);
    for (size_t i = 0; done && i < n; i++)
        done = write_item(&w, out, &plan, &gathered, i, err);
    free(plans);
    sg_gathered_free(&gathered);
    sg_estimate_plan_free(&plan);
    return done;
}

static const struct sg_option option_mean = {.name = "mean",
                                             .kind = SG_OPTION_COLUMN,
                                             .repeatable = true,
                                             .argument = "COL",
                                             .help = {"mean of a column", "平均を推定する列"}};
static const struct sg_option option_total = {
    .name = "total",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"total of a column in the population", "母集団の総数を推定する列"}};
static const struct sg_option option_ratio = {
    .name = "ratio",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_RATIO,
    .repeatable = true,
    .argument = "A/B",
    .help = {"ratio of the totals of two columns", "二つの列の総数の比"}};
static const struct sg_option option_quantile = {
    .name = "quantile",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_AT,
    .repeatable = true,
    .argument = "COL@P",
    .help = {"quantile of a column, 0.5 being the median; memory goes with distinct values",
             "分位数（0.5が中央値）。メモリーは異なる値の個数による"}};
static const struct sg_option option_ci = {.name = "ci",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "METHOD",
                                           .choices = SG_CHOICES(intervals),
                                           .preset = "mean",
                                           .help = {"interval of the share that a quantile inverts",
                                                    "分位数の区間のもとになる割合の区間"}};

const struct sg_command sg_estimate_command = {
    .name = "estimate",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"means, totals, ratios, quantiles of a survey", "平均・総数・比率・分位数の推定"},
    .help =
        {"Reads microdata once and estimates means, totals, ratios and quantiles of columns of "
         "numbers, with standard errors and t limits by linearization (or replicate weights), for "
         "all records and by domain. A domain is never a subset of rows. Records without a value "
         "are left out of the statistic, not of the design; a total of which some have none is too "
         "small by what they would add: it has the status caution, and a note says how many there "
         "are. A dash (-) is 0. A quantile is the least value q with "
         "F(q) >= p, its limits are Woodruff's, or, with --ci quantile, from the "
         "quantiles of replicates. --method with --margins makes the weights meet totals of the "
         "population, as weight does, and takes the variances of residuals. Columns: statistic, "
         "variable, domain, n, "
         "estimate, se, lower, upper, df, deff, status.",
         "個票を１回読み、数値の列の平均・総数・比率・分位数を、標準誤差・信頼限界（ｔ分布、線形化"
         "又は複製ウエイト）とともに、全体と属性別に推定します。属性外の回答や値のない回答も標本設"
         "計"
         "の中に残ります。値のない回答がある総数は、そのぶん小さいので、状態を caution とし、件数を"
         "注に示します。「-」は０です。分位数はＦ（ｑ）≧ｐとなる最小のｑで、限界はWoodruffの方法（-"
         "-ci "
         "quantile では複製ごとの分位数）によります。--method と --margins "
         "でウエイトを母集団の総数に合わせ"
         "（weight と同じ）、誤差は残差によります。"
         "列：統計量、変数、属性、件数、推定値、標準誤差、下限、上限、自由度、デザイン効果、状態"
         "。"},
    .example = "--mean emp --total emp --quantile emp@0.5 --domain size --strata stratum --frame "
               "examples/business-survey/frame.csv "
               "examples/business-survey/datapackage.json#responses",
    .options = {&option_mean, &option_total, &option_ratio, &option_quantile, &sg_option_domain,
                &option_ci, &sg_option_level, &sg_option_small_base, SG_SURVEY_CALIBRATION_OPTIONS},
    .more = sg_design_options,
    .input = SG_INPUT_RECORDS,
    .output = SG_OUTPUT_TABLE,
    .run_rows = run_estimate,
    .chart = "forest"};
