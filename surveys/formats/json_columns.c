#include "json_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/json_words.h"
#include "table/measure.h"
#include "table/role.h"

bool sg_json_fail_key(const char *key, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "'%s' is missing or not as -f json writes it: see docs/json.md", key);
}

/* A text, or NULL where there is none; false if it is something else. */
static bool read_text(const json_t *object, const char *key, const char **text,
                      struct sg_error *err)
{
    const json_t *value = json_object_get(object, key);
    *text = json_string_value(value);
    return !value || json_is_null(value) || *text || sg_json_fail_key(key, err);
}

/* The place of a text among words; no text leaves it alone. */
static bool read_word(const json_t *object, const char *key, const char *const words[], size_t n,
                      int *found, struct sg_error *err)
{
    const char *text;
    if (!read_text(object, key, &text, err))
        return false;
    for (size_t i = 0; text && i < n; i++)
        if (strcmp(words[i], text) == 0) {
            *found = (int)i;
            return true;
        }
    return !text || sg_json_fail_key(key, err);
}

static bool read_integer(const json_t *object, const char *key, int *number, struct sg_error *err)
{
    const json_t *value = json_object_get(object, key);
    double x = json_number_value(value);
    if (!value || json_is_null(value))
        return true;
    if (!json_is_number(value) || !(x >= 0 && x <= 30))
        return sg_json_fail_key(key, err);
    *number = (int)x;
    return true;
}

static bool read_period_part(const json_t *list, size_t i, int most, int *part)
{
    const json_t *value = json_array_get(list, i);
    double x = json_number_value(value);
    *part = 0;
    if (!json_is_number(value) || !(x >= -most && x <= most))
        return false;
    *part = (int)x;
    return true;
}

/* ["year", 24252, 1, 12] */
static bool read_period(const json_t *list, struct sg_period *period, struct sg_error *err)
{
    const char *word = json_string_value(json_array_get(list, 0));
    enum { MOST_MONTHS = 12 * 100000 };
    *period = (struct sg_period){0};
    for (int i = SG_PERIOD_NONE; word && i <= SG_PERIOD_DAY; i++)
        if (strcmp(sg_json_period_words[i], word) == 0) {
            period->kind = (enum sg_period_kind)i;
            if (read_period_part(list, 1, MOST_MONTHS, &period->month) &&
                read_period_part(list, 2, 31, &period->day) &&
                read_period_part(list, 3, MOST_MONTHS, &period->months))
                return true;
        }
    return sg_json_fail_key("period", err);
}

static bool read_levels(const json_t *object, struct sg_column *column, struct sg_error *err)
{
    const json_t *levels = json_object_get(object, "levels");
    const json_t *periods = json_object_get(object, "periods");
    if (!levels)
        return true;
    if (!json_is_array(levels) || column->kind == SG_COLUMN_NUMBER)
        return sg_json_fail_key("levels", err);
    for (size_t i = 0; i < json_array_size(levels); i++) {
        const char *text = json_string_value(json_array_get(levels, i));
        if (!text || !*text || sg_column_code(column, text) != SG_EMPTY)
            return sg_json_fail_key("levels", err);
        int32_t code = sg_column_intern(column, text);
        if (periods && column->kind == SG_COLUMN_PERIOD &&
            !read_period(json_array_get(periods, i), &column->levels.periods[code], err))
            return false;
    }
    return true;
}

static bool read_codes(const json_t *object, struct sg_column *column, struct sg_error *err)
{
    const json_t *codes = json_object_get(object, "codes");
    for (size_t i = 0; i < json_array_size(codes); i++) {
        const json_t *item = json_array_get(codes, i);
        const char *code = json_string_value(json_object_get(item, "code"));
        const char *label = json_string_value(json_object_get(item, "label"));
        if (!code || !label)
            return sg_json_fail_key("codes", err);
        sg_texts_add(&column->coded, code);
        sg_texts_add(&column->labelled, label);
    }
    return true;
}

/* A title or unit that columns.def gives in either language is not the column's own. */
static char *own_text(const char *text, const struct sg_bilingual *usual, const char *name)
{
    bool known = text && (usual ? (usual->en && strcmp(text, usual->en) == 0) ||
                                      (usual->ja && strcmp(text, usual->ja) == 0)
                                : name && strcmp(text, name) == 0);
    return known ? NULL : sg_copy_text(text);
}

/* Whether the column says that this text is its own, whatever columns.def has. */
static bool is_said_own(const json_t *object, const char *key)
{
    const json_t *own = json_object_get(object, "own");
    for (size_t i = 0; i < json_array_size(own); i++) {
        const char *item = json_string_value(json_array_get(own, i));
        if (item && strcmp(item, key) == 0)
            return true;
    }
    return false;
}

static bool describe(const json_t *object, struct sg_column *column, struct sg_error *err)
{
    const struct sg_column_info *info = sg_column_info(column->name);
    const char *label, *unit, *role, *measure;
    if (!read_text(object, "label", &label, err) || !read_text(object, "unit", &unit, err) ||
        !read_text(object, "role", &role, err) ||
        !read_text(object, "measure_kind", &measure, err) ||
        !read_integer(object, "decimals", &column->decimals, err) ||
        !read_integer(object, "printed_decimals", &column->printed_decimals, err))
        return false;
    bool titled = info && strcmp(info->name, column->name) == 0; /* patterns have no title */
    column->label = is_said_own(object, "label")
                        ? sg_copy_text(label)
                        : own_text(label, titled ? &info->label : NULL, column->name);
    column->unit = is_said_own(object, "unit") ? sg_copy_text(unit)
                                               : own_text(unit, info ? &info->unit : NULL, NULL);
    if (role && !sg_role_read(role, &column->role))
        return sg_json_fail_key("role", err);
    if (measure && !sg_measure_kind_read(measure, &column->measure_kind))
        return sg_json_fail_key("measure_kind", err);
    if (!measure && json_object_get(object, "measure_kind"))
        column->measure_kind = SG_MEASURE_UNKNOWN;
    return read_levels(object, column, err) && read_codes(object, column, err);
}

static bool read_column(const json_t *object, struct sg_table *table, struct sg_error *err)
{
    const char *name;
    int kind = SG_COLUMN_CATEGORY;
    if (!json_is_object(object) || !read_text(object, "name", &name, err) || !name ||
        !json_object_get(object, "kind"))
        return sg_json_fail_key("columns", err);
    if (!read_word(object, "kind", sg_json_kind_words, SG_COLUMN_PERIOD + 1, &kind, err))
        return sg_fail_at_column(err, name);
    for (size_t i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return sg_fail(err, SG_FAIL_DATA, "two columns are called '%s'", name);
    if (json_is_true(json_object_get(object, "main")))
        table->main = (ptrdiff_t)table->n_columns;
    struct sg_column *column = sg_table_add(table, name, (enum sg_column_kind)kind);
    return describe(object, column, err) || sg_fail_at_column(err, name);
}

bool sg_json_read_columns(const json_t *root, struct sg_table *table, struct sg_error *err)
{
    const json_t *columns = json_object_get(root, "columns");
    if (!json_is_array(columns))
        return sg_json_fail_key("columns", err);
    for (size_t i = 0; i < json_array_size(columns); i++)
        if (!read_column(json_array_get(columns, i), table, err))
            return false;
    return true;
}

static bool read_breaks(const json_t *root, struct sg_table_info *info, struct sg_error *err)
{
    const json_t *list = json_object_get(root, "breaks");
    info->breaks = sg_alloc(json_array_size(list), sizeof *info->breaks);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        struct sg_break *at = &info->breaks[i];
        const char *label, *note;
        *at = (struct sg_break){.caution = json_is_true(json_object_get(item, "caution"))};
        if (!read_text(item, "label", &label, err) || !read_text(item, "note", &note, err) ||
            !read_period(json_object_get(item, "period"), &at->period, err))
            return false;
        at->label = sg_copy_text(label ? label : "");
        at->note = sg_copy_text(note);
        info->n_breaks++;
    }
    return true;
}

static bool read_reference_dates(const json_t *root, struct sg_table_info *info,
                                 struct sg_error *err)
{
    const json_t *list = json_object_get(root, "reference_dates");
    info->reference_dates = sg_alloc(json_array_size(list), sizeof *info->reference_dates);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        struct sg_reference_date *at = &info->reference_dates[i];
        const char *label;
        *at = (struct sg_reference_date){0};
        if (!read_text(item, "label", &label, err) ||
            !read_period(json_object_get(item, "period"), &at->period, err) ||
            !read_period(json_object_get(item, "date"), &at->date, err))
            return false;
        at->label = sg_copy_text(label ? label : "");
        info->n_reference_dates++;
    }
    return true;
}

static bool read_tests(const json_t *root, struct sg_table_info *info, struct sg_error *err)
{
    const json_t *list = json_object_get(root, "tests");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        const char *name, *of;
        if (!read_text(item, "test", &name, err) || !read_text(item, "of", &of, err))
            return false;
        struct sg_test *test = sg_info_add_test(info, name, of);
        for (size_t k = 0; k < SG_JSON_TEST_NUMBERS; k++) {
            const json_t *value = json_object_get(item, sg_json_test_words[k]);
            if (!json_is_number(value) && !json_is_null(value))
                return sg_json_fail_key(sg_json_test_words[k], err);
            *sg_json_test_number(test, k) = json_is_null(value) ? NAN : json_number_value(value);
        }
    }
    return true;
}

static bool read_texts(const json_t *root, const char *key, struct sg_texts *texts,
                       struct sg_error *err)
{
    const json_t *list = json_object_get(root, key);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (!text)
            return sg_json_fail_key(key, err);
        sg_texts_add(texts, text);
    }
    return true;
}

static bool read_notes(const json_t *root, struct sg_table_info *info, struct sg_error *err)
{
    const json_t *sources = json_object_get(root, "sources");
    if (!read_texts(root, "facts", &info->facts, err) ||
        !read_texts(root, "chosen", &info->chosen, err) ||
        !read_texts(root, "methods", &info->methods, err) ||
        !read_texts(root, "notes", &info->notes, err))
        return false;
    for (size_t i = 0; i < json_array_size(sources); i++) {
        const char *title, *path;
        if (!read_text(json_array_get(sources, i), "title", &title, err) ||
            !read_text(json_array_get(sources, i), "path", &path, err))
            return false;
        sg_info_add_source(info, title, path);
    }
    return true;
}

bool sg_json_read_info(const json_t *root, struct sg_table_info *info, struct sg_error *err)
{
    const char *text;
    const json_t *level = json_object_get(root, "level");
    if (!read_text(root, "title", &text, err))
        return false;
    if (level && !(json_number_value(level) > 0 && json_number_value(level) < 1))
        return sg_json_fail_key("level", err);
    info->level = json_number_value(level);
    info->title = sg_copy_text(text);
    for (size_t i = 0; i < SG_JSON_TEXTS; i++) {
        if (!read_text(root, sg_json_info_words[i], &text, err))
            return false;
        *sg_json_info_text(info, i) = sg_copy_text(text);
    }
    return read_breaks(root, info, err) && read_reference_dates(root, info, err) &&
           read_tests(root, info, err) && read_notes(root, info, err);
}
