#include "seasonal_lines.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "table/lookup.h"
#include "table/measure.h"

/* The work of one thread. */
struct worker {
    struct sg_season_lines *lines;
    atomic_size_t *next;
    enum sg_lang lang;
    struct sg_season_work work;
    struct sg_season_point *points;
    size_t points_capacity;
    double *x, *se;
    struct sg_season_cell *cells;
    size_t capacity;
};

/* The points of a line within the span, their rows in the same order. */
static size_t collect(struct worker *w, size_t line, const uint32_t **rows)
{
    const struct sg_season_lines *all = w->lines;
    const struct sg_cube *cube = all->cube;
    size_t start = all->rows.start[line], end = all->rows.start[line + 1];
    while (start < end && !all->in_span[all->rows.rows[start]])
        start++;
    while (end > start && !all->in_span[all->rows.rows[end - 1]])
        end--;
    *rows = all->rows.rows + start;
    w->points = sg_grow(w->points, &w->points_capacity, end - start, sizeof *w->points);
    for (size_t i = 0; i < end - start; i++) {
        size_t row = (*rows)[i];
        uint32_t period = sg_cube_slice_of(cube, row)->period;
        struct sg_cube_cell cell = sg_cube_at(cube, row);
        w->points[i] = (struct sg_season_point){
            .date = cube->period_date[period],
            .label = sg_cube_label(cube, &cube->period, period),
            .value = cell.value,
            .status = cell.status,
            .file_row = sg_table_file_row(cube->table, row),
        };
    }
    return end - start;
}

/* Amounts move in proportion, balances do not. */
static bool is_multiplicative(const struct sg_season_lines *lines, const double x[], size_t n)
{
    enum sg_measure_kind kind = sg_measure_kind_of_column(lines->cube->value);
    bool positive = true;
    for (size_t t = 0; t < n; t++)
        positive = positive && x[t] > 0;
    return lines->options.mode == SG_SEASON_MULT ||
           (lines->options.mode == SG_SEASON_BY_KIND && positive &&
            (kind == SG_MEASURE_AMOUNT || kind == SG_MEASURE_INDEX));
}

static bool fail_fault(enum sg_seasonal_fault fault, const struct sg_seasonal_plan *plan,
                       const struct sg_season_point points[], size_t n, size_t at,
                       struct sg_error *err)
{
    if (fault == SG_SEASONAL_NOT_POSITIVE)
        sg_fail(err, SG_FAIL_DATA,
                "the value of '%s' is %g: ratios to the trend need values above 0; --mode add "
                "takes differences",
                points[at].label, points[at].value);
    else if (fault == SG_SEASONAL_FEWER_TERMS)
        return sg_fail(err, SG_FAIL_DATA,
                       "the series has %zu periods, fewer than the trend filter has terms: a "
                       "shorter one is needed (--trend-filter)",
                       n);
    else
        return sg_fail(err, SG_FAIL_DATA,
                       "the series has %zu periods from '%s' to '%s': three full years, %zu "
                       "periods, are the least that X-11 adjusts",
                       n, points[0].label, points[n - 1].label, 3 * plan->frequency);
    return sg_fail_at_row(err, points[at].file_row);
}

/* Standard errors of all values, or NULL where one is not known. */
static const double *errors_of(struct worker *w, const uint32_t rows[], size_t n)
{
    const struct sg_column *column = w->lines->se;
    for (size_t t = 0; column && t < n; t++) {
        w->se[t] = sg_column_value(column, rows[t]);
        if (!(w->se[t] >= 0))
            return NULL;
    }
    return column ? w->se : NULL;
}

/* What is to be known of the adjusted values of a line; those outside of it have none. */
static void set_statuses(struct sg_season_lines *all, const struct sg_season_line *line,
                         const uint32_t rows[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct sg_cube_cell cell = sg_cube_at(all->cube, rows[i]);
        bool inside =
            line->fine && i >= line->series.begin && i < line->series.begin + line->series.n;
        sg_status status = sg_status_void(cell.status);
        if (!status && (!inside || line->summary.withheld))
            status = SG_STATUS_UNDEFINED;
        if (!status)
            status = (sg_cube_flags(cell.status) & ~(sg_status)SG_STATUS_NIL) |
                     (line->summary.provisional ? SG_STATUS_PROVISIONAL : 0);
        all->statuses[rows[i]] = status;
    }
}

static bool adjust(struct worker *w, struct sg_season_line *line, const uint32_t rows[], size_t n,
                   struct sg_error *err)
{
    struct sg_season_lines *all = w->lines;
    const struct sg_table_info *info = &all->cube->table->info;
    struct sg_season_series *series = &line->series;
    size_t at;
    if (!sg_season_series_find(w->points, n, info->breaks, info->n_breaks, series, err))
        return false;
    if (series->n > w->capacity) {
        w->capacity = series->n;
        w->x = sg_resize(w->x, series->n, sizeof *w->x);
        w->se = sg_resize(w->se, series->n, sizeof *w->se);
        w->cells = sg_resize(w->cells, series->n, sizeof *w->cells);
    }
    for (size_t t = 0; t < series->n; t++)
        w->x[t] = w->points[series->begin + t].value;
    struct sg_seasonal_plan plan = all->options.plan;
    plan.frequency = series->frequency;
    plan.first = series->first;
    plan.multiplicative = is_multiplicative(all, w->x, series->n);
    enum sg_seasonal_fault fault = sg_seasonal_check(&plan, w->x, series->n, &at);
    if (fault != SG_SEASONAL_FINE)
        return fail_fault(fault, &plan, w->points + series->begin, series->n, at, err);
    const struct sg_season_input input = {
        .x = w->x, .n = series->n, .se = errors_of(w, rows + series->begin, series->n)};
    sg_season_adjust(&w->work, &all->options.rules, &plan, &input, w->cells, &line->summary);
    for (size_t t = 0; t < series->n; t++)
        all->cells[rows[series->begin + t]] = w->cells[t];
    return true;
}

static void *work(void *context)
{
    struct worker *w = context;
    struct sg_season_lines *all = w->lines;
    for (size_t i; (i = atomic_fetch_add(w->next, 1)) < all->rows.n;) {
        struct sg_season_line *line = &all->lines[i];
        struct sg_error error = {.lang = w->lang};
        const uint32_t *rows;
        size_t n = collect(w, i, &rows);
        line->in_span = n > 0;
        line->fine = n > 0 && adjust(w, line, rows, n, &error);
        if (n > 0 && !line->fine) {
            line->error = sg_alloc(1, sizeof *line->error);
            *line->error = error;
        }
        set_statuses(all, line, rows, n);
    }
    sg_season_work_free(&w->work);
    free(w->points);
    free(w->x);
    free(w->se);
    free(w->cells);
    return NULL;
}

enum { MOST_THREADS = 64, LINES_OF_THREAD = 32 };

/* One per processor, but none for a few lines. */
static size_t threads_for(size_t lines)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = online > 0 ? (size_t)online : 1, wanted = lines / LINES_OF_THREAD + 1;
    most = most < MOST_THREADS ? most : MOST_THREADS;
    return wanted < most ? wanted : most;
}

static void mark_span(struct sg_season_lines *lines, const bool in_span[])
{
    for (size_t row = 0; row < lines->cube->table->n_rows; row++) {
        lines->in_span[row] = !in_span || in_span[sg_cube_slice_of(lines->cube, row)->period];
        lines->cells[row] = sg_season_no_cell;
    }
}

void sg_season_lines_adjust(struct sg_season_lines *lines, const bool in_span[], enum sg_lang lang)
{
    size_t n_rows = lines->cube->table->n_rows, n;
    struct worker workers[MOST_THREADS] = {0};
    pthread_t threads[MOST_THREADS];
    bool started[MOST_THREADS] = {false};
    atomic_size_t next = 0;
    sg_lines_build(&lines->rows, lines->cube);
    lines->lines = sg_alloc(lines->rows.n, sizeof *lines->lines);
    lines->cells = sg_alloc(n_rows, sizeof *lines->cells);
    lines->statuses = sg_alloc(n_rows, sizeof *lines->statuses);
    lines->in_span = sg_alloc(n_rows, sizeof *lines->in_span);
    mark_span(lines, in_span);
    n = threads_for(lines->rows.n);
    for (size_t i = 0; i < n; i++)
        workers[i] = (struct worker){.lines = lines, .next = &next, .lang = lang};
    for (size_t i = 1; i < n; i++)
        started[i] = pthread_create(&threads[i], NULL, work, &workers[i]) == 0;
    work(&workers[0]);
    for (size_t i = 1; i < n; i++)
        if (started[i])
            pthread_join(threads[i], NULL);
}

void sg_season_lines_free(struct sg_season_lines *lines)
{
    for (size_t i = 0; i < lines->rows.n; i++)
        free(lines->lines[i].error);
    sg_lines_free(&lines->rows);
    free(lines->lines);
    free(lines->cells);
    free(lines->statuses);
    free(lines->in_span);
}
