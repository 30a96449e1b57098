#include "io_grid_long.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"

const struct sg_option io_option_inputs = {
    .name = "inputs",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"of a long table: the column of inputs (rows)", "縦持ちの表の、投入（行）部門の列"}};
const struct sg_option io_option_outputs = {
    .name = "outputs",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"of a long table: the column of outputs (columns)",
             "縦持ちの表の、産出（列）部門の列"}};

/* The column of labels that an option or a usual header names; NULL: none. */
static bool find_side(const struct sg_run *run, const struct sg_table *table, const char *option,
                      const char *const names[], const struct sg_column **column,
                      struct sg_error *err)
{
    const char *asked = sg_args_text(run->args, option);
    *column = asked ? sg_table_labels(table, asked) : NULL;
    if (asked && !*column && sg_table_find(table, asked) < 0)
        return sg_table_fail_column(table, asked, err);
    if (asked && !*column)
        return sg_fail(err, SG_FAIL_USAGE, "column '%s' holds numbers, not labels", asked);
    for (size_t i = 0; names[i] && !*column; i++)
        *column = sg_table_labels(table, names[i]);
    return true;
}

bool io_grid_find_long(const struct sg_run *run, const struct sg_table *table,
                       const struct sg_column **inputs, const struct sg_column **outputs,
                       struct sg_error *err)
{
    static const char *const of_inputs[] = {"input", "行部門", "投入部門", "投入", NULL};
    static const char *const of_outputs[] = {"output", "列部門", "産出部門", "産出", NULL};
    if (!find_side(run, table, "inputs", of_inputs, inputs, err) ||
        !find_side(run, table, "outputs", of_outputs, outputs, err))
        return false;
    if (!sg_args_text(run->args, "inputs") != !sg_args_text(run->args, "outputs"))
        return sg_fail(err, SG_FAIL_USAGE, "--inputs and --outputs go together");
    if (!*inputs || !*outputs)
        *inputs = *outputs = NULL;
    return true;
}

/* The lines of one side: the labels that rows have, in the order in which they first came. Returns
   the line of each level, to be released with free(). */
static size_t *make_axis(struct io_axis *axis, const struct sg_table *table,
                         const struct sg_column *column)
{
    size_t *line = sg_alloc(column->levels.n, sizeof *line), *first = NULL, capacity = 0;
    axis->n = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        int32_t code = column->codes[row];
        if (code == SG_EMPTY || line[code])
            continue;
        first = sg_grow(first, &capacity, axis->n + 1, sizeof *first);
        first[axis->n++] = row;
        line[code] = axis->n; /* and less 1 below */
    }
    io_axis_alloc(axis, axis->n);
    for (size_t i = 0; i < axis->n; i++) {
        axis->labels[i] = io_label(sg_column_text(column, first[i]));
        axis->file_rows[i] = sg_table_file_row(table, first[i]);
    }
    for (size_t i = 0; i < column->levels.n; i++)
        line[i]--;
    free(first);
    return line;
}

static bool take_row(struct io_grid *grid, const struct sg_column *value, size_t row, size_t at,
                     bool met[], struct sg_error *err)
{
    if (met[at]) {
        sg_fail(err, SG_FAIL_DATA, "the pair of input and output stands twice");
        return sg_fail_at_row(err, sg_table_file_row(grid->table, row));
    }
    met[at] = true;
    sg_status status = sg_status_void(value->status[row]);
    if (isnan(value->values[row]) && !status && !(value->status[row] & SG_STATUS_NIL))
        status = SG_STATUS_NOT_AVAILABLE;
    grid->status[at] = status;
    grid->values[at] = status ? NAN : value->status[row] & SG_STATUS_NIL ? 0 : value->values[row];
    return true;
}

bool io_grid_read_long(struct io_grid *grid, const struct sg_column *inputs,
                       const struct sg_column *outputs, struct sg_error *err)
{
    const struct sg_table *table = grid->table;
    ptrdiff_t at = sg_table_find(table, "value");
    if (at < 0 && !sg_role_find(table, SG_ROLE_VALUE, NULL, true, &at, NULL, err))
        return false;
    const struct sg_column *value = table->columns[at];
    if (!sg_column_require_number(table, value, err))
        return false;
    size_t *row_of = make_axis(&grid->rows, table, inputs);
    size_t *column_of = make_axis(&grid->columns, table, outputs);
    size_t n = grid->rows.n * grid->columns.n;
    grid->values = sg_alloc(n, sizeof *grid->values);
    grid->status = sg_alloc(n, sizeof *grid->status);
    io_grid_unit(grid, value);
    bool ok = true, *met = sg_alloc(n, sizeof *met);
    for (size_t row = 0; row < table->n_rows && ok; row++)
        if (inputs->codes[row] != SG_EMPTY && outputs->codes[row] != SG_EMPTY)
            ok = take_row(
                grid, value, row,
                io_grid_at(grid, row_of[inputs->codes[row]], column_of[outputs->codes[row]]), met,
                err);
    free(met);
    free(row_of);
    free(column_of);
    return ok;
}
