/* What the files of a workbook share. Only compiled where libxlsxwriter is. */
#ifndef SG_REPORTS_BOOK_H
#define SG_REPORTS_BOOK_H

#include "book_library.h"
#include "printed.h"
#include "view.h"
#include "workbook.h"

#define BOOK_FONT_JA "游ゴシック"

/* A look of cells; of those that agree the workbook holds one. */
struct book_look {
    const char *number; /* number format; NULL: text */
    bool bold, header, right, wrap, indented, marked;
};

struct book_format {
    struct book_look look;
    char *number; /* that of the look */
    lxw_format *format;
};

struct book {
    lxw_workbook *file;
    const struct sg_write_options *options;
    struct book_format *formats;
    size_t n_formats;
    lxw_error failed; /* the first thing that went wrong */
};

/* How a workbook is filled, and how many bytes it may take. */
struct book_making {
    size_t most_bytes;
    void (*fill)(struct book *book, const void *context);
    const void *context;
};
/* The bytes of a workbook, made in a temporary folder. */
bool book_make(const struct book_making *making, const struct sg_write_options *options,
               struct sg_buffer *out, struct sg_error *err);

lxw_format *book_format(struct book *book, const struct book_look *look);
void book_free_formats(struct book *book);

/* Appends what a workbook can hold of `text`: sg_write_plain, in characters of XML. */
void book_plain(const char *text, struct sg_buffer *out);
/* Writes `text`, without control characters, whatever it begins with; an empty one is no cell. */
void book_text(struct book *book, lxw_worksheet *sheet, size_t row, size_t column, const char *text,
               const struct book_look *look);
/* Writes `text` down the rows from `row`, in lines of `width` columns of a terminal, so that none
   is wider than the page; returns the row below. */
size_t book_lines(struct book *book, lxw_worksheet *sheet, size_t row, const char *text,
                  size_t width, const struct book_look *look);
/* Where a cell of a table goes, and whether its column has texts of several lines, or
   numbers to its left. */
struct book_place {
    size_t row, column;
    bool wraps, indented;
};
/* Writes the title of a column, plain but for line breaks. */
void book_title(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
                const char *title, bool right);
/* Writes a cell of a table: the number under a format that prints it as sg_write_cell does, or what
   stands instead. */
void book_cell(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
               const struct sg_column *column, size_t row, const struct sg_cell_style *style);
/* Writes a share in percent with one decimal; NaN is no cell. */
void book_share(struct book *book, lxw_worksheet *sheet, const struct book_place *place,
                double share);

/* A sheet for A4. */
lxw_worksheet *book_add_sheet(struct book *book, const char *name);
/* The width of a column for so many columns of a terminal, in digits of the workbook; such widths
   on paper, in points; how many columns of a terminal so many points hold. */
double book_width(const struct book *book, size_t columns);
double book_points(double width);
double book_sum_points(const double widths[], size_t n);
size_t book_columns(const struct book *book, double points);
/* The height of a line, in points, and a row made high enough for so many. */
extern const double book_line_height;
void book_set_lines(lxw_worksheet *sheet, size_t row, size_t n_lines);

/* How wide text above and below a table may be, of which columns take so many points. */
double book_text_width(double points);
/* Where things of a sheet are, in rows and lines. */
struct book_extent {
    size_t header_row, n_lines; /* n_lines: of all rows */
};
/* Prints what is so many points wide on pages of that width, upright if it stays readable, and on
   one if it is no longer than that allows. */
void book_set_page(lxw_worksheet *sheet, double points, size_t n_lines);
/* The same for a table, whose columns are `widths` digits wide: header and keys stay in sight and
   are repeated; what would be set below 8 pt takes several pages across. */
void book_set_pages(lxw_worksheet *sheet, const struct sg_view *view, const double widths[],
                    const struct book_extent *extent);

/* Fills the sheet of a table: a title, the header that stays in sight, the cells, notes below. */
void book_fill_sheet(struct book *book, lxw_worksheet *sheet, const struct sg_table *table);

/* Adds the sheet `name` with the data of a 100 % stacked chart of `table` and the chart itself.
   False, and nothing, if the table is no composition that can be drawn. */
bool book_add_stack100(struct book *book, const struct sg_table *table, const char *name);

/* The same for numbers side by side (--wide) and shares of answers, as groups of bars. */
void book_add_levels(struct book *book, const struct sg_table *table, const char *name);

#endif
