#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "pairs_parts.h"

static void name_wave(struct sg_pairs *pairs, int wave, const struct sg_column *column, size_t row)
{
    if (!column || column->codes[row] == SG_EMPTY)
        return;
    pairs->label[wave] = sg_column_text(column, row);
    if (column->kind == SG_COLUMN_PERIOD)
        pairs->when[wave] = column->levels.periods[column->codes[row]];
}

/* Rows of the wave before the newest come to stand alone in a copy of the items. */
static void find_before(struct sg_pairs *pairs, const struct sg_column *column, const bool all[])
{
    struct sg_items before = pairs->items;
    ptrdiff_t row;
    size_t n = before.table->n_rows;
    before.kept = sg_alloc(n, sizeof *before.kept);
    for (size_t i = 0; i < n; i++)
        before.kept[i] = all[i] && !pairs->items.kept[i];
    sg_items_newest(&before, column, &row);
    if (row >= 0)
        name_wave(pairs, SG_BEFORE, column, (size_t)row);
    free(before.kept);
}

void sg_pairs_choose(struct sg_pairs *pairs, const struct sg_pair_columns *columns)
{
    ptrdiff_t row;
    size_t n = pairs->items.table->n_rows;
    bool *all = sg_alloc(n, sizeof *all);
    memcpy(all, pairs->items.kept, n * sizeof *all);
    sg_items_newest(&pairs->items, columns->when[SG_NOW], &row);
    if (row >= 0)
        name_wave(pairs, SG_NOW, columns->when[SG_NOW], (size_t)row);
    if (columns->wide && columns->when[SG_BEFORE]) {
        sg_items_newest(&pairs->items, columns->when[SG_BEFORE], &row);
        if (row >= 0)
            name_wave(pairs, SG_BEFORE, columns->when[SG_BEFORE], (size_t)row);
    } else if (!columns->wide && columns->when[SG_NOW]) {
        find_before(pairs, columns->when[SG_NOW], all);
    }
    free(all);
}

/* The row of the same label in the wave before, or -1. */
static ptrdiff_t row_before(const struct sg_pairs *pairs, const struct sg_pair_columns *c,
                            size_t row)
{
    if (c->wide)
        return (ptrdiff_t)row;
    const struct sg_column *label = pairs->items.label, *when = c->when[SG_BEFORE];
    for (size_t i = 0; pairs->label[SG_BEFORE] && i < pairs->items.table->n_rows; i++)
        if (label->codes[i] == label->codes[row] &&
            strcmp(sg_column_text(when, i), pairs->label[SG_BEFORE]) == 0)
            return (ptrdiff_t)i;
    return -1;
}

static void fill_wave(struct sg_pair *pair, const struct sg_pair_columns *c, int wave,
                      ptrdiff_t row)
{
    pair->value[wave] = pair->lower[wave] = pair->upper[wave] = NAN;
    pair->voids[wave] = SG_STATUS_NOT_AVAILABLE;
    if (row < 0)
        return;
    pair->value[wave] = sg_input_value(c->value[wave], (size_t)row);
    pair->voids[wave] = sg_input_void(c->value[wave], (size_t)row);
    if (isinf(pair->value[wave])) {
        pair->value[wave] = NAN;
        pair->voids[wave] = SG_STATUS_UNDEFINED;
    }
    if (!c->lower[wave] || isnan(pair->value[wave]))
        return;
    double lower = sg_input_value(c->lower[wave], (size_t)row);
    double upper = sg_input_value(c->upper[wave], (size_t)row);
    if (lower <= upper && !isinf(lower) && !isinf(upper)) {
        pair->lower[wave] = lower;
        pair->upper[wave] = upper;
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

void sg_pairs_fill(struct sg_pairs *pairs, const struct sg_pair_columns *columns)
{
    for (size_t i = 0; i < pairs->items.n; i++) {
        size_t row = pairs->items.items[i].row;
        ptrdiff_t before = row_before(pairs, columns, row);
        struct sg_pair *pair = &pairs->pairs[i];
        fill_wave(pair, columns, SG_NOW, (ptrdiff_t)row);
        fill_wave(pair, columns, SG_BEFORE, before);
        pair->direction = columns->direction ? sg_column_text(columns->direction, row) : "";
        meet_n(&pairs->n[SG_NOW], i == 0, columns->n[SG_NOW], (ptrdiff_t)row);
        meet_n(&pairs->n[SG_BEFORE], i == 0, columns->n[SG_BEFORE], before);
    }
}
