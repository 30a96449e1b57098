/* A file as an office publishes it, read into a table. */
#include <sangyo/read.h>
#include "table/command.h"
#include "table/names.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

#include "surveys/layout/beside_columns.h"
#include "surveys/layout/integer_keys.h"
#include "surveys/layout/lone_years.h"
#include "surveys/layout/typing.h"

static void describe_table(const struct sg_sheet *sheet, const struct sg_read_options *options,
                           struct sg_table *table)
{
    struct sg_table_info *info = &table->info;
    if (sheet->packaged)
        sg_table_info_copy(info, &sheet->resource.info);
    free(info->file);
    info->file = sg_copy_text(sheet->path ? sheet->path : "-");
    if (!info->title)
        info->title = sg_copy_text(sheet->layout.title);
    if (options->total_label) {
        free(info->total_label);
        info->total_label = sg_copy_text(options->total_label);
    }
}

static void add_rows(struct sg_typing *typing)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    struct sg_table *table = typing->table;
    size_t most = layout->end - layout->data;
    typing->rows = sg_alloc(most, sizeof *typing->rows);
    table->file_rows = sg_alloc(most, sizeof *table->file_rows);
    sg_table_reserve(table, most);
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        size_t added = sg_table_add_row(table);
        typing->rows[added] = row;
        table->file_rows[added] = sg_grid_row_number(&typing->sheet->grid, row);
    }
}

/* The fields of a schema must be columns of the file, unless it says that some may not be. */
static bool match_fields(const struct sg_sheet *sheet, struct sg_error *err)
{
    const struct sg_package_resource *resource = &sheet->resource;
    bool all = resource->match == SG_FIELDS_EXACT || resource->match == SG_FIELDS_EQUAL ||
               resource->match == SG_FIELDS_SUBSET;
    for (size_t i = 0; sheet->packaged && all && i < resource->n_fields; i++) {
        bool found = false;
        for (size_t c = 0; c < sheet->layout.n_columns && !found; c++)
            found = sg_text_same_key(sheet->layout.columns[c].name, resource->fields[i].name);
        if (!found)
            return sg_fail(err, SG_FAIL_DATA,
                           "the package describes a column '%s' that the file does not have",
                           resource->fields[i].name);
    }
    return true;
}

static bool add_columns(struct sg_typing *typing, struct sg_error *err)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    if (!match_fields(typing->sheet, err) || !sg_status_column_find(typing, err))
        return false;
    for (size_t c = 0; c < layout->n_columns; c++)
        if (c != typing->status_column && c != typing->others_column &&
            !sg_flag_columns_has(typing, c) && !sg_beside_columns_has(typing, c) &&
            !layout->columns[c].left_out && !sg_typing_add(typing, c, err))
            return false;
    if (typing->n_mixed > SG_TYPING_REMARKS)
        sg_note(typing->notes, err ? err->lang : SG_EN,
                "%zu more columns are read as text for a few cells that are no numbers",
                typing->n_mixed - SG_TYPING_REMARKS);
    sg_flag_columns_apply(typing, err ? err->lang : SG_EN);
    return sg_status_column_apply(typing, err);
}

static bool is_asked_as_text(const struct sg_read_options *options, const char *name)
{
    for (size_t i = 0; i < options->n_text_columns; i++)
        if (sg_name_is_meant(options->text_columns[i], name))
            return true;
    return false;
}

/* A table of ours has its types already. */
static size_t *take_table(struct sg_sheet *sheet, const struct sg_read_options *options,
                          struct sg_table *table)
{
    sg_table_move(table, &sheet->table);
    describe_table(sheet, options, table);
    size_t *sources = sg_alloc(table->n_columns, sizeof *sources);
    for (size_t i = 0; i < table->n_columns; i++)
        sources[i] = i;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER &&
            is_asked_as_text(options, table->columns[i]->name))
            sg_table_make_labels(table, i);
    return sources;
}

bool sg_sheet_table(struct sg_sheet *sheet, const struct sg_read_options *options,
                    struct sg_table *table, size_t **sources, struct sg_texts *notes,
                    struct sg_error *err)
{
    if (sheet->is_table) {
        size_t *own = take_table(sheet, options, table);
        if (sources)
            *sources = own;
        else
            free(own);
        return true;
    }
    size_t n_grid_rows = sheet->layout.end - sheet->layout.data;
    struct sg_typing typing = {.sheet = sheet, .options = options, .table = table, .notes = notes};
    describe_table(sheet, options, table);
    add_rows(&typing);
    typing.sources = sg_alloc(sheet->layout.n_columns, sizeof *typing.sources);
    typing.values = sg_alloc(n_grid_rows, sizeof *typing.values);
    typing.status = sg_alloc(n_grid_rows, sizeof *typing.status);
    bool typed = add_columns(&typing, err) || sg_fail_at_file(err, table->info.file);
    typed = typed &&
            (sg_lone_years_refuse(&typing, err) || sg_fail_at_file(err, table->info.file));
    if (typed && !typing.is_ours)
        sg_integer_keys_find(table, options, notes, err ? err->lang : SG_EN);
    free(typing.rows);
    free(typing.values);
    free(typing.status);
    free(typing.beside);
    if (sources && typed)
        *sources = typing.sources;
    else
        free(typing.sources);
    return typed;
}

bool sg_read_table(const char *path, const struct sg_read_options *options, struct sg_table *table,
                   struct sg_texts *notes, struct sg_error *err)
{
    struct sg_sheet sheet;
    sg_table_init(table);
    if (!sg_sheet_read(path, options, &sheet, err))
        return false;
    bool read = sg_sheet_table(&sheet, options, table, NULL, notes, err);
    if (read)
        sg_sheet_remark(&sheet, notes, err ? err->lang : SG_EN);
    else
        sg_table_free(table);
    sg_sheet_free(&sheet);
    return read;
}
