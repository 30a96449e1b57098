#include "io_grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "io_grid_long.h"
#include "io_words.h"

bool io_number_of_text(const char *text, double *value, sg_status *status)
{
    *value = NAN;
    *status = 0;
    if (!*text)
        *status = SG_STATUS_NOT_AVAILABLE;
    for (size_t i = 0; i < SG_STATUS_COUNT && !*status; i++) {
        const struct sg_status_info *info = sg_status_info(i);
        bool is = strcmp(text, info->symbol.ja) == 0 || strcmp(text, info->symbol.en) == 0;
        if (is && *text)
            *status = (sg_status)1 << i;
    }
    if (*status == SG_STATUS_NIL)
        *value = 0;
    return *status || sg_number_read(text, strlen(text), value);
}

/* A column of labels all of which are numbers or symbols. */
static bool holds_numbers(const struct sg_column *column)
{
    size_t numbers = 0;
    for (size_t i = 0; i < column->levels.n; i++) {
        double value;
        sg_status status;
        if (!io_number_of_text(column->levels.texts[i], &value, &status))
            return false;
        numbers += isnan(value) ? 0 : 1;
    }
    return numbers > 0;
}

/* The columns of a wide table: those of numbers that stand behind labels. Numbers before the first
   labels are codes of rows or count them. */
static size_t find_columns(const struct sg_table *table, size_t columns[])
{
    size_t n = 0;
    bool labelled = false;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        bool number = column->kind == SG_COLUMN_NUMBER || (n > 0 && holds_numbers(column));
        if (number && labelled)
            columns[n++] = i;
        labelled = labelled || !number;
    }
    return n;
}

/* The labels of rows: the last column of labels before the numbers, and a code before it. */
static bool find_labels(const struct sg_table *table, size_t first, size_t *label, size_t *code,
                        struct sg_error *err)
{
    *label = *code = table->n_columns;
    for (size_t i = 0; i < first; i++) {
        if (table->columns[i]->kind == SG_COLUMN_NUMBER)
            continue;
        *code = *label;
        *label = i;
    }
    if (first < table->n_columns)
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "no numbers stand behind a column of labels: an input-output table has the names of "
            "its rows first");
    return sg_fail_at_file(err, table->info.file);
}

static void set_value(struct io_grid *grid, size_t at, const struct sg_column *column, size_t row)
{
    double value = NAN;
    sg_status status = 0;
    if (column->kind == SG_COLUMN_NUMBER) {
        value = column->values[row];
        status = sg_status_void(column->status[row]);
        if (column->status[row] & SG_STATUS_NIL)
            value = 0;
    } else {
        io_number_of_text(sg_column_text(column, row), &value, &status);
    }
    if (isnan(value) && !status)
        status = SG_STATUS_NOT_AVAILABLE;
    grid->values[at] = status ? NAN : value;
    grid->status[at] = status;
}

static bool read_wide(struct io_grid *grid, struct sg_error *err)
{
    const struct sg_table *table = grid->table;
    size_t *columns = sg_alloc(table->n_columns, sizeof *columns), label, code;
    size_t n = find_columns(table, columns);
    bool ok = find_labels(table, n ? columns[0] : table->n_columns, &label, &code, err);
    if (ok) {
        io_axis_alloc(&grid->rows, table->n_rows);
        io_axis_alloc(&grid->columns, n);
        grid->values = sg_alloc(table->n_rows * n, sizeof *grid->values);
        grid->status = sg_alloc(table->n_rows * n, sizeof *grid->status);
    }
    for (size_t row = 0; row < table->n_rows && ok; row++) {
        const char *own = code < table->n_columns ? sg_column_text(table->columns[code], row) : "";
        grid->rows.labels[row] = io_label(sg_column_text(table->columns[label], row));
        grid->rows.codes[row] = *own ? sg_copy_text(own) : NULL;
        grid->rows.file_rows[row] = sg_table_file_row(table, row);
        for (size_t j = 0; j < n; j++)
            set_value(grid, io_grid_at(grid, row, j), table->columns[columns[j]], row);
    }
    for (size_t j = 0; j < n && ok; j++) {
        grid->columns.labels[j] = io_label(table->columns[columns[j]]->name);
        io_grid_unit(grid, table->columns[columns[j]]);
    }
    free(columns);
    return ok;
}

bool io_grid_make(struct io_grid *grid, const struct sg_run *run, const struct sg_table *table,
                  struct sg_error *err)
{
    const struct sg_column *inputs, *outputs;
    *grid = (struct io_grid){.table = table};
    if (!io_grid_find_long(run, table, &inputs, &outputs, err))
        return false;
    return inputs ? io_grid_read_long(grid, inputs, outputs, err) : read_wide(grid, err);
}
