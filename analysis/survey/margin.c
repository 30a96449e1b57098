/* How far published percentages may be from those of the population. */
#include <math.h>
#include <string.h>

#include <sangyo/effective_size.h>
#include <sangyo/interval.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/role.h"

#include "nets.h"

struct margin;

struct method {
    struct sg_choice choice;
    struct sg_bilingual name; /* in a note */
    bool (*limits)(const struct margin *margin, double x, double n, struct sg_interval *limits);
    sg_interval_proportion_fn *formula; /* of by_formula */
};

struct margin {
    struct sg_published published;
    const struct method *method;
    double population; /* INFINITY: not given */
    double level;
    size_t n_unfit, n_hidden; /* rows whose percentage fits no count; not shown */
    struct sg_column *percent, *n, *low, *high, *lower, *upper, *se;
};

/* The trials that the answers are worth; INFINITY when all of the population answered. */
static double trials(const struct margin *margin, double n)
{
    return sg_effective_size_design(sg_effective_size_finite(n, margin->population),
                                    margin->published.deff);
}

/* The limits of x among n answers by the formula of the method. */
static bool by_formula(const struct margin *margin, double x, double n, struct sg_interval *limits)
{
    double size = trials(margin, n);
    *limits = (struct sg_interval){x / n, x / n};
    return isinf(size) || margin->method->formula(x / n * size, size, margin->level, limits);
}

/* The same of a sample from a population that is known. */
static bool hypergeometric(const struct margin *margin, double x, double n,
                           struct sg_interval *limits)
{
    return sg_interval_hypergeometric(x, n, margin->population, margin->level, limits);
}

static const struct method methods[] = {
    {{"wilson", {"score interval", "スコア法"}},
     {"Wilson", "Wilsonの方法"},
     by_formula,
     sg_interval_wilson},
    {{"clopper-pearson", {"exact, never too narrow", "正確法（保守的）"}},
     {"Clopper–Pearson", "Clopper–Pearsonの正確法"},
     by_formula,
     sg_interval_clopper_pearson},
    {{"agresti-coull", {"wald around a share drawn to the middle", "修正ワルド法"}},
     {"Agresti–Coull", "Agresti–Coullの方法"},
     by_formula,
     sg_interval_agresti_coull},
    {{"jeffreys", {"Bayesian, Jeffreys' prior", "Jeffreysの事前分布によるベイズ区間"}},
     {"Jeffreys", "Jeffreysの方法"},
     by_formula,
     sg_interval_jeffreys},
    {{"wald", {"share ± z standard errors, as most reports have it", "割合±ｚ×標準誤差"}},
     {"Wald", "正規近似"},
     by_formula,
     sg_interval_wald},
    {{"logit", {"on the logit scale", "ロジット変換"}},
     {"logit", "ロジット変換"},
     by_formula,
     sg_interval_logit},
    {{"hypergeometric",
      {"exact for a simple random sample of --population",
       "--population からの単純無作為抽出の正確法"}},
     {"hypergeometric", "超幾何分布による正確法"},
     hypergeometric,
     NULL}};

static bool read_options(struct margin *margin, const struct sg_run *run, struct sg_error *err)
{
    margin->method = &methods[sg_args_choice(run->args, "ci")];
    margin->population = sg_args_number(run->args, "population", INFINITY);
    margin->level = run->level;
    if (margin->method->limits != hypergeometric)
        return true;
    if (isinf(margin->population))
        return sg_fail(err, SG_FAIL_USAGE, "--ci hypergeometric needs --population");
    if (margin->published.deff != 1 || !margin->published.compatible)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--ci hypergeometric is for whole counts of a simple random sample: it "
                       "goes without --deff and --counts unrounded");
    return true;
}

/* Limits that hold for every count within the range: they rise with the count. */
static bool limits_of_range(const struct margin *margin, struct sg_count_range range, double n,
                            struct sg_interval *limits)
{
    struct sg_interval most;
    if (!(n > 0) || !margin->method->limits(margin, range.low, n, limits) ||
        !margin->method->limits(margin, range.high, n, &most))
        return false;
    limits->lower = fmax(limits->lower, 0);
    limits->upper = fmin(most.upper, 1);
    return true;
}

static void set_limits(struct margin *margin, size_t out, const struct sg_published_cell *cell,
                       sg_status hidden)
{
    struct sg_interval limits = {NAN, NAN};
    double p = cell->percent / 100, size = trials(margin, cell->n);
    sg_status status = sg_status_void(cell->status) ? sg_status_void(cell->status) : hidden;
    if (!status && isnan(cell->n))
        status = SG_STATUS_NOT_AVAILABLE;
    if (!status && cell->n == 0)
        status = SG_STATUS_UNDEFINED;
    sg_column_set(margin->se, out, status ? NAN : 100 * sqrt(p * (1 - p) / size), status);
    if (!status &&
        !limits_of_range(margin, sg_published_counts(&margin->published, cell), cell->n, &limits)) {
        limits = (struct sg_interval){NAN, NAN};
        status = SG_STATUS_NOT_APPLICABLE;
    }
    sg_column_set(margin->lower, out, 100 * limits.lower, status);
    sg_column_set(margin->upper, out, 100 * limits.upper, status);
}

static void set_counts(struct margin *margin, size_t out, const struct sg_published_cell *cell,
                       sg_status hidden)
{
    bool fits = sg_published_has_counts(cell);
    sg_status status = sg_status_void(cell->status) ? sg_status_void(cell->status) : hidden;
    if (!status && isnan(cell->n))
        status = SG_STATUS_NOT_AVAILABLE;
    if (!status && !fits) {
        status = SG_STATUS_NOT_APPLICABLE;
        margin->n_unfit++;
    }
    sg_column_set(margin->low, out, status ? NAN : cell->range.low, status);
    sg_column_set(margin->high, out, status ? NAN : cell->range.high, status);
}

static bool set_row(struct margin *margin, size_t row, size_t out, struct sg_error *err)
{
    struct sg_published_cell cell;
    if (!sg_published_at(&margin->published, row, &cell, err))
        return false;
    if (cell.n > margin->population) {
        char n[SG_NUMBER_SIZE], population[SG_NUMBER_SIZE];
        sg_number_shortest(cell.n, n);
        sg_number_shortest(margin->population, population);
        sg_fail(err, SG_FAIL_DATA, "n is %s, more than the population of %s", n, population);
        return sg_fail_at_row(err, sg_table_file_row(margin->published.table, row));
    }
    sg_status hidden = sg_status_void(cell.base);
    margin->n_hidden += hidden != 0;
    sg_column_set(margin->percent, out, hidden ? NAN : cell.percent, cell.status | cell.base);
    sg_column_set(margin->n, out, cell.n, isnan(cell.n) ? SG_STATUS_NOT_AVAILABLE : 0);
    set_counts(margin, out, &cell, hidden);
    set_limits(margin, out, &cell, hidden);
    return true;
}

static void add_columns(struct margin *margin, enum sg_lang lang, struct sg_table *out)
{
    margin->percent = sg_table_add(out, "percent", SG_COLUMN_NUMBER);
    margin->n = sg_table_add(out, "n", SG_COLUMN_NUMBER);
    margin->low = sg_table_add(out, "count_low", SG_COLUMN_NUMBER);
    margin->high = sg_table_add(out, "count_high", SG_COLUMN_NUMBER);
    margin->lower = sg_table_add(out, "lower_percent", SG_COLUMN_NUMBER);
    margin->upper = sg_table_add(out, "upper_percent", SG_COLUMN_NUMBER);
    margin->se = sg_table_add(out, "se_points", SG_COLUMN_NUMBER);
    margin->n->label = sg_copy_text(sg_lang_pick((struct sg_bilingual){"n", "回答数"}, lang));
    margin->n->decimals = 0;
    margin->percent->decimals = margin->published.decimals;
    out->main = (ptrdiff_t)sg_table_index(out, margin->percent);
}

/* The columns of labels, which are carried over. */
static void copy_labels(const struct sg_table *in, struct sg_table *out)
{
    for (size_t i = 0; i < in->n_columns; i++) {
        const struct sg_column *from = in->columns[i];
        enum sg_role role = sg_role_of_column(from);
        if (from->kind == SG_COLUMN_NUMBER || role == SG_ROLE_STATUS || role == SG_ROLE_NOTE)
            continue;
        struct sg_column *to = sg_table_add_like(out, from);
        memcpy(to->codes, from->codes, in->n_rows * sizeof *to->codes);
    }
}

static void say(const struct margin *margin, struct sg_run *run, struct sg_table *out)
{
    char level[SG_NUMBER_SIZE];
    sg_number_shortest(100 * run->level, level);
    sg_note(&out->info.notes, run->lang, "limits: %s, %s %%",
            sg_lang_pick(margin->method->name, run->lang), level);
    if (margin->n_unfit && margin->published.compatible)
        sg_run_note(run,
                    "%zu percentages are those of no whole count of n, so that their limits are of "
                    "the percentage itself; 'sangyo check' names them",
                    margin->n_unfit);
    if (margin->n_hidden)
        sg_run_note(run, "%zu results with fewer than %.0f answers are not shown: see --small-base",
                    margin->n_hidden, margin->published.rule.hide);
}

/* One row for each row of the table, nets included. */
static bool write_rows(struct margin *margin, struct sg_run *run, struct sg_table *out,
                       struct sg_error *err)
{
    const struct sg_table *in = margin->published.table;
    sg_table_info_copy(&out->info, &in->info);
    sg_table_reserve(out, in->n_rows);
    for (size_t row = 0; row < in->n_rows; row++)
        sg_table_add_row(out);
    copy_labels(in, out);
    add_columns(margin, run->lang, out);
    for (size_t row = 0; row < in->n_rows; row++)
        if (!set_row(margin, row, row, err))
            return false;
    say(margin, run, out);
    return true;
}

static bool run_margin(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err)
{
    struct margin margin = {0};
    struct sg_nets nets = {0};
    bool fine = sg_published_find(&margin.published, run, in, true, err) &&
                read_options(&margin, run, err) &&
                sg_nets_add(&nets, run, &margin.published, err) &&
                write_rows(&margin, run, out, err);
    sg_published_free(&margin.published);
    sg_nets_free(&nets);
    return fine;
}

static const struct sg_option option_ci = {.name = "ci",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "METHOD",
                                           .choices = SG_CHOICES_OF_FUNCTIONS(methods),
                                           .preset = "wilson",
                                           .help = {"method of the intervals", "信頼区間の方法"}};

const struct sg_command sg_margin_command = {
    .name = "margin",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"intervals of published percentages", "公表された割合の信頼区間"},
    .help =
        {"Computes confidence limits of percentages that a report prints with their number of "
         "answers. A rounded percentage stands for every whole count that would print so (57.6 % "
         "of 1,079 is 621 or 622): the limits hold for all of them. The finite population "
         "correction replaces n by n(N-1)/(N-n), a design effect by n/deff; se_points is the "
         "standard error of the percentage as printed. Limits outside 0 to 100 are cut (wald, "
         "agresti-coull); logit has none at 0 and 100 %. With fewer than 10 answers a result is "
         "not shown (not_available, small_base), with fewer than 30 it is for reference "
         "(small_base). Percentages of several answers to one question are not independent of "
         "one another; --net adds several of one question, whose counts are added. Columns: "
         "percent, n, count_low, count_high, lower_percent, upper_percent, "
         "se_points, status.",
         "報告書に印字された割合と回答数（ｎ）から信頼区間を計算します。四捨五入された割合は、"
         "そのように印字されうる整数の回答数すべて（ｎ＝1,079の57.6％なら621又は622）を表すので、"
         "信頼限界はそのすべてに当てはまるものとします。有限母集団修正はｎをn(N-1)/(N-n)に、"
         "デザイン効果はｎをn/deffに置き換えます。標準誤差は印字された割合について計算します。"
         "０〜100％を超える限界は切り詰めます（wald、agresti-coull）。logit は０％と100％では"
         "計算できません。回答数が10未満の結果は表示せず（not_available、small_base）、30未満は"
         "参考値（small_"
         "base）とします。同じ設問の選択肢の割合は互いに独立ではありません。列：割合、"
         "回答数、回答数の下限・上限（整数）、信頼限界、標準誤差、状態。"},
    .example = "--population 40000 examples/kawasaki-survey/datapackage.json#multi",
    .options = {&sg_option_percent, &sg_option_n, &sg_option_counts, &sg_option_population,
                &sg_option_deff, &option_ci, &sg_option_level, &sg_option_small_base,
                &sg_option_net, &sg_option_by},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_margin,
    .chart = "forest"};
