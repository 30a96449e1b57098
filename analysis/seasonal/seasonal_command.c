/* 季節調整: series of quarters or months without their season. */
#include <math.h>
#include <stdlib.h>

#include "table/args.h"

#include "analysis/cube/result.h"
#include "frozen.h"
#include "seasonal_say.h"
#include "seasonal_source.h"
#include "seasonal_tables.h"

struct columns {
    struct sg_column *value, *seasonal, *adjusted, *lower, *upper, *trend, *irregular, *weight,
        *revision;
};

static struct columns add_columns(struct sg_result *result, const struct sg_season_source *source)
{
    struct columns c = {0};
    const struct sg_cube *cube = source->cube;
    const struct sg_season_lines *lines = &source->lines;
    c.value = sg_result_measure(result, "value", cube);
    c.seasonal = sg_season_number(result, "seasonal", cube);
    c.adjusted = sg_season_number(result, "adjusted", cube);
    if (lines->se) {
        c.lower = sg_season_number(result, "lower", cube);
        c.upper = sg_season_number(result, "upper", cube);
    }
    c.trend = sg_season_number(result, "trend", cube);
    c.irregular = sg_season_number(result, "irregular", cube);
    c.weight = sg_result_number(result, "extreme_weight");
    c.revision = sg_season_number(result, "revision_points", cube);
    for (size_t i = 0; lines->lines && i < lines->n; i++)
        if (lines->lines[i].fine && lines->lines[i].summary.used.multiplicative) {
            sg_season_make_ratio(c.seasonal);
            sg_season_make_ratio(c.irregular);
        }
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c.adjusted);
    return c;
}

static void set_row(const struct columns *c, const struct sg_season_source *source, size_t from,
                    size_t row)
{
    size_t point = source->point_of[from];
    const struct sg_season_cell *cell = &source->lines.cells[point];
    struct sg_cube_cell value = sg_cube_at(source->cube, from);
    sg_status status = source->lines.statuses[point], none = sg_status_void(status);
    sg_column_set(c->value, row, value.value, value.status);
    sg_result_set(c->seasonal, row, cell->seasonal, none);
    sg_result_set(c->adjusted, row, cell->adjusted, status);
    sg_result_set(c->trend, row, cell->trend, none ? none : sg_season_absent(cell->trend));
    sg_result_set(c->irregular, row, cell->irregular,
                  none ? none : sg_season_absent(cell->irregular));
    sg_result_set(c->weight, row, cell->weight, none ? none : sg_season_absent(cell->weight));
    sg_result_set(c->revision, row, cell->revision, none ? none : sg_season_absent(cell->revision));
    if (!c->lower)
        return;
    sg_status limits = none ? none : isnan(cell->lower) ? (sg_status)SG_STATUS_NOT_AVAILABLE : 0;
    sg_result_set(c->lower, row, cell->lower, limits);
    sg_result_set(c->upper, row, cell->upper, limits);
}

/* Adjusts the lines, or takes frozen factors, and says so. */
static bool adjust(struct sg_season_source *source, struct sg_run *run, struct sg_table *out,
                   struct sg_error *err)
{
    if (sg_args_text(run->args, "freeze"))
        return sg_season_freeze(source, run, out, err);
    source->lines.options.rules.revisions = !sg_args_flag(run->args, "tests");
    source->lines.options.rules.sliding = sg_args_flag(run->args, "sliding");
    sg_season_lines_adjust(&source->lines, run->lang);
    return sg_season_say(&source->lines, run, out, err) &&
           sg_season_factors_write(source, run, err);
}

static void write_rows(struct sg_result *result, const struct sg_season_source *source)
{
    struct columns columns = add_columns(result, source);
    for (size_t row = 0; row < source->cube->table->n_rows; row++)
        if (source->point_of[row] != SIZE_MAX)
            set_row(&columns, source, row, sg_result_row(result, source->cube, row));
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct sg_season_source source;
    bool tests = sg_args_flag(run->args, "tests");
    (void)state;
    bool fine = sg_season_source_make(&source, run, cube, err);
    if (fine && sg_result_is_new(result))
        sg_result_begin(result, run, cube, tests ? SG_KEYS_NO_PERIOD : SG_KEYS_ALL);
    fine = fine && adjust(&source, run, result->out, err);
    if (fine && tests)
        sg_season_write_tests(result, &source, run->lang);
    else if (fine && sg_args_flag(run->args, "sliding"))
        sg_season_write_sliding(result, &source, run);
    else if (fine)
        write_rows(result, &source);
    sg_season_source_free(&source);
    return fine;
}

/* Other tables than the adjusted series are of an adjustment that is made. */
static bool check_options(const struct sg_run *run, struct sg_error *err)
{
    static const char *const asked[] = {"tests", "sliding", "freeze"};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (!sg_args_count(run->args, asked[i]))
            continue;
        if (first)
            return sg_fail(err, SG_FAIL_USAGE, "--%s and --%s do not go together", first, asked[i]);
        first = asked[i];
    }
    return !sg_args_count(run->args, "freeze") || !sg_args_count(run->args, "factors") ||
           sg_fail(err, SG_FAIL_USAGE, "--%s and --%s do not go together", "factors", "freeze");
}

static bool run_seasonal(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                         struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.period_required = request.flat = true;
    return check_options(run, err) && sg_result_each(run, in, &request, analyse, NULL, out, err);
}

const struct sg_command sg_seasonal_command = {
    .name = "seasonal",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"seasonal adjustment by X-11", "季節調整（X-11）"},
    .help =
        {"Adjusts every series of quarters or months (a category of an area, of each measure) by "
         "X-11, as X-13ARIMA-SEATS does without a regARIMA model. A series needs three full years "
         "without a hole; with fewer than five it is provisional. Seasonality that cannot be told "
         "from noise (F of stable and moving seasonality, Kruskal-Wallis, M7) is not adjusted "
         "unless --force. revision_points is the adjusted value of now less that of when the "
         "period was the last one. Limits come from the weights of the filter and the standard "
         "errors of --se, taken as independent. --prior takes known events out, --forecasts "
         "extends "
         "the series, --factors and --freeze keep factors until the next full adjustment. Columns: "
         "value, seasonal, adjusted, (lower, upper,) trend, irregular, extreme_weight, "
         "revision_points, status; with --tests and --sliding those of the method.",
         "四半期又は月の系列（地域・項目の別）ごとに、X-11（regARIMA モデルを用いない "
         "X-13ARIMA-SEATS と同じ計算）で季節調整を行います。欠けのない３年分以上の値が必要で、"
         "５年分未満は暫定とします。雑音と区別できない季節性（安定季節性・移動季節性のＦ値、"
         "クラスカル・ウォリス検定、M7）は、--force としない限り調整しません。revision_points は、"
         "現在の季節調整値と、その時点が最新だったときの季節調整値との差です。信頼限界は、"
         "フィルターのウエイトと --se の標準誤差（時点間で独立とみなす）から計算します。列：実数、"
         "季節要素、季節調整値、（下限、上限、）トレンド、不規則変動、異常値の重み、改定幅、状態"
         "。"},
    .example = "--by industry --period period --value di --se se_points "
               "examples/seasonal/datapackage.json#di",
    .options = {&sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value,
                &sg_season_option_mode, &sg_season_option_filter, &sg_season_option_trend,
                &sg_season_option_extremes, &sg_season_option_span, &sg_season_option_forecasts,
                &sg_season_option_prior, &sg_season_option_factors, &sg_season_option_freeze,
                &sg_season_option_tests, &sg_season_option_sliding, &sg_season_option_se,
                &sg_season_option_overlap, &sg_season_option_force, &sg_option_level},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_seasonal,
    .chart = "diband"};
