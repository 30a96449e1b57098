/* Tables from texts, and tables as texts to compare. */
#ifndef SG_TESTS_SURVEYS_DUMP_H
#define SG_TESTS_SURVEYS_DUMP_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>

#include "surveys/layout/sheet.h"
#include "tests/test_support.h"

static inline bool read_text(const char *text, const struct sg_read_options *options,
                             struct sg_table *table, struct sg_texts *notes, struct sg_error *err)
{
    struct sg_read_options usual;
    struct sg_sheet sheet;
    sg_read_options_init(&usual);
    sg_table_init(table);
    options = options ? options : &usual;
    if (!sg_sheet_parse(NULL, text, strlen(text), options, &sheet, err))
        return false;
    bool read = sg_sheet_table(&sheet, options, table, NULL, notes, err);
    sg_sheet_free(&sheet);
    if (!read)
        sg_table_free(table);
    return read;
}

static inline void dump_cell(struct sg_buffer *out, const struct sg_column *column, size_t row)
{
    char text[SG_NUMBER_SIZE], words[SG_STATUS_WORDS_SIZE];
    if (column->kind != SG_COLUMN_NUMBER) {
        sg_buffer_add(out, sg_column_text(column, row));
        return;
    }
    sg_number_shortest(column->values[row], text);
    sg_status_words(column->status[row], words);
    sg_buffer_printf(out, *words ? "%s<%s>" : "%s%s", text, words);
}

/* "name:kind=cell,cell|…" with kinds n, c, p and statuses as <words>; a star marks the main one. */
static inline char *dump(const struct sg_table *table)
{
    struct sg_buffer out = {0};
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        sg_buffer_printf(&out, "%s%s%s:%c=", i ? "|" : "", column->name,
                         table->main == (ptrdiff_t)i ? "*" : "", "ncp"[column->kind]);
        for (size_t row = 0; row < table->n_rows; row++) {
            sg_buffer_add(&out, row ? "," : "");
            dump_cell(&out, column, row);
        }
    }
    return sg_buffer_take(&out);
}

/* A file and the table that it becomes, as `dump` writes it. */
struct text_case {
    const char *what, *text, *table;
};

static inline void assert_texts_read(const struct text_case cases[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct sg_table table;
        struct sg_texts notes = {0};
        struct sg_error err = {0};
        if (!read_text(cases[i].text, NULL, &table, &notes, &err))
            fail_msg("%s: %s", cases[i].what, err.message);
        char *text = dump(&table);
        if (strcmp(text, cases[i].table) != 0)
            fail_msg("%s:\n%s\nexpected\n%s", cases[i].what, text, cases[i].table);
        free(text);
        sg_texts_free(&notes);
        sg_table_free(&table);
    }
}

#endif
