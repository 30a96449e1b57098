#include "shiftshare_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "plots/charts/chart_input.h"

struct columns {
    const struct sg_column *initial, *final, *area, *area_name, *by, *from, *to;
};

static const struct sg_column *find_label(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at >= 0 && table->columns[at]->kind != SG_COLUMN_NUMBER ? table->columns[at] : NULL;
}

/* The components are the columns of numbers behind `final`, but for the change that they make. */
static bool find_parts(struct sg_shiftshare *shift, const struct columns *columns,
                       struct sg_error *err)
{
    const struct sg_table *table = shift->table;
    size_t most = SG_SHIFTSHARE_PARTS - (shift->of == SG_SHIFTSHARE_AMOUNT);
    for (size_t i = sg_table_index(table, columns->final) + 1; i < table->n_columns; i++) {
        if (table->columns[i]->kind != SG_COLUMN_NUMBER ||
            strcmp(table->columns[i]->name, "change") == 0)
            continue;
        if (shift->n_parts == most)
            return sg_fail(err, SG_FAIL_DATA,
                           "chart shiftshare shows up to %d components, found more: choose another "
                           "--method",
                           (int)most);
        shift->parts[shift->n_parts++] = table->columns[i];
    }
    if (!shift->n_parts)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s needs the column %s, as %s writes it",
                       "shiftshare", "national_share", "shift-share");
    return true;
}

static bool find_columns(struct sg_shiftshare *shift, struct columns *columns, struct sg_error *err)
{
    static const struct sg_input_need initial = {"shiftshare", "initial", "shift-share"};
    static const struct sg_input_need final = {"shiftshare", "final", "shift-share"};
    const struct sg_table *table = shift->table;
    const struct sg_column *measure;
    columns->from = find_label(table, "from");
    columns->to = find_label(table, "to");
    return sg_input_require(table, initial, &columns->initial, err) &&
           sg_input_require(table, final, &columns->final, err) &&
           find_parts(shift, columns, err) &&
           sg_input_role(table, SG_ROLE_BY, false, &columns->by, err) &&
           sg_input_role(table, SG_ROLE_AREA, false, &columns->area, err) &&
           sg_input_role(table, SG_ROLE_AREA_NAME, false, &columns->area_name, err) &&
           sg_input_role(table, SG_ROLE_MEASURE, false, &measure, err) &&
           sg_input_one(table, measure, &shift->measure, err) &&
           (shift->of != SG_SHIFTSHARE_PRODUCTIVITY || shift->by_method ||
            sg_input_one(table, find_label(table, "method"), &shift->method, err)) &&
           sg_input_one(table, columns->from, &shift->from, err) &&
           sg_input_one(table, columns->to, &shift->to, err);
}

static bool varies(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; column && row < n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return true;
    return false;
}

/* Rows are the categories of one area, or the areas of one category. */
static bool choose_rows(struct sg_shiftshare *shift, const struct columns *columns,
                        struct sg_error *err)
{
    const struct sg_table *table = shift->table;
    const struct sg_column *names = columns->area_name ? columns->area_name : columns->area;
    const char *one;
    bool by_area = columns->area && (!columns->by || (varies(columns->area, table->n_rows) &&
                                                      !varies(columns->by, table->n_rows)));
    shift->name = by_area ? names : columns->by;
    if (!shift->name)
        return sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of categories or areas",
                       "shiftshare");
    if (!sg_input_named(table, shift->name, err))
        return false;
    if (!by_area && !sg_input_one(table, columns->area, &one, err))
        return false;
    if (table->n_rows && !by_area)
        shift->place = names ? sg_column_text(names, 0) : table->info.place;
    else if (table->n_rows && columns->by)
        shift->place = sg_column_text(columns->by, 0);
    return true;
}

static struct sg_shiftshare_row read_row(const struct sg_shiftshare *shift,
                                         const struct columns *columns, size_t row)
{
    struct sg_shiftshare_row made = {
        .name = sg_column_text(shift->name, row), .row = row, .drawn = true};
    made.initial = sg_column_value(columns->initial, row);
    made.net = sg_column_value(columns->final, row) - made.initial;
    if (!isfinite(made.net))
        made.net = NAN;
    made.voids = isnan(made.net)
                     ? sg_input_void(columns->initial, row) | sg_input_void(columns->final, row)
                     : 0;
    made.residual = sg_role_is_residual(made.name);
    for (size_t k = 0; k < shift->n_parts; k++) {
        double part = sg_column_value(shift->parts[k], row);
        made.parts[k] = isfinite(part) ? part : NAN;
        made.voids |= sg_input_void(shift->parts[k], row);
        made.drawn = made.drawn && !isnan(made.parts[k]);
    }
    return made;
}

/* Known net changes first, the largest on top; residual rows last. */
static int by_net(const void *left, const void *right)
{
    const struct sg_shiftshare_row *a = left, *b = right;
    if (a->residual != b->residual)
        return a->residual ? 1 : -1;
    if (isnan(a->net) != isnan(b->net))
        return isnan(a->net) ? 1 : -1;
    if (a->net != b->net && !isnan(a->net))
        return a->net > b->net ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Whether the components, each rounded, make the change. */
static bool adds_up(const struct sg_shiftshare *shift, const struct sg_shiftshare_row *row,
                    struct sg_error *err)
{
    double sum = 0, largest = fabs(row->net);
    for (size_t k = 0; k < shift->n_parts; k++) {
        sum += row->parts[k];
        largest = fmax(largest, fabs(row->parts[k]));
    }
    double unit = shift->of == SG_SHIFTSHARE_PRODUCTIVITY ? 1e-3 : 1; /* as tables print them */
    double tolerance = unit / 2 * (double)(shift->n_parts + 1) + 1e-3 * largest;
    return !row->drawn || isnan(row->net) || fabs(sum - row->net) <= tolerance ||
           sg_fail(err, SG_FAIL_DATA, "the components of '%s' add up to %g, not to its change, %g",
                   row->name, sum, row->net);
}

static bool read_rows(struct sg_shiftshare *shift, const struct columns *columns,
                      struct sg_error *err)
{
    const struct sg_table *table = shift->table;
    const char *declared = table->info.total_label;
    bool totals_only = true;
    shift->rows = sg_alloc(table->n_rows, sizeof *shift->rows);
    for (size_t row = 0; row < table->n_rows; row++)
        totals_only &= sg_role_is_total(sg_column_text(shift->name, row), declared);
    for (size_t row = 0; row < table->n_rows; row++) {
        struct sg_shiftshare_row made = read_row(shift, columns, row);
        if (!adds_up(shift, &made, err))
            return false;
        if (!totals_only && sg_role_is_total(made.name, declared)) {
            shift->total = made;
            continue;
        }
        shift->rows[shift->n_rows++] = made;
        shift->voids |= made.voids;
    }
    if (!shift->n_rows)
        return sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no rows");
    if (shift->n_rows > SG_SHIFTSHARE_ROWS)
        return sg_fail(err, SG_FAIL_DATA,
                       "more than %d rows are too many for a figure: choose some with --where",
                       SG_SHIFTSHARE_ROWS);
    return true;
}

static bool read_all(struct sg_shiftshare *shift, bool given, struct sg_error *err)
{
    struct columns columns = {0};
    if (!find_columns(shift, &columns, err) || !choose_rows(shift, &columns, err) ||
        !read_rows(shift, &columns, err))
        return false;
    const struct sg_table_info *info = &shift->table->info;
    if (!shift->measure)
        shift->measure = info->measure;
    shift->unit = info->unit;
    if (columns.from && columns.from->kind == SG_COLUMN_PERIOD && *shift->from)
        shift->when_from = columns.from->levels.periods[columns.from->codes[0]];
    if (columns.to && columns.to->kind == SG_COLUMN_PERIOD && *shift->to)
        shift->when_to = columns.to->levels.periods[columns.to->codes[0]];
    if (!given && !shift->by_method)
        qsort(shift->rows, shift->n_rows, sizeof *shift->rows, by_net);
    return true;
}

bool sg_shiftshare_read(const struct sg_table *table, const char *sort, struct sg_shiftshare *shift,
                        struct sg_error *err)
{
    bool given;
    *shift = (struct sg_shiftshare){.table = table};
    bool moves;
    sg_table_init(&shift->made);
    if (sg_shiftshare_of_flows(table, &shift->made, &moves)) {
        shift->of = SG_SHIFTSHARE_JOBS;
        shift->first_color = !moves;
    } else if (sg_shiftshare_of_productivity(table, &shift->made, &shift->by_method)) {
        shift->of = SG_SHIFTSHARE_PRODUCTIVITY;
        shift->first_color = 1;
    }
    shift->table = shift->of ? &shift->made : table;
    if (!sg_input_sort(sort, false, &given, err))
        return false;
    bool ok = read_all(shift, given, err);
    if (!ok)
        sg_shiftshare_free(shift);
    return ok;
}

void sg_shiftshare_free(struct sg_shiftshare *shift)
{
    free(shift->rows);
    sg_table_free(&shift->made);
    *shift = (struct sg_shiftshare){0};
}
