#include "seasonal_tables.h"

#include <math.h>
#include <stdlib.h>

#include "seasonal_say.h"

struct sg_column *sg_season_number(struct sg_result *result, const char *name,
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

void sg_season_make_ratio(struct sg_column *column)
{
    column->decimals = 3;
    column->measure_kind = SG_MEASURE_RATIO;
    free(column->unit);
    column->unit = NULL;
}

sg_status sg_season_absent(double x)
{
    return isnan(x) ? SG_STATUS_NOT_APPLICABLE : SG_STATUS_NONE;
}

struct test_columns {
    struct sg_column *n, *mode, *filter, *msr, *terms, *i_to_c, *f, *p, *kw, *p_kw, *moving,
        *p_moving, *m7, *verdict;
};

static struct test_columns add_tests(struct sg_result *result)
{
    struct test_columns c = {
        .n = sg_result_number(result, "periods"),
        .mode = sg_result_labels(result, "mode", SG_COLUMN_CATEGORY),
        .filter = sg_result_labels(result, "seasonal_filter", SG_COLUMN_CATEGORY),
        .msr = sg_result_number(result, "moving_seasonality_ratio"),
        .terms = sg_result_number(result, "trend_terms"),
        .i_to_c = sg_result_number(result, "irregular_trend_ratio"),
        .f = sg_result_number(result, "f_stable"),
        .p = sg_result_number(result, "p_stable"),
        .kw = sg_result_number(result, "kruskal_wallis"),
        .p_kw = sg_result_number(result, "p_kruskal_wallis"),
        .moving = sg_result_number(result, "f_moving"),
        .p_moving = sg_result_number(result, "p_moving"),
        .m7 = sg_result_number(result, "m7"),
        .verdict = sg_result_labels(result, "seasonality", SG_COLUMN_CATEGORY),
    };
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c.m7);
    return c;
}

static void set_tests(const struct test_columns *c, size_t row, const struct sg_season_line *line,
                      enum sg_lang lang)
{
    const struct sg_season_summary *summary = &line->summary;
    const struct sg_seasonality_tests *tests = &summary->tests;
    sg_status none = line->fine ? SG_STATUS_NONE : SG_STATUS_UNDEFINED;
    const struct {
        struct sg_column *column;
        double value;
    } numbers[] = {{c->n, (double)line->series.n},
                   {c->msr, summary->moving_seasonality},
                   {c->terms, (double)summary->used.terms[SG_TREND_D12]},
                   {c->i_to_c, summary->i_to_c},
                   {c->f, tests->f_stable},
                   {c->p, tests->p_stable},
                   {c->kw, tests->kruskal_wallis},
                   {c->p_kw, tests->p_kruskal_wallis},
                   {c->moving, tests->f_moving},
                   {c->p_moving, tests->p_moving},
                   {c->m7, tests->m7}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sg_result_set(numbers[i].column, row, numbers[i].value, none);
    if (none)
        return;
    sg_column_set_text(c->mode, row, summary->used.multiplicative ? "mult" : "add");
    sg_column_set_text(c->filter, row, sg_season_filter_word(&summary->used));
    sg_column_set_text(c->verdict, row, sg_season_verdict_word(tests->verdict, lang));
}

void sg_season_write_tests(struct sg_result *result, const struct sg_season_source *source,
                           enum sg_lang lang)
{
    struct test_columns columns = add_tests(result);
    for (size_t i = 0; i < source->lines.n; i++)
        set_tests(&columns, sg_result_row(result, source->cube, source->row_of[i]),
                  &source->lines.lines[i], lang);
}

struct sliding_columns {
    struct sg_column *value, *adjusted, *first, *revision, *spans, *lowest, *highest, *range,
        *change;
};

static struct sliding_columns add_sliding(struct sg_result *result,
                                          const struct sg_season_source *source)
{
    const struct sg_cube *cube = source->cube;
    struct sliding_columns c = {
        .value = sg_result_measure(result, "value", cube),
        .adjusted = sg_season_number(result, "adjusted", cube),
        .first = sg_season_number(result, "adjusted_first", cube),
        .revision = sg_season_number(result, "revision_points", cube),
        .spans = sg_result_number(result, "spans"),
        .lowest = sg_season_number(result, "seasonal_lowest", cube),
        .highest = sg_season_number(result, "seasonal_highest", cube),
        .range = sg_result_number(result, "seasonal_range"),
        .change = sg_result_number(result, "change_range"),
    };
    for (size_t i = 0; i < source->lines.n; i++)
        if (source->lines.lines[i].fine && source->lines.lines[i].summary.used.multiplicative) {
            sg_season_make_ratio(c.lowest);
            sg_season_make_ratio(c.highest);
        }
    result->out->main = (ptrdiff_t)sg_table_index(result->out, c.adjusted);
    return c;
}

/* The distance of the extreme factors: of ratios in percent of the lower one. */
static double range_of(const struct sg_season_cell *cell, bool multiplicative)
{
    double range = cell->highest - cell->lowest;
    return multiplicative ? 100 * range / cell->lowest : range;
}

static void set_sliding(const struct sliding_columns *c, const struct sg_season_source *source,
                        const struct sg_season_line *line, size_t from, size_t row)
{
    size_t point = source->point_of[from];
    const struct sg_season_cell *cell = &source->lines.cells[point];
    struct sg_cube_cell value = sg_cube_at(source->cube, from);
    sg_status status = source->lines.statuses[point], none = sg_status_void(status);
    const struct {
        struct sg_column *column;
        double value;
    } numbers[] = {{c->first, cell->adjusted - cell->revision},
                   {c->revision, cell->revision},
                   {c->lowest, cell->lowest},
                   {c->highest, cell->highest},
                   {c->range, range_of(cell, line->summary.used.multiplicative)},
                   {c->change, cell->change_range}};
    sg_column_set(c->value, row, value.value, value.status);
    sg_result_set(c->adjusted, row, cell->adjusted, status);
    sg_result_set(c->spans, row, (double)line->summary.spans, none);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sg_result_set(numbers[i].column, row, numbers[i].value,
                      none ? none : sg_season_absent(numbers[i].value));
}

/* More than three percent apart is unstable, and few periods should be (Findley and others 1990).
 */
static void say_unstable(const struct sg_season_source *source, size_t i, struct sg_run *run,
                         struct sg_texts *notes)
{
    const struct sg_season_lines *lines = &source->lines;
    const struct sg_season_line *line = &lines->lines[i];
    size_t n = 0, unstable = 0;
    for (size_t at = lines->start[i]; at < lines->start[i + 1]; at++) {
        double range = range_of(&lines->cells[at], line->summary.used.multiplicative);
        n += (size_t)(isnan(range) == 0);
        unstable += (size_t)(range > 3);
    }
    if (line->summary.spans < 2)
        sg_run_note(run, "%s: sliding spans need %zu periods, a year more than a span has",
                    lines->names[i], line->summary.span_length + line->series.frequency);
    else if (line->summary.used.multiplicative)
        sg_run_note(run,
                    "%s: %zu sliding spans of %zu periods: the factors of %zu of %zu periods are "
                    "more than 3 percent apart (up to 15 percent of them are usual, above 25 "
                    "percent the adjustment is not stable)",
                    lines->names[i], line->summary.spans, line->summary.span_length, unstable, n);
    else
        sg_run_note(run, "%s: %zu sliding spans of %zu periods", lines->names[i],
                    line->summary.spans, line->summary.span_length);
    sg_texts_add(notes, run->notes.items[run->notes.n - 1]);
}

enum { SAID_EACH = 5 };

void sg_season_write_sliding(struct sg_result *result, const struct sg_season_source *source,
                             struct sg_run *run)
{
    struct sliding_columns columns = add_sliding(result, source);
    const struct sg_season_lines *lines = &source->lines;
    size_t *line_of = sg_alloc(source->n_points, sizeof *line_of);
    for (size_t i = 0; i < lines->n; i++) {
        for (size_t at = lines->start[i]; at < lines->start[i + 1]; at++)
            line_of[at] = i;
        if (i < SAID_EACH && lines->lines[i].fine && !lines->lines[i].summary.withheld)
            say_unstable(source, i, run, &result->out->info.notes);
    }
    for (size_t row = 0; row < source->cube->table->n_rows; row++)
        if (source->point_of[row] != SIZE_MAX)
            set_sliding(&columns, source, &lines->lines[line_of[source->point_of[row]]], row,
                        sg_result_row(result, source->cube, row));
    free(line_of);
}

const struct sg_option sg_season_option_tests = {
    .name = "tests",
    .kind = SG_OPTION_FLAG,
    .help = {"one row per series: filters, ratios, tests of seasonality",
             "系列ごとに、移動平均、比、季節性の検定の結果を１行で書く"}};

const struct sg_option sg_season_option_sliding = {
    .name = "sliding",
    .kind = SG_OPTION_FLAG,
    .help = {"how stable the adjustment is: sliding spans, and the value at first publication",
             "季節調整の安定性（スライディング・スパンと、最初の季節調整値）を書く"}};
