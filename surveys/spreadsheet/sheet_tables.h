/* The tables of a sheet: where one begins and another ends. */
#ifndef SG_SURVEYS_SPREADSHEET_SHEET_TABLES_H
#define SG_SURVEYS_SPREADSHEET_SHEET_TABLES_H

#include "spreadsheet.h"

/* Which rows and columns of a sheet are left out as hidden; neither where all are taken. */
struct sg_sheet_hidden {
    bool *rows, *columns;
    size_t n_rows, n_columns; /* of the used part of the sheet */
};

void sg_sheet_hidden_find(const struct sg_book_sheet *sheet, bool take,
                          struct sg_sheet_hidden *hidden);
/* Marks those from `from` to `to` that there are. */
void sg_sheet_mark(bool marked[], size_t n, size_t from, size_t to);
void sg_sheet_hidden_free(struct sg_sheet_hidden *hidden);

struct sg_sheet_table {
    struct sg_book_range range; /* from its title to its notes */
    uint32_t header;            /* its first row of texts */
    const char *title;          /* borrowed of the sheet; NULL: none */
    bool beside;                /* it stands on the right of another */
};

struct sg_sheet_tables {
    struct sg_sheet_table *items;
    size_t n, capacity;
};

/* Whether a cell is a value, or a symbol in its place: no label, no date, no year of a header. */
bool sg_sheet_is_value(const struct sg_book_sheet *sheet, const struct sg_book_cell *cell);
/* A table has numbers, under a header of texts. Another one begins behind a blank row with a title
   or a header of other words; what stands between is of the one above, unless it is a line alone
   right above the header. */
void sg_sheet_tables_find(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                          struct sg_sheet_tables *tables);

#endif
