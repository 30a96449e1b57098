#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "before_after_rows.h"
#include "plots/charts/chart_input.h"

static void name_wave(struct sg_before_after *both, int wave, const struct sg_column *column,
                      size_t row)
{
    if (!column || column->codes[row] == SG_EMPTY)
        return;
    both->label[wave] = sg_column_text(column, row);
    if (column->kind == SG_COLUMN_PERIOD)
        both->when[wave] = column->levels.periods[column->codes[row]];
}

/* Rows of the wave before the newest come to stand alone in a copy of the items. */
static void find_before(struct sg_before_after *both, const struct sg_column *column,
                        const bool all[])
{
    struct sg_items before = both->items;
    ptrdiff_t row;
    size_t n = before.table->n_rows;
    before.kept = sg_alloc(n, sizeof *before.kept);
    for (size_t i = 0; i < n; i++)
        before.kept[i] = all[i] && !both->items.kept[i];
    sg_items_newest(&before, column, &row);
    if (row >= 0)
        name_wave(both, SG_BEFORE, column, (size_t)row);
    free(before.kept);
}

void sg_before_after_choose(struct sg_before_after *both,
                            const struct sg_before_after_columns *columns)
{
    ptrdiff_t row;
    size_t n = both->items.table->n_rows;
    bool *all = sg_alloc(n, sizeof *all);
    memcpy(all, both->items.kept, n * sizeof *all);
    sg_items_newest(&both->items, columns->when[SG_NOW], &row);
    if (row >= 0)
        name_wave(both, SG_NOW, columns->when[SG_NOW], (size_t)row);
    if (columns->wide && columns->when[SG_BEFORE]) {
        sg_items_newest(&both->items, columns->when[SG_BEFORE], &row);
        if (row >= 0)
            name_wave(both, SG_BEFORE, columns->when[SG_BEFORE], (size_t)row);
    } else if (!columns->wide && columns->when[SG_NOW]) {
        find_before(both, columns->when[SG_NOW], all);
    }
    both->shown = all;
}

/* The row of the same label in the wave before, of the same domain, or -1. */
static ptrdiff_t row_before(const struct sg_before_after *both,
                            const struct sg_before_after_columns *c, size_t row)
{
    if (c->wide)
        return (ptrdiff_t)row;
    const struct sg_column *label = both->items.label, *when = c->when[SG_BEFORE];
    for (size_t i = 0; both->label[SG_BEFORE] && i < both->items.table->n_rows; i++)
        if (both->shown[i] && label->codes[i] == label->codes[row] &&
            strcmp(sg_column_text(when, i), both->label[SG_BEFORE]) == 0)
            return (ptrdiff_t)i;
    return -1;
}

static void fill_wave(struct sg_item_waves *waves, const struct sg_before_after_columns *c,
                      int wave, ptrdiff_t row)
{
    waves->value[wave] = waves->lower[wave] = waves->upper[wave] = NAN;
    waves->voids[wave] = SG_STATUS_NOT_AVAILABLE;
    waves->absent[wave] = row < 0;
    if (row < 0)
        return;
    waves->value[wave] = sg_column_value(c->value[wave], (size_t)row);
    waves->voids[wave] = sg_input_void(c->value[wave], (size_t)row);
    if (isinf(waves->value[wave])) {
        waves->value[wave] = NAN;
        waves->voids[wave] = SG_STATUS_UNDEFINED;
    }
    if (!c->lower[wave] || isnan(waves->value[wave]))
        return;
    double lower = sg_column_value(c->lower[wave], (size_t)row);
    double upper = sg_column_value(c->upper[wave], (size_t)row);
    if (lower <= upper && !isinf(lower) && !isinf(upper)) {
        waves->lower[wave] = lower;
        waves->upper[wave] = upper;
    }
}

/* The n that all rows of a wave share, else NaN. */
static void meet_n(double *n, bool first, const struct sg_column *column, ptrdiff_t row)
{
    double own = column && row >= 0 ? sg_column_value(column, (size_t)row) : NAN;
    if (first)
        *n = own;
    else if (*n != own)
        *n = NAN;
}

void sg_before_after_fill(struct sg_before_after *both,
                          const struct sg_before_after_columns *columns)
{
    for (size_t i = 0; i < both->items.n; i++) {
        size_t row = both->items.items[i].row;
        ptrdiff_t before = row_before(both, columns, row);
        struct sg_item_waves *waves = &both->waves[i];
        fill_wave(waves, columns, SG_NOW, (ptrdiff_t)row);
        fill_wave(waves, columns, SG_BEFORE, before);
        waves->change = columns->change ? sg_column_value(columns->change, row) : NAN;
        waves->direction = columns->direction ? sg_column_text(columns->direction, row) : "";
        meet_n(&both->n[SG_NOW], i == 0, columns->n[SG_NOW], (ptrdiff_t)row);
        meet_n(&both->n[SG_BEFORE], i == 0, columns->n[SG_BEFORE], before);
    }
}
