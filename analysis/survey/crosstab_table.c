/* A published table of counts or amounts crossed: its shares of rows, columns and the whole. */
#include "crosstab_table.h"

#include <math.h>
#include <stdlib.h>

#include "table/groups.h"
#include "table/role.h"

#include "analysis/cube/cube.h"
#include "analysis/cube/pairs.h"

/* A total: as published, else the sum of the parts. */
struct margin {
    struct sg_cube_cell published, sum;
    bool is_published;
};

struct crossing {
    const struct sg_table *in;
    const struct sg_column *rows, *columns, *value;
    struct sg_groups groups;                 /* of the other labels: each is a table by itself */
    struct sg_pairs row_of, column_of, cell; /* (group, label), (group, label), (row, column) */
    struct margin *row_margins, *column_margins, *wholes;
    bool *row_total, *column_total; /* per level: whether it stands for the whole */
};

static bool find_label(const struct sg_run *run, const char *option, const struct sg_table *in,
                       const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at;
    const char *name = sg_args_text(run->args, option);
    if (!name)
        return sg_fail(err, SG_FAIL_USAGE,
                       "a table is crossed by two columns: give --rows and "
                       "--cols");
    if (!sg_role_find(in, SG_ROLE_BY, name, true, &at, NULL, err))
        return false;
    *column = in->columns[at];
    return true;
}

static bool *totals_of(const struct sg_table *in, const struct sg_column *column)
{
    bool *totals = sg_alloc(column->levels.n, sizeof *totals);
    for (size_t i = 0; i < column->levels.n; i++)
        totals[i] = sg_role_is_total(column->levels.texts[i], in->info.total_label);
    return totals;
}

static bool is_key(const struct crossing *x, const struct sg_column *column)
{
    return column == x->rows || column == x->columns || column->kind == SG_COLUMN_NUMBER ||
           column->role == SG_ROLE_NOTE;
}

static void group_others(struct crossing *x)
{
    size_t n = 0, *others = sg_alloc(x->in->n_columns, sizeof *others);
    for (size_t i = 0; i < x->in->n_columns; i++)
        if (!is_key(x, x->in->columns[i]))
            others[n++] = i;
    sg_groups_make(&x->groups, x->in, others, n);
    free(others);
}

/* Numbers rows, columns and cells; each cell may stand once and needs both labels. */
static bool number_cells(struct crossing *x, struct sg_error *err)
{
    for (size_t row = 0; row < x->in->n_rows; row++) {
        uint32_t group = (uint32_t)x->groups.of_row[row], before = x->cell.n;
        int32_t r = x->rows->codes[row], c = x->columns->codes[row];
        sg_fail_at_row(err, sg_table_file_row(x->in, row));
        if (r == SG_EMPTY || c == SG_EMPTY)
            return sg_fail(err, SG_FAIL_DATA,
                           "an empty cell in the column '%s', which needs a label",
                           r == SG_EMPTY ? x->rows->name : x->columns->name);
        uint32_t line = sg_pairs_number(&x->row_of, group, (uint32_t)r);
        sg_pairs_number(&x->column_of, group, (uint32_t)c);
        if (sg_pairs_number(&x->cell, line, (uint32_t)c) != before)
            return sg_fail(err, SG_FAIL_DATA,
                           "'%s' and '%s' meet a second time; choose one table with --where",
                           sg_column_text(x->rows, row), sg_column_text(x->columns, row));
    }
    return !sg_fail_at_row(err, 0);
}

static struct sg_cube_cell cell_at(const struct crossing *x, size_t row)
{
    struct sg_cube_cell cell = {x->value->values[row], x->value->status[row]};
    if (isnan(cell.value) && sg_status_has_value(cell.status))
        cell.status |= SG_STATUS_NOT_AVAILABLE;
    return cell;
}

/* A cell of a total row or column is a margin; every other is a part of three. */
static void add_margins(struct crossing *x)
{
    for (size_t row = 0; row < x->in->n_rows; row++) {
        uint32_t group = (uint32_t)x->groups.of_row[row];
        uint32_t r = (uint32_t)x->rows->codes[row], c = (uint32_t)x->columns->codes[row];
        struct margin *of_row = &x->row_margins[sg_pairs_find(&x->row_of, group, r)];
        struct margin *of_column = &x->column_margins[sg_pairs_find(&x->column_of, group, c)];
        struct margin *published = x->row_total[r] && x->column_total[c] ? &x->wholes[group]
                                   : x->column_total[c]                  ? of_row
                                   : x->row_total[r]                     ? of_column
                                                                         : NULL;
        struct sg_cube_cell cell = cell_at(x, row);
        if (published) {
            published->published = cell;
            published->is_published = true;
            continue;
        }
        sg_cube_add(&of_row->sum, cell);
        sg_cube_add(&of_column->sum, cell);
        sg_cube_add(&x->wholes[group].sum, cell);
    }
}

/* The total of a margin; that of the total row or column is the whole. */
static struct sg_cube_cell total_of(const struct margin *margin, const struct margin *whole,
                                    bool is_whole)
{
    const struct margin *taken = is_whole ? whole : margin;
    return taken->is_published ? taken->published : taken->sum;
}

static void set_share(struct sg_column *column, size_t row, struct sg_cube_cell cell,
                      struct sg_cube_cell total)
{
    sg_status status =
        sg_status_void(cell.status) ? sg_status_void(cell.status) : sg_status_void(total.status);
    bool known = !status && total.value != 0;
    sg_column_set(column, row, known ? 100 * (cell.value / total.value) : NAN,
                  status  ? status
                  : known ? 0
                          : (sg_status)SG_STATUS_UNDEFINED);
}

static void write_shares(const struct crossing *x, struct sg_table *out)
{
    struct sg_column *value = sg_table_add(out, "value", SG_COLUMN_NUMBER);
    struct sg_column *of_row = sg_table_add(out, "row_percent", SG_COLUMN_NUMBER);
    struct sg_column *of_column = sg_table_add(out, "column_percent", SG_COLUMN_NUMBER);
    struct sg_column *of_whole = sg_table_add(out, "total_percent", SG_COLUMN_NUMBER);
    value->label = sg_copy_text(x->value->label ? x->value->label : x->value->name);
    sg_column_measure_like(value, x->value);
    out->main = (ptrdiff_t)sg_table_index(out, value);
    for (size_t row = 0; row < x->in->n_rows; row++) {
        uint32_t group = (uint32_t)x->groups.of_row[row];
        uint32_t r = (uint32_t)x->rows->codes[row], c = (uint32_t)x->columns->codes[row];
        const struct margin *whole = &x->wholes[group];
        struct sg_cube_cell cell = cell_at(x, row);
        sg_column_set(value, row, cell.value, cell.status);
        set_share(
            of_row, row, cell,
            total_of(&x->row_margins[sg_pairs_find(&x->row_of, group, r)], whole, x->row_total[r]));
        set_share(of_column, row, cell,
                  total_of(&x->column_margins[sg_pairs_find(&x->column_of, group, c)], whole,
                           x->column_total[c]));
        set_share(of_whole, row, cell, total_of(whole, whole, true));
    }
}

/* In a figure the rows are the parts of a column. */
static enum sg_role role_of(const struct crossing *x, const struct sg_column *column)
{
    if (column == x->rows)
        return SG_ROLE_BY;
    if (column->role == SG_ROLE_PERIOD)
        return SG_ROLE_PERIOD;
    return column == x->columns ? SG_ROLE_AREA : SG_ROLE_NONE;
}

/* The labels of the input, those of the two sides last. */
static void copy_labels(const struct crossing *x, struct sg_table *out)
{
    for (int sides = 0; sides < 2; sides++)
        for (size_t i = 0; i < x->in->n_columns; i++) {
            const struct sg_column *from = x->in->columns[i];
            bool is_side = from == x->rows || from == x->columns;
            if (from->kind == SG_COLUMN_NUMBER || from->role == SG_ROLE_NOTE ||
                is_side != (sides == 1))
                continue;
            struct sg_column *to = sg_table_add_like(out, from);
            to->role = role_of(x, from);
            for (size_t row = 0; row < x->in->n_rows; row++)
                sg_column_set_text(to, row, sg_column_text(from, row));
        }
}

static void cross(struct crossing *x, struct sg_table *out)
{
    x->row_margins = sg_alloc(x->row_of.n, sizeof *x->row_margins);
    x->column_margins = sg_alloc(x->column_of.n, sizeof *x->column_margins);
    x->wholes = sg_alloc(x->groups.n, sizeof *x->wholes);
    x->row_total = totals_of(x->in, x->rows);
    x->column_total = totals_of(x->in, x->columns);
    add_margins(x);
    sg_table_info_copy(&out->info, &x->in->info);
    for (size_t row = 0; row < x->in->n_rows; row++)
        sg_table_add_row(out);
    copy_labels(x, out);
    write_shares(x, out);
    free(x->row_margins);
    free(x->column_margins);
    free(x->wholes);
    free(x->row_total);
    free(x->column_total);
}

bool sg_crosstab_table(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                       struct sg_error *err)
{
    struct crossing x = {.in = in};
    ptrdiff_t at;
    if (!find_label(run, "rows", in, &x.rows, err) ||
        !find_label(run, "cols", in, &x.columns, err) ||
        !sg_role_find(in, SG_ROLE_VALUE, sg_args_text(run->args, "value"), true, &at, NULL, err))
        return false;
    x.value = in->columns[at];
    if (x.rows == x.columns)
        return sg_fail(err, SG_FAIL_USAGE, "--rows and --cols are the same column '%s'",
                       x.rows->name);
    if (!sg_column_require_number(in, x.value, err))
        return false;
    group_others(&x);
    bool done = number_cells(&x, err);
    if (done)
        cross(&x, out);
    sg_groups_free(&x.groups);
    sg_pairs_free(&x.row_of);
    sg_pairs_free(&x.column_of);
    sg_pairs_free(&x.cell);
    return done;
}
