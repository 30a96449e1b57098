/* The largest or smallest rows of each group. */
#ifndef SG_TABLE_SHAPE_TOP_H
#define SG_TABLE_SHAPE_TOP_H

#include "lead.h"
#include "order.h"

struct sg_top {
    size_t first, last;         /* how many of the largest, of the smallest; 0: none */
    bool others;                /* what is left out becomes one row, その他 */
    const struct sg_lead *lead; /* of labels side by side: rows are ranked there alone, and taken
                                   in all; NULL, or if they are the items: there are none */
};

/* Takes, in each group of the other keys, the rows whose number ranks among the first or last:
   equal numbers share a rank, so that there may be more. The number is that of the order, else the
   main one; of a rank the smallest is the first. The items are those of the key that the order
   leaves (keys.h). Their totals are kept; その他 and the like, rows that are not added and cells
   without a number are not ranked. Says in `notes` what cannot be known. No number is an error of
   kind USAGE, and so are others where nothing adds up. */
bool sg_top_apply(struct sg_table *table, const struct sg_top *top, const struct sg_order *order,
                  struct sg_texts *notes, struct sg_error *err);

#endif
