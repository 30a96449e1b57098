#include "area_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "plots/charts/items.h"
#include "table/area_code.h"
#include "table/role.h"

static bool find_value(struct sg_area_values *values, struct sg_error *err)
{
    const struct sg_column *shown = sg_input_shown(values->table);
    /* of a table that is not ours the last number is only likely to be the one */
    if (!shown || (shown->role != SG_ROLE_VALUE && !sg_column_info(shown->name)))
        if (!sg_input_role(values->table, SG_ROLE_VALUE, true, &shown, err))
            return false;
    values->value = shown;
    return sg_column_require_number(values->table, shown, err);
}

/* Areas by their codes, by their names, or as the categories that they are here. */
static bool find_areas(struct sg_area_values *values, const struct sg_column **by,
                       struct sg_error *err)
{
    const struct sg_table *table = values->table;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &values->key, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &values->name, err) ||
        !sg_input_role(table, SG_ROLE_BY, false, by, err))
        return false;
    if (!values->key)
        values->key = values->name ? values->name : *by;
    if (!values->key)
        return sg_input_role(table, SG_ROLE_AREA, true, &values->key, err);
    if (*by == values->key)
        *by = NULL;
    return true;
}

/* What is true of all rows of the newest period. */
static bool read_common(struct sg_area_values *values, const struct sg_items *rows,
                        const struct sg_column *by, const struct sg_column *period, ptrdiff_t row,
                        struct sg_error *err)
{
    const struct sg_table *table = values->table;
    const struct sg_column *measure;
    if (!sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err) ||
        !sg_items_one(rows, measure, &values->measure, err) ||
        !sg_items_one(rows, by, &values->category, err))
        return false;
    if (!values->measure)
        values->measure = table->info.measure;
    values->unit = values->value->unit ? values->value->unit : table->info.unit;
    if (period && row >= 0)
        values->period = sg_column_text(period, (size_t)row);
    if (period && row >= 0 && period->kind == SG_COLUMN_PERIOD && period->codes[row] != SG_EMPTY)
        values->when = period->levels.periods[period->codes[row]];
    values->quotients = sg_input_are_quotients(table, values->value);
    return true;
}

static struct sg_area_value item_of(const struct sg_area_values *values, size_t row)
{
    const struct sg_column *cases = sg_table_numbers(values->table, "value");
    const char *name = values->name ? sg_column_text(values->name, row) : "";
    double value = sg_column_finite(values->value, row);
    struct sg_area_value item = {.row = row,
                                 .key = sg_column_text(values->key, row),
                                 .value = value,
                                 .voids = sg_input_void(values->value, row),
                                 .klass = -1};
    item.name = *name ? name : item.key;
    item.none = value == 0 && values->quotients && cases && cases->values[row] == 0;
    return item;
}

/* The country by its code, or what is called the whole. */
static bool is_whole(const struct sg_area_values *values, const struct sg_area_value *item)
{
    char code[SG_AREA_CODE_SIZE];
    bool coded = sg_area_code_read(item->key, code);
    return (coded && strcmp(code, "00000") == 0) ||
           sg_role_is_total(item->name, values->table->info.total_label) ||
           (!coded && sg_role_is_total(item->key, values->table->info.total_label));
}

static bool list(struct sg_area_values *values, const struct sg_items *rows, struct sg_error *err)
{
    bool *seen = sg_alloc(values->key->levels.n, sizeof *seen);
    bool ok = true;
    values->items = sg_alloc(values->table->n_rows, sizeof *values->items);
    for (size_t row = 0; row < values->table->n_rows && ok; row++) {
        int32_t code = values->key->codes[row];
        if (!rows->kept[row])
            continue;
        struct sg_area_value item = item_of(values, row);
        if (seen[code]) {
            sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where", item.key);
            ok = sg_input_fail_at(values->table, values->key, row, err);
        }
        seen[code] = true;
        if (is_whole(values, &item))
            values->whole = (ptrdiff_t)row;
        else
            values->items[values->n++] = item;
    }
    free(seen);
    return ok && (values->n || sg_fail(err, SG_FAIL_DATA,
                                       "there is nothing to draw: the table has no such rows"));
}

static bool read_all(struct sg_area_values *values, struct sg_error *err)
{
    const struct sg_column *by, *period;
    ptrdiff_t row;
    if (!find_value(values, err) || !find_areas(values, &by, err) ||
        !sg_input_role(values->table, SG_ROLE_PERIOD, false, &period, err) ||
        !sg_input_named(values->table, values->key, err))
        return false;
    struct sg_items rows = {.table = values->table, .label = values->key, .left_total = -1};
    rows.kept = sg_alloc(values->table->n_rows, sizeof *rows.kept);
    for (size_t i = 0; i < values->table->n_rows; i++)
        rows.kept[i] = true;
    sg_items_newest(&rows, period, &row);
    bool ok = read_common(values, &rows, by, period, row, err) && list(values, &rows, err);
    sg_items_free(&rows);
    return ok;
}

bool sg_area_values_read(const struct sg_table *table, struct sg_area_values *values,
                         struct sg_error *err)
{
    *values = (struct sg_area_values){.table = table, .whole = -1};
    bool ok = read_all(values, err);
    if (!ok)
        sg_area_values_free(values);
    return ok;
}

void sg_area_values_free(struct sg_area_values *values)
{
    free(values->items);
    *values = (struct sg_area_values){0};
}

void sg_area_values_keep(struct sg_area_values *values, const bool keep[])
{
    size_t n = 0;
    for (size_t i = 0; i < values->n; i++)
        if (keep[i])
            values->items[n++] = values->items[i];
    values->n = n;
}

bool sg_area_values_classify(struct sg_area_values *values, const char *asked, struct sg_error *err)
{
    double *numbers = sg_alloc(values->n, sizeof *numbers);
    for (size_t i = 0; i < values->n; i++)
        numbers[i] = values->items[i].none ? NAN : values->items[i].value;
    struct sg_classes_of of = {values->table, values->value, asked};
    bool ok = sg_classes_make(&values->classes, of, numbers, values->n, err);
    for (size_t i = 0; i < values->n && ok; i++) {
        struct sg_area_value *item = &values->items[i];
        item->klass = sg_classes_find(&values->classes, numbers[i]);
        item->value = item->none ? item->value : numbers[i];
    }
    values->quantity =
        sg_quantity_of(values->value, values->measure, values->unit, values->classes.decimals);
    free(numbers);
    return ok;
}

sg_status sg_area_values_voids(const struct sg_area_values *values)
{
    sg_status voids = SG_STATUS_NONE;
    for (size_t i = 0; i < values->n; i++)
        voids |= values->items[i].voids;
    return voids;
}
