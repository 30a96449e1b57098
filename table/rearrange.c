#include "rearrange.h"

#include <stdlib.h>
#include <string.h>

#include "column.h"

static void take_numbers(struct sg_column *column, const size_t rows[], size_t n)
{
    double *values = sg_alloc(n, sizeof *values);
    sg_status *status = sg_alloc(n, sizeof *status);
    for (size_t i = 0; i < n; i++) {
        values[i] = column->values[rows[i]];
        status[i] = column->status[rows[i]];
    }
    free(column->values);
    free(column->status);
    column->values = values;
    column->status = status;
}

static void take_labels(struct sg_column *column, const size_t rows[], size_t n)
{
    int32_t *codes = sg_alloc(n, sizeof *codes);
    for (size_t i = 0; i < n; i++)
        codes[i] = column->codes[rows[i]];
    free(column->codes);
    column->codes = codes;
}

void sg_table_take_rows(struct sg_table *table, const size_t rows[], size_t n)
{
    for (size_t i = 0; i < table->n_columns; i++)
        (table->columns[i]->kind == SG_COLUMN_NUMBER ? take_numbers
                                                     : take_labels)(table->columns[i], rows, n);
    if (table->file_rows) {
        size_t *file_rows = sg_alloc(n, sizeof *file_rows);
        for (size_t i = 0; i < n; i++)
            file_rows[i] = table->file_rows[rows[i]];
        free(table->file_rows);
        table->file_rows = file_rows;
    }
    table->n_rows = table->row_capacity = n;
}

void sg_table_take_columns(struct sg_table *table, const size_t columns[], size_t n)
{
    struct sg_column **taken = sg_alloc(n, sizeof *taken);
    bool *stays = sg_alloc(table->n_columns, sizeof *stays);
    ptrdiff_t main = -1;
    for (size_t i = 0; i < n; i++) {
        taken[i] = table->columns[columns[i]];
        stays[columns[i]] = true;
        if ((ptrdiff_t)columns[i] == table->main)
            main = (ptrdiff_t)i;
    }
    for (size_t i = 0; i < table->n_columns; i++)
        if (!stays[i])
            sg_column_free(table->columns[i]);
    free(stays);
    free(table->columns);
    table->columns = taken;
    table->n_columns = n;
    table->main = main;
}
