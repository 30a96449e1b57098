/* One object that `sangyo` reads back as the same table: what is known of it, its columns, one
   record per line. surveys/formats/json_table.c is the reader; docs/json.md says the keys. */
#include <sangyo/write.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/row_status.h"

#include "json_text.h"
#include "level_texts.h"

/* An empty cell is null. */
static void add_level(const char *text, const void *how, struct sg_buffer *out)
{
    (void)how;
    sg_json_add(*text ? text : NULL, out);
}

static void add_status(const char *key, sg_status status, const char *lead, struct sg_buffer *out)
{
    char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(status, words);
    sg_json_add_key(key, lead, out);
    sg_json_add(words, out);
}

static void add_number(double value, sg_status status, struct sg_buffer *out)
{
    sg_json_add_number(sg_status_has_value(status) ? value : NAN, out);
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
        if (n++ == 0) {
            sg_json_add_key(sg_row_status_name(table, "statuses"), ", ", out);
            sg_buffer_add_char(out, '{');
        }
        add_status(column->name, column->status[row], n > 1 ? ", " : "", out);
    }
    sg_buffer_add(out, n ? "}" : "");
}

static void add_record(const struct sg_table *table, size_t row, const struct sg_buffer keys[],
                       const struct sg_level_texts texts[], struct sg_buffer *out)
{
    sg_buffer_add_char(out, '{');
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER) {
            sg_level_texts_add(&texts[i], column->codes[row], out);
            continue;
        }
        sg_buffer_add_bytes(out, keys[i].text, keys[i].n);
        add_number(column->values[row], column->status[row], out);
    }
    const struct sg_column *main = sg_table_main(table);
    if (main)
        add_status(sg_row_status_name(table, "status"), main->status[row], ", ", out);
    add_other_statuses(table, row, out);
    sg_buffer_add_char(out, '}');
}

static void add_records(const struct sg_table *table, struct sg_buffer *out)
{
    struct sg_buffer *keys = sg_alloc(table->n_columns, sizeof *keys);
    struct sg_level_texts *texts = sg_alloc(table->n_columns, sizeof *texts);
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_json_add_key(table->columns[i]->name, i ? ", " : "", &keys[i]);
        sg_level_texts_make(&texts[i], table->columns[i], keys[i].text, add_level, NULL);
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

static bool write_json(const struct sg_table *table, const struct sg_write_options *options,
                       struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    sg_json_add_head(table, options->lang, out);
    sg_json_add_key("records", ",\n", out);
    sg_buffer_add_char(out, '[');
    add_records(table, out);
    sg_buffer_add_char(out, ']');
    sg_json_add_foot(&table->info, out);
    return true;
}

const struct sg_writer sg_json_writer = {
    .name = "json",
    .endings = "json",
    .summary = {"JSON records with all that is known of the table, which every command reads",
                "JSON（1行に1レコード、表の情報付き。どのコマンドでも読める）"},
    .write = write_json,
};
