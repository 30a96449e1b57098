#include "bullet_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/groups.h"
#include "table/role.h"
#include "table/text.h"

#include "plots/charts/chart_input.h"

struct columns {
    const struct sg_column *name, *group, *component, *unit, *period;
    const struct sg_column *actual, *target, *base;
    struct sg_target_columns found;
};

static const struct sg_column *find_label(const struct sg_table *table, const char *en,
                                          const char *ja)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER &&
            (sg_text_same_key(column->name, en) || sg_text_same_key(column->name, ja)))
            return column;
    }
    return NULL;
}

static const struct sg_column *first_label(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY)
            return table->columns[i];
    return NULL;
}

/* The labels left of the names that bind several of them: a programme, a field of policy. */
static const struct sg_column *find_group(const struct sg_table *table,
                                          const struct sg_column *name)
{
    const struct sg_column *found = NULL;
    for (size_t i = 0; i < table->n_columns && table->columns[i] != name; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_CATEGORY && column->levels.n > 1 &&
            column->levels.n < name->levels.n)
            found = column;
    }
    return found;
}

static bool find_columns(const struct sg_table *table, struct columns *columns,
                         struct sg_error *err)
{
    static const struct sg_input_need actual = {"bullet", "actual", "kpi"};
    static const struct sg_input_need target = {"bullet", "target", "kpi"};
    if (!sg_input_require(table, actual, &columns->actual, err) ||
        !sg_input_require(table, target, &columns->target, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &columns->period, err))
        return false;
    columns->found = sg_target_find(table);
    columns->base = sg_table_numbers(table, "base");
    columns->name = find_label(table, "indicator", "指標");
    columns->component = find_label(table, "component", "内訳");
    columns->unit = find_label(table, "unit", "単位");
    if (!columns->name && !sg_input_role(table, SG_ROLE_BY, false, &columns->name, err))
        return false;
    if (!columns->name)
        columns->name = first_label(table);
    if (!columns->name)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of categories or areas",
                       "bullet");
    columns->group = find_group(table, columns->name);
    return sg_input_named(table, columns->name, err);
}

static bool is_newer(const struct sg_column *period, int32_t code, int32_t than)
{
    return code != SG_EMPTY &&
           (than == SG_EMPTY || period->kind != SG_COLUMN_PERIOD ||
            sg_period_compare(&period->levels.periods[code], &period->levels.periods[than]) > 0);
}

/* The rows of one indicator: same name, heading, component and unit. */
static void group_rows(const struct sg_table *table, const struct columns *columns,
                       struct sg_groups *groups)
{
    const struct sg_column *const keys[] = {columns->name, columns->group, columns->component,
                                            columns->unit};
    size_t indices[sizeof keys / sizeof *keys], n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (table->columns[i] == keys[k]) {
                indices[n++] = i;
                break;
            }
    sg_groups_make(groups, table, indices, n);
}

/* The newest period of each row's indicator: a plan may state each as of another year. NULL: there
   are no periods. */
static int32_t *newest_of(const struct sg_table *table, const struct columns *columns)
{
    const struct sg_column *period = columns->period;
    struct sg_groups groups;
    if (!period)
        return NULL;
    group_rows(table, columns, &groups);
    int32_t *newest = sg_alloc(groups.n + table->n_rows, sizeof *newest), *of = newest + groups.n;
    for (size_t g = 0; g < groups.n; g++)
        newest[g] = SG_EMPTY;
    for (size_t row = 0; row < table->n_rows; row++)
        if (is_newer(period, period->codes[row], newest[groups.of_row[row]]))
            newest[groups.of_row[row]] = period->codes[row];
    for (size_t row = 0; row < table->n_rows; row++)
        of[row] = newest[groups.of_row[row]];
    memmove(newest, of, table->n_rows * sizeof *newest);
    sg_groups_free(&groups);
    return newest;
}

static char *name_of(const struct columns *columns, size_t row)
{
    struct sg_buffer name = {0};
    sg_buffer_add(&name, sg_column_text(columns->name, row));
    if (columns->component && *sg_column_text(columns->component, row))
        sg_buffer_printf(&name, " %s", sg_column_text(columns->component, row));
    return sg_buffer_take(&name);
}

/* A value in percent of a positive target; of one to fall the other way round. */
static double share_of(double value, const struct sg_target *found)
{
    if (found->course != SG_COURSE_DOWN)
        return 100 * value / found->target;
    return value > 0 ? 100 * found->target / value : 10 * SG_BULLET_MOST;
}

static void measure(struct sg_bullet_item *item)
{
    double actual = item->found.actual, target = item->found.target, base = item->base;
    bool ratios = !(actual < 0) && target > 0 && !(base < 0);
    item->reached = item->started = NAN;
    if (isnan(target))
        return;
    if (ratios) {
        item->reached = isnan(actual) ? NAN : share_of(actual, &item->found);
        item->started = isnan(base) ? NAN : share_of(base, &item->found);
    } else if (!isnan(base) && base != target) {
        item->by_progress = true;
        item->reached = 100 * (actual - base) / (target - base);
        item->started = 0;
    }
}

static void read_row(struct sg_bullet *targets, const struct columns *columns, size_t row)
{
    struct sg_bullet_item *item = &targets->items[targets->n++];
    *item = (struct sg_bullet_item){
        .name = name_of(columns, row),
        .group = columns->group && columns->group->codes[row] != SG_EMPTY
                     ? sg_column_text(columns->group, row)
                     : NULL,
        .unit = columns->unit ? sg_column_text(columns->unit, row) : "",
        .found = sg_target_at(&columns->found, row),
        .base = sg_column_finite(columns->base, row),
        .actual_void = sg_input_void(columns->actual, row),
        .actual_decimals = columns->actual->decimals,
        .target_void = sg_input_void(columns->target, row),
    };
    measure(item);
    targets->has_base = targets->has_base || !isnan(item->started);
    targets->has_groups = targets->has_groups || item->group;
    targets->voids |= item->actual_void | item->target_void;
}

/* The place of a group: that of the first item of it. */
static size_t place_of(const struct sg_bullet *targets, const char *group)
{
    size_t i = 0;
    while (i < targets->n && targets->items[i].group != group)
        i++;
    return i;
}

/* Group by group in the order of the table, in each what has come farthest first. */
static void sort_items(struct sg_bullet *targets)
{
    struct key {
        size_t place;
        double reached;
    } *keys = sg_alloc(targets->n, sizeof *keys);
    for (size_t i = 0; i < targets->n; i++) {
        const struct sg_bullet_item *item = &targets->items[i];
        keys[i].place = place_of(targets, item->group);
        keys[i].reached = isnan(item->reached) ? -INFINITY : item->reached;
    }
    for (size_t i = 1; i < targets->n; i++)
        for (size_t k = i; k > 0; k--) {
            if (keys[k - 1].place < keys[k].place ||
                (keys[k - 1].place == keys[k].place && keys[k - 1].reached >= keys[k].reached))
                break;
            struct sg_bullet_item moved = targets->items[k - 1];
            struct key key = keys[k - 1];
            targets->items[k - 1] = targets->items[k];
            targets->items[k] = moved;
            keys[k - 1] = keys[k];
            keys[k] = key;
        }
    free(keys);
}

static bool read_rows(struct sg_bullet *targets, const struct columns *columns,
                      const int32_t newest[], int32_t *only, struct sg_error *err)
{
    const struct sg_table *table = targets->table;
    bool same = true;
    *only = SG_EMPTY;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (newest && columns->period->codes[row] != newest[row])
            continue;
        if (targets->n == SG_TARGETS)
            return sg_fail(err, SG_FAIL_DATA,
                           "more than %d rows are too many for a figure: choose some with --where",
                           SG_TARGETS);
        read_row(targets, columns, row);
        same = same && (!newest || targets->n == 1 || *only == newest[row]);
        *only = newest ? newest[row] : SG_EMPTY;
    }
    *only = same ? *only : SG_EMPTY;
    return true;
}

static bool read_all(struct sg_bullet *targets, bool given, struct sg_error *err)
{
    const struct sg_table *table = targets->table;
    struct columns columns = {0};
    int32_t only;
    if (!find_columns(table, &columns, err))
        return false;
    int32_t *newest = newest_of(table, &columns);
    targets->items = sg_alloc(SG_TARGETS, sizeof *targets->items);
    bool read = read_rows(targets, &columns, newest, &only, err);
    free(newest);
    if (!read)
        return false;
    if (only != SG_EMPTY) {
        targets->period = columns.period->levels.texts[only];
        if (columns.period->kind == SG_COLUMN_PERIOD)
            targets->when = columns.period->levels.periods[only];
    }
    if (!given)
        sort_items(targets);
    return targets->n > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no rows");
}

bool sg_bullet_read(const struct sg_table *table, const char *sort, struct sg_bullet *targets,
                    struct sg_error *err)
{
    bool given;
    *targets = (struct sg_bullet){.table = table};
    if (!sg_input_sort(sort, false, &given, err))
        return false;
    bool ok = read_all(targets, given, err);
    if (!ok)
        sg_bullet_free(targets);
    return ok;
}

void sg_bullet_free(struct sg_bullet *targets)
{
    for (size_t i = 0; i < targets->n; i++)
        free(targets->items[i].name);
    free(targets->items);
    *targets = (struct sg_bullet){0};
}
