/* The parts of a grid that its two forms share. */
#include <math.h>
#include <stdlib.h>

#include "io_grid_long.h"

char *io_label(const char *text)
{
    char *label = sg_copy_text(text), *to = label;
    for (const char *c = label; *c; c++)
        if ((unsigned char)*c >= ' ' && *c != 0x7F)
            *to++ = *c;
    *to = '\0';
    return label;
}

void io_axis_alloc(struct io_axis *axis, size_t n)
{
    axis->n = n;
    axis->labels = sg_alloc(n, sizeof *axis->labels);
    axis->codes = sg_alloc(n, sizeof *axis->codes);
    axis->file_rows = sg_alloc(n, sizeof *axis->file_rows);
}

/* The unit of the digits that columns print: the finest of all. */
void io_grid_unit(struct io_grid *grid, const struct sg_column *column)
{
    if (column->kind == SG_COLUMN_NUMBER && !grid->unit_name)
        grid->unit_name = column->unit ? column->unit : grid->table->info.unit;
    if (column->kind != SG_COLUMN_NUMBER || column->printed_decimals < 0)
        return;
    double unit = pow(10, -column->printed_decimals);
    grid->unit = grid->unit > 0 ? fmin(grid->unit, unit) : unit;
}

static void axis_free(struct io_axis *axis)
{
    for (size_t i = 0; i < axis->n; i++) {
        free(axis->labels[i]);
        free(axis->codes[i]);
    }
    free(axis->labels);
    free(axis->codes);
    free(axis->file_rows);
}

void io_grid_free(struct io_grid *grid)
{
    axis_free(&grid->rows);
    axis_free(&grid->columns);
    free(grid->values);
    free(grid->status);
}
