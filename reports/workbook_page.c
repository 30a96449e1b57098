#ifdef SG_WITH_XLSXWRITER

/* Sizes of a workbook: columns, rows, and the paper that they are printed on. */
#include "book.h"

#include <math.h>
#include <stdlib.h>

enum { A4 = 9, MOST_KEYS = 60, MOST_BREAKS = 1000, PERCENT = 73 };

/* Points; letters are 11 pt. */
static const double upright = 595 - 72, across = 842 - 72, margin = 0.5, highest_row = 409;
static const double smallest = PERCENT / 100.0; /* 8 pt */
static const double small = 9.0 / 11;           /* of a page upright, before it is turned */

/* A digit of the workbook is 7 px wide, and 4 px are 3 points. */
static const double digit = 7, frame = 5, pixel = 0.75;

/* Half a letter of 游ゴシック is wider than such a digit. */
static double digits_a_column(const struct book *book)
{
    return book->options->lang == SG_JA ? 1.2 : 1.15;
}

double book_width(const struct book *book, size_t columns)
{
    return (double)columns * digits_a_column(book) + 1;
}

size_t book_columns(const struct book *book, double points)
{
    return (size_t)(points / pixel / digit / digits_a_column(book));
}

double book_points(double width)
{
    return (width * digit + frame) * pixel;
}

/* That of 游ゴシック, in which Japanese labels of an English workbook are set too. */
const double book_line_height = 18.75;

void book_set_lines(lxw_worksheet *sheet, size_t row, size_t n_lines)
{
    double height = fmin((double)n_lines * book_line_height, highest_row);
    worksheet_set_row(sheet, (lxw_row_t)row, height, NULL);
}

lxw_worksheet *book_add_sheet(struct book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->file, name);
    worksheet_set_default_row(sheet, book_line_height, LXW_FALSE);
    worksheet_set_paper(sheet, A4);
    worksheet_set_margins(sheet, margin, margin, margin, margin);
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    return sheet;
}

/* A page is as high upright as it is wide across, and the other way round. */
void book_set_page(lxw_worksheet *sheet, double points, size_t n_lines)
{
    bool turned = points > upright / small;
    double height = (turned ? upright : across) / smallest;
    if (turned)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, (double)n_lines * book_line_height <= height);
}

double book_text_width(double points)
{
    return fmin(fmax(points, upright), across / smallest);
}

/* Excel knows either breaks or to fit. */
static void set_breaks(lxw_worksheet *sheet, const struct sg_view *view, const double points[])
{
    size_t *starts, n = sg_view_blocks(view, points, 0, across / smallest, &starts);
    lxw_col_t *breaks = sg_alloc(n + 1, sizeof *breaks);
    for (size_t k = 1; k < n && k < MOST_BREAKS; k++)
        breaks[k - 1] = (lxw_col_t)starts[k];
    worksheet_set_v_pagebreaks(sheet, breaks);
    worksheet_set_landscape(sheet);
    worksheet_set_print_scale(sheet, PERCENT);
    if (view->n_keys)
        worksheet_repeat_columns(sheet, 0, (lxw_col_t)view->n_keys - 1);
    free(breaks);
    free(starts);
}

double book_sum_points(const double widths[], size_t n)
{
    double points = 0;
    for (size_t i = 0; i < n; i++)
        points += book_points(widths[i]);
    return points;
}

void book_set_pages(lxw_worksheet *sheet, const struct sg_view *view, const double widths[],
                    const struct book_extent *extent)
{
    size_t n = view->table.n_columns, frozen = 0;
    double *points = sg_alloc(n, sizeof *points), keys = 0;
    for (size_t i = 0; i < n; i++)
        points[i] = book_points(widths[i]);
    for (size_t i = 0; i < view->n_keys; i++)
        keys += widths[i];
    if (view->n_keys < n && keys <= MOST_KEYS)
        frozen = view->n_keys;
    lxw_row_t header = (lxw_row_t)extent->header_row;
    worksheet_freeze_panes(sheet, header + 1, (lxw_col_t)frozen);
    worksheet_repeat_rows(sheet, header, header);
    double sum = book_sum_points(widths, n);
    if (sum > across / smallest)
        set_breaks(sheet, view, points);
    else
        book_set_page(sheet, sum, extent->n_lines);
    free(points);
}

#endif
