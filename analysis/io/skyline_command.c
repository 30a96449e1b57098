/* スカイライン: the output that domestic final demand, exports and imports stand for (Leontief
 * 1963). */
#include <math.h>
#include <stdlib.h>

#include "io_lines.h"
#include "io_unknown.h"
#include "io_write.h"

struct skyline {
    const struct io_table *t;
    struct io_model model; /* closed: what is imported is taken as if it were made here */
    struct io_vector domestic, exports, imports; /* output that each of them stands for */
    struct sg_table *out;
};

static bool require_parts(const struct io_table *t, struct sg_error *err)
{
    if (!t->imports.there)
        return sg_fail(
            err, SG_FAIL_DATA,
            t->imports_are_rows
                ? "imports are rows of this table, which do not say what was imported: a "
                  "skyline needs columns of imports"
                : "the table has no columns of imports, which a skyline needs");
    return t->final.there ||
           sg_fail(err, SG_FAIL_DATA,
                   "the table has no columns of domestic final demand, which a skyline needs");
}

/* B d, and what is unknown of it. */
static void induce(const struct io_model *model, const struct io_vector *of, struct io_vector *out)
{
    size_t n = model->n;
    double *known = sg_alloc(n, sizeof *known), *values = sg_alloc(n, sizeof *values);
    sg_status *status = sg_alloc(n, sizeof *status);
    for (size_t i = 0; i < n; i++)
        known[i] = of->status[i] ? 0 : of->value[i];
    sg_io_output(model->b, known, n, values);
    io_unknown_output(model, known, of->status, status);
    for (size_t i = 0; i < n; i++)
        io_vector_add(out, i, values[i], status[i]);
    free(known);
    free(values);
    free(status);
}

/* 100 a / b by industry, or over the sum of b; undefined where b is not above 0. */
static void add_percent(struct skyline *s, const char *name, const struct io_vector *a,
                        const struct io_vector *b, bool over_sum)
{
    size_t n = s->t->n;
    struct io_vector percent;
    sg_status all = 0;
    double sum = 0;
    io_vector_alloc(&percent, n);
    for (size_t i = 0; i < n; i++) {
        all |= b->status[i];
        sum += b->value[i];
    }
    for (size_t i = 0; i < n; i++) {
        sg_status status = a->status[i] | (over_sum ? all : b->status[i]);
        double base = over_sum ? sum : b->value[i];
        if (!status && !(base > 0))
            status = SG_STATUS_UNDEFINED;
        io_vector_add(&percent, i, 100 * a->value[i] / base, status);
    }
    struct sg_column *column = io_column_add(s->out, name, &percent, n);
    if (a != b)
        io_column_main(s->out, column); /* the last one */
    io_vector_free(&percent);
}

static void add_amounts(struct skyline *s, const char *name, const struct io_vector *v)
{
    struct sg_column *column = io_column_add(s->out, name, v, s->t->n);
    column->decimals = 1;
    column->unit = sg_copy_text(s->t->grid.unit_name);
}

static void write(struct skyline *s)
{
    size_t n = s->t->n;
    struct io_vector made;
    io_vector_alloc(&made, n);
    for (size_t i = 0; i < n; i++)
        io_vector_add(&made, i, s->domestic.value[i] + s->exports.value[i] - s->imports.value[i],
                      s->domestic.status[i] | s->exports.status[i] | s->imports.status[i]);
    io_industries_begin(s->t, s->out);
    add_amounts(s, "induced_by_domestic", &s->domestic);
    add_amounts(s, "induced_by_exports", &s->exports);
    add_amounts(s, "displaced_by_imports", &s->imports);
    add_percent(s, "domestic_share_percent", &s->domestic, &s->domestic, true);
    add_percent(s, "exports_percent", &s->exports, &s->domestic, false);
    add_percent(s, "imports_percent", &s->imports, &s->domestic, false);
    add_percent(s, "sufficiency_percent", &made, &s->domestic, false);
    io_vector_free(&made);
}

static bool compute(struct skyline *s, struct sg_run *run, struct sg_error *err)
{
    const struct io_table *t = s->t;
    if (!require_parts(t, err))
        return false;
    io_model_fill(&s->model, t, run);
    if (!io_model_solve(&s->model, run, err))
        return false;
    induce(&s->model, &t->final, &s->domestic);
    induce(&s->model, &t->exports, &s->exports);
    induce(&s->model, &t->imports, &s->imports);
    return true;
}

static bool run_skyline(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                        struct sg_error *err)
{
    struct io_table t;
    struct skyline s = {.t = &t, .out = out};
    bool ok = io_table_make(&t, run, in, err);
    io_vector_alloc(&s.domestic, t.n);
    io_vector_alloc(&s.exports, t.n);
    io_vector_alloc(&s.imports, t.n);
    ok = ok && compute(&s, run, err);
    if (ok)
        write(&s);
    io_vector_free(&s.domestic);
    io_vector_free(&s.exports);
    io_vector_free(&s.imports);
    io_model_free(&s.model);
    io_table_free(&t);
    return ok;
}

const struct sg_command sg_io_skyline_command = {
    .name = "io skyline",
    .group = SG_COMMANDS_IO,
    .summary = {"induced outputs and self-sufficiency of each industry",
                "スカイライン分析（生産誘発額と自給率）"},
    .help =
        {"Splits outputs into what domestic final demand would need if nothing were imported, what "
         "exports need, and what imports save: (I - A)^-1 times each, so that the first two less "
         "the third are the output (Leontief 1963). exports_percent and imports_percent are over "
         "the first, and sufficiency_percent is 100 and the one less the other: how much of what "
         "domestic final demand needs, directly and indirectly, is made here. "
         "domestic_share_percent is the industry's share in the first, the width of its building "
         "in chart skyline. The table needs columns of domestic final demand and imports. A "
         "suppressed flow or demand suppresses all that depends on it. Columns: industry, "
         "induced_by_domestic, induced_by_exports, displaced_by_imports, domestic_share_percent, "
         "exports_percent, imports_percent, sufficiency_percent, status.",
         "生産額を、輸移入がないとしたときに域内最終需要に要る分、輸移出に要る分、輸移入で賄われた"
         "分に分けます。それぞれに (I−A)⁻¹ を掛けたもので、前二者の和から三つ目を引くと生産額にな"
         "ります（レオンチェフ 1963）。exports_percent（輸移出率）と imports_percent（輸移入率）は"
         "域内最終需要の生産誘発額に対する割合、sufficiency_percent（自給率）は100に輸移出率を加え"
         "輸移入率を引いたもので、域内最終需要が直接・間接に必要とする生産のうち域内で賄える割合を"
         "示します。domestic_share_percent は域内最終需要の生産誘発額の構成比で、図 skyline "
         "の幅になり"
         "ます。表には域内最終需要と輸移入の列が必要です。秘匿の取引や需要に依存する値はすべて秘匿"
         "とします。列：産業、域内最終需要の生産誘発額、輸移出の生産誘発額、輸移入が代替した生産額"
         "、"
         "構成比、輸移出率、輸移入率、自給率、状態。"},
    .example = "examples/io/japan_2011_13.csv",
    .options = {IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_skyline,
    .chart = "skyline"};
