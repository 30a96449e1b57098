#include "pyramid_sides.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/charts/chart_input.h"
#include "plots/charts/items.h"
#include "plots/page/names.h"
#include "table/role.h"

static bool choose_rows(struct sg_pyramid *pyramid, struct sg_items *rows, struct sg_error *err)
{
    static const enum sg_role roles[] = {SG_ROLE_AREA, SG_ROLE_AREA_NAME, SG_ROLE_BY,
                                         SG_ROLE_MEASURE, SG_ROLE_PERIOD};
    const struct sg_table *table = pyramid->table;
    const struct sg_column *period;
    ptrdiff_t newest;
    for (size_t row = 0; row < table->n_rows; row++)
        rows->kept[row] = sg_pyramid_side_of(pyramid, row) >= 0 &&
                          !sg_row_is_aside(table, pyramid->values[SG_PYRAMID_LEFT], row);
    if (!sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    if (period && period != pyramid->side)
        sg_items_newest(rows, period, &newest);
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
        const struct sg_column *column;
        const char *text;
        if (!sg_input_role(table, roles[k], false, &column, err))
            return false;
        enum sg_role own = sg_role_of_column(pyramid->label);
        bool of_label = k < 2 && (own == SG_ROLE_AREA || own == SG_ROLE_AREA_NAME);
        if (!column || column == pyramid->label || column == pyramid->side || of_label ||
            (k < 2 && pyramid->of == SG_PYRAMID_AREAS))
            continue;
        if (!sg_items_one(rows, column, &text, err))
            return false;
        pyramid->area = k < 2 && text ? text : pyramid->area;
        pyramid->measure = roles[k] == SG_ROLE_MEASURE ? text : pyramid->measure;
        pyramid->period = roles[k] == SG_ROLE_PERIOD ? text : pyramid->period;
        for (size_t i = 0;
             text && column == period && period->kind == SG_COLUMN_PERIOD && i < period->levels.n;
             i++)
            if (period->levels.texts[i] == text)
                pyramid->when = period->levels.periods[i];
    }
    return true;
}

static bool put_value(struct sg_pyramid *pyramid, struct sg_pyramid_item *item, int side,
                      size_t row, struct sg_error *err)
{
    const struct sg_column *value = pyramid->values[side];
    double x = sg_column_finite(value, row);
    if (x < 0) {
        sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "pyramid", x);
        return sg_input_fail_at(pyramid->table, value, row, err);
    }
    if (!isnan(item->value[side]) || item->voids[side]) {
        sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where", item->label);
        return sg_input_fail_at(pyramid->table, pyramid->label, row, err);
    }
    item->value[side] = x;
    item->voids[side] = isnan(x) ? sg_input_void(value, row) : 0;
    return true;
}

static struct sg_pyramid_item empty_item(const char *label)
{
    return (struct sg_pyramid_item){.label = label, .value = {NAN, NAN}};
}

static bool put_row(struct sg_pyramid *pyramid, size_t row, ptrdiff_t *place, struct sg_error *err)
{
    const char *label = sg_column_text(pyramid->label, row);
    ptrdiff_t *at = &place[pyramid->label->codes[row]];
    int side = sg_pyramid_side_of(pyramid, row);
    bool total = sg_role_is_total(label, pyramid->table->info.total_label), ok = true;
    if (total && pyramid->total.label && strcmp(pyramid->total.label, label) != 0)
        return true; /* another whole */
    if (total && !pyramid->total.label)
        pyramid->total = empty_item(label);
    if (!total && *at < 0) {
        *at = (ptrdiff_t)pyramid->n;
        pyramid->items[pyramid->n++] = empty_item(label);
    }
    struct sg_pyramid_item *item = total ? &pyramid->total : &pyramid->items[*at];
    for (int k = side; k < (pyramid->side ? side + 1 : SG_PYRAMID_SIDES) && ok; k++)
        ok = put_value(pyramid, item, k, row, err);
    return ok;
}

static bool fill(struct sg_pyramid *pyramid, const bool *kept, struct sg_error *err)
{
    size_t levels = pyramid->label->levels.n;
    ptrdiff_t *place = sg_alloc(levels, sizeof *place);
    bool ok = true;
    for (size_t i = 0; i < levels; i++)
        place[i] = -1;
    pyramid->items = sg_alloc(levels, sizeof *pyramid->items);
    for (size_t row = 0; row < pyramid->table->n_rows && ok; row++)
        ok = !kept[row] || put_row(pyramid, row, place, err);
    free(place);
    pyramid->only_divisions = true;
    for (size_t i = 0; i < pyramid->n; i++) {
        struct sg_pyramid_item *item = &pyramid->items[i];
        pyramid->only_divisions &= sg_names_is_division(item->label);
        for (int side = 0; side < SG_PYRAMID_SIDES; side++) {
            item->absent[side] = isnan(item->value[side]) && !item->voids[side];
            if (item->absent[side])
                item->voids[side] = SG_STATUS_NOT_AVAILABLE;
            pyramid->voids |= item->voids[side];
        }
    }
    if (ok && !pyramid->n)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no such rows");
    return ok && (pyramid->n <= SG_ITEMS_MOST ||
                  sg_fail(err, SG_FAIL_DATA,
                          "more than %d rows are too many for a figure: choose some with --where",
                          SG_ITEMS_MOST));
}

/* --- the whole */

static void describe(struct sg_pyramid *pyramid)
{
    const struct sg_table *table = pyramid->table;
    const struct sg_column *const columns[] = {pyramid->values[0], pyramid->values[1], NULL};
    pyramid->percent = sg_input_is_percent(pyramid->values[0]);
    pyramid->rate = sg_input_is_rate(table, pyramid->values[0]);
    pyramid->sampled = sg_input_base(table) || sg_table_numbers(table, "lower") ||
                       sg_table_numbers(table, "lower_percent");
    pyramid->decimals = pyramid->percent ? 1 : sg_printed_decimals(columns, table->n_rows);
    if (!pyramid->measure)
        pyramid->measure = table->info.measure;
    pyramid->unit = table->info.unit && pyramid->side ? table->info.unit : pyramid->values[0]->unit;
}

/* By the right side, what is not known last. */
static int largest_first(const void *left, const void *right)
{
    double a = ((const struct sg_pyramid_item *)left)->value[SG_PYRAMID_RIGHT];
    double b = ((const struct sg_pyramid_item *)right)->value[SG_PYRAMID_RIGHT];
    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a < b) - (a > b);
}

static bool find_label(struct sg_pyramid *pyramid, struct sg_error *err)
{
    static const enum sg_role usual[] = {SG_ROLE_BY, SG_ROLE_AREA_NAME, SG_ROLE_AREA};
    const struct sg_column *domain = sg_pyramid_declared(pyramid->table, SG_ROLE_DOMAIN);
    pyramid->label = sg_pyramid_declared(pyramid->table, SG_ROLE_BY);
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !pyramid->label; i++)
        if (!sg_input_role(pyramid->table, usual[i], false, &pyramid->label, err))
            return false;
        else if (pyramid->label == domain)
            pyramid->label = NULL;
    if (!pyramid->label)
        return sg_input_role(pyramid->table, SG_ROLE_BY, true, &pyramid->label, err);
    return sg_input_named(pyramid->table, pyramid->label, err);
}

bool sg_pyramid_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_pyramid *pyramid, struct sg_error *err)
{
    bool given;
    struct sg_items rows = {.table = table, .kept = sg_alloc(table->n_rows, sizeof *rows.kept)};
    *pyramid = (struct sg_pyramid){.table = table};
    bool ok = sg_input_sort(options->sort, true, &given, err) && find_label(pyramid, err) &&
              sg_pyramid_find_sides(pyramid, err) && choose_rows(pyramid, &rows, err) &&
              fill(pyramid, rows.kept, err);
    free(rows.kept);
    if (ok)
        describe(pyramid);
    if (ok && !given)
        qsort(pyramid->items, pyramid->n, sizeof *pyramid->items, largest_first);
    if (!ok)
        sg_pyramid_free(pyramid);
    return ok;
}

void sg_pyramid_free(struct sg_pyramid *pyramid)
{
    free(pyramid->items);
    *pyramid = (struct sg_pyramid){0};
}
