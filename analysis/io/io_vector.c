/* Sums of the lines of an input-output table by industry. */
#include <math.h>
#include <stdlib.h>

#include "io_lines.h"

void io_vector_alloc(struct io_vector *vector, size_t n)
{
    vector->value = sg_alloc(n, sizeof *vector->value);
    vector->status = sg_alloc(n, sizeof *vector->status);
    vector->there = false;
}

void io_vector_free(struct io_vector *vector)
{
    free(vector->value);
    free(vector->status);
}

void io_vector_add(struct io_vector *vector, size_t i, double value, sg_status status)
{
    vector->status[i] |= status;
    vector->value[i] = vector->status[i] ? NAN : vector->value[i] + value;
    vector->there = true;
}

static void add_cell(const struct io_table *t, size_t at, size_t i, struct io_vector *sum)
{
    io_vector_add(sum, i, t->grid.values[at], t->grid.status[at]);
}

void io_sum_rows(const struct io_table *t, enum io_role role, struct io_vector *sum)
{
    for (size_t line = 0; line < t->grid.rows.n; line++)
        if (t->rows.meaning[line].role == role && t->rows.counts[line])
            for (size_t j = 0; j < t->n; j++)
                add_cell(t, io_grid_at(&t->grid, line, t->column[j]), j, sum);
}

void io_sum_columns(const struct io_table *t, enum io_role role, struct io_vector *sum)
{
    for (size_t line = 0; line < t->grid.columns.n; line++)
        if (t->columns.meaning[line].role == role && t->columns.counts[line])
            for (size_t i = 0; i < t->n; i++)
                add_cell(t, io_grid_at(&t->grid, t->row[i], line), i, sum);
}
