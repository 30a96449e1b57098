/* Levels and totals of a breakdown, by what adds up. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "breakdown.h"
#include "classification.h"
#include "lookup.h"
#include "row_measure.h"

/* Rows to add up: each value of each row whose category is not empty. */
struct addends {
    uint32_t *item, *slice;
    double *value, *rounding;
    size_t n;
};

static void add_values(struct addends *a, const struct sg_breakdown *breakdown,
                       const struct sg_column *value, size_t first_slice)
{
    const struct sg_table *table = breakdown->table;
    const int32_t *codes = table->columns[breakdown->by]->codes;
    struct sg_addend_roundings roundings = sg_addend_roundings_of(table, value);
    for (size_t row = 0; row < table->n_rows; row++) {
        if (codes[row] == SG_EMPTY || sg_row_is_aside(table, value, row))
            continue;
        size_t slice = first_slice + breakdown->groups.of_row[row];
        a->rounding[slice] = sg_addend_rounding(&roundings, row);
        a->item[a->n] = (uint32_t)codes[row];
        a->slice[a->n] = (uint32_t)slice;
        a->value[a->n++] = sg_column_finite(value, row);
    }
    sg_addend_roundings_free(&roundings);
}

/* Whether the column tells groups of rows apart. */
static bool is_key(const struct sg_breakdown *breakdown, size_t column)
{
    for (size_t i = 0; i < breakdown->n_keys; i++)
        if (breakdown->keys[i] == column)
            return true;
    return false;
}

/* What goes with the categories, such as their codes: of each level the text of its first row. */
static void add_codes(struct sg_classification *c, const struct sg_breakdown *breakdown)
{
    const struct sg_table *table = breakdown->table;
    const int32_t *codes = table->columns[breakdown->by]->codes;
    c->others = sg_alloc(table->n_columns, sizeof *c->others);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_CATEGORY || i == breakdown->by || is_key(breakdown, i))
            continue;
        const char **texts = sg_alloc(c->n, sizeof *texts);
        for (size_t row = 0; row < table->n_rows; row++)
            if (codes[row] != SG_EMPTY && !texts[codes[row]] && column->codes[row] != SG_EMPTY)
                texts[codes[row]] = sg_column_text(column, row);
        c->others[c->n_others++] = texts;
    }
}

static void describe(struct sg_classification *c, const struct sg_breakdown *breakdown)
{
    const struct sg_column *by = breakdown->table->columns[breakdown->by];
    c->n = by->levels.n;
    c->label = sg_alloc(c->n, sizeof *c->label);
    c->kind = sg_alloc(c->n, sizeof *c->kind);
    for (size_t i = 0; i < c->n; i++)
        c->label[i] = by->levels.texts[i];
    for (size_t row = 0; row < breakdown->table->n_rows; row++)
        if (by->codes[row] != SG_EMPTY)
            c->kind[by->codes[row]] = breakdown->kind[row] == SG_BREAKDOWN_PART ? SG_ITEM_PART
                                      : breakdown->kind[row] == SG_BREAKDOWN_TOTAL
                                          ? SG_ITEM_TOTAL
                                          : SG_ITEM_OTHER_TOTAL;
    add_codes(c, breakdown);
}

static void take(struct sg_breakdown *breakdown, const struct sg_classification *found)
{
    static const enum sg_breakdown_kind of[] = {[SG_ITEM_PART] = SG_BREAKDOWN_PART,
                                                [SG_ITEM_TOTAL] = SG_BREAKDOWN_TOTAL,
                                                [SG_ITEM_OTHER_TOTAL] = SG_BREAKDOWN_ASIDE,
                                                [SG_ITEM_NOT_ADDED] = SG_BREAKDOWN_ASIDE};
    enum sg_breakdown_kind *kinds = sg_alloc(found->n, sizeof *kinds);
    for (size_t i = 0; i < found->n; i++)
        kinds[i] = of[found->kind[i]];
    sg_breakdown_take(breakdown, kinds);
    free(kinds);
}

void sg_breakdown_classify(struct sg_breakdown *breakdown, const struct sg_column *const values[],
                           size_t n_values, struct sg_classification *found)
{
    size_t n = breakdown->table->n_rows * n_values, n_slices = breakdown->groups.n * n_values;
    struct addends a = {.item = sg_alloc(n, sizeof *a.item),
                        .slice = sg_alloc(n, sizeof *a.slice),
                        .value = sg_alloc(n, sizeof *a.value),
                        .rounding = sg_alloc(n_slices, sizeof *a.rounding)};
    *found = (struct sg_classification){0};
    describe(found, breakdown);
    for (size_t i = 0; i < n_values; i++)
        add_values(&a, breakdown, values[i], i * breakdown->groups.n);
    found->rows =
        (struct sg_sum_rows){a.n, found->n, n_slices, a.item, a.slice, a.value, a.rounding};
    sg_classification_find(found);
    take(breakdown, found);
    free(a.item);
    free(a.slice);
    free(a.value);
    free(a.rounding);
}
