/* A table whose columns are periods, made long as it is read: what a command over periods needs. */
#include "tidy_long.h"

#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/measure.h"
#include "table/names.h"
#include "table/role.h"

#include "header_cells.h"
#include "tidy.h"

/* Whether an option names one of the columns of numbers: then it is not to be a row. */
static bool is_asked(const struct sg_table *table, const struct sg_read_options *options)
{
    for (size_t i = 0; i < options->n_value_columns; i++)
        for (size_t k = 0; k < table->n_columns; k++)
            if (table->columns[k]->kind == SG_COLUMN_NUMBER &&
                sg_name_is_meant(options->value_columns[i], table->columns[k]->name))
                return true;
    return false;
}

static bool is_under_period(const struct sg_layout_column *header, const char *era)
{
    struct sg_period period;
    return header->period || (header->label && sg_period_read(header->label, era, &period, NULL));
}

/* Whether columns of numbers, two or more, stand under periods, and no column holds periods. As
   many others may stand beside them, such as their difference and its rate: into `others`. */
static bool is_wide(const struct sg_tidy_file *file, const char *era, struct sg_texts *others)
{
    const struct sg_table *table = &file->table;
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i]->kind == SG_COLUMN_PERIOD ||
            sg_role_of_column(table->columns[i]) == SG_ROLE_PERIOD)
            return false;
        if (table->columns[i]->kind != SG_COLUMN_NUMBER)
            continue;
        if (is_under_period(&file->sheet.layout.columns[file->sources[i]], era))
            n++;
        else
            sg_texts_add(others, table->columns[i]->name);
    }
    return n > 1 && others->n <= n;
}

/* Whether all columns of numbers are months or quarters of the years in one column. */
static bool is_parts_of_years(const struct sg_sheet *sheet, const struct sg_table *table,
                              const size_t sources[])
{
    size_t n = 0, years = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_layout_column *header = &sheet->layout.columns[sources[i]];
        years += table->columns[i]->kind == SG_COLUMN_PERIOD;
        if (table->columns[i]->kind != SG_COLUMN_NUMBER)
            continue;
        if (header->period || !header->label || sg_header_class_of(header->label) != SG_CLASS_PART)
            return false;
        n++;
    }
    return n > 1 && years == 1;
}

/* What the lines above the header say that the columns of periods measure: 業況ＤＩの推移. */
static enum sg_measure_kind kind_above(const struct sg_sheet *sheet)
{
    enum sg_measure_kind kind = SG_MEASURE_UNKNOWN;
    for (size_t row = 0; row < sheet->layout.header; row++)
        for (size_t c = 0; c < sheet->layout.n_columns && kind == SG_MEASURE_UNKNOWN; c++) {
            const char *cell = sg_grid_cell(&sheet->grid, row, c);
            if (!sg_layout_is_blank(cell))
                kind = sg_measure_kind_of(cell, NULL);
        }
    return kind;
}

/* The columns under periods, by name. */
static const char **names_under_periods(const struct sg_tidy_file *file, const char *era, size_t *n)
{
    const struct sg_table *table = &file->table;
    const char **names = sg_alloc(table->n_columns, sizeof *names);
    *n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER &&
            is_under_period(&file->sheet.layout.columns[file->sources[i]], era))
            names[(*n)++] = table->columns[i]->name;
    return names;
}

static bool make_long(struct sg_tidy_file *file, const struct sg_read_options *options,
                      const struct sg_texts *others, struct sg_table *table, struct sg_texts *notes,
                      struct sg_error *err)
{
    struct sg_tidy_options asked = {.era = options->era};
    if (others->n)
        asked.globs = names_under_periods(file, options->era, &asked.n_globs);
    bool made = sg_tidy_plan(file, &asked, NULL, err) && sg_tidy_stack(file, 1, &asked, table, err);
    free(asked.globs);
    if (!made)
        return false;
    struct sg_column *value = table->columns[table->main];
    if (value->measure_kind == SG_MEASURE_UNKNOWN && !value->unit)
        value->measure_kind = kind_above(&file->sheet);
    sg_note(notes, err ? err->lang : SG_EN,
            "the %zu columns of periods are made long: columns period and value", file->n_values);
    for (size_t i = 0; i < others->n; i++)
        sg_note(notes, err ? err->lang : SG_EN,
                "column '%s' stands under no period and is left out; --value takes it alone",
                others->items[i]);
    return true;
}

bool sg_read_long(const char *path, const struct sg_read_options *options, struct sg_table *table,
                  struct sg_texts *notes, struct sg_error *err)
{
    struct sg_tidy_file file = {0};
    struct sg_texts others = {0};
    sg_table_init(table);
    sg_table_init(&file.table);
    if (!sg_sheet_read(path, options, &file.sheet, err))
        return false;
    bool read = sg_sheet_table(&file.sheet, options, &file.table, &file.sources, notes, err);
    bool open = read && !file.sheet.is_table && !is_asked(&file.table, options);
    bool wide = open && is_wide(&file, options->era, &others);
    if (!wide)
        sg_texts_free(&others);
    if (wide || (open && is_parts_of_years(&file.sheet, &file.table, file.sources)))
        read = make_long(&file, options, &others, table, notes, err);
    else if (read)
        sg_table_move(table, &file.table);
    if (read)
        sg_sheet_remark(&file.sheet, notes, err ? err->lang : SG_EN);
    else
        sg_table_free(table);
    sg_texts_free(&others);
    sg_tidy_file_free(&file, 0);
    return read;
}
