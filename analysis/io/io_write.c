#include "io_write.h"

#include <math.h>

void io_pairs_begin(struct io_pairs *pairs, const struct io_table *t, struct sg_table *out)
{
    sg_table_info_copy(&out->info, &t->grid.table->info);
    *pairs = (struct io_pairs){.out = out};
    pairs->input = sg_table_add(out, "input", SG_COLUMN_CATEGORY);
    pairs->output = sg_table_add(out, "output", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < t->n; i++) {
        sg_column_intern(pairs->input, io_table_name(t, i));
        sg_column_intern(pairs->output, io_table_name(t, i));
    }
}

size_t io_pairs_row(struct io_pairs *pairs, const char *input, size_t industry)
{
    size_t row = sg_table_add_row(pairs->out);
    pairs->input->codes[row] = sg_column_intern(pairs->input, input);
    pairs->output->codes[row] = (int32_t)industry;
    return row;
}

void io_industries_begin(const struct io_table *t, struct sg_table *out)
{
    sg_table_info_copy(&out->info, &t->grid.table->info);
    struct sg_column *industry = sg_table_add(out, "industry", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < t->n; i++) {
        size_t row = sg_table_add_row(out);
        sg_column_set_text(industry, row, io_table_name(t, i));
    }
}

struct sg_column *io_column_add(struct sg_table *out, const char *name, const struct io_vector *v,
                                size_t n)
{
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    for (size_t i = 0; i < n; i++)
        sg_column_set(column, i, v->status[i] ? NAN : v->value[i], v->status[i]);
    return column;
}

void io_column_main(struct sg_table *out, const struct sg_column *column)
{
    out->main = (ptrdiff_t)sg_table_index(out, column);
}
