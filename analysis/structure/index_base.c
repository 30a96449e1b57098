#include "index_base.h"

#include <math.h>
#include <stdlib.h>

#include "table/args.h"

void sg_index_base_free(struct sg_index_base *base)
{
    free(base->of_period);
    free(base->cells);
    *base = (struct sg_index_base){0};
}

/* Takes the periods of one length that fill the year, or whatever `date` is. */
static bool take_parts(const struct sg_cube *cube, const struct sg_period *date,
                       struct sg_index_base *base)
{
    int months = 0, part = 0;
    for (uint32_t i = 0; i < cube->period.n; i++) {
        uint32_t item = cube->period_order[i];
        const struct sg_period *own = &cube->period_date[item];
        if (own->kind == SG_PERIOD_NONE || own->months <= 0 || own->months >= date->months ||
            own->month < date->month || own->month + own->months > date->month + date->months)
            continue;
        if (part && own->months != part)
            return false;
        if (!base->n++)
            base->first = item;
        part = own->months;
        months += part;
        base->of_period[item] = true;
    }
    return base->n && months == date->months;
}

static bool find_periods(const struct sg_run *run, const struct sg_cube *cube,
                         struct sg_index_base *base, struct sg_error *err)
{
    struct sg_period date;
    base->label = sg_args_text(run->args, "base");
    base->of_period = sg_alloc(cube->period.n + 1, sizeof *base->of_period);
    if (!base->label)
        return sg_fail(err, SG_FAIL_USAGE, "--base PERIOD is needed: the period that is 100");
    if (sg_period_named(cube, base->label, "base", &base->first, err)) {
        base->label = sg_cube_label(cube, &cube->period, base->first);
        base->of_period[base->first] = true;
        base->n = 1;
        return true;
    }
    if (!sg_period_read(base->label, NULL, &date, NULL) || date.months < 2)
        return false;
    if (take_parts(cube, &date, base)) {
        if (err)
            *err = (struct sg_error){.lang = err->lang};
        return true;
    }
    if (base->n)
        sg_fail(err, SG_FAIL_DATA, "--base '%s': the table has only %zu of its quarters or months",
                base->label, base->n);
    return false;
}

static uint32_t count_lines(const struct sg_cube *cube, const struct sg_period_rows *rows)
{
    uint32_t n = 0;
    for (size_t row = 0; row < cube->table->n_rows; row++)
        n = rows->line[row] >= n ? rows->line[row] + 1 : n;
    return n;
}

bool sg_index_base_find(const struct sg_run *run, const struct sg_cube *cube,
                        const struct sg_period_rows *rows, struct sg_index_base *base,
                        struct sg_error *err)
{
    *base = (struct sg_index_base){0};
    if (!find_periods(run, cube, base, err))
        return false;
    uint32_t n = count_lines(cube, rows);
    size_t *met = sg_alloc(n, sizeof *met);
    base->cells = sg_alloc(n, sizeof *base->cells);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        if (!base->of_period[sg_cube_slice_of(cube, row)->period])
            continue;
        sg_cube_add(&base->cells[rows->line[row]], sg_cube_at(cube, row));
        met[rows->line[row]]++;
    }
    for (uint32_t line = 0; line < n; line++) {
        struct sg_cube_cell *cell = &base->cells[line];
        if (met[line] < base->n)
            cell->status |= SG_STATUS_NOT_AVAILABLE;
        cell->value = sg_status_has_value(cell->status) ? cell->value / (double)base->n : NAN;
    }
    free(met);
    return true;
}
