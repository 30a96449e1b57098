#include "seasonal_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/measure.h"
#include "table/role.h"

#include "analysis/cube/lines.h"
#include "analysis/cube/period_pairs.h"

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

static struct sg_season_point *new_point(struct sg_season_source *source, double se)
{
    size_t at = source->n_points++;
    source->points = sg_grow(source->points, &source->capacity, at + 1, sizeof *source->points);
    source->se = sg_grow(source->se, &source->se_capacity, at + 1, sizeof *source->se);
    source->se[at] = se;
    return &source->points[at];
}

static void add_point(struct sg_season_source *source, const struct sg_column *se, size_t row)
{
    const struct sg_cube *cube = source->cube;
    uint32_t period = sg_cube_slice_of(cube, row)->period;
    struct sg_cube_cell cell = sg_cube_at(cube, row);
    source->point_of[row] = source->n_points;
    *new_point(source, se ? sg_column_value(se, row) : NAN) = (struct sg_season_point){
        .date = cube->period_date[period],
        .label = sg_cube_label(cube, &cube->period, period),
        .value = cell.value,
        .status = sg_status_void(cell.status) | sg_cube_flags(cell.status),
        .file_row = sg_table_file_row(cube->table, row),
    };
}

/* The forecasts of a line after its last period. */
static void add_forecasts(struct sg_season_source *source, size_t row)
{
    struct sg_period last = source->points[source->n_points - 1].date;
    size_t n;
    const struct sg_season_entry *entries =
        sg_season_file_find(&source->forecasts, source->cube, row, &n);
    for (size_t i = 0; i < n; i++)
        if (sg_period_compare(&entries[i].date, &last) > 0)
            *new_point(source, NAN) = (struct sg_season_point){
                .date = entries[i].date,
                .label = entries[i].label,
                .value = entries[i].value,
                .status =
                    isnan(entries[i].value) ? (sg_status)SG_STATUS_NOT_AVAILABLE : SG_STATUS_NONE,
                .forecast = true};
}

static void add_line(struct sg_season_source *source, const struct sg_column *se,
                     const bool in_span[], const uint32_t rows[], size_t n)
{
    const struct sg_cube *cube = source->cube;
    size_t line = source->lines.n, first = source->n_points;
    struct sg_buffer name = {0};
    for (size_t i = 0; i < n; i++)
        if (!in_span || in_span[sg_cube_slice_of(cube, rows[i])->period])
            add_point(source, se, rows[i]);
    if (source->n_points == first)
        return;
    add_forecasts(source, rows[0]);
    sg_line_add_name(cube, rows[0], true, &name);
    source->names[line] = sg_buffer_take(&name);
    source->row_of[line] = rows[0];
    source->effects[line].entries =
        sg_season_file_find(&source->priors, cube, rows[0], &source->effects[line].n);
    source->start[++source->lines.n] = source->n_points;
}

static void collect(struct sg_season_source *source, const struct sg_column *se,
                    const bool in_span[])
{
    const struct sg_cube *cube = source->cube;
    struct sg_lines rows;
    sg_lines_build(&rows, cube);
    source->start = sg_alloc(rows.n + 1, sizeof *source->start);
    source->names = sg_alloc(rows.n, sizeof *source->names);
    source->row_of = sg_alloc(rows.n, sizeof *source->row_of);
    source->effects = sg_alloc(rows.n, sizeof *source->effects);
    source->point_of = sg_alloc(cube->table->n_rows, sizeof *source->point_of);
    for (size_t row = 0; row < cube->table->n_rows; row++)
        source->point_of[row] = SIZE_MAX;
    for (size_t i = 0; i < rows.n; i++)
        add_line(source, se, in_span, rows.rows + rows.start[i], rows.start[i + 1] - rows.start[i]);
    sg_lines_free(&rows);
}

/* Each event is of a known kind, has a number, and stands at a period of the table. */
static bool check_priors(const struct sg_season_source *source, struct sg_error *err)
{
    const struct sg_cube *cube = source->cube;
    for (size_t i = 0; i < source->priors.n; i++) {
        const struct sg_season_entry *entry = &source->priors.entries[i];
        bool met = false;
        for (uint32_t k = 0; k < cube->period.n && !met; k++)
            met = sg_period_comparable(&cube->period_date[k], &entry->date) &&
                  sg_period_compare(&cube->period_date[k], &entry->date) == 0;
        if (sg_season_effect_of(entry->word) == SG_EFFECT_NONE)
            sg_fail(err, SG_FAIL_DATA,
                    "'%s' is no kind of event: ao (one period), ls (from it on) or tc (fading)",
                    entry->word);
        else if (isnan(entry->value))
            sg_fail(err, SG_FAIL_DATA, "the event at '%s' has no effect", entry->label);
        else if (!met)
            sg_fail(err, SG_FAIL_DATA, "the event at '%s' is at no period of the table",
                    entry->label);
        else
            continue;
        sg_fail_at_row(err, entry->file_row);
        return sg_fail_at_file(err, source->priors.table.info.file);
    }
    return true;
}

bool sg_season_source_make(struct sg_season_source *source, struct sg_run *run,
                           const struct sg_cube *cube, struct sg_error *err)
{
    const struct sg_season_file_form forecasts = {"forecasts", cube->value->name, true, NULL};
    const struct sg_season_file_form priors = {"prior", "effect", false, "kind"};
    const struct sg_column *se;
    bool *in_span;
    *source = (struct sg_season_source){.cube = cube};
    if (!sg_season_options_read(run, &source->lines.options, err) ||
        !sg_season_file_read(&source->forecasts, run, cube, &forecasts, err) ||
        !sg_season_file_read(&source->priors, run, cube, &priors, err) ||
        !check_priors(source, err) || !find_errors(run, cube, &se, err) ||
        !read_span(run, cube, &in_span, err))
        return false;
    collect(source, se, in_span);
    free(in_span);
    enum sg_measure_kind kind = sg_measure_kind_of_column(cube->value);
    source->lines.start = source->start;
    source->lines.points = source->points;
    source->lines.se = se ? source->se : NULL;
    source->lines.names = source->names;
    source->lines.effects = source->effects;
    source->lines.amounts = kind == SG_MEASURE_AMOUNT || kind == SG_MEASURE_INDEX;
    source->lines.info = &cube->table->info;
    return true;
}

void sg_season_source_free(struct sg_season_source *source)
{
    for (size_t i = 0; i < source->lines.n; i++)
        free(source->names[i]);
    sg_season_lines_free(&source->lines);
    free(source->names);
    free(source->start);
    free(source->points);
    free(source->se);
    free(source->row_of);
    free(source->effects);
    free(source->point_of);
    sg_season_file_free(&source->forecasts);
    sg_season_file_free(&source->priors);
}

const struct sg_option sg_season_option_span = {
    .name = "span",
    .kind = SG_OPTION_TEXT,
    .argument = "FROM,TO",
    .help = {"first and last period to adjust; either may be left out",
             "調整する最初と最後の時点（一方は省略できる）"}};

const struct sg_option sg_season_option_se = {
    .name = "se",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"standard errors of the values, from which limits of the adjusted values come",
             "値の標準誤差の列。季節調整値の信頼限界を計算する"}};

const struct sg_option sg_season_option_forecasts = {
    .name = "forecasts",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"values of later periods, by which the series is extended",
             "系列を延長する先の時点の予測値の表"}};

const struct sg_option sg_season_option_prior = {
    .name = "prior",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"events known before: period, kind (ao, ls, tc) and effect",
             "事前に分かっている異常の表（時点、kind＝ao・ls・tc、effect＝影響）"}};
