/* Which table of a workbook is read. */
#ifndef SG_SURVEYS_SPREADSHEET_BOOK_CHOICE_H
#define SG_SURVEYS_SPREADSHEET_BOOK_CHOICE_H

#include "sheet_tables.h"

struct sg_book_choice {
    const struct sg_book_sheet *sheet; /* borrowed of the book */
    struct sg_sheet_hidden hidden;
    struct sg_book_range range;
    size_t first_column; /* of the range asked for, of a table on the right of another; else 0, that
                            of the sheet: nameless columns are called by their place */
    uint32_t header;     /* the row of its header, behind title and unit */
};

/* The part is SHEET, SHEET!A3:G10, SHEET!2 (its second table) or NULL: the only table of the sheets
   in sight. Fails (usage) naming the sheets or the tables there are, each with its range and title;
   `file` is for messages. */
bool sg_book_choose(const struct sg_book *book, const char *file, const struct sg_book_wish *wish,
                    struct sg_book_choice *choice, struct sg_error *err);
void sg_book_choice_free(struct sg_book_choice *choice);

/* The part of a path such as book.xlsx#表1!2, whose file is the first piece before a # that is
   there;
   `*file` is then that (to be freed). NULL, and no file: the path names a file itself, or none. */
const char *sg_book_part_of(const char *path, char **file);
/* The bytes of that file, as sg_source_read_any gives them. */
bool sg_book_bytes(const char *path, bool big, char **bytes, size_t *n, struct sg_error *err);

#endif
