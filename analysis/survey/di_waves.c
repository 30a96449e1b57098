/* Diffusion indices of records from wave to wave. */
#include <math.h>
#include <stdlib.h>

#include "table/lookup.h"
#include "table/periods.h"

#include "di_writer.h"
#include "waves_records.h"

/* The waves with their dates (of no kind where they are none), and the rows of one group. */
struct course {
    const struct sg_wave_groups *groups;
    struct sg_period *dates;
    size_t *rows; /* of the result, by wave; SIZE_MAX: none */
};

/* The change on the same season a year before; not applicable to waves that have none. */
static void write_year(struct di_writer *w, const struct course *course, size_t wave)
{
    const struct sg_period *dates = course->dates;
    size_t row = course->rows[wave], n = course->groups->waves.n;
    size_t year = di_year_before(dates, n, wave);
    size_t before = year == SIZE_MAX ? SIZE_MAX : course->rows[year];
    if (!di_has_seasons(&dates[wave])) {
        sg_column_set(w->year, row, NAN, SG_STATUS_NOT_APPLICABLE);
        return;
    }
    sg_status status = before == SIZE_MAX ? (sg_status)SG_STATUS_NOT_AVAILABLE
                                          : w->di->status[row] | w->di->status[before];
    double points = sg_status_void(status) ? NAN : w->di->values[row] - w->di->values[before];
    sg_column_set(w->year, row, points, status);
}

/* What is said of the change from the row before (SIZE_MAX: none). */
static void write_course(struct di_writer *w, size_t row, size_t before)
{
    double points = sg_column_value(w->change, row);
    double streak = before == SIZE_MAX ? 0 : w->streak->values[before];
    sg_column_set_text(w->assessment, row, di_assessment(w->bands, points, w->run->lang));
    if (before == SIZE_MAX)
        return;
    streak = di_streak_after(isnan(streak) ? 0 : streak, points);
    sg_column_set(w->streak, row, streak, isnan(streak) ? w->change->status[row] : 0);
}

/* One group wave by wave, each against the wave before it that has the group. */
static bool write_group(struct di_writer *w, const struct sg_answers *answers,
                        const struct sg_wave_group *group, struct course *course,
                        struct sg_error *err)
{
    size_t before = SIZE_MAX;
    for (size_t wave = 0; wave < course->groups->waves.n; wave++) {
        size_t row = w->out->n_rows;
        course->rows[wave] = SIZE_MAX;
        if (group->levels[wave] == SIZE_MAX)
            continue;
        if (!di_write_row(w, answers, group->levels[wave],
                          before == SIZE_MAX ? SIZE_MAX : group->levels[before], err))
            return false;
        course->rows[wave] = row;
        sg_column_set_text(w->domain, row, sg_wave_group_label(w->run, group));
        sg_column_set_text(w->period, row, course->groups->waves.items[wave]);
        write_course(w, row, before == SIZE_MAX ? SIZE_MAX : course->rows[before]);
        write_year(w, course, wave);
        before = wave;
    }
    return true;
}

bool di_write_waves(struct di_writer *w, const struct sg_answers *answers, struct sg_error *err)
{
    struct sg_wave_groups groups;
    struct course course = {.groups = &groups};
    bool done = true;
    sg_wave_groups_make(answers, &groups);
    course.dates = sg_alloc(groups.waves.n, sizeof *course.dates);
    course.rows = sg_alloc(groups.waves.n, sizeof *course.rows);
    struct sg_periods read;
    const struct sg_periods_context context = {.periods = true, .labels = true};
    sg_periods_try((const char *const *)groups.waves.items, groups.waves.n, &context, &read);
    for (size_t wave = 0; wave < groups.waves.n; wave++)
        course.dates[wave] = read.periods[wave];
    sg_periods_free(&read);
    for (size_t g = 0; done && g < groups.n; g++)
        done = write_group(w, answers, &groups.groups[g], &course, err);
    free(course.dates);
    free(course.rows);
    sg_wave_groups_free(&groups);
    return done;
}
