#include "origin.h"

#include <stdlib.h>
#include <string.h>

void sg_origin_free(struct sg_origin *origin)
{
    free(origin->file);
    sg_texts_free(&origin->others);
    *origin = (struct sg_origin){0};
}

void sg_origin_rows(struct sg_origin *origin, const struct sg_table *table)
{
    origin->first_row = origin->last_row = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t at = sg_table_file_row(table, row);
        if (!origin->first_row || at < origin->first_row)
            origin->first_row = at;
        if (at > origin->last_row)
            origin->last_row = at;
    }
}

static void add_other(struct sg_origin *origin, const char *file)
{
    if (strcmp(origin->file, file) != 0)
        sg_texts_add_once(&origin->others, file);
}

void sg_origin_note(struct sg_origin *origin, const char *path, const struct sg_table *table)
{
    const char *file = table->info.file ? table->info.file : path;
    if (origin->file) {
        add_other(origin, file);
        return;
    }
    origin->file = sg_copy_text(file);
    sg_origin_rows(origin, table);
}

void sg_origin_add(struct sg_origin *origin, const struct sg_origin *more)
{
    if (!more->file)
        return;
    if (!origin->file) {
        origin->file = sg_copy_text(more->file);
        origin->first_row = more->first_row;
        origin->last_row = more->last_row;
    } else {
        add_other(origin, more->file);
    }
    for (size_t i = 0; i < more->others.n; i++)
        add_other(origin, more->others.items[i]);
}
