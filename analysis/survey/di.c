/* Diffusion indices: the share of answers up less the share down. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/design.h"
#include "table/role.h"

#include "analysis/cube/result.h"
#include "compare_records.h"
#include "di_layout.h"
#include "di_levels.h"
#include "di_options.h"
#include "di_seasonal.h"
#include "di_series.h"
#include "survey_options.h"

struct di {
    struct di_input input;
    struct di_bands bands;
    const struct di_point *points;
    const struct di_move *moves;
    struct di_seasonal *seasonal; /* with --seasonal */
    struct di_season_columns adjusted;
    enum sg_lang lang;
    bool levels;             /* published, of no answers */
    ptrdiff_t measure;       /* column of the input that names the indicator, or -1 */
    struct sg_column **keys; /* per column of the input: its copy, or NULL */
    struct sg_column *indicator, *period, *up, *down, *di, *lower, *upper, *change, *year;
    struct sg_column *assessment, *streak;
};

/* The column that says what the index is about, -1 if there is none. */
static ptrdiff_t measure_of(const struct sg_cube *cube)
{
    for (size_t i = 0; i < cube->table->n_columns; i++)
        if (cube->use[i] != SG_CUBE_UNUSED && cube->by.column != (ptrdiff_t)i &&
            sg_role_of_column(cube->table->columns[i]) == SG_ROLE_MEASURE)
            return (ptrdiff_t)i;
    return -1;
}

/* A copy of a column of the input under a name of ours, still called as it was. */
static struct sg_column *add_renamed(struct sg_table *out, const struct sg_column *like,
                                     const char *name)
{
    struct sg_column *column = sg_table_add_like(out, like);
    if (!column->label)
        column->label = sg_copy_text(like->name);
    free(column->name);
    column->name = sg_copy_text(name);
    return column;
}

/* The keys of the input but for the answers, then indicator and period. */
static void add_keys(struct di *di, struct sg_table *out)
{
    const struct sg_cube *cube = &di->input.cube;
    const struct sg_table *in = cube->table;
    di->keys = sg_alloc(in->n_columns, sizeof *di->keys);
    di->measure = measure_of(cube);
    for (size_t i = 0; i < in->n_columns; i++) {
        ptrdiff_t at = (ptrdiff_t)i;
        if (cube->use[i] != SG_CUBE_UNUSED && at != di->measure && at != cube->period.column &&
            !sg_cube_goes_with(cube, &cube->by, i))
            di->keys[i] = sg_table_add_like(out, in->columns[i]);
    }
    if (di->measure >= 0)
        di->indicator = add_renamed(out, in->columns[di->measure], "indicator");
    else
        di->indicator = sg_table_add(out, "indicator", SG_COLUMN_CATEGORY);
    if (cube->period.column >= 0)
        di->period = add_renamed(out, in->columns[cube->period.column], "period");
    else
        di->period = sg_table_add(out, "period", SG_COLUMN_PERIOD);
    di->indicator->role = SG_ROLE_MEASURE;
    di->period->role = SG_ROLE_PERIOD;
}

static void add_numbers(struct di *di, struct sg_table *out)
{
    di->up = sg_table_add(out, "up_percent", SG_COLUMN_NUMBER);
    di->down = sg_table_add(out, "down_percent", SG_COLUMN_NUMBER);
    di->di = sg_table_add(out, "di", SG_COLUMN_NUMBER);
    di->lower = sg_table_add(out, "lower", SG_COLUMN_NUMBER);
    di->upper = sg_table_add(out, "upper", SG_COLUMN_NUMBER);
    di->change = sg_table_add(out, "change_points", SG_COLUMN_NUMBER);
    di->year = sg_table_add(out, "change_year_points", SG_COLUMN_NUMBER);
    di->assessment = sg_table_add(out, "assessment", SG_COLUMN_CATEGORY);
    di->streak = sg_table_add(out, "streak", SG_COLUMN_NUMBER);
    di->lower->decimals = di->upper->decimals = 1;
    if (di->seasonal)
        di->adjusted = di_seasonal_columns(di->seasonal, out);
    out->main = (ptrdiff_t)sg_table_index(out, di->di);
}

static void set_labels(const struct di *di, const char *indicator, size_t source, size_t row)
{
    const struct sg_cube *cube = &di->input.cube;
    const struct sg_table *in = cube->table;
    for (size_t i = 0; i < in->n_columns; i++)
        if (di->keys[i])
            di->keys[i]->codes[row] = sg_result_code(cube, i, in->columns[i]->codes[source]);
    if (di->measure >= 0)
        di->indicator->codes[row] = in->columns[di->measure]->codes[source];
    else
        sg_column_set_text(di->indicator, row, indicator);
    if (cube->period.column >= 0) {
        size_t period = (size_t)cube->period.column;
        di->period->codes[row] = sg_result_code(cube, period, in->columns[period]->codes[source]);
    }
}

static void set_numbers(const struct di *di, uint32_t slice, size_t row)
{
    const struct di_point *point = &di->points[slice];
    const struct di_move *move = &di->moves[slice];
    sg_status parts = di->levels ? SG_STATUS_NOT_APPLICABLE : sg_status_void(point->status);
    sg_result_set(di->up, row, point->up, parts);
    sg_result_set(di->down, row, point->down, parts);
    sg_result_set(di->di, row, point->di, point->status);
    sg_result_set(di->lower, row, point->limits.lower, point->limits_status);
    sg_result_set(di->upper, row, point->limits.upper, point->limits_status);
    sg_result_set(di->change, row, move->previous.points, move->previous.status);
    sg_result_set(di->year, row, move->year.points, move->year.status);
    double points = di->seasonal && di->seasonal->assess
                        ? di_seasonal_change(di->seasonal, slice).points
                        : move->previous.points;
    sg_column_set_text(di->assessment, row, di_assessment(di->bands, points, di->lang));
    if (di->seasonal)
        di_seasonal_set(di->seasonal, &di->adjusted, slice, row);
    sg_result_set(di->streak, row, move->streak, sg_status_void(move->previous.status));
}

static const char *indicator_of(const struct di *di, const struct sg_run *run)
{
    if (di->levels && !sg_args_count(run->args, "indicator") && di_levels_name(&di->input))
        return di_levels_name(&di->input);
    return sg_args_text(run->args, "indicator");
}

static void write_rows(struct di *di, struct sg_run *run, struct sg_table *out)
{
    const struct sg_cube *cube = &di->input.cube;
    const char *indicator = indicator_of(di, run);
    size_t n_skipped = 0, n_hidden = 0;
    sg_table_info_copy(&out->info, &cube->table->info);
    add_keys(di, out);
    add_numbers(di, out);
    for (uint32_t i = 0; i < cube->slice_of.n; i++) {
        const sg_status hidden = SG_STATUS_SMALL_BASE | SG_STATUS_NOT_AVAILABLE;
        n_skipped += !di->points[i].shown;
        if (!di->points[i].shown)
            continue;
        size_t row = sg_table_add_row(out);
        set_labels(di, indicator, di->points[i].source, row);
        set_numbers(di, i, row);
        n_hidden += (di->points[i].status & hidden) == hidden;
    }
    if (n_skipped)
        sg_run_note(run, "%zu groups of answers have none of those named: left out", n_skipped);
    if (n_hidden)
        sg_run_note(run, "%zu results with too few answers are not shown: see --small-base",
                    n_hidden);
}

static bool compute(struct di *di, struct sg_run *run, const struct di_scale *scale,
                    struct sg_table *out, struct sg_error *err)
{
    struct di_rules rules = {.scale = scale,
                             .level = run->level,
                             .population = sg_args_number(run->args, "population", INFINITY)};
    if (!di_bands_read(sg_args_text(run->args, "bands"), &di->bands, err) ||
        !sg_base_rule_read(sg_args_text(run->args, "small-base"), &rules.small, err))
        return false;
    struct di_point *points =
        di->levels ? di_levels_points(&di->input) : di_points(&di->input, &rules, err);
    if (!points)
        return false;
    struct di_move *moves = di_moves(&di->input, points);
    di->points = points;
    di->moves = moves;
    struct di_seasonal seasonal = {.input = &di->input, .points = points};
    bool fine = true;
    if (sg_args_flag(run->args, "seasonal")) {
        fine = di_seasonal_adjust(&seasonal, run, indicator_of(di, run), err);
        di->seasonal = &seasonal;
    }
    if (fine)
        write_rows(di, run, out);
    fine = fine && (!di->seasonal || sg_season_say(&seasonal.lines, run, out, err));
    di_seasonal_free(&seasonal);
    free(points);
    free(moves);
    free(di->keys);
    return fine;
}

static bool run_di(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                   struct sg_error *err)
{
    struct di di = {.lang = run->lang};
    struct di_scale scale = {0};
    di.levels = di_levels_asked(run);
    if (!di_seasonal_check(run, err))
        return false;
    bool fine = di.levels ? di_levels_find(&di.input, run, in, err)
                          : di_scale_read(&scale, run, in, err) &&
                                di_input_find(&di.input, run, in, &scale, err);
    fine = fine && compute(&di, run, &scale, out, err);
    if (fine && sg_args_choice(run->args, "layout") == DI_LAYOUT_WIDE)
        di_layout_wide(out);
    di_scale_free(&scale);
    di_input_free(&di.input);
    return fine;
}

const struct sg_command sg_di_command = {
    .name = "di",
    .group = SG_COMMANDS_SURVEYS,
    .summary = {"diffusion indices with changes and assessments",
                "DI（業況判断など）、変化幅、判断"},
    .help =
        {"Computes DI = up - down in points, from counts or percentages of answers: one row per "
         "answer (--up 好転 --down 悪化 names them), or one column per answer (their headers). "
         "Shares are not rounded before the subtraction; printed percentages are taken as they "
         "are. --score takes other conventions; no answer scores 0 and is in the base unless "
         "--no-answer out. Limits: DI ± z √(V/n) with V of one multinomial, for which n must be "
         "known (--n, or counts), cut at the ends of the scale. change_points is on the previous "
         "period of the table, change_year_points on the same half-year, quarter or month a year "
         "before; "
         "nothing is compared across a break. The assessment is by bands on the change as "
         "printed; streak counts the periods in a row that rose (+) or fell (-). With fewer than "
         "30 answers an index is for reference (small_base). With --single the file is microdata: "
         "the "
         "index is estimated under the design, by --domain and --period, with the change on the "
         "period before, its limits and p; --id says who answered in both; year, assessment and "
         "streak as of a table. Without --up and --down the values (--value) are levels as "
         "published, which are compared alone. --seasonal adds the indices adjusted by X-11 "
         "(di_adjusted, change_adjusted_points, and their limits where those of the indices are "
         "known); --assess adjusted takes these changes. Columns: indicator, period, up_percent, "
         "down_percent, di, lower, upper, change_points, change_year_points, assessment, streak, "
         "status.",
         "回答の件数又は割合から、DI＝上向きの割合－下向きの割合（ポイント）を計算します。回答が"
         "行に並ぶ表では --up 好転 --down 悪化 のように回答を、回答ごとに列がある表では列名を指定"
         "します。割合は四捨五入せずに引き算し、印字の割合はそのまま使います。--score で他の得点の"
         "方式を選べます。無回答の得点は０で、--no-answer out "
         "としない限り分母に含めます。信頼限界は"
         "多項分布の分散によるDI±z√(V/n)で、回答数（--n、又は件数）が分かるときに計算し、"
         "尺度の端で切り詰めます。change_points は表の中の前期から、change_year_points は前年同期"
         "（半期・四半期・月）からの変化幅です。断層をまたぐ比較はしません。判断は印字の桁に丸めた"
         "変化幅"
         "に"
         "より、streak は上昇（＋）又は低下（－）が続いた期数です。回答数30未満は参考値"
         "（small_"
         "base）とします。--single を指定すると個票から標本設計に基づいて推定し、--domain 別・"
         "--period 別に、前期からの変化とその限界・ｐ値（--id で両期の回答者を対応付け）を"
         "求め、前年同期からの変化、判断、連続期数は集計表の場合と同じです。--up と --down "
         "がなければ、"
         "値（--value）を公表されたDIとして比較だけを行います。--seasonal で X-11 "
         "による季節調整済みDIと"
         "その前期差（信頼限界が分かるときはその限界も）を加え、--assess adjusted とすると"
         "判断を季節調整済みの前期差により行います。列：指標、時点、上向き"
         "・下向きの割合、DI、信頼限界、前期からの変化、"
         "前年同期からの変化、判断、連続期数、状態。"},
    .example = "--up 好転している --down 悪化している --where q_no=① "
               "examples/kawasaki-survey/datapackage.json#single",
    .options = {&di_option_up,           &di_option_down,
                &di_option_score,        &di_option_no_answer,
                &di_option_answer,       &di_option_value,
                &di_option_percent,      &sg_option_n,
                &di_option_same,         &sg_option_by,
                &sg_option_area,         &sg_option_period,
                &sg_option_population,   &di_option_bands,
                &di_option_indicator,    &di_option_layout,
                &sg_option_level,        &di_option_small_base,
                &sg_option_single,       &sg_option_domain,
                &sg_option_id,           &di_option_seasonal,
                &di_option_assess,       &sg_season_option_filter,
                &sg_season_option_trend, &sg_season_option_extremes,
                &sg_season_option_force, &sg_season_option_overlap},
    .more = sg_design_options,
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --single, --multiple */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_di,
    .run_rows = sg_di_records,
    .chart = "di_small"};
