/* The tables of sheets of one layout as one. */
#ifndef SG_SURVEYS_SPREADSHEET_SHEET_STACK_H
#define SG_SURVEYS_SPREADSHEET_SHEET_STACK_H

#include "book_choice.h"
#include "surveys/formats/grid.h"

struct sg_stacked_sheet {
    struct sg_book_choice choice;
    struct sg_grid grid;      /* of the choice */
    size_t header, data, end; /* rows of the grid */
};

struct sg_sheet_stack {
    struct sg_stacked_sheet *items;
    size_t n, capacity;
};

bool sg_sheet_has_table(const struct sg_book_sheet *sheet, bool take_hidden);
/* One more, whose choice and grid the caller fills. */
struct sg_stacked_sheet *sg_sheet_stack_add(struct sg_sheet_stack *stack);
/* Sets them under one another, with their names in a first column `sheet`; notes are those of the
   first one. `*header` is the line of the header. Fails (data) naming those whose header differs.
 */
bool sg_sheet_stack_make(struct sg_sheet_stack *stack, struct sg_grid *grid, size_t *header,
                         struct sg_error *err);
void sg_sheet_stack_free(struct sg_sheet_stack *stack);

#endif
