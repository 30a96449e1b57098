/* 影響力係数・感応度係数, multipliers and linkages of each industry. */
#include <math.h>
#include <stdlib.h>

#include "io_lines.h"
#include "io_model.h"
#include "io_write.h"
#include "table/args.h"

enum { ECONOMIC, ONS };

static const struct sg_choice conventions[] = {
    [ECONOMIC] =
        {"eurostat",
         {"multiplier: for a unit of final demand; effect: for a unit of its own "
          "(Eurostat, Miller and Blair)",
          "multiplier は最終需要１単位当たり、effect は当該産業の１単位当たり（欧州統計局ほ"
          "か）"}},
    [ONS] = {"ons",
             {"the other way round (Office for National Statistics)", "その逆（英国国家統計局）"}}};

static const struct sg_option option_convention = {
    .name = "convention",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHOSE",
    .choices = SG_CHOICES(conventions),
    .preset = "eurostat",
    .help = {"what is called multiplier and what effect", "multiplier と effect の呼び方"}};

struct linkages {
    const struct io_table *t;
    struct io_model model;
    struct io_side side;
    struct io_households households;
    struct sg_table *out;
    bool ons;
};

/* What an industry is worth to all over what it is to itself. */
static void over_own(const struct io_vector *multiplier, const struct io_vector *own, size_t n,
                     struct io_vector *out)
{
    for (size_t j = 0; j < n; j++) {
        sg_status status = multiplier->status[j] | own->status[j];
        if (!status && !io_is_there(own->value[j]))
            status = SG_STATUS_UNDEFINED;
        io_vector_add(out, j, multiplier->value[j] / own->value[j], status);
    }
}

/* v B and (v B)_j / v_j of `of` per unit of output, where the table has it. */
static void add_multipliers(struct linkages *l, const struct io_vector *of, const char *multiplier,
                            const char *effect)
{
    size_t n = l->t->n;
    struct io_vector per, simple, ratio;
    if (!of->there)
        return;
    io_vector_alloc(&per, n);
    io_vector_alloc(&simple, n);
    io_vector_alloc(&ratio, n);
    io_per_output(l->t, of, &per);
    io_model_multipliers(&l->model, &per, &simple);
    over_own(&simple, &per, n, &ratio);
    io_column_add(l->out, multiplier, l->ons ? &ratio : &simple, n);
    io_column_add(l->out, effect, l->ons ? &simple : &ratio, n);
    io_vector_free(&per);
    io_vector_free(&simple);
    io_vector_free(&ratio);
}

/* Column sums or row sums over industries, over their mean: one that is unknown leaves all so. */
static void add_dispersion(struct linkages *l, const char *name, bool of_rows)
{
    size_t n = l->t->n, m = l->model.m;
    struct io_vector sums;
    sg_status status = 0;
    double total = 0;
    io_vector_alloc(&sums, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            status |= l->model.b_status[i * m + j];
            total += l->model.b[i * m + j];
            io_vector_add(&sums, of_rows ? i : j, l->model.b[i * m + j], 0);
        }
    for (size_t i = 0; i < n; i++) {
        sums.value[i] /= total / (double)n;
        sums.status[i] = status;
    }
    io_column_add(l->out, name, &sums, n);
    io_vector_free(&sums);
}

/* Row sums of the Ghosh inverse, x̂⁻¹Bx̂. */
static void add_forward(struct linkages *l)
{
    size_t n = l->t->n, m = l->model.m;
    struct io_vector sums;
    io_vector_alloc(&sums, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double b = l->model.b[i * m + j], own = l->t->output.value[i];
            sg_status status = l->model.b_status[i * m + j] | l->t->output.status[i];
            if (b > 0 || b < 0)
                status |= l->t->output.status[j];
            if (!status && !io_is_there(own))
                status = SG_STATUS_UNDEFINED;
            io_vector_add(&sums, i, status ? 0 : b * l->t->output.value[j] / own, status);
        }
    io_column_add(l->out, "forward", &sums, n);
    io_vector_free(&sums);
}

static void add_bounds(struct linkages *l)
{
    size_t n = l->t->n, m = l->model.m;
    struct io_vector lower, upper;
    if (!l->model.b_upper)
        return;
    io_vector_alloc(&lower, n);
    io_vector_alloc(&upper, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            io_vector_add(&lower, j, l->model.b[i * m + j], 0);
            io_vector_add(&upper, j, l->model.b_upper[i * m + j], 0);
        }
    io_column_add(l->out, "lower", &lower, n);
    io_column_add(l->out, "upper", &upper, n);
    io_vector_free(&lower);
    io_vector_free(&upper);
}

static void add_imports(struct linkages *l)
{
    size_t n = l->t->n;
    struct io_vector percent;
    if (!l->model.open)
        return;
    io_vector_alloc(&percent, n);
    for (size_t i = 0; i < n; i++)
        io_vector_add(&percent, i, 100 * (1 - l->model.imports.value[i]),
                      l->model.imports.status[i]);
    io_column_add(l->out, "self_sufficiency_percent", &percent, n);
    io_column_add(l->out, "import_coefficient", &l->model.imports, n);
    io_vector_free(&percent);
}

static void write(struct linkages *l, const struct io_vector *jobs)
{
    size_t n = l->t->n;
    struct io_vector sums;
    io_vector_alloc(&sums, n);
    io_model_multipliers(&l->model, NULL, &sums);
    io_industries_begin(l->t, l->out);
    io_column_main(l->out, io_column_add(l->out, "output_multiplier", &sums, n));
    add_bounds(l);
    add_dispersion(l, "influence", false);
    add_dispersion(l, "sensitivity", true);
    io_column_add(l->out, "backward", &sums, n);
    add_forward(l);
    add_multipliers(l, jobs, "employment_multiplier", "employment_effect");
    add_multipliers(l, &l->t->gva, "gva_multiplier", "gva_effect");
    add_multipliers(l, &l->t->income, "income_multiplier", "income_effect");
    add_imports(l);
    io_vector_free(&sums);
}

static bool solve(struct linkages *l, struct sg_run *run, struct sg_error *err)
{
    if (!io_model_make(&l->model, l->t, run, err))
        return false;
    if (l->model.kind == IO_TYPE2) {
        if (!io_households_make(&l->households, l->t, &l->side, run, err))
            return false;
        io_model_add_households(&l->model, &l->households);
    }
    return io_model_solve(&l->model, run, err);
}

static bool run_linkages(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                         struct sg_error *err)
{
    struct io_table t;
    struct linkages l = {
        .t = &t, .out = out, .ons = sg_args_choice(run->args, "convention") == ONS};
    struct io_vector jobs = {0};
    bool ok = io_table_make(&t, run, in, err);
    if (ok) {
        io_vector_alloc(&jobs, t.n);
        ok = io_jobs_read(&l.side, &t, run, &jobs, err) && solve(&l, run, err);
    }
    if (ok)
        write(&l, &jobs);
    io_vector_free(&jobs);
    io_households_free(&l.households);
    io_side_free(&l.side);
    io_model_free(&l.model);
    io_table_free(&t);
    return ok;
}

const struct sg_command sg_io_linkages_command = {
    .name = "io linkages",
    .group = SG_COMMANDS_IO,
    .summary = {"multipliers, influence and sensitivity of industries",
                "産業連関表の乗数、影響力係数・感応度係数"},
    .help =
        {"Sums up the Leontief inverse by industry. output_multiplier and backward: the column "
         "sum, "
         "output of all industries for a unit of final demand (with type2 also by consumption). "
         "influence (影響力係数) and sensitivity (感応度係数): column and row sums over their mean "
         "(Rasmussen 1956). forward: row sum of the Ghosh inverse. gva_multiplier, "
         "income_multiplier and employment_multiplier (rows of the table, or --employment): what a "
         "unit of final demand brings; …_effect: the same for a unit of the industry's own; "
         "--convention ons calls them the other way round. self_sufficiency_percent and "
         "import_coefficient: of the open model. A suppressed flow suppresses all that depends on "
         "it; lower and upper then give the limits of the output multiplier where the totals are "
         "known. Columns: industry, output_multiplier, lower and upper (with unknown flows), "
         "influence, sensitivity, backward, forward, employment_multiplier, employment_effect, "
         "gva_multiplier, gva_effect, income_multiplier, income_effect, self_sufficiency_percent, "
         "import_coefficient, status; those that the table cannot give are left out.",
         "逆行列係数を産業ごとにまとめます。output_multiplier と backward "
         "は列和で、最終需要１単位が"
         "誘発する全産業の生産額（type2 では消費による誘発を含む）。influence（影響力係数）と "
         "sensitivity（感応度係数）は列和と行和をその平均で割った値（ラスムッセン 1956）、forward "
         "は"
         "ゴッシュ逆行列の行和です。gva_multiplier（粗付加価値）、income_multiplier（雇用者所得）、"
         "employment_multiplier（従業者数。表の行、又は "
         "--employment）は最終需要１単位がもたらす額、"
         "…_effect は当該産業の１単位当たりの値です（--convention ons では逆に呼びます）。"
         "self_sufficiency_percent（自給率）と import_coefficient（輸移入係数）は競争輸入型のもので"
         "す。秘匿の取引に依存する値はすべて秘匿とし、計が分かるときは生産乗数の下限と上限を示しま"
         "す。列：産業、生産誘発乗数、下限と上限（不明な取引があるとき）、影響力係数、感応度係数、"
         "後方連関、前方連関、雇用、粗付加価値、雇用者所得の乗数と効果、自給率、輸移入係数、状態。"
         "表"
         "から計算できない列は出力しません。"},
    .example = "examples/io/japan_2011_13.csv",
    .options = {&io_option_model, &io_option_consumption_rate, &io_option_resident_share,
                &io_option_employment, &option_convention, IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_linkages,
    .chart = "influence"};
