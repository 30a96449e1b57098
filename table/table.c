#include <sangyo/table.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "column.h"
#include "lookup.h"
#include "names.h"
#include "text.h"

void sg_table_init(struct sg_table *table)
{
    *table = (struct sg_table){.main = -1};
}

void sg_table_free(struct sg_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->n_columns; i++)
        sg_column_free(table->columns[i]);
    free(table->columns);
    free(table->file_rows);
    sg_table_info_free(&table->info);
    sg_table_init(table);
}

void sg_table_move(struct sg_table *to, struct sg_table *from)
{
    sg_table_free(to);
    *to = *from;
    sg_table_init(from);
}

struct sg_column *sg_table_add(struct sg_table *table, const char *name, enum sg_column_kind kind)
{
    struct sg_column *column = sg_column_new(name, kind);
    table->columns = sg_resize(table->columns, table->n_columns + 1, sizeof(struct sg_column *));
    table->columns[table->n_columns++] = column;
    sg_column_reserve(column, table->row_capacity);
    for (size_t row = 0; row < table->n_rows; row++)
        sg_column_clear(column, row);
    return column;
}

struct sg_column *sg_table_add_like(struct sg_table *table, const struct sg_column *like)
{
    struct sg_column *column = sg_table_add(table, like->name, like->kind);
    sg_column_describe_like(column, like);
    return column;
}

void sg_table_reserve(struct sg_table *table, size_t rows)
{
    if (rows <= table->row_capacity)
        return;
    for (size_t i = 0; i < table->n_columns; i++)
        sg_column_reserve(table->columns[i], rows);
    if (table->file_rows) {
        table->file_rows = sg_resize(table->file_rows, rows, sizeof *table->file_rows);
        memset(table->file_rows + table->row_capacity, 0,
               (rows - table->row_capacity) * sizeof *table->file_rows);
    }
    table->row_capacity = rows;
}

size_t sg_table_add_row(struct sg_table *table)
{
    if (table->n_rows == table->row_capacity)
        sg_table_reserve(table, table->n_rows < 16 ? 16 : table->n_rows * 2);
    for (size_t i = 0; i < table->n_columns; i++)
        sg_column_clear(table->columns[i], table->n_rows);
    if (table->file_rows)
        table->file_rows[table->n_rows] = 0;
    return table->n_rows++;
}

ptrdiff_t sg_table_find(const struct sg_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return (ptrdiff_t)i;
    const char **names = sg_table_names(table);
    size_t found = sg_names_find(names, table->n_columns, name);
    free(names);
    return found == SIZE_MAX ? -1 : (ptrdiff_t)found;
}

const char **sg_table_names(const struct sg_table *table)
{
    const char **names = sg_alloc(table->n_columns, sizeof *names);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i]->name;
    return names;
}

ptrdiff_t sg_table_meant(const struct sg_table *table, const char *name)
{
    const char **names = sg_table_names(table);
    bool *meant = sg_alloc(table->n_columns, sizeof *meant);
    ptrdiff_t at = -1;
    if (sg_names_match(names, table->n_columns, name, meant) == 1)
        while (!meant[++at])
            ;
    free(meant);
    free(names);
    return at;
}

/* establishments（事業所数）: by a title of its own a column cannot be named, but is known. */
static void show_name(const struct sg_column *column, enum sg_lang lang, struct sg_texts *shown)
{
    struct sg_buffer name = {0};
    sg_buffer_add(&name, column->name);
    if (column->label && !sg_text_same_key(column->label, column->name))
        sg_buffer_printf(&name, lang == SG_JA ? "（%s）" : " (%s)", column->label);
    sg_texts_add(shown, sg_buffer_text(&name));
    sg_buffer_free(&name);
}

bool sg_table_fail_column(const struct sg_table *table, const char *asked, struct sg_error *err)
{
    const char **names = sg_table_names(table);
    struct sg_texts shown = {0};
    for (size_t i = 0; i < table->n_columns; i++)
        show_name(table->columns[i], err ? err->lang : SG_EN, &shown);
    sg_names_fail_shown(names, (const char *const *)shown.items, table->n_columns, asked, err);
    sg_texts_free(&shown);
    free(names);
    return sg_fail_at_file(err, table->info.file);
}

size_t sg_table_index(const struct sg_table *table, const struct sg_column *column)
{
    size_t i = 0;
    while (i < table->n_columns && table->columns[i] != column)
        i++;
    return i;
}

const struct sg_column *sg_table_main(const struct sg_table *table)
{
    const struct sg_column *column = table->main < 0 ? NULL : table->columns[table->main];
    return column && column->kind == SG_COLUMN_NUMBER ? column : NULL;
}

size_t sg_table_file_row(const struct sg_table *table, size_t row)
{
    return table->file_rows ? table->file_rows[row] : 0;
}

void sg_table_keep_rows(struct sg_table *table, const bool keep[])
{
    size_t kept = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (!keep[row])
            continue;
        for (size_t i = 0; i < table->n_columns && kept != row; i++)
            sg_column_copy_cell(table->columns[i], kept, row);
        if (table->file_rows)
            table->file_rows[kept] = table->file_rows[row];
        kept++;
    }
    table->n_rows = kept;
}
