#include "strip.h"

#include <stdlib.h>
#include <string.h>

#include "printed.h"
#include "table/fold.h"
#include "table/text.h"

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Display width of `n` bytes. */
static size_t width_of(const char *text, size_t n)
{
    char *part = sg_copy_bytes(text, n);
    size_t width = sg_text_width(part);
    free(part);
    return width;
}

static void measure(struct sg_strip_cell *cell, struct sg_buffer *text)
{
    if (cell->start == cell->end)
        return;
    const char *body = text->text + cell->start;
    const char *point = cell->is_number ? memchr(body, '.', cell->body - cell->start) : NULL;
    char kept = text->text[cell->body];
    text->text[cell->body] = '\0';
    cell->width = sg_text_width(body);
    text->text[cell->body] = kept;
    cell->marks = cell->end > cell->body ? sg_text_width(text->text + cell->body) : 0;
    cell->fraction = point ? cell->body - cell->start - (size_t)(point - body) : 0;
}

/* Symbols end where the numbers end, as if they had the longest fraction. */
static void fit(struct sg_strip *strip, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++)
        strip->fraction = larger(strip->fraction, strip->cells[row].fraction);
    strip->right = strip->fraction;
    for (size_t row = 0; row < n_rows; row++) {
        struct sg_strip_cell *cell = &strip->cells[row];
        if (!cell->is_number)
            cell->fraction = strip->fraction;
        if (cell->width > cell->fraction)
            strip->whole = larger(strip->whole, cell->width - cell->fraction);
        strip->right = larger(strip->right, cell->fraction + cell->marks);
    }
    strip->body = strip->whole + strip->right;
}

/* 増減率（％） is folded before the bracket. */
static void break_title(struct sg_strip *strip)
{
    static const char *const opens[] = {"（", " ("};
    const char *title = sg_buffer_text(&strip->title), *at = NULL;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        for (const char *next = title; (next = strstr(next, opens[i])) != NULL; next++)
            at = next > title && next > at ? next : at;
    sg_buffer_add_bytes(&strip->broken, title, at ? (size_t)(at - title) : strlen(title));
    if (at)
        sg_buffer_printf(&strip->broken, "\n%s", at + (*at == ' '));
}

void sg_strip_make(struct sg_strip *strip, const struct sg_view *view, size_t i,
                   const struct sg_write_options *options)
{
    const struct sg_table *table = &view->table;
    const struct sg_column *column = table->columns[i];
    struct sg_cell_style style = sg_cell_style_of(column, table->n_rows, options);
    *strip = (struct sg_strip){.is_number = column->kind == SG_COLUMN_NUMBER};
    strip->cells = sg_alloc(table->n_rows, sizeof *strip->cells);
    sg_view_title(column, view->unit, options->lang, &strip->title);
    for (size_t row = 0; row < table->n_rows; row++) {
        struct sg_strip_cell *cell = &strip->cells[row];
        cell->is_number = sg_cell_is_number(column, row);
        cell->start = strip->text.n;
        cell->body = cell->start + sg_write_cell(column, row, &style, &strip->text);
        cell->end = strip->text.n;
        measure(cell, &strip->text);
    }
    fit(strip, table->n_rows);
    break_title(strip);
    strip->width = larger(strip->body, sg_strip_title_width(strip));
}

void sg_strip_free(struct sg_strip *strip)
{
    sg_buffer_free(&strip->title);
    sg_buffer_free(&strip->broken);
    sg_buffer_free(&strip->text);
    free(strip->cells);
    *strip = (struct sg_strip){0};
}

size_t sg_strip_title_width(const struct sg_strip *strip)
{
    return sg_text_width(sg_buffer_text(&strip->title));
}

size_t sg_strip_title_parts(const struct sg_strip *strip)
{
    const char *part = sg_buffer_text(&strip->broken);
    size_t widest = 0;
    for (size_t n; *part; part += n + (part[n] == '\n')) {
        n = strcspn(part, "\n");
        widest = larger(widest, width_of(part, n));
    }
    return widest;
}

size_t sg_strip_title_least(const struct sg_strip *strip, size_t n_lines)
{
    const char *title = sg_buffer_text(&strip->broken);
    size_t natural = sg_strip_title_width(strip);
    size_t least = larger(sg_fold_least(title), natural < 4 ? natural : 4);
    while (least < natural && sg_fold_count(title, least) > n_lines)
        least++;
    return least < natural ? least : natural;
}

/* What is folded: in its whole width the title stands in one line. */
static const char *title_of(const struct sg_strip *strip)
{
    bool whole = sg_strip_title_width(strip) <= strip->width;
    return sg_buffer_text(whole ? &strip->title : &strip->broken);
}

size_t sg_strip_title_lines(const struct sg_strip *strip)
{
    return sg_fold_count(title_of(strip), strip->width);
}

static char *cell_text(const struct sg_strip *strip, size_t row)
{
    const struct sg_strip_cell *cell = &strip->cells[row];
    return sg_copy_bytes(sg_buffer_text(&strip->text) + cell->start, cell->end - cell->start);
}

size_t sg_strip_cell_lines(const struct sg_strip *strip, size_t row)
{
    if (strip->is_number || strip->cells[row].width <= strip->width)
        return 1;
    char *text = cell_text(strip, row);
    size_t n = sg_fold_count(text, strip->width);
    free(text);
    return n;
}

static void add_spaces(size_t n, struct sg_buffer *out)
{
    sg_buffer_add_repeated(out, " ", n);
}

/* Line `at` of a text folded to the width, set to the right or the left. */
static void add_line(const char *text, size_t width, size_t at, bool right, struct sg_buffer *out)
{
    const char *line;
    size_t n = 0;
    bool there = true;
    for (size_t i = 0; there && i <= at; i++)
        there = sg_fold_next(&text, width, &line, &n);
    size_t own = there ? width_of(line, n) : 0, padding = width > own ? width - own : 0;
    add_spaces(right ? padding : 0, out);
    if (there)
        sg_buffer_add_bytes(out, line, n);
    add_spaces(right ? 0 : padding, out);
}

void sg_strip_add_title(const struct sg_strip *strip, size_t line, size_t n_lines,
                        struct sg_buffer *out)
{
    size_t above = n_lines - sg_strip_title_lines(strip);
    if (line < above)
        add_spaces(strip->width, out);
    else
        add_line(title_of(strip), strip->width, line - above, strip->is_number, out);
}

static void add_number(const struct sg_strip *strip, size_t row, struct sg_buffer *out)
{
    const struct sg_strip_cell *cell = &strip->cells[row];
    size_t before = strip->width - strip->right + cell->fraction - cell->width;
    add_spaces(before, out);
    sg_buffer_add_bytes(out, sg_buffer_text(&strip->text) + cell->start, cell->end - cell->start);
    add_spaces(strip->width - before - cell->width - cell->marks, out);
}

void sg_strip_add_cell(const struct sg_strip *strip, size_t row, size_t line, struct sg_buffer *out)
{
    const struct sg_strip_cell *cell = &strip->cells[row];
    if (strip->is_number && line == 0) {
        add_number(strip, row, out);
    } else if (strip->is_number) {
        add_spaces(strip->width, out);
    } else if (cell->width <= strip->width) {
        if (line == 0)
            sg_buffer_add_bytes(out, sg_buffer_text(&strip->text) + cell->start,
                                cell->end - cell->start);
        add_spaces(strip->width - (line == 0 ? cell->width + cell->marks : 0), out);
    } else {
        char *text = cell_text(strip, row);
        add_line(text, strip->width, line, false, out);
        free(text);
    }
}
