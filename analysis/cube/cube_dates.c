/* When the periods of a cube are. */
#include <stdlib.h>
#include <string.h>

#include "table/periods.h"

#include "cube_roles.h"

/* The dates of labels, by their neighbours. */
static bool date_labels(struct sg_cube *cube, const struct sg_column *column,
                        const struct sg_run *run, struct sg_error *err)
{
    const struct sg_cube_axis *axis = &cube->period;
    struct sg_periods_context context = sg_periods_context_of(run->args);
    const char **texts = sg_alloc(axis->n, sizeof *texts);
    struct sg_periods read;
    context.header = column->name;
    context.labels = context.periods = true;
    for (uint32_t i = 0; i < axis->n; i++)
        texts[i] = column->levels.texts[axis->level[i]];
    bool dated = sg_periods_try(texts, axis->n, &context, &read) >= SG_PERIODS_NUMBERS;
    memcpy(cube->period_date, read.periods, axis->n * sizeof *read.periods);
    if (!dated)
        sg_periods_fail(&read, err);
    sg_periods_free(&read);
    free(texts);
    return dated || sg_fail_at_column(err, column->name);
}

bool sg_cube_read_dates(struct sg_cube *cube, const struct sg_run *run, bool required,
                        struct sg_error *err)
{
    const struct sg_cube_axis *axis = &cube->period;
    cube->period_date = sg_alloc(axis->n, sizeof *cube->period_date);
    if (axis->column < 0)
        return true;
    const struct sg_column *column = cube->table->columns[axis->column];
    if (column->kind != SG_COLUMN_PERIOD)
        return date_labels(cube, column, run, required ? err : NULL) || !required;
    for (uint32_t i = 0; i < axis->n; i++) {
        const char *label = column->levels.texts[axis->level[i]];
        struct sg_period *date = &cube->period_date[i];
        *date = column->levels.periods[axis->level[i]];
        if (date->kind == SG_PERIOD_NONE &&
            !sg_period_read(label, NULL, date, required ? err : NULL) && required)
            return sg_fail_at_column(err, column->name);
    }
    return true;
}
