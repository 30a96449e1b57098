/* Tables of a sheet that stand side by side. */
#ifndef SG_SURVEYS_SPREADSHEET_SHEET_SIDES_H
#define SG_SURVEYS_SPREADSHEET_SHEET_SIDES_H

#include "sheet_tables.h"

/* The columns of a table that are tables of their own: a blank column stands before each, no merged
   cell reaches over it, and it has labels, numbers and a header whose words are not those of the
   one on its left (else it goes on with that). None where the table is one. Release with free.
   `values` tells of each cell of the sheet whether it is one (sg_sheet_is_value). */
void sg_sheet_sides_find(const struct sg_book_sheet *sheet, const struct sg_sheet_hidden *hidden,
                         const bool values[], const struct sg_book_range *table, uint32_t header,
                         struct sg_book_ranges *sides);

#endif
