#include "items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "chart_input.h"
#include "plots/page/names.h"

static const size_t most_long_names = 12;
static const double half_width = 300; /* points, up to which a figure is narrow */

static const struct sg_column *declared(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->role == SG_ROLE_BY && table->columns[i]->kind != SG_COLUMN_NUMBER)
            return table->columns[i];
    return NULL;
}

bool sg_items_init(struct sg_items *items, const struct sg_table *table, const char *const names[],
                   struct sg_error *err)
{
    static const enum sg_role usual[] = {SG_ROLE_BY, SG_ROLE_AREA_NAME, SG_ROLE_AREA};
    *items = (struct sg_items){.table = table, .label = declared(table), .left_total = -1};
    for (; *names && !items->label; names++)
        items->label = sg_table_labels(table, *names);
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !items->label; i++)
        if (!sg_input_role(table, usual[i], false, &items->label, err))
            return false;
    if (!items->label && !sg_input_role(table, SG_ROLE_BY, true, &items->label, err))
        return false; /* which says so */
    items->kept = sg_alloc(table->n_rows, sizeof *items->kept);
    for (size_t row = 0; row < table->n_rows; row++)
        items->kept[row] = true;
    return sg_input_named(table, items->label, err);
}

void sg_items_free(struct sg_items *items)
{
    free(items->kept);
    free(items->items);
    *items = (struct sg_items){0};
}

/* Negative, 0 or positive as row `a` is older than, as old as or newer than row `b`. */
static int compare_time(const struct sg_column *column, size_t a, size_t b)
{
    int32_t x = column->codes[a], y = column->codes[b];
    if (column->kind == SG_COLUMN_PERIOD && x != SG_EMPTY && y != SG_EMPTY) {
        int order = sg_period_compare(&column->levels.periods[x], &column->levels.periods[y]);
        if (order)
            return order;
    }
    return (x > y) - (x < y);
}

void sg_items_newest(struct sg_items *items, const struct sg_column *column, ptrdiff_t *row)
{
    *row = -1;
    for (size_t i = 0; i < items->table->n_rows; i++)
        if (items->kept[i] && (*row < 0 || (column && compare_time(column, i, (size_t)*row) > 0)))
            *row = (ptrdiff_t)i;
    for (size_t i = 0; column && i < items->table->n_rows; i++)
        items->kept[i] = items->kept[i] && column->codes[i] == column->codes[*row];
}

bool sg_items_one(const struct sg_items *items, const struct sg_column *column, const char **text,
                  struct sg_error *err)
{
    *text = NULL;
    for (size_t row = 0; column && row < items->table->n_rows; row++) {
        if (!items->kept[row])
            continue;
        const char *here = sg_column_text(column, row);
        if (*text && strcmp(*text, here) != 0) {
            sg_fail(err, SG_FAIL_DATA,
                    "a chart shows one '%s', found '%s' and '%s': choose one with --where %s=…",
                    sg_column_title(column, err ? err->lang : SG_EN), *text, here, column->name);
            return sg_input_fail_at(items->table, column, row, err);
        }
        *text = here;
    }
    return true;
}

/* An item with what it is sorted by. */
struct ranked {
    struct sg_item item;
    double key;
    size_t place;
};

/* Totals, then items, then what is left over. */
static int rank_of(const struct ranked *ranked)
{
    return ranked->item.total ? 0 : ranked->item.residual ? 2 : 1;
}

static int in_order(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (rank_of(a) != rank_of(b))
        return rank_of(a) - rank_of(b);
    if (rank_of(a) == 1 && isnan(a->key) != isnan(b->key))
        return isnan(a->key) ? 1 : -1;
    if (rank_of(a) == 1 && a->key != b->key && !isnan(a->key))
        return a->key > b->key ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static struct ranked rank(const struct sg_items *items, size_t row, const double *keys)
{
    const char *label = sg_column_text(items->label, row);
    bool total = sg_role_is_total(label, items->table->info.total_label);
    bool residual = keys && sg_role_is_residual(label);
    return (struct ranked){{row, label, total, residual}, keys ? keys[row] : 0, row};
}

static bool require_one_each(const struct sg_items *items, struct sg_error *err)
{
    bool *seen = sg_alloc(items->label->levels.n, sizeof *seen);
    bool ok = true;
    for (size_t row = 0; row < items->table->n_rows && ok; row++) {
        int32_t code = items->label->codes[row];
        if (!items->kept[row])
            continue;
        if (seen[code]) {
            sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where",
                    sg_column_text(items->label, row));
            ok = sg_input_fail_at(items->table, items->label, row, err);
        }
        seen[code] = true;
    }
    free(seen);
    return ok;
}

/* Whether the row is of another level than the parts, as the status of the table says. */
static bool is_not_added(const struct sg_table *table, size_t row)
{
    const struct sg_column *main = sg_table_main(table);
    return main && main->status[row] & SG_STATUS_NOT_ADDED;
}

/* Rows of another level stand in no chart beside the parts. */
static void drop_not_added(struct sg_items *items)
{
    size_t added = 0;
    for (size_t row = 0; row < items->table->n_rows; row++)
        added += items->kept[row] && !is_not_added(items->table, row);
    for (size_t row = 0; row < items->table->n_rows && added; row++)
        items->kept[row] = items->kept[row] && !is_not_added(items->table, row);
}

bool sg_items_list(struct sg_items *items, struct sg_items_order order, struct sg_error *err)
{
    drop_not_added(items);
    if (!require_one_each(items, err))
        return false;
    struct ranked *ranked = sg_alloc(items->table->n_rows, sizeof *ranked);
    size_t n = 0;
    for (size_t row = 0; row < items->table->n_rows; row++) {
        ranked[n] = items->kept[row] ? rank(items, row, order.keys) : (struct ranked){0};
        bool left = ranked[n].item.total && order.totals == SG_TOTALS_DROP;
        items->left_total = left && items->left_total < 0 ? (ptrdiff_t)row : items->left_total;
        n += items->kept[row] && !left;
    }
    qsort(ranked, n, sizeof *ranked, in_order);
    items->items = sg_alloc(n, sizeof *items->items);
    items->n = n;
    items->only_divisions = true;
    for (size_t i = 0; i < n; i++) {
        items->items[i] = ranked[i].item;
        items->only_divisions &= ranked[i].item.total || sg_names_is_division(ranked[i].item.label);
    }
    free(ranked);
    if (!n)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no such rows");
    size_t most = order.most ? order.most : SG_ITEMS_MOST;
    return n <= most ||
           sg_fail(err, SG_FAIL_DATA,
                   "more than %d rows are too many for a figure: choose some with --where",
                   (int)most);
}

const char *sg_items_name(const struct sg_items *items, size_t i, enum sg_lang lang, bool brief)
{
    return sg_names_label(items->items[i].label, lang, brief);
}

bool sg_items_are_brief(size_t n, bool only_divisions, const struct sg_figure *figure)
{
    return only_divisions && n > most_long_names && figure->width < half_width;
}

void sg_items_name_rows(const struct sg_items *items, const struct sg_figure *figure,
                        struct sg_row_chart *rows)
{
    bool brief = sg_items_are_brief(items->n, items->only_divisions, figure);
    for (size_t i = 0; i < items->n; i++) {
        rows->headings[i] = items->items[i].total;
        sg_row_chart_label(rows, figure, i, sg_items_name(items, i, figure->lang, brief));
    }
}
