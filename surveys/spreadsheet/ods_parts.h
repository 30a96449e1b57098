/* Between the files that read content.xml. */
#ifndef SG_SURVEYS_SPREADSHEET_ODS_PARTS_H
#define SG_SURVEYS_SPREADSHEET_ODS_PARTS_H

#include "ods.h"

enum { ODS_DEPTH = 32 }; /* of spans within spans; deeper ones are as those around them */

struct ods_cell {
    bool inside;
    struct sg_buffer kind, value; /* office:value-type, and what is stored for it */
    bool error, formula, stored, any_text;
    size_t times;
    const struct ods_style *style;
    struct sg_book_label label;
    bool in_text, blank; /* within a paragraph; white space before, of which more is none */
    size_t depth;        /* of spans */
    bool raised[ODS_DEPTH];
};

struct ods_reading {
    struct ods_styles *styles;
    struct sg_book *book;
    bool big, in_body, foreign;
    size_t skipped; /* depth within what is no content */
    struct sg_book_sheet *sheet;
    const struct ods_style **columns, *row_style; /* of cells that name none */
    size_t n_columns;
    size_t row, row_times, next_row, column, first_cell;
    size_t n_repeated;
    struct ods_cell cell;
};

void sg_ods_cell_start(struct ods_cell *cell, const char **attributes);
/* An element within a cell; false: it, with all in it, is no part of its text. */
bool sg_ods_cell_element(struct ods_reading *reading, const char *name, const char **attributes);
void sg_ods_cell_element_end(struct ods_reading *reading, const char *name);
void sg_ods_cell_text(struct ods_cell *cell, const char *piece, size_t n);
bool sg_ods_cell_is_empty(const struct ods_cell *cell);
/* Adds the cell that was read to the sheet, once. */
bool sg_ods_cell_add(struct ods_reading *reading, struct sg_error *err);
void sg_ods_cell_free(struct ods_cell *cell);

#endif
