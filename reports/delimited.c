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

/* `before` is the delimiter, "" in the first column. */
static void add_number(const char *before, double value, sg_status status, struct sg_buffer *out)
{
    char text[1 + SG_NUMBER_SIZE] = {*before};
    size_t n = *before != 0;
    if (!isnan(value) && sg_status_has_value(status))
        n += sg_number_shortest(value, text + n);
    sg_buffer_add_bytes(out, text, n);
}

/* A table as it is written. */
struct writing {
    const struct sg_table *table;
    char delimiter[2];
    struct quoting header, cells;
    struct sg_row_status status;
    bool has_others;              /* a column `statuses` */
    bool *beside;                 /* per column: its statuses stand beside it */
    struct sg_level_texts *texts; /* per column */
};

/* Only names of columns, which `statuses` has, may need quotes. */
static void add_statuses(const struct writing *writing, size_t row, struct sg_buffer *out)
{
    struct sg_buffer words = {0};
    if (writing->status.main) {
        sg_buffer_add_char(out, *writing->delimiter);
        sg_row_status_write(&writing->status, row, out);
    }
    if (!writing->has_others)
        return;
    sg_row_status_write_others(&writing->status, row, &words);
    sg_buffer_add_char(out, *writing->delimiter);
    add_text(sg_buffer_text(&words), &writing->cells, out);
    sg_buffer_free(&words);
}

/* Ends the record that began at `start`. One empty field is quoted: a blank line is no record. */
static void end_record(size_t start, struct sg_buffer *out)
{
    sg_buffer_add(out, out->n == start ? "\"\"\n" : "\n");
}

static void add_beside_name(const char *name, const struct writing *writing, struct sg_buffer *out)
{
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, "%s_status", name);
    sg_buffer_add_char(out, *writing->delimiter);
    add_text(sg_buffer_text(&text), &writing->header, out);
    sg_buffer_free(&text);
}

static void add_beside(sg_status status, const struct writing *writing, struct sg_buffer *out)
{
    char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(status, words);
    sg_buffer_add_char(out, *writing->delimiter);
    sg_buffer_add(out, words);
}

static bool has_status(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 0; column->kind == SG_COLUMN_NUMBER && row < n_rows; row++)
        if (column->status[row])
            return true;
    return false;
}

/* Which statuses stand beside their numbers: all that there are, where the table says so and no
   column has such a name. */
static void place_statuses(struct writing *writing)
{
    const struct sg_table *table = writing->table;
    writing->beside = sg_alloc(table->n_columns, sizeof *writing->beside);
    bool clash = false;
    struct sg_table scratch; /* its labels are the names */
    sg_table_init(&scratch);
    struct sg_column *names = sg_table_add(&scratch, "name", SG_COLUMN_CATEGORY);
    for (size_t i = 0; table->beside && i < table->n_columns; i++)
        sg_column_intern(names, table->columns[i]->name);
    for (size_t i = 0; table->beside && !writing->status.main && i < table->n_columns; i++) {
        struct sg_buffer name = {0};
        writing->beside[i] = has_status(table->columns[i], table->n_rows);
        sg_buffer_printf(&name, "%s_status", table->columns[i]->name);
        clash = clash ||
                (writing->beside[i] && sg_column_code(names, sg_buffer_text(&name)) != SG_EMPTY);
        sg_buffer_free(&name);
    }
    sg_table_free(&scratch);
    if (clash)
        memset(writing->beside, false, table->n_columns * sizeof *writing->beside);
    bool beside = table->beside && !writing->status.main && !clash;
    writing->has_others = !beside && sg_row_status_has_others(&writing->status);
}

static void add_header(const struct writing *writing, struct sg_buffer *out)
{
    const struct sg_table *table = writing->table;
    size_t start = out->n;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (i)
            sg_buffer_add_char(out, *writing->delimiter);
        add_text(table->columns[i]->name, &writing->header, out);
        if (writing->beside[i])
            add_beside_name(table->columns[i]->name, writing, out);
    }
    const char *const names[] = {writing->status.main ? "status" : NULL,
                                 writing->has_others ? "statuses" : NULL};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i]) {
            sg_buffer_add_char(out, *writing->delimiter);
            sg_buffer_add(out, sg_row_status_name(table, names[i]));
        }
    end_record(start, out);
}

static void add_row(const struct writing *writing, size_t row, struct sg_buffer *out)
{
    const struct sg_table *table = writing->table;
    size_t start = out->n;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER)
            sg_level_texts_add(&writing->texts[i], column->codes[row], out);
        else
            add_number(i ? writing->delimiter : "", column->values[row], column->status[row], out);
        if (writing->beside[i])
            add_beside(column->status[row], writing, out);
    }
    add_statuses(writing, row, out);
    end_record(start, out);
}

/* Rows are much alike: the first of them, from `start`, tell how much room all take. */
static void make_room(size_t start, size_t rows, size_t n_rows, struct sg_buffer *out)
{
    size_t needed = start + (out->n - start) / rows * (n_rows + n_rows / 16);
    out->text = sg_grow(out->text, &out->capacity, needed, 1);
}

static void add_rows(const struct writing *writing, struct sg_buffer *out)
{
    enum { FIRST = 4096 };
    size_t n_rows = writing->table->n_rows, start = out->n;
    for (size_t row = 0; row < n_rows; row++) {
        if (row == FIRST)
            make_room(start, row, n_rows, out);
        add_row(writing, row, out);
    }
}

void sg_write_delimited(const struct sg_table *table, char delimiter, bool for_spreadsheet,
                        struct sg_buffer *out)
{
    /* Readers find the delimiter in the first record, so it shows no other one bare; nor does a
       file of one field. */
    static const char any[] = ",\t\"\r\n";
    struct writing writing = {.table = table, .delimiter = {delimiter}};
    sg_buffer_add(out, for_spreadsheet ? "\xEF\xBB\xBF" : "");
    if (!table->n_columns)
        return;
    sg_row_status_init(&writing.status, table);
    place_statuses(&writing);
    bool alone =
        table->n_columns == 1 && !writing.status.main && !writing.has_others && !writing.beside[0];
    const char *specials = alone ? any : delimiter == '\t' ? "\t\"\r\n" : ",\"\r\n";
    writing.header = (struct quoting){any, for_spreadsheet};
    writing.cells = (struct quoting){specials, for_spreadsheet};
    writing.texts = sg_alloc(table->n_columns, sizeof *writing.texts);
    for (size_t i = 0; i < table->n_columns; i++)
        sg_level_texts_make(&writing.texts[i], table->columns[i], i ? writing.delimiter : "",
                            add_text, &writing.cells);
    add_header(&writing, out);
    add_rows(&writing, out);
    for (size_t i = 0; i < table->n_columns; i++)
        sg_level_texts_free(&writing.texts[i]);
    free(writing.texts);
    free(writing.beside);
    sg_row_status_free(&writing.status);
}
