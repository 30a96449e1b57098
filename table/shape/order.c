#include "order.h"

#include <math.h>
#include <stdlib.h>

#include "table/lookup.h"
#include "table/rearrange.h"
#include "table/role.h"

#include "level_order.h"

/* Where a row stands before its numbers or labels are compared. */
enum place { TOTAL_FIRST, RANKED, RESIDUAL, UNKNOWN, TOTAL_LAST };

struct sorting {
    const struct sg_table *table;
    const struct sg_keys *keys;
    const struct sg_order *order;
    size_t **ranks;    /* per key of labels */
    enum place *place; /* per row: of its item, where numbers are compared */
    bool *total_last;  /* per key of labels: totals stand behind most others */
    bool **is_total;   /* per key of labels, per level */
    size_t *group;     /* per row */
};

/* Whether the totals among the labels of a key stand behind the others, in most groups. */
static bool totals_are_last(const struct sg_keys *keys, size_t column)
{
    const struct sg_table *table = keys->table;
    struct sg_groups groups;
    sg_keys_groups(keys, (ptrdiff_t)column, NULL, &groups);
    size_t *seen = sg_alloc(groups.n, sizeof *seen), first = 0, last = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t *before = &seen[groups.of_row[row]];
        if (sg_keys_is_total(table, column, row)) {
            first += *before == 0;
            last += *before != 0;
        } else {
            ++*before;
        }
    }
    free(seen);
    sg_groups_free(&groups);
    return last > first;
}

static bool *totals_of(const struct sg_table *table, const struct sg_column *column)
{
    bool *is_total = sg_alloc(column->levels.n, sizeof *is_total);
    for (size_t i = 0; i < column->levels.n; i++)
        is_total[i] = sg_role_is_total(column->levels.texts[i], table->info.total_label);
    return is_total;
}

static int compare_labels(const struct sorting *sorting, size_t key, size_t a, size_t b)
{
    const struct sg_order_key *by = &sorting->order->keys[key];
    const struct sg_column *column = sorting->table->columns[by->column];
    int32_t x = column->codes[a], y = column->codes[b];
    if (x == y)
        return 0;
    if (x == SG_EMPTY || y == SG_EMPTY)
        return x == SG_EMPTY ? 1 : -1;
    const bool *is_total = sorting->is_total[key];
    if (is_total[x] != is_total[y])
        return is_total[x] == sorting->total_last[key] ? 1 : -1;
    size_t p = sorting->ranks[key][x], q = sorting->ranks[key][y];
    return (p < q) == by->descending ? 1 : -1;
}

static int compare_numbers(const struct sorting *sorting, size_t key, size_t a, size_t b)
{
    const struct sg_order_key *by = &sorting->order->keys[key];
    const struct sg_column *column = sorting->table->columns[by->column];
    double x = sg_column_value(column, a), y = sg_column_value(column, b);
    if (isnan(x) || isnan(y))
        return (isnan(x) != 0) - (isnan(y) != 0);
    return x < y ? (by->descending ? 1 : -1) : x > y ? (by->descending ? -1 : 1) : 0;
}

/* A row with what it is compared by, for qsort. */
struct sorted_row {
    const struct sorting *sorting;
    size_t row;
};

static int compare_rows(const void *left, const void *right)
{
    const struct sorted_row *x = left, *y = right;
    const struct sorting *sorting = x->sorting;
    size_t a = x->row, b = y->row;
    bool placed = false;
    if (sorting->group[a] != sorting->group[b])
        return sorting->group[a] < sorting->group[b] ? -1 : 1;
    for (size_t i = 0; i < sorting->order->n; i++) {
        bool labels = sorting->ranks[i] != NULL;
        if (!labels && !placed && sorting->place[a] != sorting->place[b])
            return sorting->place[a] < sorting->place[b] ? -1 : 1;
        placed = placed || !labels;
        int order = (labels ? compare_labels : compare_numbers)(sorting, i, a, b);
        if (order)
            return order;
    }
    return (a > b) - (a < b);
}

/* The places of rows by the labels of the item and the number that is compared first. */
static void find_places(struct sorting *sorting, ptrdiff_t item, size_t number)
{
    const struct sg_table *table = sorting->table;
    bool last = item >= 0 && totals_are_last(sorting->keys, (size_t)item);
    const struct sg_column *labels = item >= 0 ? table->columns[item] : NULL;
    bool *is_total = labels ? totals_of(table, labels) : NULL;
    bool *is_residual = labels ? sg_alloc(labels->levels.n, sizeof *is_residual) : NULL;
    for (size_t i = 0; labels && i < labels->levels.n; i++)
        is_residual[i] = sg_role_is_residual(labels->levels.texts[i]);
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t code = labels ? labels->codes[row] : SG_EMPTY;
        sorting->place[row] = code != SG_EMPTY && is_total[code] ? (last ? TOTAL_LAST : TOTAL_FIRST)
                              : isnan(sg_column_value(table->columns[number], row)) ? UNKNOWN
                              : code != SG_EMPTY && is_residual[code]               ? RESIDUAL
                                                                                    : RANKED;
    }
    free(is_total);
    free(is_residual);
}

/* Puts the sorted rows of each group where its rows stood, or one group behind the other. */
static void place_rows(struct sg_table *table, const struct sorted_row sorted[],
                       const size_t group[], size_t n_groups, bool together)
{
    size_t n = table->n_rows;
    size_t *rows = sg_alloc(n, sizeof *rows), *next = sg_alloc(n_groups + 1, sizeof *next);
    for (size_t row = 0; row < n; row++)
        next[group[row] + 1]++;
    for (size_t i = 0; i < n_groups; i++)
        next[i + 1] += next[i];
    for (size_t i = 0; i < n; i++)
        rows[i] = sorted[together ? i : next[group[i]]++].row;
    sg_table_take_rows(table, rows, n);
    free(rows);
    free(next);
}

static void sort(struct sg_table *table, struct sorting *sorting, const struct sg_groups *groups,
                 bool together)
{
    struct sorted_row *sorted = sg_alloc(table->n_rows, sizeof *sorted);
    for (size_t row = 0; row < table->n_rows; row++)
        sorted[row] = (struct sorted_row){sorting, row};
    qsort(sorted, table->n_rows, sizeof *sorted, compare_rows);
    place_rows(table, sorted, groups->of_row, groups->n, together);
    free(sorted);
}

static void prepare_labels(struct sorting *sorting)
{
    const struct sg_table *table = sorting->table;
    for (size_t i = 0; i < sorting->order->n; i++) {
        size_t column = sorting->order->keys[i].column;
        if (table->columns[column]->kind == SG_COLUMN_NUMBER)
            continue;
        sorting->ranks[i] = sg_level_ranks(table, column);
        sorting->is_total[i] = totals_of(table, table->columns[column]);
        sorting->total_last[i] = totals_are_last(sorting->keys, column);
    }
}

void sg_order_apply(struct sg_table *table, const struct sg_order *order)
{
    if (!order->n || table->n_rows < 2)
        return;
    struct sg_keys keys;
    struct sg_groups groups;
    bool *named = sg_alloc(table->n_columns, sizeof *named);
    ptrdiff_t number = sg_order_number(table, order);
    sg_keys_find(&keys, table);
    for (size_t i = 0; i < order->n; i++)
        named[order->keys[i].column] = true;
    ptrdiff_t item = number < 0 ? -1 : sg_keys_item(&keys, named);
    sg_keys_groups(&keys, item, named, &groups);
    struct sorting sorting = {table, &keys, order, .group = groups.of_row};
    sorting.ranks = sg_alloc(order->n, sizeof *sorting.ranks);
    sorting.is_total = sg_alloc(order->n, sizeof *sorting.is_total);
    sorting.total_last = sg_alloc(order->n, sizeof *sorting.total_last);
    sorting.place = sg_alloc(table->n_rows, sizeof *sorting.place);
    prepare_labels(&sorting);
    if (number >= 0)
        find_places(&sorting, item, (size_t)number);
    sort(table, &sorting, &groups, number >= 0);
    for (size_t i = 0; i < order->n; i++) {
        free(sorting.ranks[i]);
        free(sorting.is_total[i]);
    }
    free(sorting.ranks);
    free(sorting.is_total);
    free(sorting.total_last);
    free(sorting.place);
    sg_groups_free(&groups);
    sg_keys_free(&keys);
    free(named);
}
