/* Merged ranges, row by row: which cell is seen where others are covered. */
#ifndef SG_SURVEYS_SPREADSHEET_SHEET_MERGED_H
#define SG_SURVEYS_SPREADSHEET_SHEET_MERGED_H

#include "spreadsheet.h"

/* A range with a text that is repeated, and the cell that has it. */
struct sg_merged_text {
    struct sg_book_range range;
    const struct sg_book_cell *cell;
};

struct sg_merged_row {
    const struct sg_merged_text *items; /* by column */
    size_t n;
};

struct sg_merged_rows {
    struct sg_merged_text *items; /* by first row, then column */
    size_t n, next;
    struct sg_merged_text *active; /* those that cover the row, by column */
    size_t n_active;
    struct sg_merged_row row;
};

/* The merged ranges of which the texts are repeated: those of a row of data down to their last row,
   those of a header over their columns, but for what goes over the whole of `range`, a title or a
   note. Fails (data) where two overlap. */
bool sg_merged_rows_open(const struct sg_book_sheet *sheet, const struct sg_book_range *range,
                         struct sg_merged_rows *merged, struct sg_error *err);
/* Those of a row; rows are asked for in order. */
const struct sg_merged_row *sg_merged_rows_next(struct sg_merged_rows *merged, size_t row);
void sg_merged_rows_close(struct sg_merged_rows *merged);
/* The cell whose text is repeated in a column, or NULL. */
const struct sg_book_cell *sg_merged_row_at(const struct sg_merged_row *row, size_t column);

#endif
