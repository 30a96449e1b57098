/* 構成比: the share of each category in its total. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/interval.h>
#include "table/args.h"
#include "table/role.h"

#include "adding.h"
#include "analysis/cube/result.h"
#include "census_unit.h"

static bool no_limits(double x, double n, size_t k, double level, struct sg_interval *limits)
{
    (void)x;
    (void)n;
    (void)k;
    (void)level;
    (void)limits;
    return false;
}

static bool wilson(double x, double n, size_t k, double level, struct sg_interval *limits)
{
    (void)k;
    return sg_interval_wilson(x, n, level, limits);
}

static bool clopper_pearson(double x, double n, size_t k, double level, struct sg_interval *limits)
{
    (void)k;
    return sg_interval_clopper_pearson(x, n, level, limits);
}

static const struct method {
    struct sg_choice choice;
    /* x of n trials, one of k parts. */
    bool (*limits)(double x, double n, size_t k, double level, struct sg_interval *limits);
} methods[] = {
    {{"none", {"no interval", "計算しない"}}, no_limits},
    {{"wilson", {"score interval", "スコア法"}}, wilson},
    {{"clopper-pearson", {"exact, never too narrow", "正確法（保守的）"}}, clopper_pearson},
    {{"goodman", {"holds for all parts at once", "全項目の同時区間"}}, sg_interval_goodman}};

struct composition {
    const struct sg_cube *cube;
    const struct method *ci; /* NULL: no interval */
    const double *trials;    /* per slice, with an interval */
    const bool *adding;      /* per slice: its parts add up to one base */
    double level;
    struct sg_column *value, *total, *share, *lower, *upper, *rank;
};

static bool has_shares(const struct composition *c, uint32_t slice)
{
    return c->adding[slice] && !c->cube->slices[slice].mixed;
}

static struct sg_cube_cell share_of(const struct composition *c, size_t row,
                                    struct sg_cube_cell cell)
{
    struct sg_cube_cell total = sg_cube_slice_of(c->cube, row)->total;
    struct sg_cube_cell share = {NAN, sg_cube_flags(cell.status)};
    share.status |=
        sg_status_void(cell.status) ? sg_status_void(cell.status) : sg_status_void(total.status);
    if (sg_status_has_value(share.status) && total.value != 0 &&
        has_shares(c, c->cube->row_slice[row]))
        share.value = 100 * (cell.value / total.value);
    return share;
}

/* Limits of a part; a total has none, and neither has what is no count. */
static void set_limits(const struct composition *c, size_t row, size_t out,
                       struct sg_cube_cell share)
{
    const struct sg_cube_slice *slice = sg_cube_slice_of(c->cube, row);
    double n = c->trials[c->cube->row_slice[row]];
    double fraction = sg_cube_at(c->cube, row).value / slice->total.value;
    struct sg_interval limits = {NAN, NAN};
    sg_status status = sg_status_void(share.status);
    if (!status && isnan(share.value))
        status = SG_STATUS_UNDEFINED;
    if (!status && isnan(n))
        status = SG_STATUS_NOT_AVAILABLE;
    if (!status && (sg_cube_is_total(c->cube, row) ||
                    !c->ci->limits(fraction * n, n, slice->n_parts, c->level, &limits)))
        status = SG_STATUS_NOT_APPLICABLE;
    sg_column_set(c->lower, out, 100 * limits.lower, status);
    sg_column_set(c->upper, out, 100 * limits.upper, status);
}

static void set_row(const struct composition *c, size_t row, size_t out)
{
    struct sg_cube_cell cell = sg_cube_at(c->cube, row);
    const struct sg_cube_slice *slice = sg_cube_slice_of(c->cube, row);
    struct sg_cube_cell share = share_of(c, row, cell);
    sg_column_set(c->value, out, cell.value, cell.status);
    bool adding = c->adding[c->cube->row_slice[row]];
    sg_column_set(c->total, out, adding ? slice->total.value : NAN,
                  adding ? slice->total.status : SG_STATUS_UNDEFINED);
    sg_result_set(c->share, out, share.value, share.status);
    if (c->ci)
        set_limits(c, row, out, share);
}

struct ranked {
    uint32_t slice;
    double value;
    size_t row;
};

/* Within a slice, largest first. */
static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->slice != b->slice)
        return a->slice < b->slice ? -1 : 1;
    return a->value > b->value ? -1 : a->value < b->value;
}

/* What the ranked parts of a slice that are not known can hold together at most, and why they are
   not known (0: all are known). */
struct room {
    double value;
    sg_status status;
};

static struct room *rooms_of(const struct sg_cube *cube, const bool residual[])
{
    struct room *rooms = sg_alloc(cube->slice_of.n, sizeof *rooms);
    for (size_t i = 0; i < cube->slice_of.n; i++) {
        struct sg_cube_cell total = cube->slices[i].total;
        bool known = sg_status_has_value(total.status) && !isnan(total.value);
        rooms[i] = (struct room){known ? total.value : INFINITY, 0};
    }
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_cell cell = sg_cube_at(cube, row);
        struct room *room = &rooms[cube->row_slice[row]];
        sg_status why = sg_status_void(cell.status);
        if (!sg_cube_is_summed(cube, row))
            continue;
        if (!why)
            room->value -= cell.value;
        else if (why != SG_STATUS_NOT_APPLICABLE && !residual[cube->row_by[row]])
            room->status = why;
    }
    return rooms;
}

/* One rank per part; equal values share the smallest. その他 and the like are not ranked, and
   neither is a part that one which is not known may exceed. */
static void set_ranks(const struct composition *c, size_t first_out)
{
    const struct sg_cube *cube = c->cube;
    struct ranked *ranked = sg_alloc(cube->table->n_rows, sizeof *ranked);
    bool *residual = sg_alloc(cube->by.n, sizeof *residual);
    size_t n = 0;
    for (uint32_t i = 0; i < cube->by.n; i++)
        residual[i] = sg_role_is_residual(sg_cube_label(cube, &cube->by, i));
    struct room *rooms = rooms_of(cube, residual);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_cell cell = sg_cube_at(cube, row);
        bool has_rank = sg_cube_is_summed(cube, row) && !residual[cube->row_by[row]];
        if (has_rank && sg_status_has_value(cell.status))
            ranked[n++] = (struct ranked){cube->row_slice[row], cell.value, row};
        sg_column_set(c->rank, first_out + row, NAN,
                      has_rank ? sg_status_void(cell.status) : SG_STATUS_NOT_APPLICABLE);
    }
    qsort(ranked, n, sizeof *ranked, compare_ranked);
    size_t start = 0, best = 0;
    for (size_t i = 0; i < n; i++) {
        if (ranked[i].slice != ranked[start].slice)
            start = best = i;
        else if (ranked[i].value < ranked[best].value)
            best = i;
        const struct room *room = &rooms[ranked[i].slice];
        bool certain = !room->status || ranked[i].value >= room->value;
        sg_status why = !has_shares(c, ranked[i].slice) ? SG_STATUS_UNDEFINED
                        : certain                       ? 0
                                                        : room->status;
        sg_column_set(c->rank, first_out + ranked[i].row, why ? NAN : (double)(best - start + 1),
                      why);
    }
    free(rooms);
    free(ranked);
    free(residual);
}

static void add_columns(struct composition *c, struct sg_result *result, struct sg_run *run)
{
    if (sg_result_is_new(result)) {
        sg_result_begin(result, run, c->cube, SG_KEYS_ALL);
        sg_note(&result->out->info.notes, run->lang,
                "parts may not add up to 100.0 because of rounding");
        if (c->ci)
            sg_note(&result->out->info.notes, run->lang,
                    "the intervals are those of a superpopulation: a census has no sampling "
                    "error");
    }
    c->value = sg_result_measure(result, "value", c->cube);
    if (!result->measure && !c->value->label)
        c->value->label = sg_copy_text(sg_column_title(c->cube->value, run->lang));
    c->total = sg_result_measure(result, "total", c->cube);
    c->share = sg_result_number(result, "share_percent");
    c->lower = c->ci ? sg_result_number(result, "lower") : NULL;
    c->upper = c->ci ? sg_result_number(result, "upper") : NULL;
    c->rank = sg_result_number(result, "rank");
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c->share);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct composition c = {.cube = cube, .level = run->level};
    double *trials = NULL;
    const struct method *ci = &methods[sg_args_choice(run->args, "ci")];
    (void)state;
    c.ci = ci->limits == no_limits ? NULL : ci;
    bool *adding = sg_slices_adding(cube, run, err);
    if (!adding || (c.ci && !sg_census_trials(run, cube, false, NULL, &trials, err))) {
        free(adding);
        return false;
    }
    c.trials = trials;
    c.adding = adding;
    size_t first_out = result->out->n_rows;
    add_columns(&c, result, run);
    sg_table_reserve(result->out, first_out + cube->table->n_rows);
    for (size_t row = 0; row < cube->table->n_rows; row++)
        set_row(&c, row, sg_result_row(result, cube, row));
    set_ranks(&c, first_out);
    free(trials);
    free(adding);
    return true;
}

static bool run_composition(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.by_required = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

static const struct sg_option option_ci = {.name = "ci",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "METHOD",
                                           .choices = SG_CHOICES_OF_FUNCTIONS(methods),
                                           .preset = "none",
                                           .help = {"interval of each share", "構成比の信頼区間"}};

const struct sg_command sg_composition_command = {
    .name = "composition",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"shares of categories in their total", "構成比"},
    .help =
        {"Computes the share of each category in its total, per area, period and any other column "
         "of labels. The denominator is the published total where there is one (全産業, 総数, "
         "total "
         "…, or the label that --total names), else the sum of the parts; totals are never added "
         "to parts. A suppressed or missing part makes a summed total unknown, while under a "
         "published total only the cell itself is. Rank 1 is the largest part, equal parts share a "
         "rank, and その他, 無回答 and the like are not ranked, nor is a part that a suppressed or "
         "unavailable one may exceed. Columns: value, total, "
         "share_percent, lower and upper (with --ci), rank, status.",
         "地域・時点等の別に、各項目が総数に占める割合（構成比）を計算します。分母は公表された総数"
         "（全産業、総数など、又は --total "
         "で指定したラベルの行）、なければ内訳の合計です。総数の行を"
         "内訳に加えることはありません。内訳に秘匿や不詳があるとき、内訳を合計した総数は不明とし、"
         "公表された総数があれば当該セルだけを不明とします。順位は大きい順で、同じ値は同順位とし、"
         "その他・無回答などには順位を付けません。秘匿や不詳の項目の方が大きい可能性がある項目にも"
         "順位を付けません。列：実数、総数、構成比、下限・上限（--ci "
         "のとき）、"
         "順位、状態。"},
    .example = "--by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#industry",
    .options = {&sg_option_by, &sg_option_level_of, &sg_option_area, &sg_option_period,
                &sg_option_value, &option_ci, &sg_option_level, &sg_option_unit,
                &sg_option_effective_n, &sg_option_establishments},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_composition,
    .chart = "stack100"};
