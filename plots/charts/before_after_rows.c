#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "before_after_parts.h"
#include "chart_input.h"

static void name_wave(struct sg_twins *twins, int wave, const struct sg_column *column, size_t row)
{
    if (!column || column->codes[row] == SG_EMPTY)
        return;
    twins->label[wave] = sg_column_text(column, row);
    if (column->kind == SG_COLUMN_PERIOD)
        twins->when[wave] = column->levels.periods[column->codes[row]];
}

/* Rows of the wave before the newest come to stand alone in a copy of the items. */
static void find_before(struct sg_twins *twins, const struct sg_column *column, const bool all[])
{
    struct sg_items before = twins->items;
    ptrdiff_t row;
    size_t n = before.table->n_rows;
    before.kept = sg_alloc(n, sizeof *before.kept);
    for (size_t i = 0; i < n; i++)
        before.kept[i] = all[i] && !twins->items.kept[i];
    sg_items_newest(&before, column, &row);
    if (row >= 0)
        name_wave(twins, SG_BEFORE, column, (size_t)row);
    free(before.kept);
}

void sg_twins_choose(struct sg_twins *twins, const struct sg_twin_columns *columns)
{
    ptrdiff_t row;
    size_t n = twins->items.table->n_rows;
    bool *all = sg_alloc(n, sizeof *all);
    memcpy(all, twins->items.kept, n * sizeof *all);
    sg_items_newest(&twins->items, columns->when[SG_NOW], &row);
    if (row >= 0)
        name_wave(twins, SG_NOW, columns->when[SG_NOW], (size_t)row);
    if (columns->wide && columns->when[SG_BEFORE]) {
        sg_items_newest(&twins->items, columns->when[SG_BEFORE], &row);
        if (row >= 0)
            name_wave(twins, SG_BEFORE, columns->when[SG_BEFORE], (size_t)row);
    } else if (!columns->wide && columns->when[SG_NOW]) {
        find_before(twins, columns->when[SG_NOW], all);
    }
    free(all);
}

/* The row of the same label in the wave before, or -1. */
static ptrdiff_t row_before(const struct sg_twins *twins, const struct sg_twin_columns *c,
                            size_t row)
{
    if (c->wide)
        return (ptrdiff_t)row;
    const struct sg_column *label = twins->items.label, *when = c->when[SG_BEFORE];
    for (size_t i = 0; twins->label[SG_BEFORE] && i < twins->items.table->n_rows; i++)
        if (label->codes[i] == label->codes[row] &&
            strcmp(sg_column_text(when, i), twins->label[SG_BEFORE]) == 0)
            return (ptrdiff_t)i;
    return -1;
}

static void fill_wave(struct sg_twin *twin, const struct sg_twin_columns *c, int wave,
                      ptrdiff_t row)
{
    twin->value[wave] = twin->lower[wave] = twin->upper[wave] = NAN;
    twin->voids[wave] = SG_STATUS_NOT_AVAILABLE;
    if (row < 0)
        return;
    twin->value[wave] = sg_input_value(c->value[wave], (size_t)row);
    twin->voids[wave] = sg_input_void(c->value[wave], (size_t)row);
    if (isinf(twin->value[wave])) {
        twin->value[wave] = NAN;
        twin->voids[wave] = SG_STATUS_UNDEFINED;
    }
    if (!c->lower[wave] || isnan(twin->value[wave]))
        return;
    double lower = sg_input_value(c->lower[wave], (size_t)row);
    double upper = sg_input_value(c->upper[wave], (size_t)row);
    if (lower <= upper && !isinf(lower) && !isinf(upper)) {
        twin->lower[wave] = lower;
        twin->upper[wave] = upper;
    }
}

/* The n that all rows of a wave share, else NaN. */
static void meet_n(double *n, bool first, const struct sg_column *column, ptrdiff_t row)
{
    double own = column && row >= 0 ? sg_input_value(column, (size_t)row) : NAN;
    if (first)
        *n = own;
    else if (*n != own)
        *n = NAN;
}

void sg_twins_fill(struct sg_twins *twins, const struct sg_twin_columns *columns)
{
    for (size_t i = 0; i < twins->items.n; i++) {
        size_t row = twins->items.items[i].row;
        ptrdiff_t before = row_before(twins, columns, row);
        struct sg_twin *twin = &twins->twins[i];
        fill_wave(twin, columns, SG_NOW, (ptrdiff_t)row);
        fill_wave(twin, columns, SG_BEFORE, before);
        twin->direction = columns->direction ? sg_column_text(columns->direction, row) : "";
        meet_n(&twins->n[SG_NOW], i == 0, columns->n[SG_NOW], (ptrdiff_t)row);
        meet_n(&twins->n[SG_BEFORE], i == 0, columns->n[SG_BEFORE], before);
    }
}
