/* 経済基盤: basic employment, its multiplier, and 稼ぐ力・雇用力 (地域の産業・雇用創造チャート). */
#include <math.h>
#include <stdlib.h>

#include <sangyo/economic_base.h>
#include "table/args.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "comparison.h"
#include "distributions.h"
#include "trade.h"

struct base {
    const struct sg_cube *cube;
    struct sg_reference reference;
    struct sg_distributions distributions;
    double *ratios; /* per category: self-sufficiency, or NULL */
    struct sg_column *value, *basic, *multiplier, *log_coefficient, *share;
};

static void set_log(const struct base *b, size_t out, size_t row, const struct sg_comparison *c)
{
    double value = sg_comparison_coefficient(c, SG_METHOD_LOG);
    sg_status status = c->status;
    if (b->ratios) {
        double ratio = b->ratios[b->cube->row_by[row]];
        if (isnan(ratio) && !sg_status_void(status))
            status |= SG_STATUS_NOT_AVAILABLE;
        value += log(ratio);
    }
    sg_result_set(b->log_coefficient, out, value, status);
}

/* Adds to the sum of basic employment, *basic. */
static void add_row(const struct base *b, struct sg_result *result, size_t row,
                    struct sg_cube_cell *basic)
{
    struct sg_comparison c = sg_comparison_of(b->cube, &b->reference, NULL, row);
    size_t out = sg_result_row(result, b->cube, row);
    sg_status own = sg_status_void(c.value.status | c.area_total.status);
    struct sg_cube_cell cell = {NAN, c.status};
    if (sg_status_has_value(c.status))
        cell.value = sg_economic_base_basic(&c.counts);
    double share = c.area_total.value > 0 && !sg_cube_slice_of(b->cube, row)->mixed
                       ? 100 * c.value.value / c.area_total.value
                       : NAN;
    sg_column_set(b->value, out, c.value.value, c.value.status);
    sg_result_set(b->basic, out, cell.value, cell.status);
    sg_column_set(b->multiplier, out, NAN, SG_STATUS_NOT_APPLICABLE);
    set_log(b, out, row, &c);
    sg_result_set(b->share, out, share, own | sg_cube_flags(c.value.status));
    /* an industry that neither has employs nobody for others */
    if (c.value.value == 0 && sg_status_void(c.status) == SG_STATUS_NO_REFERENCE)
        return;
    sg_cube_add(basic, cell);
}

static void add_total(const struct base *b, struct sg_result *result, const struct sg_run *run,
                      size_t source, struct sg_cube_cell basic)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(b->cube, source);
    struct sg_cube_cell total = slice->total;
    size_t out = sg_result_total_row(result, b->cube, source, run->lang);
    sg_status both = sg_status_void(basic.status | total.status);
    sg_column_set(b->value, out, total.value, total.status);
    sg_result_set(b->basic, out, basic.value, basic.status);
    sg_result_set(b->multiplier, out, sg_economic_base_multiplier(total.value, basic.value), both);
    sg_column_set(b->log_coefficient, out, NAN, SG_STATUS_NOT_APPLICABLE);
    sg_result_set(b->share, out, total.value > 0 && !slice->mixed ? 100 : NAN,
                  sg_status_void(total.status));
}

static void add_columns(struct base *b, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, b->cube, SG_KEYS_ALL);
    b->value = sg_result_measure(result, "value", b->cube);
    b->basic = sg_result_measure(result, "basic", b->cube);
    b->multiplier = sg_result_number(result, "multiplier");
    b->log_coefficient = sg_result_number(result, "log_coefficient");
    b->share = sg_result_number(result, "employment_share_percent");
    result->out->main = (ptrdiff_t)sg_table_index(result->out, b->basic);
    sg_reference_note(&b->reference, run, b->cube, &result->out->info);
    sg_note(&result->out->info.notes, run->lang,
            b->ratios
                ? "log coefficient: natural logarithm of the quotient times self-sufficiency"
                : "log coefficient: natural logarithm of the quotient, not adjusted for trade");
}

static void add_rows(struct base *b, struct sg_result *result, const struct sg_run *run)
{
    const struct sg_distributions *p = &b->distributions;
    for (uint32_t i = 0; i < p->n; i++) {
        size_t source = p->rows[p->start[i]];
        struct sg_cube_cell basic = {0};
        if (b->cube->series[sg_cube_slice_of(b->cube, source)->series].area == b->reference.area)
            continue;
        for (size_t k = p->start[i]; k < p->start[i + 1]; k++)
            add_row(b, result, p->rows[k], &basic);
        add_total(b, result, run, source, basic);
    }
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct base b = {.cube = cube};
    (void)state;
    if (!sg_require_parts(cube, err))
        return false;
    bool fine = sg_trade_read(run, cube, &b.ratios, err) &&
                sg_reference_find(&b.reference, run, cube, NULL, err);
    if (fine) {
        sg_distributions_build(&b.distributions, cube, false);
        add_columns(&b, result, run);
        add_rows(&b, result, run);
    }
    sg_distributions_free(&b.distributions);
    sg_reference_free(&b.reference);
    free(b.ratios);
    return fine;
}

static bool run_base(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                     struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.across_areas = true;
    request.by_required = request.area_required = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

const struct sg_command sg_base_command = {
    .name = "base",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"economic base, earning and employing power", "経済基盤、稼ぐ力と雇用力"},
    .help =
        {"Computes what each industry of an area employs beyond the share of the reference, basic "
         "= "
         "max(0, x - n P), and in the last row of the area their sum and the multiplier n/(sum of "
         "basic). log_coefficient is the natural logarithm of the location quotient (earning "
         "power, "
         "稼ぐ力) and employment_share_percent the share of the industry in the area (employing "
         "power, "
         "雇用力): the two axes of the chart of regional industries and jobs "
         "(地域の産業・雇用創造チャー"
         "ト) of the Statistics Bureau. --trade FILE, with domestic output, exports and imports of "
         "the "
         "industries, makes it the modified coefficient; without it trade is not adjusted, which "
         "is "
         "said. Nothing basic leaves the multiplier undefined. The reference is as in "
         "specialization. "
         "Columns: value, basic, multiplier, log_coefficient, employment_share_percent, status.",
         "各産業の従業者のうち、構成比が基準を上回る部分（基盤雇用 max(0, x - "
         "nP)）を求め、各地域の最後の"
         "行にその合計と乗数（総数÷基盤雇用の合計）を示します。log_coefficient "
         "は特化係数の自然対数（稼ぐ"
         "力）、employment_share_percent "
         "は地域の従業者に占める割合（雇用力）で、総務省統計局の「地域の産業"
         "・雇用創造チャート」の二つの軸です。--trade "
         "で国内生産額・輸出額・輸入額の表を与えると修正特化係"
         "数とし、なければ輸出入を調整していないことを注記します。基盤雇用がなければ乗数は計算しま"
         "せん。基"
         "準の指定は specialization "
         "と同じです。列：実数、基盤雇用、乗数、特化係数（対数）、雇用力、状態。"},
    .example = "--area area_code --by industry --period year --value employees "
               "--reference 全国 examples/kawasaki-census/datapackage.json#area",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &sg_option_reference, &sg_option_reference_file,
                &sg_option_trade},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_base,
    .chart = "bubble"};
