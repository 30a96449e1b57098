/* Cells as the readers of all formats make them of what is stored. */
#ifndef SG_SURVEYS_SPREADSHEET_BOOK_CELL_H
#define SG_SURVEYS_SPREADSHEET_BOOK_CELL_H

#include "number_format.h"
#include "spreadsheet.h"

/* The text of a cell as its pieces come: what is set high behind a text is a mark of a note; within
   it, as in m² of 万m², part of it. */
struct sg_book_label {
    struct sg_buffer text, note;
    bool broken; /* it had breaks of lines */
};
void sg_book_label_take(struct sg_book_label *label, bool raised, const char *piece, size_t n);
/* A break within a label is nothing beside a wide character, else a space; at an end it is nothing.
 */
void sg_book_label_join_lines(struct sg_book_label *label);
void sg_book_label_clear(struct sg_book_label *label);
void sg_book_label_free(struct sg_book_label *label);

/* How a number is shown. */
struct sg_book_look {
    struct sg_number_format format;
    bool struck;
};

/* Adds a label, unless it is empty; its footnote mark becomes a remark: the label is what other
   tables call it. */
void sg_book_add_label(struct sg_book_sheet *sheet, size_t row, size_t column,
                       const struct sg_book_label *label);
/* The same of texts that are kept elsewhere. */
void sg_book_add_text(struct sg_book_sheet *sheet, size_t row, size_t column, const char *text,
                      const char *note, bool broken);
/* Adds a number: as stored where that is a plain decimal, else the shortest one that reads back.
   Fails (data) naming the cell where it is none. */
bool sg_book_add_number(struct sg_book_sheet *sheet, size_t row, size_t column, const char *stored,
                        const struct sg_book_look *look, struct sg_error *err);
/* Adds the day of a serial number, as far as the parts (enum sg_date_part) go. */
bool sg_book_add_serial(struct sg_book_sheet *sheet, size_t row, size_t column, double serial,
                        bool since_1904, unsigned parts, struct sg_error *err);
void sg_book_add_date(struct sg_book_sheet *sheet, size_t row, size_t column, const char *date,
                      size_t n);
void sg_book_add_error(struct sg_book_sheet *sheet, size_t row, size_t column, const char *error);
void sg_book_add_valueless(struct sg_book_sheet *sheet, size_t row, size_t column);

/* "A1", for messages. */
const char *sg_book_place(size_t row, size_t column, char text[SG_REFERENCE_SIZE]);

#endif
