/* A table as `-f json` writes it. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json_columns.h"
#include "reader.h"
#include "table/json_load.h"
#include "table/json_words.h"
#include "table/row_status.h"

static size_t skip_spaces(const char *bytes, size_t n, size_t at)
{
    while (at < n && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    return at;
}

/* Moves *at past `word`; false if something else stands there. */
static bool skip_word(const char *bytes, size_t n, size_t *at, const char *word)
{
    size_t length = strlen(word), start = skip_spaces(bytes, n, *at);
    if (start + length > n || memcmp(bytes + start, word, length) != 0)
        return false;
    *at = start + length;
    return true;
}

/* Written by us: the format comes first, before anything else is read. */
static bool is_marked(const char *bytes, size_t n)
{
    size_t at = sg_json_start(bytes, n);
    return skip_word(bytes, n, &at, "{") && skip_word(bytes, n, &at, "\"format\"") &&
           skip_word(bytes, n, &at, ":") && skip_word(bytes, n, &at, "\"" SG_JSON_FORMAT "\"");
}

/* Version 1 had no mark, and others may put their keys in another order. */
static bool fits(const char *bytes, size_t n)
{
    size_t at = sg_json_start(bytes, n);
    if (is_marked(bytes, n))
        return true;
    at = skip_spaces(bytes, n, at);
    if (at >= n || bytes[at] != '{')
        return false;
    json_t *root = sg_json_load(bytes + at, n - at, NULL);
    bool fit = json_is_array(json_object_get(root, "columns")) &&
               json_is_array(json_object_get(root, "records"));
    json_decref(root);
    return fit;
}

static bool fail_value(const json_t *value, bool number, struct sg_error *err)
{
    char *found = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    sg_fail(err, SG_FAIL_DATA,
            number ? "found %.60s where a number or null is needed"
                   : "found %.60s where a text or null is needed",
            found ? found : "?");
    free(found);
    return false;
}

static bool read_cell(const json_t *value, struct sg_column *column, size_t row,
                      struct sg_error *err)
{
    bool number = column->kind == SG_COLUMN_NUMBER;
    if (!value || json_is_null(value))
        return true;
    if (number ? !json_is_number(value) : !json_is_string(value))
        return fail_value(value, number, err);
    if (number)
        column->values[row] = json_number_value(value);
    else
        sg_column_set_text(column, row, json_string_value(value));
    return true;
}

static bool read_status(const json_t *words, struct sg_column *column, size_t row,
                        struct sg_error *err)
{
    const char *text = json_string_value(words);
    sg_status status = 0;
    if (!words)
        return true;
    if (!text || (*text && !sg_status_read(text, &status)))
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no status", text ? text : "?");
    sg_column_set(column, row, sg_status_has_value(status) ? column->values[row] : NAN, status);
    return true;
}

static bool read_record(const json_t *record, struct sg_table *table, size_t row,
                        struct sg_error *err)
{
    const json_t *others = json_object_get(record, sg_row_status_name(table, "statuses"));
    const char *own = sg_row_status_name(table, "status");
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        const json_t *status = (ptrdiff_t)i == table->main ? json_object_get(record, own)
                                                           : json_object_get(others, column->name);
        if (!read_cell(json_object_get(record, column->name), column, row, err) ||
            (column->kind == SG_COLUMN_NUMBER && !read_status(status, column, row, err)))
            return sg_fail_at_column(err, column->name);
    }
    return true;
}

static bool read_records(const json_t *root, struct sg_table *table, struct sg_error *err)
{
    const json_t *records = json_object_get(root, "records");
    size_t n = json_array_size(records);
    if (!json_is_array(records))
        return sg_json_fail_key("records", err);
    sg_table_reserve(table, n);
    for (size_t i = 0; i < n; i++) {
        const json_t *record = json_array_get(records, i);
        size_t row = sg_table_add_row(table);
        if (!(json_is_object(record) ? read_record(record, table, row, err)
                                     : sg_json_fail_key("records", err)))
            return sg_fail_at_row(err, i + 1);
    }
    return true;
}

static bool check_version(const json_t *root, struct sg_error *err)
{
    const json_t *version = json_object_get(root, "version");
    if (!version || (json_is_number(version) && json_number_value(version) <= SG_JSON_VERSION))
        return true;
    return sg_fail(
        err, SG_FAIL_DATA,
        "the table is of a later version of the format than %d, which this program reads",
        SG_JSON_VERSION);
}

static bool read_root(const json_t *root, struct sg_table *table, struct sg_error *err)
{
    return check_version(root, err) && sg_json_read_columns(root, table, err) &&
           sg_json_read_info(root, &table->info, err) && read_records(root, table, err);
}

static bool read_json(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                      struct sg_content *content, struct sg_error *err)
{
    json_t *root = sg_json_load(bytes, n, err);
    (void)hints;
    content->is_table = true;
    sg_table_init(&content->table);
    bool read = root && read_root(root, &content->table, err);
    json_decref(root);
    if (!read)
        sg_content_free(content);
    return read;
}

const struct sg_reader sg_json_reader = {
    .name = "json",
    .endings = "json",
    .summary = {"a table as -f json writes it", "-f json で書いた表"},
    .known_by = {"\"format\": \"sangyo.table\", or columns and records",
                 "\"format\": \"sangyo.table\"、又は columns と records"},
    .fits = fits,
    .read = read_json,
};
