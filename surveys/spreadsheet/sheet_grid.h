/* A part of a sheet as rows of texts, as a file of CSV gives them. */
#ifndef SG_SURVEYS_SPREADSHEET_SHEET_GRID_H
#define SG_SURVEYS_SPREADSHEET_SHEET_GRID_H

#include "sheet_tables.h"
#include "surveys/formats/grid.h"

/* The first cells of which something is to be said; SG_MOST_ROWS: none. */
struct sg_sheet_remarks {
    struct sg_book_range valueless, plain_percent, struck;
    size_t n_valueless, n_plain_percent, n_struck, n_formulas;
};

struct sg_sheet_wish {
    struct sg_book_range range;
    size_t first_column; /* from which the grid has columns, at most that of the range */
    bool skip_struck;    /* numbers struck through are left out */
    bool plain_names;    /* units of number formats are not put behind the names of columns */
};

/* Fills `grid` with the cells in the range that are in sight. Merged texts stand in each column of
   a header and in each row of labels; a percentage is 12.5% under a name that says it is a share or
   a rate in percent, else as stored. Fails (data) where merged ranges overlap. */
bool sg_sheet_grid(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                   const struct sg_sheet_wish *wish, struct sg_grid *grid,
                   struct sg_sheet_remarks *remarks, struct sg_error *err);

#endif
