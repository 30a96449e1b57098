/* The labels of one column side by side. */
#ifndef SG_TABLE_SHAPE_WIDE_H
#define SG_TABLE_SHAPE_WIDE_H

#include "keys.h"

struct sg_wide {
    const char *column; /* its name, or the word of a role: period, measure, area … */
    const char *select; /* COL,…: the numbers that stand side by side, and the labels that name the
                           rows where it has some; NULL: the main number, all labels */
    bool descending;    /* the last label first */
};

/* Makes of each label of the column one column per number, called by the label, with more numbers
   than one by label and number (2016_share_percent); the rows are those of the other keys. Labels
   stand in their printed order. A cell for which there was no row is empty, without a status. Of
   the table of change, period sets the levels of all periods and then the changes side by side. Two
   rows for one cell are an error of kind DATA, a column that is none one of kind USAGE. */
bool sg_wide_apply(struct sg_table *table, const struct sg_wide *wide, struct sg_texts *notes,
                   struct sg_error *err);

#endif
