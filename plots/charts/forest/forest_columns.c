/* Which columns of a table are estimates, what names their rows, and which rows are one figure. */
#include "forest_columns.h"

#include <string.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"

enum { MOST_NAMING = 8 };

/* --- one index of several */

/* The columns that may name the rows of a table of indices, the better first; periods and indices
   where there is but one area and one industry. */
struct naming {
    const struct sg_column *candidates[MOST_NAMING], *period, *index;
    size_t n;
};

static void add_candidate(struct naming *naming, const struct sg_column *column)
{
    if (column && column->kind != SG_COLUMN_NUMBER)
        naming->candidates[naming->n++] = column;
}

static bool find_naming(const struct sg_table *table, struct naming *naming, struct sg_error *err)
{
    static const enum sg_role roles[] = {SG_ROLE_BY, SG_ROLE_AREA_NAME, SG_ROLE_AREA};
    naming->index = sg_table_labels(table, "index");
    naming->period = sg_table_labels(table, "to");
    add_candidate(naming, sg_table_labels(table, "label"));
    add_candidate(naming, sg_table_labels(table, "item"));
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const struct sg_column *column;
        if (!sg_input_role(table, roles[i], false, &column, err))
            return false;
        if (column != naming->index)
            add_candidate(naming, column);
    }
    return naming->period || sg_input_role(table, SG_ROLE_PERIOD, false, &naming->period, err);
}

/* Whether all rows kept have a name in `column`, and more than one of them. */
static bool tells_apart(const struct sg_items *items, const struct sg_column *column)
{
    int32_t first = SG_EMPTY;
    bool apart = false;
    for (size_t row = 0; column && row < items->table->n_rows; row++) {
        if (!items->kept[row])
            continue;
        if (column->codes[row] == SG_EMPTY)
            return false;
        apart = apart || (first != SG_EMPTY && column->codes[row] != first);
        first = column->codes[row];
    }
    return apart;
}

static void keep_first_index(struct sg_items *items, const struct sg_column *index)
{
    for (size_t row = 0; row < items->table->n_rows; row++)
        items->kept[row] = index->codes[row] == index->codes[0];
}

static void keep_all(struct sg_items *items)
{
    for (size_t row = 0; row < items->table->n_rows; row++)
        items->kept[row] = true;
}

/* The rows are areas or industries in the newest period; periods where that leaves one row; the
   indices where that is one row still. */
static void name_rows(struct sg_forest *e, const struct naming *naming)
{
    struct sg_items *items = &e->items;
    ptrdiff_t row;
    keep_first_index(items, naming->index);
    sg_items_newest(items, naming->period, &row);
    for (size_t i = 0; i < naming->n && !items->label; i++)
        if (tells_apart(items, naming->candidates[i]))
            items->label = naming->candidates[i];
    if (items->label)
        return;
    keep_first_index(items, naming->index);
    if (tells_apart(items, naming->period)) {
        items->label = naming->period;
        e->of_periods = true;
        return;
    }
    keep_all(items);
    items->label = naming->index;
    e->of_indices = true;
}

static bool read_indices(const struct sg_table *table, struct sg_forest *e, struct sg_error *err)
{
    struct naming naming = {.n = 0};
    if (!find_naming(table, &naming, err))
        return false;
    if (!table->n_rows)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no such rows");
    e->items =
        (struct sg_items){.table = table, .kept = sg_alloc(table->n_rows, sizeof *e->items.kept)};
    name_rows(e, &naming);
    if (!e->of_indices)
        e->index = sg_column_text(naming.index, 0);
    return true;
}

/* --- columns */

static bool find_values(const struct sg_table *table, const struct sg_forest *e,
                        struct sg_forest_columns *columns, struct sg_error *err)
{
    static const char *const values[] = {"estimate_percent", "estimate", "percent", "share_percent",
                                         "coefficient",      "value",    NULL};
    static const char *const lower[] = {"lower_percent", "lower", NULL};
    static const char *const upper[] = {"upper_percent", "upper", NULL};
    static const char *const groups[] = {"group", "区分", NULL};
    struct sg_input_need need = {"forest", "estimate_percent", "answers"};
    *columns = (struct sg_forest_columns){.value = sg_input_first(table, values)};
    if (!columns->value && !sg_input_require(table, need, &columns->value, err))
        return false;
    columns->lower = sg_input_first(table, lower);
    columns->upper = sg_input_first(table, upper);
    columns->n = sg_input_base(table);
    for (size_t i = 0; i < table->n_columns && !columns->group; i++)
        if (table->columns[i]->role == SG_ROLE_DOMAIN && table->columns[i] != e->items.label &&
            table->columns[i]->kind != SG_COLUMN_NUMBER)
            columns->group = table->columns[i];
    for (size_t i = 0; groups[i] && !columns->group; i++)
        columns->group = sg_table_labels(table, groups[i]);
    if (columns->group == e->items.label)
        columns->group = NULL;
    return true;
}

static const char *read_period(const struct sg_column *column, size_t row, struct sg_period *when)
{
    if (column->kind == SG_COLUMN_PERIOD && column->codes[row] != SG_EMPTY)
        *when = column->levels.periods[column->codes[row]];
    return sg_column_text(column, row);
}

static bool find_period(struct sg_forest *e, const struct sg_table *table, struct sg_error *err)
{
    const struct sg_column *period = sg_table_labels(table, "to");
    ptrdiff_t row;
    if (!period && !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    if (e->of_periods)
        return true;
    sg_items_newest(&e->items, period, &row);
    if (!period || row < 0)
        return true;
    e->period = read_period(period, (size_t)row, &e->when);
    const struct sg_column *from = sg_table_labels(table, "from");
    if (from && sg_table_labels(table, "to") == period)
        e->since = read_period(from, (size_t)row, &e->since_when);
    return true;
}

/* What the rows must agree in. */
static bool require_one(struct sg_forest *e, const struct sg_table *table, struct sg_error *err)
{
    static const char *const names[] = {"option", "question", "statistic", "variable", "measure"};
    const struct sg_column *area, *own = e->items.label;
    const char *texts[5];
    if (!find_period(e, table, err) || !sg_input_role(table, SG_ROLE_AREA, false, &area, err))
        return false;
    for (size_t i = 0; i < 5; i++) {
        const struct sg_column *column = sg_table_labels(table, names[i]);
        if (!sg_items_one(&e->items, column == own ? NULL : column, &texts[i], err))
            return false;
    }
    e->option = texts[0];
    e->question = texts[1];
    e->statistic = texts[2];
    e->variable = texts[3];
    const struct sg_column *name;
    if (!sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err))
        return false;
    if (own == area || own == name)
        return true;
    return sg_items_one(&e->items, area, &e->area, err) &&
           (!name || sg_items_one(&e->items, name, &e->area, err));
}

bool sg_forest_find(const struct sg_table *table, struct sg_forest *estimates,
                    struct sg_forest_columns *columns, struct sg_error *err)
{
    static const char *const names[] = {"domain", NULL};
    bool indices = sg_table_labels(table, "index") && sg_table_numbers(table, "value");
    bool ok = indices ? read_indices(table, estimates, err)
                      : sg_items_init(&estimates->items, table, names, err);
    if (!ok || !find_values(table, estimates, columns, err))
        return false;
    estimates->percent = sg_input_is_percent(columns->value);
    estimates->has_n = columns->n != NULL;
    return require_one(estimates, table, err);
}
