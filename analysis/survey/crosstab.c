/* Two questions crossed, under the design of the survey. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/base_rule.h>
#include "analysis/estimate/adjustments.h"
#include "table/args.h"

#include "crosstab.h"
#include "crosstab_table.h"
#include "letters.h"
#include "published.h"
#include "survey_options.h"

static bool take(const void *context, const struct sg_gather_record *record,
                 struct sg_gather_worker *worker, struct sg_error *err)
{
    (void)context;
    worker->class.domain = &record->keys[CROSSING_ROWS];
    worker->class.n_domain = 1;
    worker->class.answer = record->keys[CROSSING_COLUMNS];
    return sg_gather_add(worker, 0, NULL, err);
}

struct writer {
    struct crossing *x;
    struct sg_table *out;
    struct sg_base_rule rule;
    struct sg_column *row, *column, *letter, *n, *weighted, *row_percent, *column_percent,
        *total_percent, *se, *letters;
};

static void add_columns(struct writer *w)
{
    w->row = sg_table_add(w->out, "row", SG_COLUMN_CATEGORY);
    w->column = sg_table_add(w->out, "column", SG_COLUMN_CATEGORY);
    w->letter = sg_table_add(w->out, "letter", SG_COLUMN_CATEGORY);
    w->n = sg_table_add(w->out, "n", SG_COLUMN_NUMBER);
    w->weighted = sg_table_add(w->out, "weighted_n", SG_COLUMN_NUMBER);
    w->row_percent = sg_table_add(w->out, "row_percent", SG_COLUMN_NUMBER);
    w->column_percent = sg_table_add(w->out, "column_percent", SG_COLUMN_NUMBER);
    w->total_percent = sg_table_add(w->out, "total_percent", SG_COLUMN_NUMBER);
    w->se = sg_table_add(w->out, "se_points", SG_COLUMN_NUMBER);
    w->letters = sg_table_add(w->out, "letters", SG_COLUMN_CATEGORY);
    w->out->main = (ptrdiff_t)sg_table_index(w->out, w->column_percent);
}

static void set(struct sg_column *column, size_t row, double value, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_column_set(column, row, known ? value : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

static void write_cell(struct writer *w, size_t cell, const struct sg_estimate *share)
{
    const struct crossing *x = w->x;
    size_t columns = crossing_n(x, CROSSING_COLUMNS), at = cell / columns, across = cell % columns;
    size_t row = sg_table_add_row(w->out);
    struct sg_buffer letter = {0};
    double row_size = 0;
    for (size_t k = 0; k < columns; k++)
        row_size += x->sizes[at * columns + k];
    sg_status status = sg_base_rule_status(w->rule, (double)share->n);
    sg_letter_of(across, &letter);
    sg_column_set_text(w->row, row, x->sides[CROSSING_ROWS].labels.items[at]);
    sg_column_set_text(w->column, row, x->sides[CROSSING_COLUMNS].labels.items[across]);
    sg_column_set_text(w->letter, row, sg_buffer_text(&letter));
    sg_column_set(w->n, row, (double)x->counts[cell], 0);
    sg_column_set(w->weighted, row, x->sizes[cell], 0);
    set(w->row_percent, row, row_size > 0 ? 100 * x->sizes[cell] / row_size : NAN, 0);
    set(w->column_percent, row, 100 * share->estimate, status);
    set(w->total_percent, row, 100 * x->shares[cell], 0);
    set(w->se, row, 100 * share->se, status);
    sg_buffer_free(&letter);
}

/* One row of the table: its cells as shares of their columns, and the letters between them. */
static bool write_line(struct writer *w, size_t at, struct sg_error *err)
{
    struct crossing *x = w->x;
    size_t n = crossing_n(x, CROSSING_COLUMNS), pairs = n * (n - 1) / 2, first = w->out->n_rows;
    struct sg_statistic *shares = sg_alloc(n, sizeof *shares);
    struct sg_estimate *found = sg_alloc(n, sizeof *found), difference;
    double *p = sg_alloc(crossing_is_tested(x) ? pairs : 0, sizeof *p),
           *estimates = sg_alloc(n, sizeof *estimates);
    struct sg_texts letters = {0};
    for (size_t k = 0; k < n; k++)
        shares[k] = crossing_share(x, at * n + k, CROSSING_COLUMNS, k);
    bool done = sg_statistic_estimate(x->sample, shares, n, found, err);
    for (size_t k = 0; done && k < n; k++) {
        write_cell(w, at * n + k, &found[k]);
        estimates[k] = w->column_percent->values[first + k];
    }
    bool tested = crossing_is_tested(x);
    for (size_t a = 0; done && tested && a < n; a++)
        for (size_t b = a + 1; done && b < n; b++) {
            done = sg_statistic_difference(x->sample, &shares[a], &shares[b], &difference, err);
            bool shown = !isnan(estimates[a]) && !isnan(estimates[b]);
            p[sg_letters_pair(n, a, b)] = shown ? sg_letters_p(&difference) : NAN;
        }
    if (done && tested) {
        sg_adjustment_of(x->run->args)->adjust(p, pairs, p);
        sg_letters_assign(estimates, p, n, 1 - x->run->level, &letters);
        for (size_t k = 0; k < n; k++)
            sg_column_set_text(w->letters, first + k, letters.items[k]);
    }
    sg_texts_free(&letters);
    crossing_statistics_free(shares, n);
    free(found);
    free(p);
    free(estimates);
    return done;
}

static bool write_all(struct writer *w, struct sg_error *err)
{
    bool done = crossing_test(w->x, &w->out->info, err);
    for (size_t i = 0; done && i < crossing_n(w->x, CROSSING_ROWS); i++)
        done = write_line(w, i, err);
    return done;
}

/* How many records there are, and how many the table has. */
static void say_base(struct sg_run *run, const struct crossing *x, size_t n_records)
{
    size_t n = crossing_n(x, CROSSING_ROWS) * crossing_n(x, CROSSING_COLUMNS), answered = 0;
    for (size_t i = 0; i < n; i++)
        answered += x->counts[i];
    if (answered < n_records)
        sg_run_note(run, "%zu records; %zu have an answer on both sides", n_records, answered);
}

static bool run_crosstab(struct sg_run *run, struct sg_rows *rows, struct sg_table *out,
                         struct sg_error *err)
{
    static const struct sg_moment_plan plan = {.kind = SG_MOMENTS_VALUES, .n_values = 1};
    struct sg_gathered gathered = {0};
    struct crossing x = {.run = run, .notes = rows->notes};
    struct writer w = {.x = &x, .out = out};
    struct sg_gather_request request = {
        .design = run->design, .plans = &plan, .n_questions = 1, .take = take};
    x.sides[CROSSING_ROWS].column = sg_args_text(run->args, "rows");
    x.sides[CROSSING_COLUMNS].column = sg_args_text(run->args, "cols");
    if (!x.sides[CROSSING_ROWS].column || !x.sides[CROSSING_COLUMNS].column)
        return sg_fail(err, SG_FAIL_USAGE, "--rows COL and --cols COL are needed");
    if (!sg_base_rule_read(sg_args_text(run->args, "small-base"), &w.rule, err))
        return false;
    sg_texts_add(&request.keys, x.sides[CROSSING_ROWS].column);
    sg_texts_add(&request.keys, x.sides[CROSSING_COLUMNS].column);
    bool done = sg_gather(run, rows, &request, &gathered, err);
    add_columns(&w);
    if (done) {
        x.sample = &gathered.questions[0].sample;
        x.classes = &gathered.questions[0].classes;
        x.met = gathered.questions[0].met;
        crossing_make(&x);
        say_base(run, &x, gathered.n_records);
        done = write_all(&w, err);
    }
    crossing_free(&x);
    sg_texts_free(&request.keys);
    sg_gathered_free(&gathered);
    return done;
}

static const struct sg_option option_rows = {
    .name = "rows",
    .kind = SG_OPTION_COLUMN,
    .required = true,
    .argument = "COL",
    .help = {"column whose values are the rows: the answers", "表側とする列（回答）"}};
static const struct sg_option option_cols = {
    .name = "cols",
    .kind = SG_OPTION_COLUMN,
    .required = true,
    .argument = "COL",
    .help = {"column whose values are the columns: the attribute", "表頭とする列（属性）"}};
static const struct sg_option option_adjust = {
    .name = "adjust",
    .kind = SG_OPTION_CHOICE,
    .argument = "METHOD",
    .choices = SG_CHOICES_OF_FUNCTIONS(sg_adjustments),
    .preset = "holm",
    .help = {"adjustment of the p values over all pairs of columns",
             "列の全組合せについてのｐ値の多重性の調整"}};

static const struct sg_option option_value = {
    .name = "value",
    .kind = SG_OPTION_COLUMN,
    .input = SG_INPUT_TABLE,
    .argument = "COL",
    .help = {"the input is a table, with counts or amounts in COL: give shares, no tests",
             "入力を集計表とし、COL の件数や金額の割合を求める（検定はしない）"}};

const struct sg_command sg_crosstab_command = {
    .name = "crosstab",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"two questions crossed, with tests", "クロス集計（標本設計に基づく検定付き）"},
    .help =
        {"Reads microdata once and crosses two columns: records, their design weights added up, "
         "percentages of the row, the column and the whole, and the standard error of the column "
         "percentage under the design. Letters name the columns that a column percentage is "
         "significantly above (t of the difference under the design, adjusted over the pairs of a "
         "row). Tables of more than 400 cells have neither letters nor test. The test of "
         "independence is Rao and Scott's, second-order corrected: weighted "
         "counts in a plain chi-square would be off by the mean weight. It is said on standard "
         "error, and with all digits under tests of -f json. With --value the input is a published "
         "table: shares of rows, columns and the "
         "whole, by its own totals where it has them (column value instead of n). Records without "
         "a value on either side are left out of the table, not of the "
         "design. Columns: row, column, letter, n, weighted_n, row_percent, column_percent, "
         "total_percent, se_points, letters, status.",
         "個票を１回読み、二つの列をクロス集計します。回答数、ウエイトの合計、行・列・全体に対する"
         "割合、列の割合の標準誤差（標本設計による）を求めます。文字は、列の割合が有意に高い相手の"
         "列を示します（差のｔ検定、行内の全組合せで調整）。独立性の検定はRao・Scottの２次補正で"
         "（拡大した件数にそのままχ²検定を使うと誤ります）、結果は標準エラー出力に、全桁は -f json "
         "の tests に示します。400セルを超える表では検定も文字も省きます。--value を指定すると"
         "公表された集計表を読み、行・列・全体に対する割合を求めます。総数の行や列があればそれを"
         "分母とします。どちらかの値がない回答は表から除きますが、標本設計の中には残ります。列：行"
         "、列、文字、回答数、"
         "拡大回答数、行・列・全体の割合、標準誤差、有意に高い相手、状態。"},
    .example = "--rows di --cols size --strata stratum --frame "
               "examples/business-survey/frame.csv "
               "examples/business-survey/datapackage.json#responses",
    .options = {&option_rows, &option_cols, &option_value, &option_adjust, &sg_option_level,
                &sg_option_small_base},
    .more = sg_design_options,
    .input = SG_INPUT_RECORDS,
    .input_if_asked = SG_INPUT_TABLE, /* --value */
    .output = SG_OUTPUT_TABLE,
    .run_table = sg_crosstab_table,
    .run_rows = run_crosstab,
    .chart = "stack100"};
