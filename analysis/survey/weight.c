/* Survey weights: of the design, of response, of what is known of the population. */
#include "weight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/effective_size.h>
#include <sangyo/number.h>
#include "table/args.h"

static bool find_weights(struct weighting *w, struct sg_error *err)
{
    const char *name = sg_args_text(w->run->args, "weight-name");
    if (sg_table_find(w->in, name) >= 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the records have a column '%s' already: give another --weight-name", name);
    for (size_t row = 0; row < w->n; row++)
        w->rows[row] = row;
    return weight_base(w, err) && weight_respond(w, err) && weight_trim(w, err) &&
           weight_meet(w, err);
}

/* Whether a cell of numbers would be lost if it were written as a number. */
static bool has_symbols(const struct sg_table *in, size_t at)
{
    const struct sg_column *column = in->columns[at];
    bool main = in->main == (ptrdiff_t)at;
    for (size_t row = 0; column->kind == SG_COLUMN_NUMBER && !main && row < in->n_rows; row++)
        if (sg_status_void(column->status[row]) || column->status[row] & SG_STATUS_NIL)
            return true;
    return false;
}

/* A column with symbols as labels, so that they are written as they stood: X, -, …. */
static void copy_symbols(const struct sg_column *from, struct sg_table *out, enum sg_lang lang)
{
    char number[SG_NUMBER_SIZE];
    struct sg_column *to = sg_table_add(out, from->name, SG_COLUMN_CATEGORY);
    for (size_t row = 0; row < out->n_rows; row++) {
        sg_status status = from->status[row] & (sg_status_void(from->status[row]) | SG_STATUS_NIL);
        const char *text = number;
        sg_number_shortest(from->values[row], number);
        for (size_t i = 0; i < SG_STATUS_COUNT; i++)
            if (status & (1u << i))
                text = sg_lang_pick(sg_status_info(i)->symbol, lang);
        sg_column_set_text(to, row, text);
    }
}

static void copy_column(const struct sg_table *in, size_t at, struct sg_table *out,
                        enum sg_lang lang)
{
    const struct sg_column *from = in->columns[at];
    if (has_symbols(in, at)) {
        copy_symbols(from, out, lang);
        return;
    }
    struct sg_column *to = sg_table_add_like(out, from);
    if (from->kind == SG_COLUMN_NUMBER) {
        memcpy(to->values, from->values, in->n_rows * sizeof *to->values);
        memcpy(to->status, from->status, in->n_rows * sizeof *to->status);
    } else {
        memcpy(to->codes, from->codes, in->n_rows * sizeof *to->codes);
    }
}

/* Empty for records that did not answer. */
static void write_residuals(const struct weighting *w, struct sg_table *out)
{
    for (size_t k = 0; w->residuals && k < sg_args_count(w->run->args, "residuals"); k++) {
        struct sg_buffer name = {0};
        sg_buffer_add(&name, sg_args_nth(w->run->args, "residuals", k));
        sg_buffer_add(&name, "_residual");
        struct sg_column *column = sg_table_add(out, sg_buffer_text(&name), SG_COLUMN_NUMBER);
        for (size_t i = 0; i < w->n; i++)
            sg_column_set(column, w->rows[i], w->residuals[k][i], 0);
        sg_buffer_free(&name);
    }
}

static void write_records(const struct weighting *w, struct sg_table *out)
{
    const struct sg_table *in = w->in;
    sg_table_info_copy(&out->info, &in->info);
    sg_table_reserve(out, in->n_rows);
    for (size_t row = 0; row < in->n_rows; row++)
        sg_table_add_row(out);
    for (size_t i = 0; i < in->n_columns; i++)
        copy_column(in, i, out, w->run->lang);
    struct sg_column *weight =
        sg_table_add(out, sg_args_text(w->run->args, "weight-name"), SG_COLUMN_NUMBER);
    for (size_t row = 0; row < in->n_rows; row++)
        sg_column_set(weight, row, 0, 0);
    for (size_t i = 0; i < w->n; i++)
        sg_column_set(weight, w->rows[i], w->weights[i], 0);
    write_residuals(w, out);
    out->main = in->main;
}

static void say_size(const struct weighting *w)
{
    long double sum = 0;
    for (size_t i = 0; i < w->n; i++)
        sum += w->weights[i];
    double size = sg_effective_size_weights(w->weights, w->n);
    sg_run_note(w->run,
                "the weights add up to %.10g; effective sample size (Kish) %.1f of %zu, design "
                "effect of weighting %.3f",
                (double)sum, size, w->n, (double)w->n / size);
}

static bool run_weight(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err)
{
    struct weighting w = {.run = run,
                          .in = in,
                          .n = in->n_rows,
                          .rows = sg_alloc(in->n_rows, sizeof *w.rows),
                          .weights = sg_alloc(in->n_rows, sizeof *w.weights)};
    bool fine = find_weights(&w, err);
    if (fine) {
        write_records(&w, out);
        if (w.n)
            say_size(&w);
    }
    for (size_t k = 0; w.residuals && k < sg_args_count(run->args, "residuals"); k++)
        free(w.residuals[k]);
    free(w.residuals);
    free(w.rows);
    free(w.weights);
    return fine;
}

static const struct sg_option option_design_weight = {
    .name = "design-weight",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the weights to begin with (default: N/n of --frame, else 1)",
             "出発点となるウエイトの列（既定は --frame によるＮ／ｎ、なければ１）"}};

static const struct sg_option option_frame = {
    .name = "frame",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of the strata with their sizes N, for weights N/n to begin with",
             "層別の母集団の大きさＮの表（出発点のウエイトをＮ／ｎとする）"}};

static const struct sg_option option_frame_size = {
    .name = "frame-size",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"column of the frame with the sizes (default: N_h, N, population, 母集団 …)",
             "層の大きさの列（既定は N_h、N、population、母集団など）"}};

static const struct sg_option option_strata = {
    .name = "strata",
    .kind = SG_OPTION_COLUMN,
    .repeatable = true,
    .argument = "COL",
    .help = {"columns that make the strata of --frame together",
             "--frame の層の列。複数指定すればその組合せ"}};

static const struct sg_option option_weight_name = {
    .name = "weight-name",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .preset = "weight",
    .help = {"name of the new column", "ウエイトの列の名前"}};

const struct sg_command sg_weight_command = {
    .name = "weight",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"survey weights that meet known totals", "母集団の総数に合わせた調査のウエイト"},
    .help =
        {"Writes the records back with a column of weights, found in steps. First the weights of "
         "the design: a column, N/n of a frame, or 1. Then --nonresponse: within each class those "
         "who answered take the weights of those who did not, who get weight 0. Then --trim, which "
         "spreads what lies beyond the limits equally over the others. Then --method, which meets "
         "the totals of the population in --margins to 1e-9: post-stratify, rake (one margin after "
         "the other, until all are met) or calibrate (Deville and Särndal 1992), which changes "
         "weights least by the distance chosen, also to totals of columns of numbers. Iterations, "
         "the largest difference, the range of factors and the effective sample size (Kish) are "
         "said on standard error. A category without records, records without a total, margins of "
         "different totals and margins that cannot all be met are errors.",
         "個票にウエイトの列を付けて書き出します。まず標本設計のウエイト（列、母集団の表による"
         "Ｎ／ｎ、又は１）を求め、--nonresponse ではクラスごとに無回答者の分を回答者に加えます"
         "（無回答者のウエイトは０）。--trim は上限・下限を超えた分を他の標本に等しく配分します。"
         "--method は --margins の母集団の総数に1e-9の精度で合わせます。post-stratify は事後層化、"
         "rake は複数の周辺分布に順に合わせる反復比例調整、calibrate は選んだ距離で変化が最小の"
         "ウエイトを求めるキャリブレーション（Deville and Särndal 1992）で、数値の列の総数にも"
         "合わせられます。反復回数、最大の相対差、調整係数の範囲、有効標本の大きさ（Kish）を"
         "標準エラー出力に示します。標本のない区分、総数のない区分、合計の異なる周辺分布、"
         "同時に満たせない周辺分布はエラーです。"},
    .example =
        "--method rake --margins examples/business-survey/frame.csv --margin-size N_h --margin "
        "industry --margin size examples/business-survey/responses.csv",
    .options = {&option_design_weight, &option_frame, &option_frame_size, &option_strata,
                &weight_option_nonresponse, &weight_option_classes, &weight_option_trim,
                &weight_option_method, &weight_option_margins, &weight_option_margin,
                &weight_option_margin_size, &weight_option_distance, &weight_option_bounds,
                &weight_option_iterations, &weight_option_residuals, &option_weight_name},
    .input = SG_INPUT_UNITS,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_weight};
