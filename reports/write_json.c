/* One object: title, columns, one record per line, notes, sources. */
#include <sangyo/write.h>

#include <math.h>
#include <stdlib.h>

#include "table/role.h"

#include "level_texts.h"

static const char *const kind_words[] = {
    [SG_COLUMN_NUMBER] = "number",
    [SG_COLUMN_CATEGORY] = "category",
    [SG_COLUMN_PERIOD] = "period",
};

/* Also escapes DEL and U+0080 to U+009F, which terminals obey. */
static void add_string(const char *text, struct sg_buffer *out)
{
    sg_buffer_add_char(out, '"');
    for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
        if (*s == '"' || *s == '\\') {
            sg_buffer_add_char(out, '\\');
            sg_buffer_add_char(out, (char)*s);
        } else if (*s < 0x20 || *s == 0x7f) {
            sg_buffer_printf(out, "\\u%04x", (unsigned)*s);
        } else if (s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0) {
            sg_buffer_printf(out, "\\u%04x", (unsigned)*++s);
        } else {
            sg_buffer_add_char(out, (char)*s);
        }
    }
    sg_buffer_add_char(out, '"');
}

static void add_string_or_null(const char *text, struct sg_buffer *out)
{
    if (text)
        add_string(text, out);
    else
        sg_buffer_add(out, "null");
}

/* An empty cell is null. */
static void add_level(const char *text, const void *how, struct sg_buffer *out)
{
    (void)how;
    add_string_or_null(*text ? text : NULL, out);
}

static void add_key(const char *key, const char *lead, struct sg_buffer *out)
{
    sg_buffer_add(out, lead);
    add_string(key, out);
    sg_buffer_add(out, ": ");
}

static void add_status(const char *key, sg_status status, const char *lead, struct sg_buffer *out)
{
    char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(status, words);
    add_key(key, lead, out);
    add_string(words, out);
}

static void add_column(const struct sg_table *table, size_t i, enum sg_lang lang,
                       struct sg_buffer *out)
{
    const struct sg_column *column = table->columns[i];
    add_key("name", "{", out);
    add_string(column->name, out);
    add_key("label", ", ", out);
    add_string(sg_column_title(column, lang), out);
    add_key("unit", ", ", out);
    add_string_or_null(column->unit, out);
    add_key("kind", ", ", out);
    add_string(kind_words[column->kind], out);
    add_key("role", ", ", out);
    add_string_or_null(column->role == SG_ROLE_NONE ? NULL : sg_role_word(column->role), out);
    add_key("main", ", ", out);
    sg_buffer_add(out, column == sg_table_main(table) ? "true}" : "false}");
}

/* JSON has no infinity: null, as for an undefined number. */
static void add_number(double value, sg_status status, struct sg_buffer *out)
{
    char text[SG_NUMBER_SIZE];
    if (isfinite(value) && sg_status_has_value(status))
        sg_buffer_add_bytes(out, text, sg_number_shortest(value, text));
    else
        sg_buffer_add(out, "null");
}

/* The statuses that `status` of the record does not speak of, so that nothing is lost. */
static void add_other_statuses(const struct sg_table *table, size_t row, struct sg_buffer *out)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || column == sg_table_main(table) ||
            !column->status[row])
            continue;
        add_status(column->name, column->status[row], n++ ? ", " : ", \"statuses\": {", out);
    }
    sg_buffer_add(out, n ? "}" : "");
}

static void add_record(const struct sg_table *table, size_t row, const struct sg_buffer keys[],
                       const struct sg_level_texts texts[], struct sg_buffer *out)
{
    sg_buffer_add_char(out, '{');
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        sg_buffer_add_bytes(out, keys[i].text, keys[i].n);
        if (column->kind == SG_COLUMN_NUMBER)
            add_number(column->values[row], column->status[row], out);
        else
            sg_level_texts_add(&texts[i], column->codes[row], out);
    }
    const struct sg_column *main = sg_table_main(table);
    if (main)
        add_status("status", main->status[row], ", ", out);
    add_other_statuses(table, row, out);
    sg_buffer_add_char(out, '}');
}

static void add_records(const struct sg_table *table, struct sg_buffer *out)
{
    struct sg_buffer *keys = sg_alloc(table->n_columns, sizeof *keys);
    struct sg_level_texts *texts = sg_alloc(table->n_columns, sizeof *texts);
    for (size_t i = 0; i < table->n_columns; i++) {
        add_key(table->columns[i]->name, i ? ", " : "", &keys[i]);
        sg_level_texts_make(&texts[i], table->columns[i], add_level, NULL);
    }
    for (size_t row = 0; row < table->n_rows; row++) {
        sg_buffer_add(out, row ? ",\n" : "\n");
        add_record(table, row, keys, texts, out);
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_free(&keys[i]);
        sg_level_texts_free(&texts[i]);
    }
    free(keys);
    free(texts);
}

static void add_info(const struct sg_table_info *info, struct sg_buffer *out)
{
    add_key("notes", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->notes.n; i++) {
        sg_buffer_add(out, i ? ",\n" : "\n");
        add_string(info->notes.items[i], out);
    }
    add_key("sources", "],\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < info->n_sources; i++) {
        add_key("title", i ? ",\n{" : "\n{", out);
        add_string_or_null(info->sources[i].title, out);
        add_key("path", ", ", out);
        add_string_or_null(info->sources[i].path, out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add(out, "]\n}\n");
}

static bool write_json(const struct sg_table *table, const struct sg_write_options *options,
                       struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    add_key("title", "{\n", out);
    add_string_or_null(table->info.title, out);
    add_key("columns", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_add(out, i ? ",\n" : "\n");
        add_column(table, i, options->lang, out);
    }
    add_key("records", "],\n", out);
    sg_buffer_add_char(out, '[');
    add_records(table, out);
    sg_buffer_add_char(out, ']');
    add_info(&table->info, out);
    return true;
}

const struct sg_writer sg_json_writer = {
    .name = "json",
    .endings = "json",
    .summary = {"JSON records with what is known of each column",
                "JSON（列の説明付き、1行に1レコード）"},
    .write = write_json,
};
