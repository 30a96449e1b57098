#include "column.h"

#include <string.h>

static void copy_column(struct sg_table *to, const struct sg_column *old, size_t n)
{
    struct sg_column *new = sg_table_add_like(to, old);
    if (old->kind == SG_COLUMN_NUMBER) {
        memcpy(new->values, old->values, n * sizeof *new->values);
        memcpy(new->status, old->status, n * sizeof *new->status);
    } else {
        memcpy(new->codes, old->codes, n * sizeof *new->codes);
    }
    for (size_t i = 0; i < old->coded.n; i++) {
        sg_texts_add(&new->coded, old->coded.items[i]);
        sg_texts_add(&new->labelled, old->labelled.items[i]);
    }
}

void sg_table_copy(struct sg_table *to, const struct sg_table *from)
{
    sg_table_info_copy(&to->info, &from->info);
    sg_table_reserve(to, from->n_rows);
    for (size_t row = 0; row < from->n_rows; row++)
        sg_table_add_row(to);
    for (size_t i = 0; i < from->n_columns && from->n_rows; i++)
        copy_column(to, from->columns[i], from->n_rows);
    for (size_t i = 0; i < from->n_columns && !from->n_rows; i++)
        sg_table_add_like(to, from->columns[i]);
    to->main = from->main;
    to->beside = from->beside;
    if (!from->file_rows)
        return;
    to->file_rows = sg_alloc(to->row_capacity, sizeof *to->file_rows);
    for (size_t row = 0; row < from->n_rows; row++)
        to->file_rows[row] = from->file_rows[row];
}
