/* 地域投入係数: national coefficients made those of a region by location quotients. */
#include <math.h>

#include "io_lines.h"
#include "io_region.h"
#include "io_write.h"
#include "table/args.h"

struct regional {
    const struct io_table *t;
    struct io_region region;
    struct io_model models[IO_DELTAS];
    struct sg_table *out;
    struct sg_column *value, *coefficient, *lower, *upper; /* the last two: NULL without a range */
};

/* Least and largest over the deltas. */
struct range {
    double least, largest;
};

static struct range range_of(const struct regional *r, size_t at)
{
    struct range range = {INFINITY, -INFINITY};
    for (size_t k = 0; k < r->region.n_deltas; k++) {
        range.least = fmin(range.least, r->models[k].a[at]);
        range.largest = fmax(range.largest, r->models[k].a[at]);
    }
    return range;
}

static void add_range(struct regional *r, int decimals)
{
    if (r->region.n_deltas == 1)
        return;
    r->lower = sg_table_add(r->out, "lower", SG_COLUMN_NUMBER);
    r->upper = sg_table_add(r->out, "upper", SG_COLUMN_NUMBER);
    r->lower->decimals = r->upper->decimals = decimals;
}

static void set_row(struct regional *r, size_t row, size_t j, double coefficient, sg_status status)
{
    double output = io_region_output(&r->region, j);
    sg_status unknown = status | r->t->output.status[j];
    sg_column_set(r->coefficient, row, status ? NAN : coefficient, status);
    sg_column_set(r->value, row, unknown ? NAN : coefficient * output, unknown);
}

static void add_industry_row(struct regional *r, struct io_pairs *pairs, size_t i, size_t j)
{
    size_t at = i * r->t->n + j, row = io_pairs_row(pairs, io_table_name(r->t, i), j);
    sg_status status = r->models[0].a_status[at];
    struct range range = range_of(r, at);
    set_row(r, row, j, r->models[0].a[at], status);
    if (!r->lower)
        return;
    sg_column_set(r->lower, row, status ? NAN : range.least, status);
    sg_column_set(r->upper, row, status ? NAN : range.largest, status);
}

/* Value added as in the nation; what neither it nor the region's industries give comes from
 * outside.
 */
static void add_other_rows(struct regional *r, struct io_pairs *pairs, const struct sg_run *run,
                           size_t j)
{
    const struct io_table *t = r->t;
    double outside = t->output.value[j] > 0 ? 1 - t->gva.value[j] / t->output.value[j] : 0;
    sg_status status = t->gva.status[j] | t->output.status[j];
    for (size_t i = 0; i < t->n; i++) {
        outside -= r->models[0].a[i * t->n + j];
        status |= r->models[0].a_status[i * t->n + j];
    }
    for (size_t line = 0; line < t->grid.rows.n; line++) {
        enum io_role role = t->rows.meaning[line].role;
        size_t at = io_grid_at(&t->grid, line, t->column[j]);
        if (role != IO_VALUE_ADDED && role != IO_COMPENSATION)
            continue;
        double x = t->output.value[j];
        set_row(r, io_pairs_row(pairs, t->grid.rows.labels[line], j), j,
                x > 0 ? t->grid.values[at] / x : 0, t->grid.status[at] | t->output.status[j]);
    }
    if (t->gva.there)
        set_row(r, io_pairs_row(pairs, run->lang == SG_JA ? "移輸入品投入" : "imports", j), j,
                outside, status);
}

static void write_coefficients(struct regional *r, const struct sg_run *run)
{
    struct io_pairs pairs;
    io_pairs_begin(&pairs, r->t, r->out);
    r->value = sg_table_add(r->out, "value", SG_COLUMN_NUMBER);
    r->value->unit = sg_copy_text(r->t->grid.unit_name);
    r->coefficient = sg_table_add(r->out, "coefficient", SG_COLUMN_NUMBER);
    r->coefficient->label =
        sg_copy_text(run->lang == SG_JA ? "地域投入係数" : "Regional input coefficient");
    add_range(r, 6);
    r->coefficient->decimals = 6;
    r->value->decimals = 1;
    for (size_t i = 0; i < r->t->n; i++)
        for (size_t j = 0; j < r->t->n; j++)
            add_industry_row(r, &pairs, i, j);
    for (size_t j = 0; j < r->t->n; j++)
        add_other_rows(r, &pairs, run, j);
    io_column_main(r->out, r->coefficient);
}

static bool write_linkages(struct regional *r, struct sg_run *run, struct sg_error *err)
{
    size_t n = r->t->n;
    struct io_vector sums[IO_DELTAS];
    bool ok = true;
    for (size_t k = 0; k < IO_DELTAS; k++)
        io_vector_alloc(&sums[k], n);
    for (size_t k = 0; k < r->region.n_deltas && ok; k++) {
        ok = io_model_solve(&r->models[k], run, err);
        if (ok)
            io_model_multipliers(&r->models[k], NULL, &sums[k]);
    }
    if (ok) {
        io_industries_begin(r->t, r->out);
        struct sg_column *value = io_column_add(r->out, "value", &sums[0], n);
        value->label = sg_copy_text(run->lang == SG_JA ? "生産誘発乗数" : "Output multiplier");
        value->decimals = 4;
        value->measure_kind = SG_MEASURE_RATIO;
        io_column_main(r->out, value);
        add_range(r, 4);
    }
    for (size_t j = 0; j < n && ok && r->lower; j++) {
        double least = INFINITY, largest = -INFINITY;
        for (size_t k = 0; k < r->region.n_deltas; k++) {
            least = fmin(least, sums[k].value[j]);
            largest = fmax(largest, sums[k].value[j]);
        }
        sg_status status = sums[0].status[j];
        sg_column_set(r->lower, j, status ? NAN : least, status);
        sg_column_set(r->upper, j, status ? NAN : largest, status);
    }
    for (size_t k = 0; k < IO_DELTAS; k++)
        io_vector_free(&sums[k]);
    return ok;
}

static bool run_regional(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                         struct sg_error *err)
{
    struct io_table t;
    struct regional r = {.t = &t, .out = out};
    bool ok = io_table_make(&t, run, in, err) && io_region_read(&r.region, &t, run, err);
    for (size_t k = 0; ok && k < r.region.n_deltas; k++)
        io_region_model(&r.region, k, run, &r.models[k]);
    if (ok && sg_args_flag(run->args, "linkages"))
        ok = write_linkages(&r, run, err);
    else if (ok)
        write_coefficients(&r, run);
    for (size_t k = 0; k < IO_DELTAS; k++)
        io_model_free(&r.models[k]);
    io_region_free(&r.region);
    io_table_free(&t);
    return ok;
}

static const struct sg_option option_linkages = {
    .name = "linkages",
    .kind = SG_OPTION_FLAG,
    .help = {"output multipliers instead of coefficients", "投入係数の代わりに生産誘発乗数を示す"}};

const struct sg_command sg_io_regional_command = {
    .name = "io regional",
    .group = SG_COMMANDS_IO,
    .summary = {"coefficients of a region by location quotients", "立地係数による地域の投入係数"},
    .help =
        {"Makes the coefficients of a nation those of a region: r_ij = min(1, LQ_ij) a_ij, with "
         "location quotients of a measure that both have (--region FILE, --region-value, "
         "--nation-value): slq, cilq, flq (the default; Flegg and Webber 1997) and aflq (2000). "
         "δ of flq is not known for a region without a table of its own: --delta-range gives the "
         "least and the largest over a range. --coefficients says whether the national "
         "coefficients contain imports, and the result says it. Figures that measure different "
         "things, a suppressed one, more in the region than in the nation, industries that do not "
         "meet are errors; industries that the region lacks have rows of 0. Values are "
         "coefficients times the region's output, which is taken to be its part in the measure; "
         "rows of value added are the nation's, and what is left comes from outside, so that the "
         "result is a table that 'io linkages -' reads. With --linkages: value is the output "
         "multiplier. Columns: input, output, value, coefficient (or industry, value), lower and "
         "upper (with --delta-range), status.",
         "全国の投入係数に立地係数を乗じて地域の投入係数を求めます（r_ij＝min(1, "
         "LQ_ij)×a_ij）。立地"
         "係数は、地域と全国の同じ項目の値（--region "
         "FILE、--region-value、--nation-value）から、slq"
         "、cilq、flq（既定。フレッグ・ウェバー 1997）、aflq（同 2000）で計算します。flq の δ "
         "は表の"
         "ない地域では分からないため、--delta-range で範囲内の最小と最大を示せます。--coefficients "
         "は全国の係数に輸入品を含むかどうかで、結果に示します。項目の異なる値、秘匿の値、全国より"
         "大きい地域の値、一致しない産業はエラーとし、地域にない産業の行は０とします。値は係数に地"
         "域"
         "の生産額（項目の全国比で推計）を乗じた額で、粗付加価値の行は全国と同じ割合、残りは域外か"
         "ら"
         "の投入とするので、結果は「io linkages -」で読める表になります。--linkages "
         "では値は生産誘発"
         "乗数です。列：投入部門、産出部門、値、投入係数（--linkages では産業、値）、下限と上限"
         "（--delta-range のとき）、状態。"},
    .example = "--region examples/io/kamakura_employees.csv --region-value kamakura_employees "
               "--nation-value japan_employees --uncovered average "
               "examples/io/japan_2011_13.csv",
    .options = {IO_REGION_OPTIONS, &option_linkages, IO_TABLE_OPTIONS},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_regional};
