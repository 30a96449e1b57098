#include "seasonal_lines.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "platform/system.h"

/* The work of one thread. */
struct worker {
    struct sg_season_lines *lines;
    atomic_size_t *next;
    enum sg_lang lang;
    struct sg_season_work work;
    double *x, *level, *transient;
    size_t capacity;
};

static bool is_multiplicative(const struct sg_season_lines *lines, const double x[], size_t n)
{
    bool positive = true;
    for (size_t t = 0; t < n; t++)
        positive = positive && x[t] > 0;
    return lines->options.mode == SG_SEASON_MULT ||
           (lines->options.mode == SG_SEASON_BY_KIND && positive && lines->amounts);
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
static const double *errors_of(const struct sg_season_lines *lines, size_t first, size_t n)
{
    for (size_t i = first; lines->se && i < first + n; i++)
        if (!(lines->se[i] >= 0))
            return NULL;
    return lines->se ? lines->se + first : NULL;
}

/* What is to be known of the adjusted values of a line; those outside of it have none. */
static void set_statuses(struct sg_season_lines *all, size_t i)
{
    const struct sg_season_line *line = &all->lines[i];
    size_t begin = all->start[i] + line->series.begin, end = begin + line->series.n;
    for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
        bool inside = line->fine && k >= begin && k < end;
        sg_status own = all->points[k].status, status = sg_status_void(own);
        if (!status && (!inside || line->summary.withheld))
            status = SG_STATUS_UNDEFINED;
        if (!status)
            status = (own & ~(sg_status)SG_STATUS_NIL) |
                     (line->summary.provisional ? SG_STATUS_PROVISIONAL : 0);
        all->statuses[k] = status;
        if (!inside)
            all->cells[k] = sg_season_no_cell;
    }
}

/* The series within the points of line i: a break at which a level shift is given is none. */
static bool find_series(const struct sg_season_lines *all, size_t i,
                        struct sg_season_series *series, struct sg_error *err)
{
    const struct sg_table_info *info = all->info;
    struct sg_break *breaks = sg_alloc(info->n_breaks, sizeof *breaks);
    size_t n = 0;
    for (size_t k = 0; k < info->n_breaks; k++)
        if (!all->effects || !sg_season_effects_shift(&all->effects[i], &info->breaks[k].period))
            breaks[n++] = info->breaks[k];
    bool fine = sg_season_series_find(all->points + all->start[i],
                                      all->start[i + 1] - all->start[i], breaks, n, series, err);
    free(breaks);
    return fine;
}

/* Room for the values and effects of a series. */
static void make_room(struct worker *w, size_t n)
{
    if (n <= w->capacity)
        return;
    w->capacity = n;
    w->x = sg_resize(w->x, n, sizeof *w->x);
    w->level = sg_resize(w->level, n, sizeof *w->level);
    w->transient = sg_resize(w->transient, n, sizeof *w->transient);
}

static bool check_effects(const struct sg_season_effects *effects, bool multiplicative,
                          struct sg_error *err)
{
    for (size_t i = 0; multiplicative && i < effects->n; i++)
        if (!(effects->entries[i].value > 0))
            return sg_fail(err, SG_FAIL_DATA,
                           "the effect at '%s' is %g: of a multiplicative adjustment it is a ratio "
                           "above 0, such as 0.9",
                           effects->entries[i].label, effects->entries[i].value);
    return true;
}

static bool adjust(struct worker *w, size_t i, struct sg_error *err)
{
    struct sg_season_lines *all = w->lines;
    struct sg_season_line *line = &all->lines[i];
    struct sg_season_series *series = &line->series;
    const struct sg_season_effects *effects =
        all->effects && all->effects[i].n ? &all->effects[i] : NULL;
    if (!find_series(all, i, series, err))
        return false;
    size_t at, first = all->start[i] + series->begin, n = series->n + series->ahead;
    const struct sg_season_point *points = all->points + first;
    make_room(w, n);
    for (size_t t = 0; t < n; t++)
        w->x[t] = points[t].value;
    struct sg_seasonal_plan plan = all->options.plan;
    plan.frequency = series->frequency;
    plan.first = series->first;
    plan.multiplicative = is_multiplicative(all, w->x, n);
    enum sg_seasonal_fault fault = sg_seasonal_check(&plan, w->x, n, &at);
    if (fault != SG_SEASONAL_FINE)
        return fail_fault(fault, &plan, points, n, at, err);
    if (effects && !check_effects(effects, plan.multiplicative, err))
        return false;
    if (effects)
        sg_season_effects_fill(effects, plan.multiplicative, points, n, plan.frequency, w->level,
                               w->transient);
    const struct sg_season_input input = {.x = w->x,
                                          .n = series->n,
                                          .ahead = series->ahead,
                                          .level = effects ? w->level : NULL,
                                          .transient = effects ? w->transient : NULL,
                                          .se = errors_of(all, first, series->n)};
    sg_season_adjust(&w->work, &all->options.rules, &plan, &input, all->cells + first,
                     &line->summary);
    return true;
}

static void *work(void *context)
{
    struct worker *w = context;
    struct sg_season_lines *all = w->lines;
    for (size_t i; (i = atomic_fetch_add(w->next, 1)) < all->n;) {
        struct sg_season_line *line = &all->lines[i];
        struct sg_error error = {.lang = w->lang};
        line->fine = adjust(w, i, &error);
        if (!line->fine) {
            line->error = sg_alloc(1, sizeof *line->error);
            *line->error = error;
        }
        set_statuses(all, i);
    }
    sg_season_work_free(&w->work);
    free(w->x);
    free(w->level);
    free(w->transient);
    return NULL;
}

enum { MOST_THREADS = 64, LINES_OF_THREAD = 32 };

/* One per processor, but none for a few lines. */
static size_t threads_for(size_t lines)
{
    size_t most = sg_os_processors(), wanted = lines / LINES_OF_THREAD + 1;
    most = most < MOST_THREADS ? most : MOST_THREADS;
    return wanted < most ? wanted : most;
}

void sg_season_lines_adjust(struct sg_season_lines *lines, enum sg_lang lang)
{
    struct worker workers[MOST_THREADS] = {0};
    pthread_t threads[MOST_THREADS];
    bool started[MOST_THREADS] = {false};
    atomic_size_t next = 0;
    size_t n = threads_for(lines->n), n_points = lines->start[lines->n];
    lines->lines = sg_alloc(lines->n, sizeof *lines->lines);
    lines->cells = sg_alloc(n_points, sizeof *lines->cells);
    lines->statuses = sg_alloc(n_points, sizeof *lines->statuses);
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
    for (size_t i = 0; lines->lines && i < lines->n; i++)
        free(lines->lines[i].error);
    free(lines->lines);
    free(lines->cells);
    free(lines->statuses);
}
