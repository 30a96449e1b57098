#ifdef SG_WITH_XLSXWRITER

/* The sheet of one table. */
#include "book.h"

#include <stdlib.h>

#include "table/footnotes.h"

#include "strip.h"

enum { MOST_WIDTH = 48, LEAST_WIDTH = 6, TITLE_WIDTH = 16, HEADER_LINES = 2 };

static const struct book_look plain_look = {0};
static const struct book_look title_look = {.bold = true};

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* What cells and titles need. */
struct sizes {
    double *widths;      /* of the columns, in digits */
    bool *wraps;         /* columns with texts of several lines */
    size_t *lines;       /* per row: of its highest cell */
    char **titles;       /* of the columns, broken where they take several lines */
    size_t header_lines; /* of the highest title */
};

/* Titles are broken before their brackets; elsewhere only where they are long. */
static size_t width_of_title(const struct sg_strip *strip)
{
    size_t parts = sg_strip_title_parts(strip);
    return parts <= TITLE_WIDTH ? parts : sg_strip_title_least(strip, HEADER_LINES);
}

/* Texts keep away from numbers on their left. */
static bool is_indented(const struct sg_view *view, size_t i)
{
    return i && view->table.columns[i]->kind != SG_COLUMN_NUMBER &&
           view->table.columns[i - 1]->kind == SG_COLUMN_NUMBER;
}

static void measure_column(struct book *book, const struct sg_view *view, size_t i,
                           struct sizes *sizes)
{
    struct sg_strip strip;
    sg_strip_make(&strip, view, i, book->options);
    strip.width = larger(strip.body, width_of_title(&strip));
    if (!strip.is_number && strip.width > MOST_WIDTH)
        strip.width = MOST_WIDTH;
    size_t lines = sg_strip_title_lines(&strip);
    sizes->titles[i] = sg_copy_text(sg_buffer_text(lines > 1 ? &strip.broken : &strip.title));
    sizes->header_lines = larger(sizes->header_lines, lines);
    sizes->wraps[i] = strip.body > strip.width;
    for (size_t row = 0; row < view->table.n_rows && sizes->wraps[i]; row++)
        sizes->lines[row] = larger(sizes->lines[row], sg_strip_cell_lines(&strip, row));
    sizes->widths[i] = book_width(book, larger(strip.width, LEAST_WIDTH) + is_indented(view, i));
    sg_strip_free(&strip);
}

static struct sizes measure(struct book *book, const struct sg_view *view)
{
    size_t n = view->table.n_columns;
    struct sizes sizes = {.widths = sg_alloc(n, sizeof *sizes.widths),
                          .titles = sg_alloc(n, sizeof *sizes.titles),
                          .wraps = sg_alloc(n, sizeof *sizes.wraps),
                          .lines = sg_alloc(view->table.n_rows, sizeof *sizes.lines),
                          .header_lines = 1};
    for (size_t i = 0; i < n; i++)
        measure_column(book, view, i, &sizes);
    return sizes;
}

static void free_sizes(struct sizes *sizes, size_t n_columns)
{
    for (size_t i = 0; i < n_columns; i++)
        free(sizes->titles[i]);
    free(sizes->titles);
    free(sizes->widths);
    free(sizes->wraps);
    free(sizes->lines);
}

static void add_column(struct book *book, lxw_worksheet *sheet, const struct sg_view *view,
                       const struct book_place *header)
{
    const struct sg_column *column = view->table.columns[header->column];
    struct sg_cell_style style = sg_cell_style_of(column, view->table.n_rows, book->options);
    style.own_labels = true;
    struct book_place place = *header;
    for (size_t row = 0; row < view->table.n_rows; row++) {
        place.row = header->row + 1 + row;
        book_cell(book, sheet, &place, column, row, &style);
    }
}

static void add_columns(struct book *book, lxw_worksheet *sheet, const struct sg_view *view,
                        const struct sizes *sizes, size_t header_row)
{
    book_set_lines(sheet, header_row, sizes->header_lines);
    for (size_t row = 0; row < view->table.n_rows; row++)
        if (sizes->lines[row] > 1)
            book_set_lines(sheet, header_row + 1 + row, sizes->lines[row]);
    for (size_t i = 0; i < view->table.n_columns; i++) {
        const struct book_place header = {header_row, i, sizes->wraps[i], is_indented(view, i)};
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, sizes->widths[i], NULL);
        book_title(book, sheet, &header, sizes->titles[i],
                   view->table.columns[i]->kind == SG_COLUMN_NUMBER);
        add_column(book, sheet, view, &header);
    }
}

/* Gives the row below. */
static size_t add_notes(struct book *book, lxw_worksheet *sheet, const struct sg_table *table,
                        size_t row, size_t width)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, book->options->lang, &lines);
    for (size_t i = 0; i < lines.n; i++)
        row = book_lines(book, sheet, row, lines.items[i], width, &plain_look);
    sg_texts_free(&lines);
    return row;
}

/* Lines that `n_rows` rows take, of which those of the table may be higher. */
static size_t count_lines(const struct sizes *sizes, size_t n_rows, size_t n_table)
{
    size_t n = n_rows + sizes->header_lines - 1;
    for (size_t row = 0; row < n_table; row++)
        n += sizes->lines[row] > 1 ? sizes->lines[row] - 1 : 0;
    return n;
}

/* Title and what is the same in all rows, each with rows where there is one; returns the row of the
   header. */
static size_t add_heading(struct book *book, lxw_worksheet *sheet, const struct sg_view *view,
                          size_t width)
{
    size_t row = 0;
    if (view->table.info.title)
        row = book_lines(book, sheet, row, view->table.info.title, width, &title_look);
    if (view->caption.n)
        row = book_lines(book, sheet, row, view->caption.text, width, &plain_look);
    return row ? row + 1 : 0;
}

void book_fill_sheet(struct book *book, lxw_worksheet *sheet, const struct sg_table *table)
{
    struct sg_view view;
    sg_view_make(&view, table, book->options->lang);
    struct sizes sizes = measure(book, &view);
    double points = book_text_width(book_sum_points(sizes.widths, view.table.n_columns));
    size_t width = book_columns(book, points);
    size_t header_row = add_heading(book, sheet, &view, width);
    add_columns(book, sheet, &view, &sizes, header_row);
    size_t end = add_notes(book, sheet, table, header_row + table->n_rows + 2, width);
    const struct book_extent extent = {header_row, count_lines(&sizes, end, table->n_rows)};
    book_set_pages(sheet, &view, sizes.widths, &extent);
    free_sizes(&sizes, view.table.n_columns);
    sg_view_free(&view);
}

#endif
