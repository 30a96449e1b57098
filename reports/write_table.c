/* A table for the eye: columns aligned by display width, numbers on their decimal point, marks
   after the number or symbol. */
#include <sangyo/write.h>

#include <stdlib.h>
#include <string.h>

#include "printed.h"
#include "table/footnotes.h"
#include "table/text.h"

/* A printed cell: its bytes in the column's text, and what alignment needs to know of them. */
struct cell {
    size_t start, body, end;
    size_t width;    /* of the body */
    size_t fraction; /* of its part from the decimal point on */
    size_t marks;    /* of the marks */
    bool is_number;
};

enum { GAP = 2 };

/* A column: `whole` up to the decimal point, `right` from there on with marks, of the widest. */
struct strip {
    struct sg_buffer title;
    struct sg_buffer text;
    struct cell *cells;
    bool is_number;
    size_t whole, fraction, right, width;
};

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Display width of bytes of a buffer, cut out by a NUL put there for the moment. */
static size_t width_between(struct sg_buffer *text, size_t from, size_t to)
{
    char kept = text->text[to];
    text->text[to] = '\0';
    size_t width = sg_text_width(text->text + from);
    text->text[to] = kept;
    return width;
}

static void measure(struct cell *cell, struct sg_buffer *text)
{
    if (cell->start == cell->end)
        return;
    const char *body = text->text + cell->start;
    const char *point = cell->is_number ? memchr(body, '.', cell->body - cell->start) : NULL;
    cell->width = width_between(text, cell->start, cell->body);
    cell->marks = width_between(text, cell->body, cell->end);
    cell->fraction = point ? cell->body - cell->start - (size_t)(point - body) : 0;
}

/* Symbols end where the numbers end, as if they had the longest fraction. */
static void fit(struct strip *strip, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        strip->fraction = larger(strip->fraction, strip->cells[row].fraction);
    strip->right = strip->fraction;
    for (size_t row = 0; row < n_rows; row++) {
        struct cell *cell = &strip->cells[row];
        if (!cell->is_number)
            cell->fraction = strip->fraction;
        if (cell->width > cell->fraction)
            strip->whole = larger(strip->whole, cell->width - cell->fraction);
        strip->right = larger(strip->right, cell->fraction + cell->marks);
    }
    strip->width =
        larger(strip->whole + strip->right, sg_text_width(sg_buffer_text(&strip->title)));
}

static void make_strip(struct strip *strip, const struct sg_table *table, size_t i,
                       const struct sg_write_options *options)
{
    const struct sg_column *column = table->columns[i];
    struct sg_cell_style style = sg_cell_style_of(column, table->n_rows, options);
    *strip = (struct strip){.is_number = column->kind == SG_COLUMN_NUMBER};
    strip->cells = sg_alloc(table->n_rows, sizeof *strip->cells);
    sg_write_title(column, options->lang, &strip->title);
    for (size_t row = 0; row < table->n_rows; row++) {
        struct cell *cell = &strip->cells[row];
        cell->is_number = sg_cell_is_number(column, row);
        cell->start = strip->text.n;
        cell->body = cell->start + sg_write_cell(column, row, &style, &strip->text);
        cell->end = strip->text.n;
        measure(cell, &strip->text);
    }
    fit(strip, table->n_rows);
}

static void free_strip(struct strip *strip)
{
    sg_buffer_free(&strip->title);
    sg_buffer_free(&strip->text);
    free(strip->cells);
}

static void add_spaces(size_t n, struct sg_buffer *out)
{
    sg_buffer_add_repeated(out, " ", n);
}

/* Ends a line without the spaces at its end. */
static void end_line(struct sg_buffer *out)
{
    while (out->n && out->text[out->n - 1] == ' ')
        out->text[--out->n] = '\0';
    sg_buffer_add_char(out, '\n');
}

static void add_title(const struct strip *strip, struct sg_buffer *out)
{
    const char *title = sg_buffer_text(&strip->title);
    size_t padding = strip->width - sg_text_width(title);
    add_spaces(strip->is_number ? padding : 0, out);
    sg_buffer_add(out, title);
    add_spaces(strip->is_number ? 0 : padding, out);
}

static void add_cell(const struct strip *strip, size_t row, struct sg_buffer *out)
{
    const struct cell *cell = &strip->cells[row];
    size_t before =
        strip->is_number ? strip->width - strip->right + cell->fraction - cell->width : 0;
    add_spaces(before, out);
    sg_buffer_add_bytes(out, sg_buffer_text(&strip->text) + cell->start, cell->end - cell->start);
    add_spaces(strip->width - before - cell->width - cell->marks, out);
}

static void add_lines(const struct strip strips[], const struct sg_table *table,
                      struct sg_buffer *out)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        add_spaces(i ? GAP : 0, out);
        add_title(&strips[i], out);
    }
    end_line(out);
    for (size_t i = 0; i < table->n_columns; i++) {
        add_spaces(i ? GAP : 0, out);
        sg_buffer_add_repeated(out, "-", strips[i].width);
    }
    end_line(out);
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t i = 0; i < table->n_columns; i++) {
            add_spaces(i ? GAP : 0, out);
            add_cell(&strips[i], row, out);
        }
        end_line(out);
    }
}

static void add_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, i == 0 && out->n ? "\n" : "");
        sg_write_plain(lines.items[i], out);
        end_line(out);
    }
    sg_texts_free(&lines);
}

static bool write_table(const struct sg_table *table, const struct sg_write_options *options,
                        struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    if (table->info.title) {
        sg_write_plain(table->info.title, out);
        end_line(out);
        sg_buffer_add(out, table->n_columns ? "\n" : "");
    }
    struct strip *strips = sg_alloc(table->n_columns, sizeof *strips);
    for (size_t i = 0; i < table->n_columns; i++)
        make_strip(&strips[i], table, i, options);
    if (table->n_columns)
        add_lines(strips, table, out);
    for (size_t i = 0; i < table->n_columns; i++)
        free_strip(&strips[i]);
    free(strips);
    add_footnotes(table, options->lang, out);
    return true;
}

const struct sg_writer sg_table_writer = {
    .name = "table",
    .endings = "txt",
    .summary = {"an aligned table for the eye, with footnotes", "整列した表（注記付き、画面用）"},
    .write = write_table,
};
