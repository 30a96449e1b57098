/* Names of the measures and columns that tidy writes. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/command.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/role_words.h"

#include "tidy.h"

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Units stand in a column of their own, and no longer in the name of the measure; but for names
   that they alone tell apart: 出荷額（百万円）, 出荷額（％）. */
void sg_tidy_take_units_off(struct sg_tidy_file *file)
{
    struct sg_table seen;
    sg_table_init(&seen);
    struct sg_column *names = sg_table_add(&seen, "name", SG_COLUMN_CATEGORY);
    const char **units = sg_alloc(file->n_values, sizeof *units);
    bool *differ = sg_alloc(file->n_values, sizeof *differ);
    int32_t *levels = sg_alloc(file->n_values, sizeof *levels);
    for (size_t i = 0; i < file->n_values; i++) {
        const struct sg_tidy_value *value = &file->values[i];
        size_t known = names->levels.n;
        char *name = value->unit ? sg_unit_take_off(value->measure) : sg_copy_text(value->measure);
        levels[i] = sg_column_intern(names, name);
        free(name);
        if (names->levels.n > known)
            units[levels[i]] = value->unit;
        differ[levels[i]] = differ[levels[i]] || !same_text(units[levels[i]], value->unit);
    }
    for (size_t i = 0; i < file->n_values; i++) {
        struct sg_tidy_value *value = &file->values[i];
        if (!value->unit || differ[levels[i]])
            continue;
        free(value->measure);
        value->measure = sg_copy_text(names->levels.texts[levels[i]]);
    }
    free(units);
    free(differ);
    free(levels);
    sg_table_free(&seen);
}

/* Whether tidy writes a column of units. */
static bool has_units(const struct sg_tidy_file *file)
{
    for (size_t i = 0; i < file->n_values; i++)
        if (file->values[i].unit)
            return true;
    return false;
}

void sg_tidy_rename_identifiers(struct sg_tidy_file *file, struct sg_texts *notes,
                                enum sg_lang lang)
{
    static const char *const own[] = {"measure", "period", "value", "status", "statuses", "unit"};
    struct sg_table *table = &file->table;
    for (size_t i = 0; i < file->n_identifiers; i++) {
        struct sg_column *column = table->columns[file->identifiers[i]];
        struct sg_buffer name = {0};
        if (!sg_role_is_among(column->name, own, sizeof own / sizeof *own) ||
            (strcmp(column->name, "unit") == 0 && !has_units(file)))
            continue;
        for (int n = 2; n == 2 || sg_table_find(table, sg_buffer_text(&name)) >= 0; n++) {
            sg_buffer_free(&name);
            name = (struct sg_buffer){0};
            sg_buffer_printf(&name, "%s_%d", column->name, n);
        }
        sg_note(notes, lang, "the column '%s' of the file is called '%s' here", column->name,
                sg_buffer_text(&name));
        if (sg_role_is_unit(column->name) && sg_role_holds_units(column))
            column->role = SG_ROLE_NOTE;
        free(column->name);
        column->name = sg_buffer_take(&name);
    }
}

/* What tells the rows of a value from those of others. */
static char *key_of(const struct sg_tidy_value *value, size_t n_parts)
{
    struct sg_buffer key = {0};
    sg_buffer_printf(&key, "%s\x1f%s", value->measure ? value->measure : "",
                     value->period ? value->period : "");
    for (size_t i = 0; i < n_parts; i++)
        sg_buffer_printf(&key, "\x1f%s", value->parts[i] ? value->parts[i] : "");
    return sg_buffer_take(&key);
}

bool sg_tidy_check_distinct(const struct sg_tidy_file *file, size_t n_parts, struct sg_error *err)
{
    struct sg_table seen;
    size_t *first = sg_alloc(file->n_values, sizeof *first);
    bool distinct = true;
    sg_table_init(&seen);
    struct sg_column *keys = sg_table_add(&seen, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < file->n_values && distinct; i++) {
        char *key = key_of(&file->values[i], n_parts);
        size_t level = (size_t)sg_column_intern(keys, key);
        free(key);
        distinct = level == i;
        first[level] = distinct ? i : first[level];
        if (!distinct)
            sg_fail(err, SG_FAIL_DATA,
                    "columns %zu and %zu are both '%s': what tells them apart must stand in the "
                    "header (see --header-rows)",
                    file->sources[file->values[first[level]].column] + 1,
                    file->sources[file->values[i].column] + 1,
                    file->table.columns[file->values[i].column]->name);
    }
    free(first);
    sg_table_free(&seen);
    return distinct;
}
