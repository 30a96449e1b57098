/* A table for the eye: columns aligned by display width, numbers on their decimal point, marks
   after the number or symbol. No line is wider than the terminal: titles and labels are folded, and
   a table that is wider still is split into blocks that repeat its keys. */
#include <sangyo/write.h>

#include <stdlib.h>
#include <string.h>

#include "printed.h"
#include "strip.h"
#include "table/fold.h"
#include "table/footnotes.h"
#include "table/text.h"

enum {
    GAP = 2,
    MOST_LINES = 4, /* of a title */
    WIDTH = 100,    /* of a terminal that does not say */
    KEY_FITS = 24,  /* labels that name rows are folded to this so that a table is of one block */
    KEY_LEAST = 8   /* … and to this so that they leave room for numbers */
};

/* Ends a line without the spaces at its end. */
static void end_line(struct sg_buffer *out)
{
    while (out->n && out->text[out->n - 1] == ' ')
        out->text[--out->n] = '\0';
    sg_buffer_add_char(out, '\n');
}

static size_t total(const struct sg_strip strips[], size_t n)
{
    size_t width = 0;
    for (size_t i = 0; i < n; i++)
        width += strips[i].width + (i ? GAP : 0);
    return width;
}

/* Narrows the widest of the labels, one column at a time, until `room` is enough or none is wider
   than `least`. */
static void narrow(struct sg_strip strips[], size_t n, size_t room, size_t least)
{
    while (total(strips, n) > room) {
        struct sg_strip *widest = NULL;
        for (size_t i = 0; i < n; i++)
            if (!strips[i].is_number && strips[i].width > least &&
                (!widest || strips[i].width > widest->width))
                widest = &strips[i];
        if (!widest)
            return;
        widest->width--;
    }
}

static size_t folded_width(const struct sg_strip *strip, size_t n_lines)
{
    size_t least = sg_strip_title_least(strip, n_lines);
    return strip->body > least ? strip->body : least;
}

/* Folds titles to two lines, or to more where that is not enough; then as many as there is room for
   stand in fewer again. */
static void fold_titles(struct sg_strip strips[], size_t n, size_t page)
{
    for (size_t n_lines = 2; n_lines <= MOST_LINES && total(strips, n) > page; n_lines++)
        for (size_t i = 0; i < n; i++)
            strips[i].width = folded_width(&strips[i], n_lines);
    size_t used = total(strips, n);
    for (size_t n_lines = 2; n_lines < MOST_LINES && used <= page; n_lines++)
        for (size_t i = 0; i < n; i++) {
            size_t more = folded_width(&strips[i], n_lines);
            if (more > strips[i].width && used - strips[i].width + more <= page) {
                used += more - strips[i].width;
                strips[i].width = more;
            }
        }
}

/* Beside the keys each column has its place: words of its title that are wider are cut. */
static void limit(struct sg_strip *strip, size_t room)
{
    size_t least = strip->is_number && strip->body > room ? strip->body : room;
    if (strip->width > least)
        strip->width = least;
}

/* Finds the widths in which the table is printed; what is too wide for one block is left to be
   split. */
static void set_widths(const struct sg_view *view, struct sg_strip strips[], size_t page)
{
    size_t n = view->table.n_columns, n_keys = view->n_keys;
    if (total(strips, n) <= page)
        return;
    fold_titles(strips, n, page);
    if (total(strips, n) <= page)
        return;
    size_t *before = sg_alloc(n, sizeof *before);
    for (size_t i = 0; i < n; i++)
        before[i] = strips[i].width;
    narrow(strips, n, page, KEY_FITS);
    if (total(strips, n) > page) {
        for (size_t i = 0; i < n; i++)
            strips[i].width = before[i];
        narrow(strips, n_keys, page / 2, KEY_LEAST);
        size_t room = n_keys ? page - total(strips, n_keys) - GAP : page;
        for (size_t i = n_keys; i < n; i++)
            limit(&strips[i], room);
        for (size_t i = 0; n == n_keys && i < n; i++)
            limit(&strips[i], page);
    }
    free(before);
}

/* The columns of a block: the keys, then those from `start` to `end`. */
struct block {
    const struct sg_view *view;
    const struct sg_strip *strips;
    size_t start, end;
};

static size_t next_column(const struct block *block, size_t i)
{
    return i + 1 == block->view->n_keys ? block->start : i + 1;
}

static size_t first_column(const struct block *block)
{
    return block->view->n_keys ? 0 : block->start;
}

/* Highest of title (row SIZE_MAX) or cells. */
static size_t lines_of(const struct block *block, size_t row)
{
    size_t most = 1;
    for (size_t i = first_column(block); i < block->end; i = next_column(block, i)) {
        size_t own = row == SIZE_MAX ? sg_strip_title_lines(&block->strips[i])
                                     : sg_strip_cell_lines(&block->strips[i], row);
        most = own > most ? own : most;
    }
    return most;
}

static void add_gap(const struct block *block, size_t i, struct sg_buffer *out)
{
    sg_buffer_add_repeated(out, " ", i == first_column(block) ? 0 : GAP);
}

/* Title (row SIZE_MAX) or cells. */
static void add_lines(const struct block *block, size_t row, struct sg_buffer *out)
{
    size_t n_lines = lines_of(block, row);
    for (size_t line = 0; line < n_lines; line++) {
        for (size_t i = first_column(block); i < block->end; i = next_column(block, i)) {
            add_gap(block, i, out);
            if (row == SIZE_MAX)
                sg_strip_add_title(&block->strips[i], line, n_lines, out);
            else
                sg_strip_add_cell(&block->strips[i], row, line, out);
        }
        end_line(out);
    }
}

static void add_head(const struct block *block, struct sg_buffer *out)
{
    add_lines(block, SIZE_MAX, out);
    for (size_t i = first_column(block); i < block->end; i = next_column(block, i)) {
        add_gap(block, i, out);
        sg_buffer_add_repeated(out, "-", block->strips[i].width);
    }
    end_line(out);
}

static void add_rows(const struct block *block, struct sg_buffer *out)
{
    for (size_t row = 0; row < block->view->table.n_rows; row++)
        add_lines(block, row, out);
}

static void add_blocks(const struct sg_view *view, const struct sg_strip strips[], size_t page,
                       struct sg_buffer *out)
{
    size_t n = view->table.n_columns, *starts;
    double *widths = sg_alloc(n, sizeof *widths);
    for (size_t i = 0; i < n; i++)
        widths[i] = (double)strips[i].width;
    size_t n_blocks = sg_view_blocks(view, widths, GAP, (double)page, &starts);
    for (size_t k = 0; k < n_blocks; k++) {
        struct block block = {view, strips, starts[k], starts[k + 1]};
        if (block.start == block.end) /* keys alone */
            block.end = view->n_keys;
        sg_buffer_add(out, k ? "\n" : "");
        add_head(&block, out);
        add_rows(&block, out);
    }
    free(widths);
    free(starts);
}

/* Text above or below the table, within the width. */
static void add_text(const char *text, size_t page, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    const char *line, *rest;
    size_t n;
    sg_write_plain(text, &plain);
    rest = sg_buffer_text(&plain);
    while (sg_fold_next(&rest, page, &line, &n)) {
        sg_buffer_add_bytes(out, line, n);
        end_line(out);
    }
    sg_buffer_free(&plain);
}

/* Facts stay in one piece where they fit. */
static void add_caption(const char *caption, size_t page, struct sg_buffer *out)
{
    struct sg_buffer line = {0};
    while (*caption) {
        const char *ja = strstr(caption, "、"), *en = strstr(caption, ", ");
        const char *end = ja ? ja + strlen("、") : en ? en + 2 : caption + strlen(caption);
        char *fact = sg_copy_bytes(caption, (size_t)(end - caption));
        if (line.n && sg_text_width(line.text) + sg_text_width(fact) > page) {
            add_text(line.text, page, out);
            sg_buffer_clear(&line);
        }
        sg_buffer_add(&line, fact);
        free(fact);
        caption = end;
    }
    add_text(sg_buffer_text(&line), page, out);
    sg_buffer_free(&line);
}

static void add_footnotes(const struct sg_table *table, enum sg_lang lang, size_t page,
                          struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, i == 0 && out->n ? "\n" : "");
        add_text(lines.items[i], page, out);
    }
    sg_texts_free(&lines);
}

static void add_columns(const struct sg_view *view, const struct sg_write_options *options,
                        size_t page, struct sg_buffer *out)
{
    size_t n = view->table.n_columns;
    struct sg_strip *strips = sg_alloc(n, sizeof *strips);
    for (size_t i = 0; i < n; i++)
        sg_strip_make(&strips[i], view, i, options);
    set_widths(view, strips, page);
    add_blocks(view, strips, page, out);
    for (size_t i = 0; i < n; i++)
        sg_strip_free(&strips[i]);
    free(strips);
}

static bool write_table(const struct sg_table *table, const struct sg_write_options *options,
                        struct sg_buffer *out, struct sg_error *err)
{
    struct sg_view view;
    size_t page = options->width ? options->width : WIDTH;
    (void)err;
    sg_view_make(&view, table, options->lang);
    if (table->info.title)
        add_text(table->info.title, page, out);
    add_caption(sg_buffer_text(&view.caption), page, out);
    if (view.table.n_columns) {
        sg_buffer_add(out, out->n ? "\n" : "");
        add_columns(&view, options, page, out);
    }
    add_footnotes(table, options->lang, page, out);
    sg_view_free(&view);
    return true;
}

const struct sg_writer sg_table_writer = {
    .name = "table",
    .endings = "txt",
    .summary = {"an aligned table for the eye, with footnotes", "整列した表（注記付き、画面用）"},
    .write = write_table,
};
