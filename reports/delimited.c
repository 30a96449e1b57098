/* Delimited records as RFC 4180 quotes them, with LF line ends. */
#include "delimited.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/row_status.h"

#include "level_texts.h"

/* How texts are encoded. */
struct quoting {
    const char *specials; /* characters that ask for quotes */
    bool for_spreadsheet;
};

/* Whether a spreadsheet would compute the text. Source: OWASP, CSV Injection, which also names the
   full-width signs. */
static bool looks_like_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    double x;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return !sg_number_read(text, strlen(text), &x);
    return false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Texts with spaces at an end are quoted because many readers trim bare ones. */
static bool needs_quotes(const char *text, const struct quoting *quoting)
{
    size_t n = strlen(text);
    return n && (is_space(text[0]) || is_space(text[n - 1]) || strpbrk(text, quoting->specials));
}

static void add_text(const char *text, const void *how, struct sg_buffer *out)
{
    const struct quoting *quoting = how;
    bool formula = quoting->for_spreadsheet && looks_like_formula(text);
    if (!needs_quotes(text, quoting)) {
        sg_buffer_add(out, formula ? "'" : "");
        sg_buffer_add(out, text);
        return;
    }
    sg_buffer_add(out, formula ? "\"'" : "\"");
    for (;;) {
        size_t n = strcspn(text, "\"");
        sg_buffer_add_bytes(out, text, n);
        if (!text[n])
            break;
        sg_buffer_add(out, "\"\"");
        text += n + 1;
    }
    sg_buffer_add_char(out, '"');
}

static void add_number(double value, sg_status status, struct sg_buffer *out)
{
    char text[SG_NUMBER_SIZE];
    if (!isnan(value) && sg_status_has_value(status))
        sg_buffer_add_bytes(out, text, sg_number_shortest(value, text));
}

/* The columns of statuses that a table needs. */
struct status_columns {
    bool main, others;
};

static struct status_columns status_columns_of(const struct sg_table *table)
{
    return (struct status_columns){sg_row_status_has_main(table), sg_row_status_has_others(table)};
}

typedef void write_status_fn(const struct sg_table *table, size_t row, struct sg_buffer *out);

static void add_status(write_status_fn *write, const struct sg_table *table, size_t row,
                       const struct quoting *quoting, struct sg_buffer *out)
{
    struct sg_buffer words = {0};
    write(table, row, &words);
    add_text(sg_buffer_text(&words), quoting, out);
    sg_buffer_free(&words);
}

/* Ends the record that began at `start`. One empty field is quoted: a blank line is no record. */
static void end_record(size_t start, struct sg_buffer *out)
{
    sg_buffer_add(out, out->n == start ? "\"\"\n" : "\n");
}

static void add_header(const struct sg_table *table, char delimiter, const struct quoting *quoting,
                       struct sg_buffer *out)
{
    size_t start = out->n;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (i)
            sg_buffer_add_char(out, delimiter);
        add_text(table->columns[i]->name, quoting, out);
    }
    struct status_columns status = status_columns_of(table);
    if (status.main) {
        sg_buffer_add_char(out, delimiter);
        sg_buffer_add(out, sg_row_status_name(table, "status"));
    }
    if (status.others) {
        sg_buffer_add_char(out, delimiter);
        sg_buffer_add(out, sg_row_status_name(table, "statuses"));
    }
    end_record(start, out);
}

static void add_rows(const struct sg_table *table, char delimiter, const struct quoting *quoting,
                     const struct sg_level_texts texts[], struct sg_buffer *out)
{
    struct status_columns status = status_columns_of(table);
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t start = out->n;
        for (size_t i = 0; i < table->n_columns; i++) {
            const struct sg_column *column = table->columns[i];
            if (i)
                sg_buffer_add_char(out, delimiter);
            if (column->kind != SG_COLUMN_NUMBER)
                sg_level_texts_add(&texts[i], column->codes[row], out);
            else
                add_number(column->values[row], column->status[row], out);
        }
        if (status.main) {
            sg_buffer_add_char(out, delimiter);
            add_status(sg_row_status_write, table, row, quoting, out);
        }
        if (status.others) {
            sg_buffer_add_char(out, delimiter);
            add_status(sg_row_status_write_others, table, row, quoting, out);
        }
        end_record(start, out);
    }
}

void sg_write_delimited(const struct sg_table *table, char delimiter, bool for_spreadsheet,
                        struct sg_buffer *out)
{
    /* Readers find the delimiter in the first record, so it shows no other one bare; nor does a
       file of one field. */
    static const char any[] = ",\t\"\r\n";
    bool alone =
        table->n_columns == 1 && !sg_row_status_has_main(table) && !sg_row_status_has_others(table);
    const char *specials = alone ? any : delimiter == '\t' ? "\t\"\r\n" : ",\"\r\n";
    const struct quoting header = {any, for_spreadsheet}, cells = {specials, for_spreadsheet};
    sg_buffer_add(out, for_spreadsheet ? "\xEF\xBB\xBF" : "");
    if (!table->n_columns)
        return;
    struct sg_level_texts *texts = sg_alloc(table->n_columns, sizeof *texts);
    for (size_t i = 0; i < table->n_columns; i++)
        sg_level_texts_make(&texts[i], table->columns[i], add_text, &cells);
    add_header(table, delimiter, &header, out);
    add_rows(table, delimiter, &cells, texts, out);
    for (size_t i = 0; i < table->n_columns; i++)
        sg_level_texts_free(&texts[i]);
    free(texts);
}
