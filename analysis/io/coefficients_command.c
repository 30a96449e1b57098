/* 投入係数: what an industry buys for a unit of its output. */
#include <math.h>

#include "io_model.h"
#include "io_write.h"

struct coefficients {
    const struct io_table *t;
    const struct io_model *model;
    struct io_pairs pairs;
    struct sg_column *value, *coefficient, *lower, *upper; /* the last two: NULL without bounds */
};

static void add_columns(struct coefficients *c, const struct sg_run *run, struct sg_table *out)
{
    io_pairs_begin(&c->pairs, c->t, out);
    c->value = sg_table_add(out, "value", SG_COLUMN_NUMBER);
    c->value->unit = sg_copy_text(c->t->grid.unit_name);
    c->coefficient = sg_table_add(out, "coefficient", SG_COLUMN_NUMBER);
    c->coefficient->label = sg_copy_text(run->lang == SG_JA ? "投入係数" : "Input coefficient");
    c->coefficient->decimals = 6;
    if (c->model->a_upper) {
        c->lower = sg_table_add(out, "lower", SG_COLUMN_NUMBER);
        c->upper = sg_table_add(out, "upper", SG_COLUMN_NUMBER);
        c->lower->decimals = c->upper->decimals = 6;
    }
    io_column_main(out, c->coefficient);
}

static void set_bounds(struct coefficients *c, size_t row, size_t line, size_t j)
{
    size_t at = c->t->rows.industry[line] * c->t->n + j;
    bool industry = c->t->rows.meaning[line].role == IO_INDUSTRY;
    if (!c->upper || !industry || !c->model->a_status[at])
        return;
    sg_column_set(c->lower, row, 0, 0);
    sg_column_set(c->upper, row, c->model->a_upper[at], 0);
}

static void add_row(struct coefficients *c, size_t line, size_t j)
{
    const struct io_grid *grid = &c->t->grid;
    size_t at = io_grid_at(grid, line, c->t->column[j]);
    size_t row = io_pairs_row(&c->pairs, grid->rows.labels[line], j);
    double x = c->t->output.value[j];
    sg_status status = grid->status[at] | c->t->output.status[j];
    sg_column_set(c->value, row, grid->values[at], grid->status[at]);
    sg_column_set(c->coefficient, row, status ? NAN : x > 0 ? grid->values[at] / x : 0, status);
    set_bounds(c, row, line, j);
}

static bool run_coefficients(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                             struct sg_error *err)
{
    struct io_table t;
    struct io_model model = {0};
    struct coefficients c = {.t = &t, .model = &model};
    bool ok = io_table_make(&t, run, in, err);
    if (ok) {
        io_model_fill(&model, &t, run);
        add_columns(&c, run, out);
    }
    for (size_t line = 0; ok && line < t.grid.rows.n; line++)
        for (size_t j = 0; j < t.n; j++)
            if (t.rows.meaning[line].role != IO_SUBTOTAL && t.rows.meaning[line].role != IO_OUTPUT)
                add_row(&c, line, j);
    io_model_free(&model);
    io_table_free(&t);
    return ok;
}

const struct sg_command sg_io_coefficients_command = {
    .name = "io coefficients",
    .group = SG_COMMANDS_IO,
    .summary = {"input coefficients of an input-output table", "産業連関表の投入係数"},
    .help =
        {"Divides the inputs of each industry by its output: a = z / x, for industries and for "
         "rows "
         "of value added. The table is wide (a row per input, a column per industry, then final "
         "demand) or long (input, output, value); which lines are final demand, exports, imports, "
         "value added and output is told by their words in Japanese and English, and by --roles. "
         "Outputs are those published, else the sums of columns. Before, rows are checked against "
         "columns. A suppressed flow suppresses its coefficient; where the totals of its row or "
         "column are known, lower and upper say between what it lies. Columns: input, output, "
         "value, coefficient, lower and upper (with unknown flows), status.",
         "各産業の投入額を生産額で割ります（a＝z÷x）。産業のほか粗付加価値の行も出力します。表は横"
         "持ち（行が投入部門、列が産業と最終需要）でも縦持ち（投入、産出、値）でもかまいません。最"
         "終"
         "需要、輸出、輸入、粗付加価値、生産額の行と列は見出しの語（日本語・英語）で見分け、--"
         "roles "
         "で補えます。生産額は表のもの、なければ列和です。先に行和と列和の一致を確かめます。秘匿の"
         "取引額の係数は秘匿とし、行か列の計が分かるときは下限と上限を示します。列：投入部門、産出"
         "部門、値、投入係数、下限と上限（不明な取引があるとき）、状態。"},
    .example = "examples/io/japan_2011_13.csv",
    .options = {IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_coefficients};
