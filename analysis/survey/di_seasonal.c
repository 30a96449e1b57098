#include "di_seasonal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "analysis/cube/lines.h"
#include "analysis/cube/result.h"
#include "di_options.h"

bool di_seasonal_check(const struct sg_run *run, struct sg_error *err)
{
    static const char *const needing[] = {"seasonal-filter", "trend-filter", "extremes", "force",
                                          "assess"};
    if (sg_args_flag(run->args, "seasonal"))
        return true;
    for (size_t i = 0; i < sizeof needing / sizeof *needing; i++)
        if (sg_args_count(run->args, needing[i]))
            return sg_fail(err, SG_FAIL_USAGE,
                           "--%s is about adjusted indices: give --seasonal too", needing[i]);
    return true;
}

static void add_point(struct di_seasonal *s, uint32_t slice, size_t at)
{
    const struct sg_cube *cube = &s->input->cube;
    const struct di_point *point = &s->points[slice];
    uint32_t period = cube->slices[slice].period;
    s->place[slice] = at;
    s->se[at] = point->se;
    s->limits = s->limits || !isnan(point->se);
    s->of_time[at] = (struct sg_season_point){
        .date = cube->period_date[period],
        .label = sg_cube_label(cube, &cube->period, period),
        .value = point->di,
        .status = point->status,
        .file_row = sg_table_file_row(cube->table, point->source),
    };
}

/* The indices of a series of the cube in the order of time; `at` goes on. */
static void add_series(struct di_seasonal *s, uint32_t series, const char *indicator, size_t *at)
{
    const struct sg_cube *cube = &s->input->cube;
    size_t first = *at, source = 0;
    for (uint32_t i = 0; i < cube->period.n; i++) {
        const struct sg_cube_slice *slice = sg_cube_slice_at(cube, series, cube->period_order[i]);
        uint32_t number = slice ? (uint32_t)(slice - cube->slices) : 0;
        if (!slice || !s->points[number].shown)
            continue;
        source = s->points[number].source;
        add_point(s, number, (*at)++);
    }
    if (*at == first)
        return;
    s->begins[first] = true;
    struct sg_buffer name = {0};
    sg_line_add_name(cube, source, false, &name);
    if (strcmp(sg_buffer_text(&name), cube->value->name) == 0) {
        sg_buffer_free(&name);
        sg_buffer_add(&name, indicator);
    }
    s->names[s->lines.n++] = sg_buffer_take(&name);
    s->start[s->lines.n] = *at;
}

bool di_seasonal_adjust(struct di_seasonal *s, const struct sg_run *run, const char *indicator,
                        struct sg_error *err)
{
    const struct sg_cube *cube = &s->input->cube;
    size_t n = cube->slice_of.n, at = 0;
    s->assess = sg_args_choice(run->args, "assess") == DI_ASSESS_ADJUSTED;
    if (!sg_season_options_read(run, &s->lines.options, err))
        return false;
    if (cube->period.column < 0)
        return sg_fail(err, SG_FAIL_USAGE, "--seasonal needs a column of periods: --period COL");
    s->start = sg_alloc(cube->series_of.n + (size_t)1, sizeof *s->start);
    s->names = sg_alloc(cube->series_of.n, sizeof *s->names);
    s->of_time = sg_alloc(n, sizeof *s->of_time);
    s->se = sg_alloc(n, sizeof *s->se);
    s->place = sg_alloc(n, sizeof *s->place);
    s->begins = sg_alloc(n, sizeof *s->begins);
    for (size_t i = 0; i < n; i++)
        s->place[i] = SIZE_MAX;
    for (uint32_t series = 0; series < cube->series_of.n; series++)
        add_series(s, series, indicator, &at);
    s->lines.start = s->start;
    s->lines.points = s->of_time;
    s->lines.se = s->limits ? s->se : NULL;
    s->lines.names = s->names;
    s->lines.info = &cube->table->info;
    sg_season_lines_adjust(&s->lines, run->lang);
    return true;
}

void di_seasonal_free(struct di_seasonal *s)
{
    for (size_t i = 0; i < s->lines.n; i++)
        free(s->names[i]);
    sg_season_lines_free(&s->lines);
    free(s->start);
    free(s->names);
    free(s->of_time);
    free(s->se);
    free(s->place);
    free(s->begins);
}

static struct sg_column *add_column(struct sg_table *out, const char *name)
{
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    column->decimals = 1;
    return column;
}

struct di_season_columns di_seasonal_columns(const struct di_seasonal *s, struct sg_table *out)
{
    struct di_season_columns c = {.adjusted = add_column(out, "di_adjusted")};
    if (s->limits) {
        c.lower = add_column(out, "adjusted_lower");
        c.upper = add_column(out, "adjusted_upper");
    }
    c.change = add_column(out, "change_adjusted_points");
    if (s->limits) {
        c.change_lower = add_column(out, "change_adjusted_lower_points");
        c.change_upper = add_column(out, "change_adjusted_upper_points");
    }
    return c;
}

struct di_change di_seasonal_change(const struct di_seasonal *s, uint32_t slice)
{
    size_t at = s->place[slice];
    sg_status own = sg_status_void(s->lines.statuses[at]);
    if (own)
        return (struct di_change){NAN, own};
    double before = s->begins[at] ? NAN : s->lines.cells[at - 1].adjusted;
    return isnan(before) ? (struct di_change){NAN, SG_STATUS_NOT_AVAILABLE}
                         : (struct di_change){s->lines.cells[at].adjusted - before, SG_STATUS_NONE};
}

/* Both ends of an interval, or why there is none. */
static void set_limits(struct sg_column *lower, struct sg_column *upper, size_t row, double value,
                       double reach, sg_status status)
{
    if (!status && isnan(reach))
        status = SG_STATUS_NOT_AVAILABLE;
    sg_result_set(lower, row, value - reach, status);
    sg_result_set(upper, row, value + reach, status);
}

void di_seasonal_set(const struct di_seasonal *s, const struct di_season_columns *c, uint32_t slice,
                     size_t row)
{
    size_t at = s->place[slice];
    const struct sg_season_cell *cell = &s->lines.cells[at];
    sg_status status = s->lines.statuses[at];
    struct di_change change = di_seasonal_change(s, slice);
    sg_result_set(c->adjusted, row, cell->adjusted, status);
    sg_result_set(c->change, row, change.points, change.status);
    if (!s->limits)
        return;
    set_limits(c->lower, c->upper, row, cell->adjusted, cell->upper - cell->adjusted,
               sg_status_void(status));
    set_limits(c->change_lower, c->change_upper, row, change.points, cell->change_reach,
               change.status);
}
