/* 季節調整: series of quarters or months without their season. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/measure.h"
#include "table/role.h"

#include "analysis/cube/lines.h"
#include "analysis/cube/period_pairs.h"
#include "analysis/cube/result.h"
#include "seasonal_say.h"

struct columns {
    struct sg_column *value, *seasonal, *adjusted, *lower, *upper, *trend, *irregular, *weight,
        *revision;
};

/* The period items from FROM to TO of --span; NULL where it was not given. */
static bool read_span(const struct sg_run *run, const struct sg_cube *cube, bool **in_span,
                      struct sg_error *err)
{
    const char *text = sg_args_text(run->args, "span");
    *in_span = NULL;
    if (!text)
        return true;
    size_t n = strcspn(text, ",");
    uint32_t from = cube->period_order[0], to = cube->period_order[cube->period.n - 1];
    char *start = sg_copy_bytes(text, n);
    const char *end = text[n] ? text + n + 1 : "";
    bool fine =
        text[n] || sg_fail(err, SG_FAIL_USAGE,
                           "--span '%s': give the first and the last period, FROM,TO", text);
    fine = fine && (!*start || sg_period_named(cube, start, "span", &from, err)) &&
           (!*end || sg_period_named(cube, end, "span", &to, err));
    free(start);
    if (!fine)
        return false;
    *in_span = sg_alloc(cube->period.n, sizeof **in_span);
    for (uint32_t i = 0; i < cube->period.n; i++)
        (*in_span)[i] = sg_period_compare(&cube->period_date[from], &cube->period_date[i]) <= 0 &&
                        sg_period_compare(&cube->period_date[i], &cube->period_date[to]) <= 0;
    return true;
}

static bool find_errors(const struct sg_run *run, const struct sg_cube *cube,
                        const struct sg_column **se, struct sg_error *err)
{
    const char *name = sg_args_text(run->args, "se");
    ptrdiff_t column;
    *se = NULL;
    if (!name)
        return true;
    if (!sg_role_find(cube->table, SG_ROLE_VALUE, name, true, &column, NULL, err) ||
        !sg_column_require_number(cube->table, cube->table->columns[column], err))
        return false;
    *se = cube->table->columns[column];
    return true;
}

/* The series of a cube within the span, and where their points come from. */
struct source {
    const struct sg_cube *cube;
    struct sg_season_lines lines;
    size_t *start;
    struct sg_season_point *points;
    double *se;
    char **names;
    size_t *point_of; /* per row of the table; SIZE_MAX: outside the span */
};

static void add_point(struct source *source, size_t row, size_t point)
{
    const struct sg_cube *cube = source->cube;
    uint32_t period = sg_cube_slice_of(cube, row)->period;
    struct sg_cube_cell cell = sg_cube_at(cube, row);
    sg_status flags = sg_status_void(cell.status) | sg_cube_flags(cell.status);
    source->point_of[row] = point;
    source->points[point] = (struct sg_season_point){
        .date = cube->period_date[period],
        .label = sg_cube_label(cube, &cube->period, period),
        .value = cell.value,
        .status = flags,
        .file_row = sg_table_file_row(cube->table, row),
    };
}

static void collect(struct source *source, const struct sg_column *se, const bool in_span[])
{
    const struct sg_cube *cube = source->cube;
    size_t n_rows = cube->table->n_rows, n = 0, point = 0;
    struct sg_lines rows;
    sg_lines_build(&rows, cube);
    source->start = sg_alloc(rows.n + 1, sizeof *source->start);
    source->points = sg_alloc(n_rows, sizeof *source->points);
    source->se = se ? sg_alloc(n_rows, sizeof *source->se) : NULL;
    source->names = sg_alloc(rows.n, sizeof *source->names);
    source->point_of = sg_alloc(n_rows, sizeof *source->point_of);
    for (size_t row = 0; row < n_rows; row++)
        source->point_of[row] = SIZE_MAX;
    for (size_t line = 0; line < rows.n; line++) {
        for (size_t i = rows.start[line]; i < rows.start[line + 1]; i++) {
            size_t row = rows.rows[i];
            if (in_span && !in_span[sg_cube_slice_of(cube, row)->period])
                continue;
            if (se)
                source->se[point] = sg_column_value(se, row);
            add_point(source, row, point++);
        }
        if (point == source->start[n])
            continue;
        struct sg_buffer name = {0};
        sg_line_add_name(cube, rows.rows[rows.start[line]], true, &name);
        source->names[n++] = sg_buffer_take(&name);
        source->start[n] = point;
    }
    sg_lines_free(&rows);
    enum sg_measure_kind kind = sg_measure_kind_of_column(cube->value);
    source->lines.n = n;
    source->lines.start = source->start;
    source->lines.points = source->points;
    source->lines.se = source->se;
    source->lines.names = source->names;
    source->lines.amounts = kind == SG_MEASURE_AMOUNT || kind == SG_MEASURE_INDEX;
    source->lines.info = &cube->table->info;
}

static void source_free(struct source *source)
{
    for (size_t i = 0; i < source->lines.n; i++)
        free(source->names[i]);
    sg_season_lines_free(&source->lines);
    free(source->names);
    free(source->start);
    free(source->points);
    free(source->se);
    free(source->point_of);
}

/* A column of numbers that are printed as the values are. */
static struct sg_column *add_number(struct sg_result *result, const char *name,
                                    const struct sg_cube *cube)
{
    const struct sg_column *value = cube->value;
    struct sg_column *column = sg_result_measure(result, name, cube);
    int decimals = sg_column_decimals(value, -1);
    column->decimals = decimals >= 0                  ? decimals
                       : value->printed_decimals >= 0 ? value->printed_decimals
                                                      : 1;
    return column;
}

/* Ratios around 1 in place of amounts around 0. */
static void make_ratio(struct sg_column *column)
{
    column->decimals = 3;
    column->measure_kind = SG_MEASURE_RATIO;
    free(column->unit);
    column->unit = NULL;
}

static struct columns add_columns(struct sg_result *result, struct sg_run *run,
                                  const struct source *source)
{
    struct columns c = {0};
    const struct sg_cube *cube = source->cube;
    const struct sg_season_lines *lines = &source->lines;
    if (sg_result_is_new(result))
        sg_result_begin(result, run, cube, SG_KEYS_ALL);
    c.value = sg_result_measure(result, "value", cube);
    c.seasonal = add_number(result, "seasonal", cube);
    c.adjusted = add_number(result, "adjusted", cube);
    if (lines->se) {
        c.lower = add_number(result, "lower", cube);
        c.upper = add_number(result, "upper", cube);
    }
    c.trend = add_number(result, "trend", cube);
    c.irregular = add_number(result, "irregular", cube);
    c.weight = sg_result_number(result, "extreme_weight");
    c.revision = add_number(result, "revision_points", cube);
    for (size_t i = 0; i < lines->n; i++)
        if (lines->lines[i].fine && lines->lines[i].summary.used.multiplicative) {
            make_ratio(c.seasonal);
            make_ratio(c.irregular);
        }
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c.adjusted);
    return c;
}

static void set_row(const struct columns *c, const struct source *source, size_t from, size_t row)
{
    size_t point = source->point_of[from];
    const struct sg_season_cell *cell = &source->lines.cells[point];
    struct sg_cube_cell value = sg_cube_at(source->cube, from);
    sg_status status = source->lines.statuses[point], none = sg_status_void(status);
    sg_status first = none ? none : (sg_status)SG_STATUS_NOT_APPLICABLE;
    sg_column_set(c->value, row, value.value, value.status);
    sg_result_set(c->seasonal, row, cell->seasonal, none);
    sg_result_set(c->adjusted, row, cell->adjusted, status);
    sg_result_set(c->trend, row, cell->trend, none);
    sg_result_set(c->irregular, row, cell->irregular, none);
    sg_result_set(c->weight, row, cell->weight, none);
    sg_result_set(c->revision, row, cell->revision, isnan(cell->revision) ? first : 0);
    if (!c->lower)
        return;
    sg_status limits = none ? none : isnan(cell->lower) ? (sg_status)SG_STATUS_NOT_AVAILABLE : 0;
    sg_result_set(c->lower, row, cell->lower, limits);
    sg_result_set(c->upper, row, cell->upper, limits);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct source source = {.cube = cube};
    const struct sg_column *se;
    bool *in_span;
    (void)state;
    if (!sg_season_options_read(run, &source.lines.options, err) ||
        !find_errors(run, cube, &se, err) || !read_span(run, cube, &in_span, err))
        return false;
    source.lines.options.rules.revisions = true;
    collect(&source, se, in_span);
    sg_season_lines_adjust(&source.lines, run->lang);
    struct columns columns = add_columns(result, run, &source);
    bool fine = sg_season_say(&source.lines, run, result->out, err);
    for (size_t row = 0; fine && row < cube->table->n_rows; row++)
        if (source.point_of[row] != SIZE_MAX)
            set_row(&columns, &source, row, sg_result_row(result, cube, row));
    source_free(&source);
    free(in_span);
    return fine;
}

static bool run_seasonal(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                         struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    request.period_required = request.flat = true;
    return sg_result_each(run, in, &request, analyse, NULL, out, err);
}

static const struct sg_option option_span = {
    .name = "span",
    .kind = SG_OPTION_TEXT,
    .argument = "FROM,TO",
    .help = {"first and last period to adjust; either may be left out",
             "調整する最初と最後の時点（一方は省略できる）"}};

static const struct sg_option option_se = {
    .name = "se",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"standard errors of the values, from which limits of the adjusted values come",
             "値の標準誤差の列。季節調整値の信頼限界を計算する"}};

const struct sg_command sg_seasonal_command = {
    .name = "seasonal",
    .summary = {"seasonal adjustment by X-11", "季節調整（X-11）"},
    .help =
        {"Adjusts every series of quarters or months (a category of an area, of each measure) by "
         "X-11, as X-13ARIMA-SEATS does without a regARIMA model. A series needs three full years "
         "without a hole; with fewer than five it is provisional. Seasonality that cannot be told "
         "from noise (F of stable and moving seasonality, Kruskal-Wallis, M7) is not adjusted "
         "unless --force. revision_points is the adjusted value of now less that of when the "
         "period was the last one. Limits come from the weights of the filter and the standard "
         "errors of --se, taken as independent. Columns: value, seasonal, adjusted, (lower, "
         "upper,) trend, irregular, extreme_weight, revision_points, status.",
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
                &sg_season_option_extremes, &option_span, &option_se, &sg_season_option_force,
                &sg_option_level},
    .input = SG_INPUT_TABLE,
    .input_if_asked = SG_INPUT_RECORDS, /* --from-records */
    .output = SG_OUTPUT_TABLE,
    .run_table = run_seasonal,
    .chart = "diband"};
