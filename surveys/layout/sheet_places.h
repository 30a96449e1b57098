/* Where the cells of a table stand in its file. */
#ifndef SG_SURVEYS_LAYOUT_SHEET_PLACES_H
#define SG_SURVEYS_LAYOUT_SHEET_PLACES_H

#include "sheet.h"

struct sg_sheet_places {
    const struct sg_sheet *sheet;
    const struct sg_table *table; /* made of it */
    const size_t *sources;
    size_t *rows; /* row of the grid by number of the row in the file; SIZE_MAX: none of data */
    size_t n_rows;
};

void sg_sheet_places_open(const struct sg_sheet *sheet, const struct sg_table *table,
                          const size_t *sources, struct sg_sheet_places *places);
/* The row and column, from 0, of the file or of the sheet of a workbook, by the number that the row
   has in messages and the name of a column; NULL or "": its first one. False: none is known. */
bool sg_sheet_place(const struct sg_sheet_places *places, size_t number, const char *name,
                    size_t *row, size_t *column);
void sg_sheet_places_close(struct sg_sheet_places *places);

#endif
