#include "io_table.h"

#include "table/text.h"

const char *io_table_name(const struct io_table *t, size_t industry)
{
    return t->grid.rows.labels[t->row[industry]];
}

size_t io_table_find(const struct io_table *t, const char *label)
{
    for (size_t i = 0; i < t->n; i++) {
        const char *code = t->grid.rows.codes[t->row[i]];
        if (sg_text_same_key(io_table_name(t, i), label) || (code && sg_text_same_key(code, label)))
            return i;
    }
    return t->n;
}
