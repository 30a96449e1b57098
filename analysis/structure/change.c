/* 増減: what changed between two periods, at what rate, and what contributed to it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/measure.h"
#include "table/quad.h"

#include "analysis/cube/panel.h"
#include "analysis/cube/period_pairs.h"
#include "analysis/cube/result.h"
#include "change_kinds.h"
#include "change_matched.h"

enum { MONTHS = 12 }; /* of a year, whose rate is the annual one */

struct change {
    const struct sg_cube *cube;
    const struct sg_period_pair *pair;
    enum sg_measure_kind *kinds;        /* per group: of its measure */
    const struct sg_measure_rule *rule; /* of the line */
    struct sg_column *from, *to, *previous, *current, *change, *percent, *annual, *contribution,
        *share_change, *index; /* index: NULL unless asked for */
    size_t absent;             /* rows that one of two periods lacks */
};

/* A value and the total it belongs to, at the two ends of a comparison. */
struct ends {
    struct sg_cube_cell value[2], total[2];
    bool mixed; /* one of the totals is of what is above and below 0 */
};

/* What holds of everything that compares the two values. */
static sg_status status_of(const struct change *c, const struct ends *e)
{
    sg_status both = e->value[0].status | e->value[1].status;
    sg_status status = sg_status_void(both) | (sg_cube_flags(both) & ~(sg_status)SG_STATUS_NIL);
    return status | (c->pair->broken ? SG_STATUS_BREAK : 0);
}

/* No rate on a base of zero (entry, or nothing at all) or below. */
static sg_status status_of_rate(const struct ends *e)
{
    double previous = e->value[0].value, current = e->value[1].value;
    if (previous == 0 && current > 0)
        return SG_STATUS_ENTRY;
    if (!(previous > 0))
        return SG_STATUS_UNDEFINED;
    return current == 0 ? SG_STATUS_EXIT : 0;
}

static double change_of(const struct ends *e)
{
    return sg_decimal_minus(e->value[1].value, e->value[0].value);
}

/* The change in percent of a base. */
static double percent_of(const struct ends *e, double base)
{
    sg_quad change = sg_quad_of(e->value[1].value) - sg_quad_of(e->value[0].value);
    return (double)(100 * change / sg_quad_of(base));
}

static void set_rates(const struct change *c, size_t row, const struct ends *e, sg_status status)
{
    if (!c->rule->by_percent)
        status = SG_STATUS_NOT_APPLICABLE;
    double previous = e->value[0].value, ratio = e->value[1].value / previous;
    double percent = percent_of(e, previous), annual = NAN;
    if (sg_status_has_value(status))
        status |= status_of_rate(e);
    status |= c->pair->caution ? SG_STATUS_CAUTION : 0;
    sg_result_set(c->percent, row, percent, status);
    if (c->index)
        sg_result_set(c->index, row, 100 * ratio, status);
    if (ratio >= 0 && c->pair->months > 0)
        annual =
            c->pair->months == MONTHS ? percent : 100 * (pow(ratio, MONTHS / c->pair->months) - 1);
    sg_result_set(c->annual, row, annual, status);
}

static void set_contributions(const struct change *c, size_t row, const struct ends *e,
                              sg_status status)
{
    sg_status before = sg_status_void(e->total[0].status);
    sg_status both = before | sg_status_void(e->total[1].status);
    double n0 = e->total[0].value, n1 = e->total[1].value;
    if (!c->rule->adds)
        status = SG_STATUS_NOT_APPLICABLE;
    sg_result_set(c->contribution, row, n0 > 0 ? percent_of(e, n0) : NAN, status | before);
    sg_result_set(c->share_change, row,
                  n0 != 0 && n1 != 0 && !e->mixed
                      ? 100 * sg_share_minus(e->value[1].value, n1, e->value[0].value, n0)
                      : NAN,
                  status | both);
}

static struct sg_cube_cell cell_at(const struct sg_cube *cube, ptrdiff_t row)
{
    return row < 0 ? (struct sg_cube_cell){NAN, SG_STATUS_NOT_AVAILABLE}
                   : sg_cube_at(cube, (size_t)row);
}

/* The total of one end. */
static void add_total(struct ends *e, size_t end, const struct sg_cube_slice *slice)
{
    e->total[end] = slice ? slice->total : (struct sg_cube_cell){NAN, SG_STATUS_NOT_AVAILABLE};
    e->mixed = e->mixed || (slice && slice->mixed);
}

/* One line of the result: rows `before` and `after` of the table, -1 where there is none. */
static void add_line(struct change *c, struct sg_result *result, ptrdiff_t before, ptrdiff_t after)
{
    size_t source = (size_t)(after < 0 ? before : after);
    uint32_t series = sg_cube_slice_of(c->cube, source)->series;
    struct ends e = {.value = {cell_at(c->cube, before), cell_at(c->cube, after)}};
    add_total(&e, 0, sg_cube_slice_at(c->cube, series, c->pair->from));
    add_total(&e, 1, sg_cube_slice_at(c->cube, series, c->pair->to));
    sg_status status = status_of(c, &e);
    c->rule = sg_measure_rule(c->kinds[c->cube->series[series].group]);
    size_t row = sg_result_row(result, c->cube, source);
    c->absent += before < 0 || after < 0;
    sg_result_set_period(c->from, row, c->cube, c->pair->from);
    sg_result_set_period(c->to, row, c->cube, c->pair->to);
    sg_column_set(c->previous, row, e.value[0].value, e.value[0].status);
    sg_column_set(c->current, row, e.value[1].value, e.value[1].status);
    sg_result_set(c->change, row, change_of(&e), status);
    set_rates(c, row, &e, status);
    set_contributions(c, row, &e, status);
}

/* Lines that either period has, in order of first appearance. */
static void add_pair(struct change *c, struct sg_result *result, const struct sg_period_rows *rows)
{
    size_t i = rows->start[c->pair->from], i_end = rows->start[c->pair->from + 1];
    size_t k = rows->start[c->pair->to], k_end = rows->start[c->pair->to + 1];
    while (i < i_end || k < k_end) {
        uint32_t old = i < i_end ? rows->line[rows->rows[i]] : SG_NO_PAIR;
        uint32_t new = k < k_end ? rows->line[rows->rows[k]] : SG_NO_PAIR;
        ptrdiff_t before = old <= new ? (ptrdiff_t)rows->rows[i++] : -1;
        ptrdiff_t after = new <= old ? (ptrdiff_t)rows->rows[k++] : -1;
        add_line(c, result, before, after);
    }
}

static void add_columns(struct change *c, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result))
        sg_result_begin(result, run, c->cube, SG_KEYS_NO_PERIOD);
    c->from = sg_result_labels(result, "from", SG_COLUMN_PERIOD);
    c->to = sg_result_labels(result, "to", SG_COLUMN_PERIOD);
    c->previous = sg_result_measure(result, "previous", c->cube);
    c->current = sg_result_measure(result, "current", c->cube);
    c->change = sg_result_measure(result, "change", c->cube);
    c->percent = sg_result_number(result, "change_percent");
    c->annual = sg_result_number(result, "annual_percent");
    c->contribution = sg_result_number(result, "contribution_points");
    c->share_change = sg_result_number(result, "share_change_points");
    if (sg_args_flag(run->args, "index"))
        c->index = sg_result_number(result, "index_number");
    if (c->index && !c->index->unit)
        c->index->unit = sg_copy_text(run->lang == SG_JA ? "前期=100" : "previous=100");
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c->percent);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct change c = {.cube = cube, .kinds = change_kinds(run, cube)};
    struct sg_period_pair *pairs;
    struct sg_period_rows rows;
    size_t n;
    (void)state;
    if (!sg_period_pairs(run, cube, &pairs, &n, err)) {
        free(c.kinds);
        return false;
    }
    sg_period_rows_build(&rows, cube);
    add_columns(&c, result, run);
    for (size_t i = 0; i < n; i++) {
        c.pair = &pairs[i];
        sg_period_pair_note(cube, c.pair, run, &result->out->info.notes);
        add_pair(&c, result, &rows);
    }
    if (c.absent)
        sg_run_note(run, "%zu lines have a value in one of two periods only: not_available",
                    c.absent);
    sg_period_rows_free(&rows);
    free(c.kinds);
    free(pairs);
    return true;
}

static bool run_change(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    if (sg_args_text(run->args, "id"))
        return change_matched(run, in, out, err);
    if (sg_args_text(run->args, "design-weight") || sg_args_text(run->args, "strata"))
        return sg_fail(err, SG_FAIL_USAGE, "--design-weight and --strata go with --id");
    request.period_required = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

static const struct sg_option option_index = {
    .name = "index",
    .kind = SG_OPTION_FLAG,
    .help = {"also the later value as an index of the earlier, which is 100",
             "前期を100とする当期の指数の列を加える"}};

const struct sg_command sg_change_command = {
    .name = "change",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"changes between periods, rates and contributions", "増減、増減率、寄与度"},
    .help =
        {"Compares every period with the one before it, by their real dates, with the same one of "
         "the year before (--compare), or the two that --from and --to name. Shares and DIs change "
         "by points alone, and only what adds up has contributions. change_percent is (x1-x0)/x0; "
         "annual_percent is (x1/x0)^(12/m)-1 with m "
         "months between the reference dates, or the starts of the periods; contribution_points "
         "is (x1-x0) over the total of the earlier period, so that contributions add up to the "
         "total's rate; share_change_points is the difference of the two shares. From zero there "
         "is no rate (status entry; undefined where both are zero). Across a break nothing is "
         "compared (--break), across a caution the rate is kept and marked (--caution). What one "
         "period lacks is not_available, not zero. Columns: from, to, previous, current, change, "
         "change_percent, annual_percent, contribution_points, share_change_points, index_number "
         "(with "
         "--index), status. With --id the input has one row a unit and period, such as answers of "
         "a "
         "panel, and the change of all units stands beside that of the units of both periods, the "
         "ratio of their sums with its standard error: n_previous, n_current, n_matched, previous, "
         "current, change_percent, matched_previous, matched_current, matched_change_percent, "
         "se_points, lower_percent, upper_percent, births_deaths_points, status.",
         "各時点を直前の時点（実際の日付の順）、前年同期（--compare）、又は --from と --to "
         "で指定した時点と比べます。割合やDIの変化は差（ポイント）だけで、寄与度は合計できるものに"
         "限ります。増減率は"
         "(x1-x0)/x0、年平均増減率は(x1/x0)^(12/"
         "m)-1（mは調査基準日、なければ各時点の期首の間の月数）、"
         "寄与度は前期の総数に対する増減数の割合で、その合計は総数の増減率に一致します。構成比の差"
         "は"
         "当期と前期の構成比の差です。０からの増加には率がありません（entry。双方０は undefined）。"
         "系列の断層（--break）をまたぐ比較は行わず、注意を要する変更（--"
         "caution）をまたぐ率には印を"
         "付けます。一方の時点にない項目は０ではなく不詳（not_"
         "available）です。列：前期、当期、前期の"
         "実数、当期の実数、増減数、増減率、年平均増減率、寄与度、構成比の差、指数（--index "
         "のとき）、状態。--id "
         "を指定すると、パネル調査のように対象・時点ごとに１行の表から、全体の増減率と、両期にある"
         "対象だけの増減率（合計の比とその標準誤差）を並べます。列：前期・当期・両期の数、前期、当"
         "期、増減率、両期にある対象の前期、当期、増減率、標準誤差、下限、上限、入替えの寄与、状態"
         "。"},
    .example = "--by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#industry",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &sg_option_from, &sg_option_to, &sg_option_compare, &option_index,
                &sg_panel_option_id, &change_option_design_weight, &change_option_strata,
                &sg_option_level},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_change,
    .chart = "dumbbell"};
