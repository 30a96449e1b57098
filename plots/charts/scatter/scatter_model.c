#include "scatter_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/charts/chart_input.h"
#include "scatter_axis.h"
#include "table/role.h"

static const double least_quotient = 0.125; /* that an axis reaches, the counterpart of 8 */

/* --- columns */

/* The i-th column of numbers that is declared to hold values, else of all; NULL: none. */
static const struct sg_column *nth_number(const struct sg_table *table, bool declared, size_t i)
{
    for (size_t k = 0; k < table->n_columns; k++) {
        const struct sg_column *column = table->columns[k];
        bool fits =
            column->kind == SG_COLUMN_NUMBER && (!declared || column->role == SG_ROLE_VALUE);
        if (fits && i-- == 0)
            return column;
    }
    return NULL;
}

static bool find_named(const struct sg_table *table, const char *asked,
                       const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = asked ? sg_table_meant(table, asked) : -1;
    *column = at < 0 ? NULL : table->columns[at];
    if (asked && at < 0)
        return sg_table_fail_column(table, asked, err);
    return !*column || sg_column_require_number(table, *column, err);
}

static bool find_columns(const struct sg_table *table, const struct sg_chart_options *options,
                         struct sg_scatter *scatter, struct sg_error *err)
{
    bool declared = nth_number(table, true, 1) != NULL;
    if (!find_named(table, options->x, &scatter->x.column, err) ||
        !find_named(table, options->y, &scatter->y.column, err) ||
        !find_named(table, options->size, &scatter->size, err))
        return false;
    if (!scatter->x.column && !scatter->y.column && !nth_number(table, declared, 2)) {
        scatter->x.column = nth_number(table, declared, 0);
        scatter->y.column = nth_number(table, declared, 1);
    }
    return (scatter->x.column && scatter->y.column) ||
           sg_fail(err, SG_FAIL_USAGE,
                   "chart %s needs two columns of numbers: name them with --x and --y", "scatter");
}

static bool choose_rows(const struct sg_table *table, struct sg_scatter *scatter,
                        struct sg_error *err)
{
    const struct sg_column *area, *name, *period, *by;
    const struct sg_column *own = scatter->items.label;
    ptrdiff_t row;
    if (!sg_input_role(table, SG_ROLE_AREA, false, &area, err) ||
        !sg_input_role(table, SG_ROLE_AREA_NAME, false, &name, err) ||
        !sg_input_role(table, SG_ROLE_BY, false, &by, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &period, err))
        return false;
    sg_items_newest(&scatter->items, period, &row);
    bool areas = own == area || own == name;
    const char *text;
    if (!sg_items_one(&scatter->items, areas ? NULL : area, &scatter->area, err) ||
        !sg_items_one(&scatter->items, own == by ? NULL : by, &text, err))
        return false;
    if (row < 0)
        return true; /* the list says that there is nothing */
    if (name && !areas)
        scatter->area = sg_column_text(name, (size_t)row);
    if (period)
        scatter->period = sg_column_text(period, (size_t)row);
    if (period && period->kind == SG_COLUMN_PERIOD && period->codes[row] != SG_EMPTY)
        scatter->when = period->levels.periods[period->codes[row]];
    return true;
}

/* --- points */

static bool require_size(const struct sg_scatter *scatter, size_t row, struct sg_error *err)
{
    if (!scatter->size || !(sg_column_value(scatter->size, row) < 0))
        return true;
    sg_fail(err, SG_FAIL_DATA, "chart %s cannot show %g, which is below 0", "scatter",
            sg_column_value(scatter->size, row));
    return sg_input_fail_at(scatter->items.table, scatter->size, row, err);
}

static bool has_place(const struct sg_scatter_axis *axis, double x)
{
    return !isnan(x) && (!axis->log || x > 0);
}

static void read_point(struct sg_scatter *scatter, size_t i)
{
    size_t row = scatter->items.items[i].row;
    struct sg_scatter_item point = {i,
                                    sg_column_finite(scatter->x.column, row),
                                    sg_column_finite(scatter->y.column, row),
                                    NAN,
                                    false,
                                    false};
    point.size = scatter->size ? sg_column_finite(scatter->size, row) : NAN;
    point.far = (scatter->x.quotient && scatter->x.log && point.x < least_quotient) ||
                (scatter->y.quotient && scatter->y.log && point.y < least_quotient);
    if (has_place(&scatter->x, point.x) && has_place(&scatter->y, point.y) &&
        (!scatter->size || !isnan(point.size))) {
        scatter->points[scatter->n++] = point;
        return;
    }
    scatter->voids |= sg_input_void(scatter->x.column, row) | sg_input_void(scatter->y.column, row);
    scatter->voids |= scatter->size ? sg_input_void(scatter->size, row) : 0;
    scatter->absent[scatter->n_absent++] = i;
}

static struct sg_entry entry_of(const struct sg_scatter *scatter,
                                const struct sg_scatter_axis *axis, size_t i)
{
    size_t row = scatter->items.items[i].row;
    struct sg_entry entry =
        sg_entry_of_row(scatter->items.table, scatter->items.label, axis->column, NULL, row);
    double lower = axis->lower ? sg_column_value(axis->lower, row) : NAN;
    entry.key = i;
    entry.unproven = !isnan(lower) && !(lower > axis->reference);
    return entry;
}

/* Who lies above both, and so is named. */
static void divide(struct sg_scatter *scatter, const char *focus)
{
    size_t n = scatter->items.n;
    struct sg_quadrant_item *items = sg_alloc(n, sizeof *items);
    struct sg_quadrant_rule rule = {scatter->x.reference, scatter->y.reference, scatter->x.decimals,
                                    scatter->y.decimals};
    for (size_t i = 0; i < n; i++)
        items[i] = (struct sg_quadrant_item){entry_of(scatter, &scatter->x, i),
                                             entry_of(scatter, &scatter->y, i)};
    sg_quadrants_make(&scatter->quadrants, items, n, &rule);
    free(items);
    for (size_t i = 0; i < scatter->n; i++) {
        struct sg_scatter_item *point = &scatter->points[i];
        const char *label = scatter->items.items[point->item].label;
        point->wanted = focus && strcmp(label, focus) == 0;
        for (size_t k = 0; k < SG_SCATTER_NAMED && k < scatter->quadrants.n_above; k++)
            point->wanted |= scatter->quadrants.above[k] == point->item;
    }
}

/* The largest circles lie behind the others. */
static int by_size(const void *left, const void *right)
{
    const struct sg_scatter_item *a = left, *b = right;
    if (a->size != b->size && !isnan(a->size))
        return a->size > b->size ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

static bool read_points(struct sg_scatter *scatter, struct sg_error *err)
{
    size_t n = scatter->items.n;
    scatter->points = sg_alloc(n, sizeof *scatter->points);
    scatter->absent = sg_alloc(n, sizeof *scatter->absent);
    for (size_t i = 0; i < n; i++) {
        if (!require_size(scatter, scatter->items.items[i].row, err))
            return false;
        read_point(scatter, i);
    }
    qsort(scatter->points, scatter->n, sizeof *scatter->points, by_size);
    return scatter->n > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: no row has a place in the field");
}

bool sg_scatter_read(const struct sg_table *table, const struct sg_chart_options *options,
                     struct sg_scatter *scatter, struct sg_error *err)
{
    static const char *const names[] = {NULL};
    *scatter = (struct sg_scatter){0};
    bool ok =
        find_columns(table, options, scatter, err) &&
        sg_items_init(&scatter->items, table, names, err) && choose_rows(table, scatter, err) &&
        sg_items_list(&scatter->items, (struct sg_items_order){.totals = SG_TOTALS_DROP}, err);
    if (ok) {
        sg_scatter_make_axis(scatter, &scatter->x);
        sg_scatter_make_axis(scatter, &scatter->y);
        scatter->sampled = sg_input_base(table) != NULL;
        if (scatter->size)
            scatter->size_decimals = sg_printed_decimals(
                (const struct sg_column *const[]){scatter->size, NULL}, table->n_rows);
        ok = read_points(scatter, err);
    }
    if (ok)
        divide(scatter, options->focus);
    else
        sg_scatter_free(scatter);
    return ok;
}

void sg_scatter_free(struct sg_scatter *scatter)
{
    sg_items_free(&scatter->items);
    sg_quadrants_free(&scatter->quadrants);
    free(scatter->points);
    free(scatter->absent);
    *scatter = (struct sg_scatter){0};
}
