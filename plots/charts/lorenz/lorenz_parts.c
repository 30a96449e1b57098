/* Which rows are the parts of a distribution: what adds up, one level, no totals. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "findings/printed.h"
#include "lorenz_groups.h"
#include "table/classification.h"
#include "table/lookup.h"
#include "table/role.h"

/* Codes and names of the same units, which say their level. */
static void add_others(const struct sg_lorenz *lorenz, struct sg_classification *items)
{
    const struct sg_table *table = lorenz->table;
    items->others = sg_alloc(table->n_columns, sizeof *items->others);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        bool areas = role == SG_ROLE_AREA || role == SG_ROLE_AREA_NAME;
        enum sg_role own = sg_role_of_column(lorenz->unit);
        if (column == lorenz->unit || column == lorenz->group || !areas ||
            column->kind == SG_COLUMN_NUMBER || (own != SG_ROLE_AREA && own != SG_ROLE_AREA_NAME))
            continue;
        const char **texts = sg_alloc(items->n, sizeof *texts);
        for (size_t row = 0; row < table->n_rows; row++)
            if (lorenz->kept[row] && column->codes[row] != SG_EMPTY)
                texts[lorenz->unit->codes[row]] = sg_column_text(column, row);
        items->others[items->n_others++] = texts;
    }
}

static void describe(const struct sg_lorenz *lorenz, struct sg_classification *items)
{
    const char *declared = lorenz->table->info.total_label;
    items->n = lorenz->unit->levels.n;
    items->label = sg_alloc(items->n, sizeof *items->label);
    items->kind = sg_alloc(items->n, sizeof *items->kind);
    bool any = false;
    for (size_t i = 0; i < items->n && declared; i++)
        any = any || (sg_role_is_total(lorenz->unit->levels.texts[i], declared) &&
                      !sg_role_is_total(lorenz->unit->levels.texts[i], NULL));
    for (size_t i = 0; i < items->n; i++) {
        items->label[i] = lorenz->unit->levels.texts[i];
        bool usual = sg_role_is_total(items->label[i], NULL);
        bool total = sg_role_is_total(items->label[i], declared);
        items->kind[i] = !total ? SG_ITEM_PART : any && usual ? SG_ITEM_OTHER_TOTAL : SG_ITEM_TOTAL;
    }
    add_others(lorenz, items);
}

/* The rows as parts to add up, by unit and group. */
static void fill_rows(const struct sg_lorenz *lorenz, struct sg_sum_rows *rows, uint32_t item[],
                      uint32_t slice[], double value[], double rounding[])
{
    int decimals = 0;
    *rows = (struct sg_sum_rows){.n_items = lorenz->unit->levels.n,
                                 .n_slices = lorenz->n,
                                 .item = item,
                                 .slice = slice,
                                 .value = value,
                                 .rounding = rounding};
    for (size_t row = 0; row < lorenz->table->n_rows; row++) {
        if (!lorenz->kept[row])
            continue;
        item[rows->n_rows] = (uint32_t)lorenz->unit->codes[row];
        slice[rows->n_rows] = (uint32_t)(sg_lorenz_group_of(lorenz, row) - lorenz->groups);
        value[rows->n_rows] = sg_column_finite(lorenz->value, row);
        int needed = sg_printed_needed(value[rows->n_rows++], SG_PRINTED_MOST);
        decimals = needed > decimals ? needed : decimals;
    }
    for (size_t i = 0; i < rows->n_slices; i++)
        rounding[i] = decimals ? 0.5 * pow(10, -decimals) : 0;
}

void sg_lorenz_take_parts(struct sg_lorenz *lorenz)
{
    size_t n = lorenz->table->n_rows;
    uint32_t *item = sg_alloc(n, sizeof *item), *slice = sg_alloc(n, sizeof *slice);
    double *value = sg_alloc(n, sizeof *value), *rounding = sg_alloc(lorenz->n, sizeof *rounding);
    struct sg_classification items = {0};
    fill_rows(lorenz, &items.rows, item, slice, value, rounding);
    describe(lorenz, &items);
    sg_classification_find(&items);
    for (size_t row = 0; row < n; row++) {
        if (!lorenz->kept[row])
            continue;
        enum sg_item_kind kind = items.kind[lorenz->unit->codes[row]];
        struct sg_lorenz_group *group = sg_lorenz_group_of(lorenz, row);
        if (kind == SG_ITEM_TOTAL && isnan(group->whole))
            group->whole = sg_column_finite(lorenz->value, row);
        lorenz->kept[row] = kind == SG_ITEM_PART;
    }
    sg_classification_free(&items);
    free(item);
    free(slice);
    free(value);
    free(rounding);
}
