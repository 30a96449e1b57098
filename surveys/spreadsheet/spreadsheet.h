/* A workbook as its cells lie in it, before a table is sought. One reader a format. */
#ifndef SG_SURVEYS_SPREADSHEET_SPREADSHEET_H
#define SG_SURVEYS_SPREADSHEET_SPREADSHEET_H

#include <stdint.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>
#include <sangyo/memory.h>

enum { SG_MOST_ROWS = 1048576, SG_MOST_COLUMNS = 16384 };

enum sg_book_kind {
    SG_BOOK_TEXT,
    SG_BOOK_NUMBER,
    SG_BOOK_PERCENT, /* a number under a format of percent; the text is what is stored, 0.125 */
    SG_BOOK_DATE,
    SG_BOOK_TRUTH,    /* 1 or 0 */
    SG_BOOK_ERROR,    /* #DIV/0! */
    SG_BOOK_VALUELESS /* a formula whose result is not stored */
};

/* Cells in the order of rows and columns, which count from 0. */
struct sg_book_cell {
    uint32_t row;
    uint16_t column;
    uint8_t kind;                 /* enum sg_book_kind */
    bool struck, formula, broken; /* broken: its text had breaks of lines, which are gone */
    size_t text, unit;            /* offsets in `texts`; unit 0: none */
};

struct sg_book_range {
    uint32_t row, last_row;
    uint16_t column, last_column;
};

struct sg_book_ranges {
    struct sg_book_range *items;
    size_t n, capacity;
};

/* A mark of a note set high behind a label. */
struct sg_book_footnote {
    size_t cell, mark; /* which of the cells; the offset of the mark in `texts` */
};

struct sg_book_sheet {
    char *name;
    bool hidden, read; /* read: its cells are here */
    struct sg_book_cell *cells;
    size_t n_cells, capacity;
    struct sg_buffer texts; /* NUL-terminated, from offset 1 */
    struct sg_book_ranges merged, hidden_rows, hidden_columns;
    struct sg_book_ranges objects; /* charts, pictures, shapes: where; SG_MOST_ROWS: not known */
    size_t n_formulas, n_valueless, n_errors, n_dates, n_struck, n_scaled, n_phonetic;
    struct sg_book_footnote *footnotes;
    size_t n_footnotes, footnotes_capacity;
};

struct sg_book {
    struct sg_book_sheet *sheets;
    size_t n_sheets, capacity;
    bool since_1904;
};

struct sg_book_sheet *sg_book_add_sheet(struct sg_book *book, const char *name);
/* Takes back the last one. */
void sg_book_drop_sheet(struct sg_book *book);
void sg_book_free(struct sg_book *book);
/* Adds a cell behind all others; its text is copied. */
struct sg_book_cell *sg_book_add_cell(struct sg_book_sheet *sheet, size_t row, size_t column,
                                      enum sg_book_kind kind, const char *text, size_t n);
/* Puts cells in the order of rows and columns; of two in one place the later holds. */
void sg_book_sort_cells(struct sg_book_sheet *sheet);
size_t sg_book_keep_text(struct sg_book_sheet *sheet, const char *text, size_t n);
const char *sg_book_text(const struct sg_book_sheet *sheet, const struct sg_book_cell *cell);
/* Whether a text or a number is four digits that may be a year, as headers have them. */
bool sg_book_is_year(const char *text);
void sg_book_add_range(struct sg_book_ranges *ranges, struct sg_book_range range);
/* The cells of a row, in order; `*n` of them. */
const struct sg_book_cell *sg_book_row(const struct sg_book_sheet *sheet, size_t row, size_t *n);

/* "AB12" or "A1:C3", "$" allowed. False for what is none, or outside a sheet. */
bool sg_cell_reference(const char *text, size_t n, size_t *row, size_t *column);
bool sg_range_reference(const char *text, struct sg_book_range *range);
enum { SG_REFERENCE_SIZE = 48, SG_LETTERS_SIZE = 16 };
/* The letters of a column, from 0, however many there are: A, Z, AA. */
void sg_column_letters(size_t column, char text[SG_LETTERS_SIZE]);
/* Writes "A1:C3", or "A1" for one cell. */
void sg_range_print(const struct sg_book_range *range, char text[SG_REFERENCE_SIZE]);

/* Which sheets are read: one by its name, in the way of book.xlsx#NAME!2, else those in sight. */
struct sg_book_wish {
    const char *part; /* behind the #; NULL: none is named */
    bool hidden;      /* those that are hidden too */
    bool objects;     /* and where charts, pictures and shapes lie */
    bool big;         /* however much the parts of the file hold when unpacked */
};
/* The sheet that the wish names; NULL: none, or it names none. */
struct sg_book_sheet *sg_book_named(const struct sg_book *book, const struct sg_book_wish *wish);
/* Whether it wants a sheet. */
bool sg_book_wants(const struct sg_book *book, const struct sg_book_wish *wish,
                   const struct sg_book_sheet *sheet);

/* Whether a file whose first bytes are these could be one. */
bool sg_book_begins(const char *bytes, size_t n);
/* Reads the cells of the sheets of a workbook that are wanted, and the names of all; of which
   format, the bytes tell. On false the book is empty. */
bool sg_book_read(const char *bytes, size_t n, const struct sg_book_wish *wish,
                  struct sg_book *book, struct sg_error *err);
/* The readers of the formats, in the order in which they are tried; on false they may leave sheets
   in the book. */
bool sg_xlsx_fits(const char *bytes, size_t n);
bool sg_xlsx_read(const char *bytes, size_t n, const struct sg_book_wish *wish,
                  struct sg_book *book, struct sg_error *err);
bool sg_xls_fits(const char *bytes, size_t n);
bool sg_xls_read(const char *bytes, size_t n, const struct sg_book_wish *wish, struct sg_book *book,
                 struct sg_error *err);
bool sg_ods_fits(const char *bytes, size_t n);
bool sg_ods_read(const char *bytes, size_t n, const struct sg_book_wish *wish, struct sg_book *book,
                 struct sg_error *err);

#endif
