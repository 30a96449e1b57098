/* What the files of a workbook share. Only compiled where libxlsxwriter is. */
#ifndef SG_REPORTS_BOOK_H
#define SG_REPORTS_BOOK_H

#include <xlsxwriter.h>

#include "printed.h"
#include "workbook.h"

/* A look of cells; of those that agree the workbook holds one. */
struct book_look {
    const char *number; /* number format; NULL: text */
    bool bold, header, right, wrap;
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

lxw_format *book_format(struct book *book, const struct book_look *look);
void book_free_formats(struct book *book);

/* Appends what a workbook can hold of `text`: sg_write_plain, in characters of XML. */
void book_plain(const char *text, struct sg_buffer *out);
/* Writes `text`, without control characters, whatever it begins with; an empty one is no cell. */
void book_text(struct book *book, lxw_worksheet *sheet, size_t row, size_t column, const char *text,
               const struct book_look *look);
/* Writes a cell of a table: the number under a format that prints it as sg_write_cell does, or what
   stands instead. */
void book_cell(struct book *book, lxw_worksheet *sheet, size_t row, size_t at,
               const struct sg_column *column, size_t source, const struct sg_cell_style *style);

/* Fills the sheet of a table: a title, the header that stays in sight, the cells, notes below. */
void book_fill_sheet(struct book *book, lxw_worksheet *sheet, const struct sg_table *table);

/* Adds the sheet `name` of the data of a 100 % stacked chart of `table`, and the chart itself into
   `sheet` at `row` and `column`. Nothing if the table is no composition that can be drawn. */
void book_add_stack100(struct book *book, lxw_worksheet *sheet, const struct sg_table *table,
                       const char *name, size_t column);

#endif
