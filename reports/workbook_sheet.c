#ifdef SG_WITH_XLSXWRITER

/* The sheet of one table. */
#include "book.h"

#include "table/footnotes.h"
#include "table/text.h"

#include "view.h"

enum { MOST_WIDTH = 60, LEAST_WIDTH = 6, A4 = 9 };
/* Digits of 8 pt across A4, where 11 pt has 140. */
enum { PAGE_WIDTH = 190 };

static const struct book_look plain_look = {0};
static const struct book_look title_look = {.bold = true};

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Header and cells of a column; its width is that of the widest, a header may take two lines. */
static size_t add_column(struct book *book, lxw_worksheet *sheet, const struct sg_table *table,
                         size_t i, size_t header_row, bool same_unit)
{
    const struct sg_column *column = table->columns[i];
    struct sg_cell_style style = sg_cell_style_of(column, table->n_rows, book->options);
    const struct book_look look = {
        .bold = true, .header = true, .wrap = true, .right = column->kind == SG_COLUMN_NUMBER};
    struct sg_buffer text = {0};
    sg_view_title(column, same_unit, book->options->lang, &text);
    book_text(book, sheet, header_row, i, sg_buffer_text(&text), &look);
    size_t width = larger((sg_text_width(sg_buffer_text(&text)) + 1) / 2, LEAST_WIDTH);
    for (size_t row = 0; row < table->n_rows; row++) {
        book_cell(book, sheet, header_row + 1 + row, i, column, row, &style);
        sg_buffer_clear(&text);
        sg_write_cell(column, row, &style, &text);
        width = larger(width, sg_text_width(sg_buffer_text(&text)));
    }
    width = width > MOST_WIDTH ? MOST_WIDTH : width;
    worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width + 2, NULL);
    sg_buffer_free(&text);
    return width + 2;
}

static void add_notes(struct book *book, lxw_worksheet *sheet, const struct sg_table *table,
                      size_t row)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, book->options->lang, &lines);
    for (size_t i = 0; i < lines.n; i++)
        book_text(book, sheet, row + i, 0, lines.items[i], &plain_look);
    sg_texts_free(&lines);
}

/* Title and what is the same in all rows, each with a row where there is one; returns the row of
   the header. */
static size_t add_heading(struct book *book, lxw_worksheet *sheet, const struct sg_view *view)
{
    size_t row = 0;
    if (view->table.info.title)
        book_text(book, sheet, row++, 0, view->table.info.title, &title_look);
    if (view->caption.n)
        book_text(book, sheet, row++, 0, view->caption.text, &plain_look);
    return row ? row + 1 : 0;
}

/* The page is A4 across; what would be set below 8 pt takes more pages, which repeat the keys. */
static void set_page(lxw_worksheet *sheet, const struct sg_view *view, size_t header_row,
                     size_t width)
{
    worksheet_freeze_panes(sheet, (lxw_row_t)header_row + 1, 0);
    worksheet_repeat_rows(sheet, (lxw_row_t)header_row, (lxw_row_t)header_row);
    worksheet_set_paper(sheet, A4);
    worksheet_set_landscape(sheet);
    if (width > PAGE_WIDTH && view->n_keys)
        worksheet_repeat_columns(sheet, 0, (lxw_col_t)view->n_keys - 1);
    worksheet_fit_to_pages(sheet, (uint16_t)((width + PAGE_WIDTH - 1) / PAGE_WIDTH), 0);
}

void book_fill_sheet(struct book *book, lxw_worksheet *sheet, const struct sg_table *table)
{
    struct sg_view view;
    size_t width = 0;
    sg_view_make(&view, table, book->options->lang);
    size_t header_row = add_heading(book, sheet, &view);
    for (size_t i = 0; i < view.table.n_columns; i++)
        width += add_column(book, sheet, &view.table, i, header_row, view.same_unit);
    add_notes(book, sheet, table, header_row + table->n_rows + 2);
    set_page(sheet, &view, header_row, width ? width : 1);
    sg_view_free(&view);
}

#endif
