/* The forms in which files have totals of the population: rows, across, variables, long. */
#include <string.h>

#include <sangyo/number.h>
#include "table/role.h"
#include "table/text.h"

#include "weight_totals.h"

/* The columns of the long form. */
struct weight_long {
    const struct sg_column *variables, *categories, *totals;
};

static bool is_total_row(const struct weight_source *s, const struct sg_column *const labels[],
                         size_t n, size_t row)
{
    for (size_t i = 0; i < n; i++)
        if (labels[i]->kind != SG_COLUMN_NUMBER &&
            sg_role_is_total(sg_column_text(labels[i], row), s->table.info.total_label))
            return true;
    return false;
}

static void set_label(struct weight_totals *totals, size_t at, size_t column,
                      const struct sg_column *from, size_t row)
{
    char number[SG_NUMBER_SIZE];
    sg_column_set_text(totals->labels.columns[column], at, weight_label(from, row, number));
}

size_t weight_find_labels(const struct weight_source *s, const struct sg_column *except,
                          const struct sg_column *labels[])
{
    size_t n = 0;
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        bool label = except ? column != except : column->kind != SG_COLUMN_NUMBER;
        if (label && sg_table_find(s->w->in, column->name) >= 0)
            labels[n++] = column;
    }
    return n;
}

static void name_labels(const struct weight_source *s, struct weight_totals *totals,
                        const struct sg_column *const labels[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t at = sg_table_find(s->w->in, labels[i]->name);
        sg_table_add(&totals->labels, s->w->in->columns[at]->name, SG_COLUMN_CATEGORY);
    }
}

bool weight_read_rows(struct weight_source *s, const struct sg_column *labels[],
                      struct sg_error *err)
{
    const struct sg_column *column = NULL;
    if (!weight_find_totals(s, &column, err))
        return false;
    size_t n = weight_find_labels(s, column, labels);
    struct weight_totals *totals = weight_add_totals(s, s->table.n_rows);
    name_labels(s, totals, labels, n);
    totals->rounding = weight_rounding_of(column, s->table.n_rows);
    for (size_t row = 0; row < s->table.n_rows; row++) {
        double total;
        if (is_total_row(s, labels, n, row)) {
            s->known->n_dropped++;
            continue;
        }
        if (!weight_read_total(s, column, row, &total, err))
            return false;
        size_t at = weight_add_row(totals, total);
        for (size_t i = 0; i < n; i++)
            set_label(totals, at, i, labels[i], row);
    }
    return true;
}

/* Whether the records' column has a category of that name. */
static bool has_level(const struct sg_column *column, const char *name)
{
    for (size_t i = 0; column->kind != SG_COLUMN_NUMBER && i < column->levels.n; i++)
        if (sg_text_same_key(column->levels.texts[i], name))
            return true;
    return false;
}

const struct sg_column *weight_across(const struct weight_source *s)
{
    const struct sg_column *found = NULL;
    for (size_t k = 0; k < s->w->in->n_columns && !found; k++) {
        size_t n = 0, n_met = 0;
        for (size_t i = 0; i < s->table.n_columns; i++) {
            const struct sg_column *column = s->table.columns[i];
            if (column->kind != SG_COLUMN_NUMBER || sg_role_is_total(column->name, NULL))
                continue;
            n++;
            n_met += has_level(s->w->in->columns[k], column->name);
        }
        found = n >= 2 && n_met == n ? s->w->in->columns[k] : NULL;
    }
    return found;
}

bool weight_read_across(struct weight_source *s, const struct sg_column *wide,
                        const struct sg_column *labels[], struct sg_error *err)
{
    size_t n = weight_find_labels(s, NULL, labels);
    struct weight_totals *totals = weight_add_totals(s, s->table.n_rows * s->table.n_columns);
    name_labels(s, totals, labels, n);
    sg_table_add(&totals->labels, wide->name, SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        if (column->kind != SG_COLUMN_NUMBER || sg_role_is_total(column->name, NULL))
            continue;
        totals->rounding = weight_rounding_of(column, s->table.n_rows);
        for (size_t row = 0; row < s->table.n_rows; row++) {
            double total;
            if (is_total_row(s, labels, n, row))
                continue;
            if (!weight_read_total(s, column, row, &total, err))
                return false;
            size_t at = weight_add_row(totals, total);
            for (size_t k = 0; k < n; k++)
                set_label(totals, at, k, labels[k], row);
            sg_column_set_text(totals->labels.columns[n], at, column->name);
        }
    }
    return true;
}

bool weight_read_variables(struct weight_source *s, struct sg_error *err)
{
    for (size_t i = 0; i < s->table.n_columns; i++) {
        const struct sg_column *column = s->table.columns[i];
        ptrdiff_t at = sg_table_find(s->w->in, column->name);
        double total;
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        if (!weight_read_total(s, column, 0, &total, err))
            return false;
        if (sg_role_is_total(column->name, NULL))
            weight_add_row(weight_add_totals(s, 1), total);
        else if (at < 0)
            return sg_fail(err, SG_FAIL_DATA, "'%s' is no column and no category of the records",
                           column->name) ||
                   weight_fail_in(s, SIZE_MAX, err);
        else if (!weight_add_variable(s, (size_t)at, total, err))
            return false;
    }
    return true;
}

/* The totals of a variable of the long form, begun with its first row. */
static struct weight_totals *totals_of(struct weight_source *s, size_t first, const char *variable,
                                       const struct sg_column *column)
{
    for (size_t i = first; i < s->known->n; i++)
        if (s->known->items[i].labels.n_columns &&
            strcmp(s->known->items[i].labels.columns[0]->name, variable) == 0)
            return &s->known->items[i];
    struct weight_totals *totals = weight_add_totals(s, s->table.n_rows);
    sg_table_add(&totals->labels, variable, SG_COLUMN_CATEGORY);
    totals->rounding = weight_rounding_of(column, s->table.n_rows);
    return totals;
}

/* One row: a category's total, that of a number, or of the whole population. */
static bool take_long(struct weight_source *s, size_t first, const struct weight_long *columns,
                      size_t row, struct sg_error *err)
{
    char number[SG_NUMBER_SIZE];
    const char *name = sg_column_text(columns->variables, row);
    const char *category = weight_label(columns->categories, row, number);
    ptrdiff_t at = sg_table_find(s->w->in, name);
    double total;
    if (!weight_read_total(s, columns->totals, row, &total, err))
        return false;
    if (at < 0 && sg_role_is_total(name, NULL)) {
        weight_add_row(weight_add_totals(s, 1), total);
        return true;
    }
    if (at < 0) {
        sg_fail(err, SG_FAIL_DATA, "'%s' is no column and no category of the records", name);
        return weight_fail_in(s, row, err);
    }
    if (!*category)
        return weight_add_variable(s, (size_t)at, total, err);
    if (sg_role_is_total(category, NULL)) {
        s->known->n_dropped++;
        return true;
    }
    struct weight_totals *totals =
        totals_of(s, first, s->w->in->columns[at]->name, columns->totals);
    sg_column_set_text(totals->labels.columns[0], weight_add_row(totals, total), category);
    return true;
}

bool weight_read_long(struct weight_source *s, const struct sg_column *variables,
                      const struct sg_column *categories, struct sg_error *err)
{
    struct weight_long columns = {variables, categories, NULL};
    size_t first = s->known->n;
    bool fine = weight_find_totals(s, &columns.totals, err);
    for (size_t row = 0; row < s->table.n_rows && fine; row++)
        fine = take_long(s, first, &columns, row, err);
    return fine;
}
