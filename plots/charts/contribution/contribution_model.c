#include "contribution_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/chart_input.h"
#include "table/role.h"

static const double print_half = 0.05; /* by which one printed decimal may be off */

/* --- contributions as a table of values over time */

static bool is_copied(const struct sg_column *column, const struct sg_column *to)
{
    return column == to ||
           (column->kind == SG_COLUMN_CATEGORY && strcmp(column->name, "status") != 0);
}

static void copy_points(struct sg_contribution *c, const struct sg_column *to,
                        const struct sg_column *points)
{
    const struct sg_table *table = c->table;
    for (size_t i = 0; i < table->n_columns; i++)
        if (is_copied(table->columns[i], to)) {
            const struct sg_column *from = table->columns[i];
            struct sg_column *column = sg_table_add_like(&c->points, from);
            column->role = from == to ? SG_ROLE_PERIOD : sg_role_of_column(from);
        }
    struct sg_column *value = sg_table_add_like(&c->points, points);
    value->role = SG_ROLE_VALUE;
    value->measure_kind = SG_MEASURE_AMOUNT; /* contributions add up */
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t at = sg_table_add_row(&c->points), k = 0;
        for (size_t i = 0; i < table->n_columns; i++)
            if (is_copied(table->columns[i], to))
                sg_column_set_text(c->points.columns[k++], at,
                                   sg_column_text(table->columns[i], row));
        sg_column_set(value, at, sg_column_value(points, row), points->status[row]);
    }
    sg_table_info_copy(&c->points.info, &table->info);
}

/* --- the whole */

static size_t moment_of(const struct sg_contribution *c, const struct sg_column *to, size_t row)
{
    size_t i = 0;
    while (i < c->timeline.n && strcmp(c->timeline.moments[i].label, sg_column_text(to, row)) != 0)
        i++;
    return i;
}

static void read_whole(struct sg_contribution *c, const struct sg_column *to,
                       const struct sg_column *rate)
{
    const struct sg_column *by = c->timeline.by;
    ptrdiff_t own = sg_table_find(c->table, by->name);
    c->whole = c->timeline.left_total;
    for (size_t i = 0; i < c->timeline.n; i++)
        c->total[i] = c->whole ? NAN : sg_stacks_sum(&c->stacks, i);
    for (size_t row = 0; c->whole && row < c->table->n_rows; row++) {
        size_t i = moment_of(c, to, row);
        if (i == c->timeline.n ||
            strcmp(sg_column_text(c->table->columns[own], row), c->whole) != 0)
            continue;
        c->total[i] = sg_column_value(rate, row);
        c->voids[i] = sg_input_void(rate, row);
    }
}

static bool check_sums(const struct sg_contribution *c, struct sg_error *err)
{
    double slack = print_half * (double)(c->timeline.n_series + 1);
    for (size_t i = 0; i < c->timeline.n; i++) {
        double sum = sg_stacks_sum(&c->stacks, i);
        if (fabs(sum - c->total[i]) > slack)
            return sg_fail(
                err, SG_FAIL_DATA,
                "the contributions to %s add up to %.1f points in %s, its change is %.1f", c->whole,
                sum, c->timeline.moments[i].label, c->total[i]);
    }
    return true;
}

static bool find_columns(const struct sg_table *table, const struct sg_column **points,
                         const struct sg_column **rate, const struct sg_column **to,
                         struct sg_error *err)
{
    static const struct sg_input_need need = {"contribution", "contribution_points", "change"};
    static const struct sg_input_need rates = {"contribution", "change_percent", "change"};
    ptrdiff_t at = sg_table_find(table, "to");
    *to = at >= 0 && table->columns[at]->kind == SG_COLUMN_PERIOD ? table->columns[at] : NULL;
    return sg_input_require(table, need, points, err) &&
           sg_input_require(table, rates, rate, err) &&
           (*to || sg_fail(err, SG_FAIL_USAGE, "chart %s needs the column %s, as %s writes it",
                           "contribution", "to", "change"));
}

bool sg_contribution_read(const struct sg_table *table, enum sg_lang lang,
                          struct sg_contribution *c, struct sg_error *err)
{
    const struct sg_column *points, *rate, *to;
    *c = (struct sg_contribution){.table = table};
    sg_table_init(&c->points);
    bool ok = find_columns(table, &points, &rate, &to, err);
    if (ok) {
        copy_points(c, to, points);
        ok = sg_timeline_read(&c->points, SG_TIMELINE_ANY, "contribution", lang, &c->timeline, err);
    }
    if (ok && !c->timeline.by)
        ok = sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of categories or areas",
                     "contribution");
    if (ok) {
        const struct sg_column *measure = NULL;
        sg_stacks_make(&c->stacks, &c->timeline, false);
        c->total = sg_alloc(c->timeline.n, sizeof *c->total);
        c->voids = sg_alloc(c->timeline.n, sizeof *c->voids);
        read_whole(c, to, rate);
        c->place = c->timeline.place;
        c->measure = table->info.measure;
        ok = check_sums(c, err) && sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err) &&
             (!measure || sg_input_one(table, measure, &c->measure, err));
    }
    if (!ok)
        sg_contribution_free(c);
    return ok;
}

void sg_contribution_free(struct sg_contribution *c)
{
    sg_stacks_free(&c->stacks);
    sg_timeline_free(&c->timeline);
    sg_table_free(&c->points);
    free(c->total);
    free(c->voids);
    *c = (struct sg_contribution){0};
}
