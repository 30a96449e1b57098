/* 指数: each series over its own value in a base period, which is 100. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"

#include "analysis/cube/lines.h"
#include "analysis/cube/result.h"
#include "change_kinds.h"
#include "index_base.h"

struct numbers {
    const struct sg_cube *cube;
    const struct sg_period_rows *rows;
    struct sg_index_base base;
    struct sg_period_pair *pairs; /* per period item: the base and it, in their order */
    struct sg_column *original, *index;
};

/* Breaks lie between the base and a period, whichever is first. */
static void pair_periods(struct numbers *n, struct sg_run *run, struct sg_texts *notes)
{
    const struct sg_cube *cube = n->cube;
    n->pairs = sg_alloc(cube->period.n, sizeof *n->pairs);
    for (uint32_t i = 0; i < cube->period.n; i++) {
        uint32_t item = cube->period_order[i], base = n->base.first;
        bool after = sg_period_compare(&cube->period_date[base], &cube->period_date[item]) <= 0;
        n->pairs[item] = sg_period_pair_of(cube, after ? base : item, after ? item : base);
        sg_period_pair_note(cube, &n->pairs[item], run, notes);
    }
}

static void set_index(const struct numbers *n, size_t source, size_t row)
{
    struct sg_cube_cell cell = sg_cube_at(n->cube, source);
    struct sg_cube_cell base = n->base.cells[n->rows->line[source]];
    const struct sg_period_pair *pair = &n->pairs[sg_cube_slice_of(n->cube, source)->period];
    sg_status both = cell.status | base.status;
    sg_status status = sg_status_void(both) | (sg_cube_flags(both) & ~(sg_status)SG_STATUS_NIL);
    if (sg_status_has_value(status) && !(base.value > 0))
        status = SG_STATUS_UNDEFINED;
    status |= pair->broken ? SG_STATUS_BREAK : 0;
    status |= pair->caution ? SG_STATUS_CAUTION : 0;
    sg_column_set(n->original, row, cell.value, cell.status);
    sg_result_set(n->index, row, 100 * cell.value / base.value, status);
}

static void add_columns(struct numbers *n, struct sg_result *result, struct sg_run *run)
{
    struct sg_buffer unit = {0};
    if (sg_result_is_new(result))
        sg_result_begin(result, run, n->cube, SG_KEYS_ALL);
    n->original = sg_result_measure(result, "original", n->cube);
    if (!result->measure && !n->original->label)
        n->original->label = sg_copy_text(sg_column_title(n->cube->value, run->lang));
    n->index = sg_result_number(result, "index_number");
    sg_buffer_printf(&unit, "%s=100", n->base.label);
    free(n->index->unit);
    n->index->unit = sg_buffer_take(&unit);
    result->out->main = (ptrdiff_t)sg_table_index(result->out, n->index);
    free(result->out->info.unit);
    result->out->info.unit = sg_copy_text(n->index->unit);
}

/* Names the series that have no base. */
static void note_lines(const struct numbers *n, struct sg_run *run)
{
    enum { SHOWN = 5 };
    struct sg_buffer names = {0};
    uint32_t next = 0;
    size_t count = 0;
    for (size_t row = 0; row < n->cube->table->n_rows; row++) {
        uint32_t line = n->rows->line[row];
        if (line != next)
            continue; /* lines are numbered as they come: this one was met */
        next++;
        if (n->base.cells[line].value > 0 || count++ >= SHOWN)
            continue;
        sg_buffer_add(&names, names.n ? ", " : "");
        sg_line_add_name(n->cube, row, true, &names);
    }
    if (count)
        sg_run_note(run, "%zu series have no number above 0 in the base %s: %s%s", count,
                    n->base.label, sg_buffer_text(&names), count > SHOWN ? ", …" : "");
    sg_buffer_free(&names);
}

/* A DI has no base of which it could be a part. */
static bool require_kinds(struct sg_run *run, const struct sg_cube *cube, struct sg_error *err)
{
    enum sg_measure_kind *kinds = change_kinds(run, cube);
    bool fine = true;
    for (uint32_t g = 0; fine && g < cube->n_groups; g++)
        fine = kinds[g] != SG_MEASURE_BALANCE ||
               sg_fail(err, SG_FAIL_DATA,
                       "'%s' is a balance in points, of which there are no index numbers",
                       cube->value->name);
    free(kinds);
    return fine;
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct sg_period_rows rows;
    struct numbers n = {.cube = cube, .rows = &rows};
    (void)state;
    if (!require_kinds(run, cube, err))
        return false;
    sg_period_rows_build(&rows, cube);
    bool fine = sg_index_base_find(run, cube, &rows, &n.base, err);
    if (fine) {
        add_columns(&n, result, run);
        pair_periods(&n, run, &result->out->info.notes);
        for (size_t row = 0; row < cube->table->n_rows; row++)
            set_index(&n, row, sg_result_row(result, cube, row));
        note_lines(&n, run);
    }
    free(n.pairs);
    sg_index_base_free(&n.base);
    sg_period_rows_free(&rows);
    return fine;
}

static bool run_index(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                      struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.period_required = true;
    request.flat = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

static const struct sg_option option_base = {
    .name = "base",
    .kind = SG_OPTION_TEXT,
    .required = true,
    .argument = "PERIOD",
    .help = {"period that is 100; a year is the mean of its quarters or months",
             "100とする時点（年を指定すると、その四半期又は月の平均）"}};

const struct sg_command sg_index_command = {
    .name = "index",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"index numbers: the base period is 100", "指数（基準時点＝100）"},
    .help =
        {"Divides every series (a category of an area, of each measure) by its own value in the "
         "period that --base names, which is 100. A year is the mean of its quarters or months, "
         "all of which are needed. A series whose base is suppressed, missing or not above 0 has "
         "the status instead of numbers, and is named. Across a break nothing is compared "
         "(--break), across a caution the number is kept and marked (--caution). Index numbers do "
         "not add up. Columns: original, index_number, status.",
         "系列（地域・項目の別）ごとに、--base で指定した時点の値を100とする指数を計算します。"
         "年を指定すると、その四半期又は月（すべて必要）の平均を100とします。基準時点の値が秘匿、"
         "不詳又は０以下の系列は、数値の代わりにその状態とし、名前を示します。系列の断層（--break）"
         "をまたぐ指数は計算せず、注意を要する変更（--caution）をまたぐ指数には印を付けます。"
         "指数は合計できません。列：実数、指数、状態。"},
    .example = "--base 2016 --by industry --period year --value establishments "
               "examples/kawasaki-census/datapackage.json#industry",
    .options = {&option_base, &sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_index,
    .chart = "lines"};
