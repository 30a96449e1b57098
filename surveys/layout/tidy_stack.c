/* Files of one layout in one long table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"
#include "table/text.h"

#include "header_period.h"
#include "merged.h"
#include "tidy.h"

/* The columns of the table that is made; those that no file has are NULL. */
struct stack {
    const struct sg_tidy_options *options;
    struct sg_table *out;
    struct sg_merged *identifiers; /* as many as the first file has */
    size_t n_identifiers;
    struct sg_merged *parts; /* one per part of the pattern; period has no column of its own */
    struct sg_merged measure, unit, period;
    struct sg_column *value;
};

static void add_merged(struct stack *stack, struct sg_merged *merged, const char *name,
                       enum sg_column_kind kind)
{
    sg_merged_init(merged, sg_table_add(stack->out, name, kind));
}

/* Columns of labels: keys before the values, remarks behind them, so that they are read so again.
 */
static void add_identifiers(struct stack *stack, const struct sg_tidy_file *first, bool remarks)
{
    for (size_t i = 0; i < first->n_identifiers; i++) {
        const struct sg_column *like = first->table.columns[first->identifiers[i]];
        if ((sg_role_of_column(like) == SG_ROLE_NOTE) != remarks)
            continue;
        add_merged(stack, &stack->identifiers[i], like->name, like->kind);
        struct sg_column *column = stack->identifiers[i].column;
        column->label = sg_copy_text(like->label);
        column->unit = sg_copy_text(like->unit);
        column->role = like->role;
    }
}

static void add_columns(struct stack *stack, const struct sg_tidy_file files[], size_t n)
{
    const struct sg_tidy_file *first = &files[0];
    const struct sg_texts *parts = &stack->options->names.parts;
    stack->n_identifiers = first->n_identifiers;
    stack->identifiers = sg_alloc(first->n_identifiers, sizeof *stack->identifiers);
    stack->parts = sg_alloc(parts->n, sizeof *stack->parts);
    add_identifiers(stack, first, false);
    if (sg_tidy_has_measure(files, n))
        add_merged(stack, &stack->measure, "measure", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < parts->n; i++)
        if (strcmp(parts->items[i], "period") != 0)
            add_merged(stack, &stack->parts[i], parts->items[i], SG_COLUMN_CATEGORY);
    if (sg_tidy_has_period(files, n))
        add_merged(stack, &stack->period, "period",
                   sg_tidy_period_kind(files, n, stack->options->era));
    if (sg_tidy_has_unit(files, n))
        add_merged(stack, &stack->unit, "unit", SG_COLUMN_CATEGORY);
    stack->value = sg_table_add(stack->out, "value", SG_COLUMN_NUMBER);
    stack->value->unit = sg_copy_text(sg_tidy_common_unit(files, n));
    stack->value->measure_kind = sg_tidy_common_kind(files, n);
    stack->out->main = (ptrdiff_t)sg_table_index(stack->out, stack->value);
    add_identifiers(stack, first, true);
}

/* What is the same in all rows of one column of a file. */
struct constant {
    int32_t measure, unit, period;
    int32_t *parts;
};

static struct constant *read_constants(struct stack *stack, const struct sg_tidy_file *file)
{
    size_t n_parts = stack->options->names.parts.n;
    struct constant *constants = sg_alloc(file->n_values, sizeof *constants);
    for (size_t i = 0; i < file->n_values; i++) {
        const struct sg_tidy_value *value = &file->values[i];
        constants[i] =
            (struct constant){SG_EMPTY, SG_EMPTY, SG_EMPTY, sg_alloc(n_parts, sizeof(int32_t))};
        if (value->measure)
            constants[i].measure = sg_merged_level(&stack->measure, value->measure, true);
        if (value->unit)
            constants[i].unit = sg_merged_level(&stack->unit, value->unit, false);
        if (value->period) {
            struct sg_column *column = stack->period.column;
            int32_t level = sg_merged_level(&stack->period, value->period, false);
            constants[i].period = level;
            if (column->kind == SG_COLUMN_PERIOD)
                sg_period_read(value->period, stack->options->era, &column->levels.periods[level],
                               NULL);
        }
        for (size_t k = 0; k < n_parts; k++)
            if (stack->parts[k].column)
                constants[i].parts[k] = sg_merged_level(&stack->parts[k], value->parts[k], true);
    }
    return constants;
}

/* The column of `file` for each identifier of the first file. */
static bool match_identifiers(const struct stack *stack, const struct sg_tidy_file *file,
                              const struct sg_column *columns[], struct sg_error *err)
{
    const struct sg_table *table = &file->table;
    for (size_t i = 0; i < stack->n_identifiers; i++) {
        const char *name = stack->identifiers[i].column->name;
        columns[i] = NULL;
        for (size_t k = 0; k < file->n_identifiers && !columns[i]; k++)
            if (sg_text_same_key(table->columns[file->identifiers[k]]->name, name))
                columns[i] = table->columns[file->identifiers[k]];
        if (!columns[i]) {
            sg_fail(err, SG_FAIL_DATA,
                    "no column '%s', which the first file has: files to stack need one layout",
                    name);
            return sg_fail_at_file(err, table->info.file);
        }
    }
    for (size_t k = 0; k < file->n_identifiers; k++) {
        const char *name = table->columns[file->identifiers[k]]->name;
        bool known = false;
        for (size_t i = 0; i < stack->n_identifiers && !known; i++)
            known = sg_text_same_key(stack->identifiers[i].column->name, name);
        if (!known) {
            sg_fail(err, SG_FAIL_DATA,
                    "a column '%s', which the first file lacks: files to stack need one layout",
                    name);
            return sg_fail_at_file(err, table->info.file);
        }
    }
    return true;
}

/* Levels of one column of a file in the table that is made. */
struct mapped {
    const struct sg_column *from; /* NULL: the file has none */
    int32_t *to;
};

static struct mapped map_column(struct sg_merged *merged, const struct sg_column *from, bool by_key)
{
    struct mapped mapped = {from, NULL};
    if (from)
        mapped.to = sg_merged_map(merged, from, by_key);
    return mapped;
}

/* Levels of years with a part of them: 令和4年度 and 4月. */
static struct mapped map_part(struct sg_merged *merged, const struct sg_column *years,
                              const char *part)
{
    struct mapped mapped = {years, sg_alloc(years->levels.n, sizeof *mapped.to)};
    for (size_t i = 0; i < years->levels.n; i++) {
        char *label = sg_header_join_periods(years->levels.texts[i], part);
        mapped.to[i] = sg_merged_level(merged, label, false);
        sg_period_read(label, NULL, &merged->column->levels.periods[mapped.to[i]], NULL);
        free(label);
    }
    return mapped;
}

static struct mapped *map_parts(struct sg_merged *merged, const struct sg_tidy_file *file)
{
    struct mapped *parts = sg_alloc(file->n_values, sizeof *parts);
    for (size_t v = 0; v < file->n_values; v++)
        parts[v] = map_part(merged, file->table.columns[file->period], file->values[v].part);
    return parts;
}

static int32_t mapped_code(const struct mapped *mapped, size_t row)
{
    int32_t code = mapped->from->codes[row];
    return code == SG_EMPTY ? SG_EMPTY : mapped->to[code];
}

/* The labels of one row of a file, which all its values share. */
struct file_maps {
    struct mapped *identifiers;
    struct mapped measure, unit, period;
    struct mapped *part_periods; /* per value: of the years with its part; NULL: no parts */
    struct constant *constants;
};

/* Sets every column from row `to` on: a row for each value. */
static void put_row(const struct stack *stack, const struct sg_tidy_file *file,
                    const struct file_maps *maps, size_t row, size_t to)
{
    size_t n_parts = stack->options->names.parts.n;
    for (size_t v = 0; v < file->n_values; v++, to++) {
        const struct constant *constant = &maps->constants[v];
        const struct sg_column *from = file->table.columns[file->values[v].column];
        for (size_t i = 0; i < stack->n_identifiers; i++)
            stack->identifiers[i].column->codes[to] = mapped_code(&maps->identifiers[i], row);
        if (stack->measure.column)
            stack->measure.column->codes[to] =
                maps->measure.from ? mapped_code(&maps->measure, row) : constant->measure;
        if (stack->unit.column)
            stack->unit.column->codes[to] =
                maps->unit.from ? mapped_code(&maps->unit, row) : constant->unit;
        for (size_t k = 0; k < n_parts; k++)
            if (stack->parts[k].column)
                stack->parts[k].column->codes[to] = constant->parts[k];
        if (stack->period.column)
            stack->period.column->codes[to] = maps->part_periods
                                                  ? mapped_code(&maps->part_periods[v], row)
                                              : maps->period.from ? mapped_code(&maps->period, row)
                                                                  : constant->period;
        sg_column_set(stack->value, to, from->values[row], from->status[row]);
        stack->out->file_rows[to] = sg_table_file_row(&file->table, row);
    }
}

/* Writes the rows of a file from `at` on. */
static void put_file(struct stack *stack, const struct sg_tidy_file *file,
                     const struct sg_column *const columns[], bool by_key, size_t at)
{
    const struct sg_table *table = &file->table;
    struct file_maps maps = {0};
    maps.identifiers = sg_alloc(stack->n_identifiers, sizeof *maps.identifiers);
    for (size_t i = 0; i < stack->n_identifiers; i++)
        maps.identifiers[i] = map_column(&stack->identifiers[i], columns[i], by_key);
    if (file->measure >= 0)
        maps.measure = map_column(&stack->measure, table->columns[file->measure], true);
    if (file->unit >= 0)
        maps.unit = map_column(&stack->unit, table->columns[file->unit], false);
    if (file->period >= 0 && file->values[0].part)
        maps.part_periods = map_parts(&stack->period, file);
    else if (file->period >= 0)
        maps.period = map_column(&stack->period, table->columns[file->period], false);
    maps.constants = read_constants(stack, file);
    for (size_t row = 0; row < table->n_rows; row++)
        put_row(stack, file, &maps, row, at + row * file->n_values);
    for (size_t i = 0; i < stack->n_identifiers; i++)
        free(maps.identifiers[i].to);
    for (size_t v = 0; v < file->n_values; v++) {
        free(maps.constants[v].parts);
        if (maps.part_periods)
            free(maps.part_periods[v].to);
    }
    free(maps.part_periods);
    free(maps.constants);
    free(maps.identifiers);
    free(maps.measure.to);
    free(maps.unit.to);
    free(maps.period.to);
}

static void free_stack(struct stack *stack)
{
    for (size_t i = 0; i < stack->n_identifiers; i++)
        sg_merged_free(&stack->identifiers[i]);
    for (size_t i = 0; i < stack->options->names.parts.n; i++)
        sg_merged_free(&stack->parts[i]);
    sg_merged_free(&stack->measure);
    sg_merged_free(&stack->unit);
    sg_merged_free(&stack->period);
    free(stack->identifiers);
    free(stack->parts);
}

bool sg_tidy_stack(const struct sg_tidy_file files[], size_t n,
                   const struct sg_tidy_options *options, struct sg_table *out,
                   struct sg_error *err)
{
    struct stack stack = {.options = options, .out = out};
    size_t rows = 0;
    for (size_t i = 0; i < n; i++)
        rows += files[i].table.n_rows * files[i].n_values;
    sg_table_info_copy(&out->info, &files[0].table.info);
    add_columns(&stack, files, n);
    out->file_rows = sg_alloc(rows, sizeof *out->file_rows);
    sg_table_reserve(out, rows);
    out->n_rows = rows;
    const struct sg_column **columns = sg_alloc(stack.n_identifiers, sizeof *columns);
    bool stacked = true;
    size_t at = 0;
    for (size_t i = 0; i < n && stacked; i++) {
        stacked = match_identifiers(&stack, &files[i], columns, err);
        if (stacked)
            put_file(&stack, &files[i], columns, n > 1, at);
        at += files[i].table.n_rows * files[i].n_values;
    }
    free(columns);
    free_stack(&stack);
    return stacked;
}
