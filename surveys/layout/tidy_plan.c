/* Which columns of a file become rows, which identify them. */
#include <stdlib.h>
#include <string.h>

#include "table/column.h"
#include "table/command.h"
#include "table/lookup.h"
#include "table/role.h"
#include "table/text.h"

#include "tidy.h"

static bool matches(const char *glob, const char *text)
{
    if (!text)
        return false;
    if (sg_text_glob(glob, text))
        return true;
    char *plain_glob = sg_text_nfkc(glob), *plain = sg_text_nfkc(text);
    bool match = sg_text_glob(plain_glob, plain);
    free(plain_glob);
    free(plain);
    return match;
}

/* Any row of the header will do. */
static bool is_asked(const struct sg_layout_column *header, const struct sg_tidy_options *options)
{
    for (size_t i = 0; i < options->n_globs; i++) {
        const char *glob = options->globs[i];
        if (matches(glob, header->code) || matches(glob, header->label) ||
            matches(glob, header->period) || matches(glob, header->name))
            return true;
    }
    return false;
}

static const struct sg_layout_column *header_of(const struct sg_tidy_file *file, size_t column)
{
    return &file->sheet.layout.columns[file->sources[column]];
}

/* A column that has a period alone has no label of its own. */
static const char *label_of(const struct sg_layout_column *header)
{
    if (header->label)
        return header->label;
    return header->period && strcmp(header->period, header->name) == 0 ? "" : header->name;
}

static bool is_period(const char *text, const char *era)
{
    struct sg_period period;
    return text && sg_period_read(text, era, &period, NULL);
}

/* A year among years, whatever stands in it. */
static bool is_among_periods(const struct sg_layout_column *header, const char *era)
{
    return header->place == SG_PLACE_VALUE &&
           (header->period || (header->label && is_period(header->label, era)));
}

static bool holds_number(const struct sg_column *column)
{
    for (size_t i = 0; i < column->levels.n; i++)
        if (sg_cell_read(column->levels.texts[i], NULL).kind == SG_CELL_NUMBER)
            return true;
    return false;
}

/* Whether a column was to be numbers: one of those asked for or among numbers, and half of it is.
   A word among the numbers of a year would lose the year, however few they are. */
static bool is_spoilt_number(const struct sg_column *column, const struct sg_layout_column *header,
                             const struct sg_tidy_options *options)
{
    if (sg_role_of_header(column->name) || column->role == SG_ROLE_NOTE)
        return false;
    if (sg_column_is_spoilt_number(column))
        return options->n_globs || header->place == SG_PLACE_VALUE;
    return !options->n_globs && is_among_periods(header, options->era) && holds_number(column);
}

/* Splits the label by the pattern. The part named period, if any, goes to value->period. */
static bool split(struct sg_tidy_value *value, const char *label,
                  const struct sg_tidy_options *options)
{
    size_t n = options->names.parts.n;
    value->parts = sg_alloc(n, sizeof *value->parts);
    if (!sg_name_pattern_split(&options->names, label, value->parts))
        return false;
    for (size_t i = 0; i < n; i++) {
        const char *part = options->names.parts.items[i];
        if (strcmp(part, "period") == 0) {
            value->period = value->parts[i];
            value->parts[i] = NULL;
        } else if (!value->parts[i]) {
            value->parts[i] =
                sg_copy_text(sg_role_of_header(part) == SG_ROLE_BY ? "全産業" : "総数");
        }
    }
    return true;
}

static void free_value(struct sg_tidy_value *value, size_t n_parts)
{
    for (size_t i = 0; value->parts && i < n_parts; i++)
        free(value->parts[i]);
    free(value->parts);
    free(value->measure);
    free(value->period);
    free(value->part);
}

void sg_tidy_file_free(struct sg_tidy_file *file, size_t n_parts)
{
    for (size_t i = 0; i < file->n_values; i++)
        free_value(&file->values[i], n_parts);
    free(file->values);
    free(file->identifiers);
    free(file->sources);
    sg_sheet_free(&file->sheet);
    sg_table_free(&file->table);
}

/* Adds a column of numbers; with a pattern, only if it fits or was asked for by name. */
static bool add_value(struct sg_tidy_file *file, size_t column,
                      const struct sg_tidy_options *options, struct sg_error *err)
{
    struct sg_tidy_value value = {.column = column};
    const struct sg_layout_column *header = header_of(file, column);
    const char *label = label_of(header);
    if (options->named && !split(&value, label, options)) {
        free_value(&value, options->names.parts.n);
        if (!options->n_globs)
            return true;
        sg_fail(err, SG_FAIL_USAGE, "the label '%s' does not fit the pattern of --names", label);
        return sg_fail_at_column(err, header->name);
    }
    if (!value.period)
        value.period = sg_copy_text(header->period);
    if (options->named)
        value.measure = sg_name_pattern_measure(&options->names);
    else
        value.measure = sg_copy_text(label);
    value.unit = file->table.columns[column]->unit;
    file->values[file->n_values++] = value;
    return true;
}

/* Nothing to make long; `text`: the first column of texts that was asked for, or -1. */
static bool refuse_none(const struct sg_table *table, const struct sg_tidy_options *options,
                        ptrdiff_t text, const struct sg_column *spoilt, struct sg_error *err)
{
    if (options->named && !options->n_globs)
        return sg_fail(err, SG_FAIL_USAGE, "--names: no column of numbers fits the pattern");
    if (text >= 0 && options->n_globs)
        return sg_column_require_number(table, table->columns[text], err);
    if (options->n_globs)
        return sg_table_fail_column(table, options->globs[0], err);
    if (spoilt)
        return sg_column_require_number(table, spoilt, err);
    return sg_fail(err, SG_FAIL_DATA, "no column of numbers to make long");
}

/* Takes the columns that are asked for, else all numbers. A word among numbers is an error. */
static bool choose_values(struct sg_tidy_file *file, const struct sg_tidy_options *options,
                          struct sg_texts *notes, struct sg_error *err)
{
    const struct sg_table *table = &file->table;
    ptrdiff_t text = -1;
    const struct sg_column *spoilt = NULL;
    size_t numbers = 0;
    file->values = sg_alloc(table->n_columns, sizeof *file->values);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (options->n_globs && !is_asked(header_of(file, i), options))
            continue;
        bool number = column->kind == SG_COLUMN_NUMBER;
        numbers += number && !options->n_globs;
        if (number && !add_value(file, i, options, err))
            return false;
        if (!number && is_spoilt_number(column, header_of(file, i), options))
            return sg_column_require_number(table, column, err);
        if (!number && sg_column_is_spoilt_number(column) && !sg_role_of_header(column->name))
            spoilt = column;
        if (!number && text < 0)
            text = (ptrdiff_t)i;
    }
    if (!file->n_values)
        return refuse_none(table, options, text, spoilt, err);
    if (file->n_values < numbers)
        sg_note(notes, err ? err->lang : SG_EN,
                "%zu columns of numbers do not fit --names and are left out",
                numbers - file->n_values);
    return true;
}

/* 2015年, 2016年 … as labels are periods of one measure. */
static void take_labels_as_periods(struct sg_tidy_file *file, const struct sg_tidy_options *options)
{
    for (size_t i = 0; i < file->n_values; i++)
        if (options->named || file->values[i].period ||
            !is_period(file->values[i].measure, options->era))
            return;
    for (size_t i = 0; i < file->n_values; i++) {
        file->values[i].period = file->values[i].measure;
        file->values[i].measure = NULL;
    }
}

/* A long table: its one number is named by the measure column, or is no measure but `value`. */
static void take_measure(struct sg_tidy_file *file, const struct sg_tidy_options *options)
{
    const struct sg_table *table = &file->table;
    bool one = file->n_values == 1 && !options->named &&
               strcmp(table->columns[file->values[0].column]->name, "value") == 0;
    bool asked = options->measure != NULL;
    file->measure = -1;
    for (size_t i = 0; i < table->n_columns && (one || !file->values[0].measure); i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            sg_role_of_header(table->columns[i]->name) == SG_ROLE_MEASURE && file->measure < 0)
            file->measure = (ptrdiff_t)i;
    for (size_t i = 0; i < file->n_values; i++) {
        if (asked || one) {
            free(file->values[i].measure);
            file->values[i].measure = sg_copy_text(options->measure);
        }
        if (file->values[i].measure && !*file->values[i].measure) {
            free(file->values[i].measure);
            file->values[i].measure = NULL;
        }
    }
    if (asked)
        file->measure = -1;
}

/* The one column of periods, unless the header tells them. */
static void choose_period(struct sg_tidy_file *file)
{
    const struct sg_table *table = &file->table;
    file->period = -1;
    for (size_t i = 0; i < file->n_values; i++)
        if (file->values[i].period)
            return;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_PERIOD) {
            if (file->period >= 0) {
                file->period = sg_table_find(table, "period");
                return;
            }
            file->period = (ptrdiff_t)i;
        }
}

/* The file's own column of units; those of the header are stronger where they differ. */
static void choose_unit(struct sg_tidy_file *file)
{
    file->unit = sg_role_unit_column(&file->table);
    for (size_t i = 0; i < file->n_values && file->unit >= 0; i++)
        if (file->values[i].unit && file->table.columns[file->unit]->levels.n != 1)
            file->unit = -1;
}

static void choose_identifiers(struct sg_tidy_file *file)
{
    const struct sg_table *table = &file->table;
    file->identifiers = sg_alloc(table->n_columns, sizeof *file->identifiers);
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER && (ptrdiff_t)i != file->measure &&
            (ptrdiff_t)i != file->period && (ptrdiff_t)i != file->unit)
            file->identifiers[file->n_identifiers++] = i;
}

bool sg_tidy_plan(struct sg_tidy_file *file, const struct sg_tidy_options *options,
                  struct sg_texts *notes, struct sg_error *err)
{
    if (!choose_values(file, options, notes, err))
        return sg_fail_at_file(err, file->table.info.file);
    if (!options->n_globs && !options->named && file->n_values > 1)
        sg_note(notes, err ? err->lang : SG_EN,
                "all %zu columns of numbers are made long; choose some with --columns",
                file->n_values);
    if (!options->named)
        sg_tidy_take_units_off(file);
    take_labels_as_periods(file, options);
    take_measure(file, options);
    if (!options->measure && !sg_tidy_check_distinct(file, options->names.parts.n, err))
        return sg_fail_at_file(err, file->table.info.file);
    choose_period(file);
    sg_tidy_take_parts(file, options);
    choose_unit(file);
    choose_identifiers(file);
    sg_tidy_rename_identifiers(file, notes, err ? err->lang : SG_EN);
    return true;
}
