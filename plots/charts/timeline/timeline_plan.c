/* Which rows and columns of a table are series over time. */
#include <string.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"
#include "timeline_plan.h"
#include "timeline_series.h"

/* Columns of labels that may tell rows of one period apart. */
struct dimensions {
    const struct sg_column *columns[SG_TIMELINE_COLUMNS];
    size_t n;
};

/* Columns of numbers that nothing else claims. */
static void take_any(const struct sg_table *table, struct sg_timeline_plan *plan)
{
    for (size_t k = 0; k < table->n_columns && plan->n_values < SG_TIMELINE_COLUMNS; k++)
        if (table->columns[k]->kind == SG_COLUMN_NUMBER &&
            sg_role_of_column(table->columns[k]) == SG_ROLE_NONE &&
            !sg_column_info(table->columns[k]->name))
            plan->values[plan->n_values++] = table->columns[k];
}

static void find_values(const struct sg_table *table, struct sg_timeline_plan *plan)
{
    static const char *const usual[] = {
        "index_number",  "ratio",   "di",          "estimate_percent",
        "share_percent", "percent", "coefficient", "estimate",
        "index",         "current", NULL};
    for (size_t i = 0; i < table->n_columns && plan->n_values < SG_TIMELINE_COLUMNS; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER && table->columns[i]->role == SG_ROLE_VALUE)
            plan->values[plan->n_values++] = table->columns[i];
    for (size_t i = 0; i < table->n_columns && !plan->n_values; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER &&
            sg_role_of_column(table->columns[i]) == SG_ROLE_VALUE)
            for (size_t k = i; k < table->n_columns && plan->n_values < SG_TIMELINE_COLUMNS; k++)
                if (table->columns[k]->kind == SG_COLUMN_NUMBER &&
                    sg_role_of_column(table->columns[k]) == SG_ROLE_VALUE)
                    plan->values[plan->n_values++] = table->columns[k];
    for (const char *const *name = usual; *name && !plan->n_values; name++)
        if ((plan->values[0] = sg_table_numbers(table, *name)))
            plan->n_values = 1;
}

static bool require_value(const struct sg_table *table, const char *chart,
                          struct sg_timeline_plan *plan, struct sg_error *err)
{
    find_values(table, plan);
    if (plan->n_values)
        return true;
    if (!sg_input_role(table, SG_ROLE_VALUE, false, &plan->values[0], err))
        return false;
    plan->n_values = plan->values[0] ? 1 : 0;
    if (!plan->n_values)
        take_any(table, plan);
    return plan->n_values ||
           sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of numbers: name it with --value",
                   chart);
}

static bool varies(const struct sg_column *column, const struct sg_timeline_plan *plan, size_t n)
{
    int32_t first = SG_EMPTY;
    for (size_t row = 0; row < n; row++) {
        int32_t code = column->codes[row];
        if (!plan->kept[row] || code == SG_EMPTY)
            continue;
        if (first != SG_EMPTY && code != first)
            return true;
        first = code;
    }
    return false;
}

static bool is_total(const struct sg_timeline *timeline, const struct sg_column *column, size_t row)
{
    return sg_role_is_total(sg_column_text(column, row), timeline->table->info.total_label);
}

/* Keeps the rows of totals in `column` if there are any (`keep`), or drops them. */
static void choose_totals(const struct sg_timeline *timeline, const struct sg_column *column,
                          bool keep, struct sg_timeline_plan *plan)
{
    bool any = false;
    size_t n = timeline->table->n_rows;
    for (size_t row = 0; row < n; row++)
        any = any || (plan->kept[row] && is_total(timeline, column, row) == keep);
    for (size_t row = 0; row < n && any; row++)
        plan->kept[row] = plan->kept[row] && is_total(timeline, column, row) == keep;
}

/* A sum would press its parts to the ground: it is left out where they are there, and named. */
static void leave_totals(struct sg_timeline *timeline, struct sg_timeline_plan *plan)
{
    const struct sg_column *by = timeline->by;
    const char *total = NULL;
    bool parts = false;
    for (size_t row = 0; row < timeline->table->n_rows; row++) {
        if (plan->kept[row] && is_total(timeline, by, row))
            total = sg_column_text(by, row);
        else
            parts = parts || plan->kept[row];
    }
    timeline->left_total = parts ? total : NULL;
    choose_totals(timeline, by, false, plan);
}

static bool find_dimensions(const struct sg_table *table, enum sg_timeline_kind kind,
                            struct dimensions *dimensions, struct sg_error *err)
{
    static const enum sg_role any[] = {SG_ROLE_BY, SG_ROLE_AREA, SG_ROLE_MEASURE, SG_ROLE_DOMAIN};
    static const enum sg_role measures[] = {SG_ROLE_MEASURE, SG_ROLE_BY, SG_ROLE_AREA,
                                            SG_ROLE_DOMAIN};
    static const char *const names[] = {"indicator", "option", "question", "index", NULL};
    const enum sg_role *roles = kind == SG_TIMELINE_MEASURES ? measures : any;
    for (size_t i = 0; i < 4; i++) {
        const struct sg_column *column;
        if (!sg_input_role(table, roles[i], false, &column, err))
            return false;
        if (column && column->kind != SG_COLUMN_NUMBER)
            dimensions->columns[dimensions->n++] = column;
    }
    for (size_t i = 0; names[i] && dimensions->n < SG_TIMELINE_COLUMNS; i++) {
        ptrdiff_t at = sg_table_find(table, names[i]);
        bool known = false;
        for (size_t k = 0; at >= 0 && k < dimensions->n; k++)
            known = known || dimensions->columns[k] == table->columns[at];
        if (at >= 0 && !known && table->columns[at]->kind != SG_COLUMN_NUMBER)
            dimensions->columns[dimensions->n++] = table->columns[at];
    }
    return true;
}

/* Whether the labels of a column may be the series. */
static bool may_be_series(const struct sg_timeline_plan *plan, enum sg_timeline_kind kind,
                          const struct sg_column *column)
{
    bool measures = sg_role_of_column(column) == SG_ROLE_MEASURE;
    return plan->n_values == 1 && (kind == SG_TIMELINE_ANY || measures);
}

static bool has_total(const struct sg_timeline *timeline, const struct sg_column *column,
                      const struct sg_timeline_plan *plan)
{
    for (size_t row = 0; row < timeline->table->n_rows; row++)
        if (plan->kept[row] && is_total(timeline, column, row))
            return true;
    return false;
}

/* The first column that may be the series and leaves no other to choose from, for those have
   totals; else the first; NULL: none varies. */
static const struct sg_column *choose_series(const struct sg_timeline *timeline,
                                             enum sg_timeline_kind kind,
                                             const struct dimensions *dimensions,
                                             const struct sg_timeline_plan *plan)
{
    const struct sg_column *first = NULL;
    size_t n_rows = timeline->table->n_rows;
    for (size_t i = 0; i < dimensions->n; i++) {
        const struct sg_column *column = dimensions->columns[i];
        bool alone = true;
        if (!may_be_series(plan, kind, column) || !varies(column, plan, n_rows))
            continue;
        first = first ? first : column;
        for (size_t k = 0; k < dimensions->n; k++)
            alone = alone && (k == i || !varies(dimensions->columns[k], plan, n_rows) ||
                              has_total(timeline, dimensions->columns[k], plan));
        if (alone)
            return column;
    }
    return first;
}

bool sg_timeline_make_plan(struct sg_timeline *timeline, enum sg_timeline_kind kind,
                           const char *chart, struct sg_timeline_plan *plan, struct sg_error *err)
{
    const struct sg_table *table = timeline->table;
    struct dimensions dimensions = {0};
    if (!require_value(table, chart, plan, err) || !find_dimensions(table, kind, &dimensions, err))
        return false;
    for (size_t row = 0; row < table->n_rows; row++)
        plan->kept[row] = timeline->period->codes[row] != SG_EMPTY;
    timeline->by = choose_series(timeline, kind, &dimensions, plan);
    if (timeline->by && !sg_input_named(table, timeline->by, err))
        return false;
    timeline->rate = sg_input_is_rate(table, plan->values[0]);
    timeline->even = sg_input_even(table, plan->values[0]);
    if (timeline->by && !timeline->rate)
        leave_totals(timeline, plan);
    for (size_t i = 0; i < dimensions.n; i++) {
        const struct sg_column *column = dimensions.columns[i];
        if (column == timeline->by || !varies(column, plan, table->n_rows))
            continue;
        choose_totals(timeline, column, true, plan);
        if (varies(column, plan, table->n_rows)) {
            const char *text;
            return sg_input_one(table, column, &text, err);
        }
    }
    return true;
}

static bool fill_labels(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                        struct sg_error *err)
{
    const struct sg_column *value = plan->values[0];
    for (size_t row = 0; row < timeline->table->n_rows; row++) {
        if (!plan->kept[row])
            continue;
        const char *name = timeline->by ? sg_column_text(timeline->by, row) : "";
        struct sg_serie *serie = sg_timeline_add(timeline, name);
        if (serie)
            serie->total = timeline->by && is_total(timeline, timeline->by, row);
        if (!serie)
            return sg_fail(err, SG_FAIL_DATA,
                           "more than %d series are too many: choose some with --where",
                           SG_TIMELINE_SERIES);
        if (!sg_timeline_put(timeline, serie, value, row, err))
            return false;
    }
    for (size_t i = 0; i < timeline->n_series; i++)
        sg_timeline_describe(timeline, &timeline->series[i], value);
    return true;
}

static bool fill_columns(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                         struct sg_error *err)
{
    for (size_t k = 0; k < plan->n_values; k++) {
        const struct sg_column *value = plan->values[k];
        struct sg_serie *serie = sg_timeline_add(timeline, sg_column_title(value, timeline->lang));
        for (size_t row = 0; row < timeline->table->n_rows; row++)
            if (plan->kept[row] && !sg_timeline_put(timeline, serie, value, row, err))
                return false;
        sg_timeline_describe(timeline, serie, value);
    }
    return true;
}

/* The one area, unless areas are the series. */
static bool find_place(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                       struct sg_error *err)
{
    const struct sg_table *table = timeline->table;
    const struct sg_column *area, *name;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err))
        return false;
    if (area && timeline->by == area)
        return true;
    area = name ? name : area;
    timeline->place = table->info.place;
    for (size_t row = 0; area && row < table->n_rows; row++)
        if (plan->kept[row])
            timeline->place = sg_column_text(area, row);
    return true;
}

/* What the one column of values counts; nothing where the series say so themselves. */
static bool find_measure(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                         struct sg_error *err)
{
    const struct sg_table *table = timeline->table;
    const struct sg_column *value = plan->values[0], *measure;
    if (!sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err))
        return false;
    if (plan->n_values > 1 || (measure && measure == timeline->by))
        return true;
    bool titled = value->label || sg_column_info(value->name);
    timeline->unit = table->info.unit ? table->info.unit : value->unit;
    timeline->measure = table->info.measure ? table->info.measure
                        : titled            ? sg_column_title(value, timeline->lang)
                                            : value->name;
    for (size_t row = 0; measure && row < table->n_rows; row++)
        if (plan->kept[row] && *sg_column_text(measure, row))
            timeline->measure = sg_column_text(measure, row);
    return true;
}

bool sg_timeline_fill(struct sg_timeline *timeline, const struct sg_timeline_plan *plan,
                      struct sg_error *err)
{
    bool ok =
        plan->n_values > 1 ? fill_columns(timeline, plan, err) : fill_labels(timeline, plan, err);
    const struct sg_table *table = timeline->table;
    timeline->sampled = sg_table_numbers(table, "lower") || sg_input_base(table) ||
                        sg_table_numbers(table, "lower_percent");
    return ok && find_place(timeline, plan, err) && find_measure(timeline, plan, err);
}
