#include "cube_text.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/formats/reader.h"
#include "tests/surveys/dump.h"

char *changed(const char *text, const char *from, const char *to)
{
    struct sg_buffer out = {0};
    const char *at = from ? strstr(text, from) : text + strlen(text);
    if (!at)
        fail_msg("'%s' is not in the text", from);
    sg_buffer_add_bytes(&out, text, (size_t)(at - text));
    if (from) {
        sg_buffer_add(&out, to);
        sg_buffer_add(&out, at + strlen(from));
    }
    return sg_buffer_take(&out);
}

bool read_cube(const char *text, const char *reader, struct sg_table *table, struct sg_texts *notes,
               struct sg_error *err)
{
    assert_string_equal(sg_reader_of(text, strlen(text))->name, reader);
    struct sg_sheet sheet;
    struct sg_read_options usual;
    sg_read_options_init(&usual);
    sg_table_init(table);
    if (!sg_sheet_parse(NULL, text, strlen(text), &usual, &sheet, err))
        return false;
    bool read = sg_sheet_table(&sheet, &usual, table, NULL, notes, err);
    sg_sheet_remark(&sheet, notes, err->lang);
    sg_sheet_free(&sheet);
    return read;
}

char *csv_of(const struct sg_table *table)
{
    struct sg_buffer out = {0};
    for (size_t i = 0; i < table->n_columns; i++)
        sg_buffer_printf(&out, "%s%s", i ? "," : "", table->columns[i]->name);
    for (size_t row = 0; row < table->n_rows; row++)
        for (size_t i = 0; i < table->n_columns; i++) {
            const struct sg_column *column = table->columns[i];
            char text[SG_NUMBER_SIZE] = "", words[SG_STATUS_WORDS_SIZE] = "";
            sg_buffer_add(&out, i ? "," : "\n");
            if (column->kind == SG_COLUMN_NUMBER) {
                sg_number_shortest(column->values[row], text);
                sg_status_words(column->status[row], words);
            }
            sg_buffer_printf(&out, "%s%s%s%s", text, sg_column_text(column, row), *words ? " " : "",
                             words);
        }
    return sg_buffer_take(&out);
}

void assert_refused(const char *text, const char *reader, const struct refused cases[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (enum sg_lang lang = SG_EN; lang <= SG_JA; lang++) {
            struct sg_table table;
            struct sg_error err = {.lang = lang};
            char *made = changed(text, cases[i].from, cases[i].to);
            if (read_cube(made, reader, &table, NULL, &err))
                fail_msg("%s for %s is read", cases[i].to, cases[i].from);
            if (!*err.message || (lang == SG_EN && !strstr(err.message, cases[i].message)))
                fail_msg("%s for %s: %s", cases[i].to, cases[i].from, err.message);
            free(made);
        }
}
