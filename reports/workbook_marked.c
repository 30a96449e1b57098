#include "marked.h"

#ifndef SG_WITH_XLSXWRITER

bool sg_marked_write(const struct sg_marked_book *marked, const struct sg_write_options *options,
                     struct sg_buffer *out, struct sg_error *err)
{
    (void)marked;
    (void)options;
    (void)out;
    return sg_fail(err, SG_FAIL_TOOL,
                   "this sangyo was built without XLSX: install libxlsxwriter-dev and run make "
                   "again");
}

#else

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "platform/files.h"
#include "table/fold.h"
#include "table/text.h"

#include "book.h"

enum { LEAST_WIDTH = 6, MOST_WIDTH = 40, COMMENT_WIDTH = 44, LINE = 20, AROUND = 16 };

/* Names of sheets are short, without some characters, and differ; the library refuses others. */
static lxw_worksheet *add_sheet(struct book *book, const char *name, size_t number)
{
    char plain[LXW_SHEETNAME_MAX + 1] = "";
    size_t n = 0, length = 0;
    for (const char *at = name; *at && n < LXW_SHEETNAME_MAX; n++) {
        size_t bytes = 1;
        while (((unsigned char)at[bytes] & 0xC0) == 0x80)
            bytes++;
        if (length + bytes >= sizeof plain)
            break;
        memcpy(plain + length, at, bytes);
        if (bytes == 1 && strchr("[]:*?/\\'", *at))
            plain[length] = '_';
        length += bytes;
        at += bytes;
    }
    int kept = sg_os_silence();
    lxw_worksheet *sheet = *plain ? workbook_add_worksheet(book->file, plain) : NULL;
    sg_os_restore(kept);
    if (sheet)
        return sheet;
    snprintf(plain, sizeof plain, book->options->lang == SG_JA ? "シート%zu" : "Sheet %zu", number);
    return workbook_add_worksheet(book->file, plain);
}

static void write_comment(lxw_worksheet *sheet, size_t row, size_t column, const char *text)
{
    size_t lines = 0;
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        char *line = sg_copy_bytes(at, strcspn(at, "\n"));
        lines += 1 + sg_text_width(line) / COMMENT_WIDTH;
        free(line);
    }
    lxw_comment_options options = {.author = "sangyo",
                                   .width = (uint16_t)(COMMENT_WIDTH * 7),
                                   .height = (uint16_t)(AROUND + LINE * (lines < 40 ? lines : 40))};
    worksheet_write_comment_opt(sheet, (lxw_row_t)row, (lxw_col_t)column, text, &options);
}

static void write_cell(struct book *book, lxw_worksheet *sheet, const struct sg_marked_cell *cell,
                       bool marked)
{
    struct book_look look = {.marked = marked};
    double number;
    if (cell->number && sg_number_read(cell->text, strlen(cell->text), &number)) {
        look.right = true;
        look.number = "General";
        worksheet_write_number(sheet, (lxw_row_t)cell->row, (lxw_col_t)cell->column, number,
                               book_format(book, &look));
    } else {
        book_text(book, sheet, cell->row, cell->column, cell->text, &look);
    }
}

/* The place of a cell before, with or behind that of a mark. */
static int compare(const struct sg_marked_cell *cell, const struct sg_comment *mark)
{
    int rows = (cell->row > mark->row) - (cell->row < mark->row);
    return rows ? rows : (cell->column > mark->column) - (cell->column < mark->column);
}

/* All marks of one cell, from `*mark` on, as one comment; where there is no cell, it is blank. */
static void write_marks(struct book *book, lxw_worksheet *sheet, const struct sg_marked_book *all,
                        size_t *mark, bool blank)
{
    const struct sg_comment *first = &all->marks[*mark];
    const struct book_look look = {.marked = true};
    struct sg_buffer text = {0};
    for (; *mark < all->n_marks; ++*mark) {
        const struct sg_comment *at = &all->marks[*mark];
        if (at->sheet != first->sheet || at->row != first->row || at->column != first->column)
            break;
        if (text.n)
            sg_buffer_add_char(&text, '\n');
        book_plain(at->text, &text);
    }
    if (blank)
        worksheet_write_blank(sheet, (lxw_row_t)first->row, (lxw_col_t)first->column,
                              book_format(book, &look));
    write_comment(sheet, first->row, first->column, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void set_widths(struct book *book, lxw_worksheet *sheet, const struct sg_marked_sheet *cells)
{
    size_t n = 0;
    for (size_t i = 0; i < cells->n_cells; i++)
        n = cells->cells[i].column >= n ? cells->cells[i].column + 1 : n;
    size_t *widths = sg_alloc(n + 1, sizeof *widths);
    for (size_t i = 0; i < cells->n_cells; i++) {
        const struct sg_marked_cell *cell = &cells->cells[i];
        bool alone = (i == 0 || cells->cells[i - 1].row != cell->row) &&
                     (i + 1 == cells->n_cells || cells->cells[i + 1].row != cell->row);
        size_t width = alone ? 0 : sg_text_width(cell->text);
        widths[cell->column] = width > widths[cell->column] ? width : widths[cell->column];
    }
    double points = 0;
    for (size_t c = 0; c < n; c++) {
        size_t width = widths[c] < LEAST_WIDTH  ? LEAST_WIDTH
                       : widths[c] > MOST_WIDTH ? MOST_WIDTH
                                                : widths[c];
        worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, book_width(book, width), NULL);
        points += book_points(book_width(book, width));
    }
    size_t rows = cells->n_cells ? cells->cells[cells->n_cells - 1].row + 1 : 1;
    book_set_page(sheet, points, rows);
    free(widths);
}

static void fill_sheet(struct book *book, const struct sg_marked_book *all, size_t number,
                       size_t *mark)
{
    const struct sg_marked_sheet *cells = &all->sheets[number];
    lxw_worksheet *sheet = add_sheet(book, cells->name, number + 1);
    set_widths(book, sheet, cells);
    for (size_t i = 0; i <= cells->n_cells; i++) {
        const struct sg_marked_cell *cell = i < cells->n_cells ? &cells->cells[i] : NULL;
        while (*mark < all->n_marks && all->marks[*mark].sheet == number &&
               (!cell || compare(cell, &all->marks[*mark]) > 0))
            write_marks(book, sheet, all, mark, true);
        bool marked = cell && *mark < all->n_marks && all->marks[*mark].sheet == number &&
                      compare(cell, &all->marks[*mark]) == 0;
        if (cell)
            write_cell(book, sheet, cell, marked);
        if (marked)
            write_marks(book, sheet, all, mark, false);
    }
}

static void fill(struct book *book, const void *context)
{
    const struct sg_marked_book *all = context;
    size_t mark = 0;
    for (size_t i = 0; i < all->n_sheets; i++)
        fill_sheet(book, all, i, &mark);
    lxw_worksheet *last = add_sheet(book, book->options->lang == SG_JA ? "指摘" : "Findings", 0);
    book_fill_sheet(book, last, all->findings);
}

static size_t most_bytes(const struct sg_marked_book *all)
{
    enum { CELL = 128, ONE_COMMENT = 2048, FIXED = 1 << 19, ESCAPED = 6 };
    size_t bytes = FIXED;
    for (size_t i = 0; i < all->n_sheets; i++)
        for (size_t k = 0; k < all->sheets[i].n_cells; k++)
            bytes += CELL + ESCAPED * strlen(all->sheets[i].cells[k].text);
    for (size_t i = 0; i < all->n_marks; i++)
        bytes += ONE_COMMENT + 2 * ESCAPED * strlen(all->marks[i].text);
    return bytes;
}

bool sg_marked_write(const struct sg_marked_book *marked, const struct sg_write_options *options,
                     struct sg_buffer *out, struct sg_error *err)
{
    const struct book_making making = {most_bytes(marked), fill, marked};
    return book_make(&making, options, out, err);
}

#endif
