#include <stdlib.h>
#include <string.h>

#include "io_table.h"
#include "table/text.h"

const char *io_table_name(const struct io_table *t, size_t industry)
{
    return t->grid.rows.labels[t->row[industry]];
}

void io_table_make_keys(struct io_table *t)
{
    t->keys = sg_alloc(2 * t->n, sizeof *t->keys);
    for (size_t i = 0; i < t->n; i++) {
        const char *code = t->grid.rows.codes[t->row[i]];
        t->keys[i] = sg_text_key(io_table_name(t, i));
        t->keys[t->n + i] = code ? sg_text_key(code) : sg_copy_text("");
    }
}

void io_table_free_keys(struct io_table *t)
{
    for (size_t i = 0; t->keys && i < 2 * t->n; i++)
        free(t->keys[i]);
    free(t->keys);
}

size_t io_table_find(const struct io_table *t, const char *label)
{
    char *key = sg_text_key(label);
    size_t found = t->n;
    for (size_t i = 0; i < 2 * t->n && found == t->n; i++)
        if (*key && strcmp(t->keys[i], key) == 0)
            found = i % t->n;
    free(key);
    return found;
}
