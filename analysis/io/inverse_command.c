/* 逆行列係数: what a unit of final demand makes each industry produce. */
#include <math.h>

#include "io_model.h"
#include "io_write.h"

static const char *name_of(const struct io_model *model, size_t i, enum sg_lang lang)
{
    if (i < model->n)
        return io_table_name(model->table, i);
    return lang == SG_JA ? "家計" : "Households";
}

static void write_inverse(const struct io_model *model, const struct sg_run *run,
                          struct sg_table *out)
{
    struct io_pairs pairs;
    size_t m = model->m;
    io_pairs_begin(&pairs, model->table, out);
    struct sg_column *value = sg_table_add(out, "value", SG_COLUMN_NUMBER);
    if (m > model->n)
        sg_column_intern(pairs.output, name_of(model, model->n, run->lang));
    value->label = sg_copy_text(run->lang == SG_JA ? "逆行列係数" : "Inverse coefficient");
    value->decimals = 6;
    value->measure_kind = SG_MEASURE_RATIO;
    io_column_main(out, value);
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++) {
            size_t row = io_pairs_row(&pairs, name_of(model, i, run->lang), j);
            sg_status status = model->b_status[i * m + j];
            sg_column_set(value, row, status ? NAN : model->b[i * m + j], status);
        }
}

/* Households take part where Type II is asked for. */
static bool make(struct io_model *model, const struct io_table *t, struct sg_run *run,
                 struct sg_error *err)
{
    struct io_households households = {0};
    bool ok = io_model_make(model, t, run, err);
    if (ok && model->kind == IO_TYPE2) {
        ok = io_households_make(&households, t, NULL, run, err);
        if (ok)
            io_model_add_households(model, &households);
    }
    io_households_free(&households);
    return ok && io_model_solve(model, run, err);
}

static bool run_inverse(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                        struct sg_error *err)
{
    struct io_table t;
    struct io_model model = {0};
    bool ok = io_table_make(&t, run, in, err) && make(&model, &t, run, err);
    if (ok)
        write_inverse(&model, run, out);
    io_model_free(&model);
    io_table_free(&t);
    return ok;
}

const struct sg_command sg_io_inverse_command = {
    .name = "io inverse",
    .group = SG_COMMANDS_IO,
    .summary = {"Leontief inverse of an input-output table", "産業連関表の逆行列係数"},
    .help =
        {"Inverts I - A: how much each industry (input) produces, directly and indirectly, for a "
         "unit of final demand for another (output). --model closed takes all inputs as made here, "
         "open takes off imports, (I - (I - M)A)^-1 with M = imports over domestic demand (the "
         "usual one where the table has columns of imports, as Japanese ones do), domestic is for "
         "flows of domestic products alone (rows of imports), type2 has the households inside. An "
         "economy that cannot meet any demand (Hawkins and Simon) is an error that names the "
         "industry; a residual above 1e-12 n is said. A suppressed flow suppresses all elements "
         "that depend on it, however indirectly. Columns: input, output, value, status.",
         "I−A "
         "の逆行列を求めます。ある産業（産出部門）への最終需要１単位が、直接・間接に各産業（投入"
         "部門）の生産をどれだけ誘発するかを示します。--model closed は輸入を考えない型、open "
         "は競争"
         "輸入型 (I−(I−M)A)⁻¹（M＝輸入÷域内需要。輸入の列があるときの既定で、日本の表はこれ）、"
         "domestic は国産品だけの取引の表（輸入の行があるときの既定）、type2 は家計を内生化した型で"
         "す。ホーキンス・サイモンの条件を満たさないときは、部門名を示してエラーとします。残差が "
         "1e-"
         "12×部門数を超えるときは注記します。秘匿の取引に直接・間接に依存する要素は、すべて秘匿と"
         "します。列：投入部門、産出部門、値、状態。"},
    .example = "examples/io/japan_2011_13.csv",
    .options = {&io_option_model, &io_option_consumption_rate, &io_option_resident_share,
                IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_inverse};
