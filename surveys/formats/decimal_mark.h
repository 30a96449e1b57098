/* Whether the numbers of a file have a point or a comma before their decimals. */
#ifndef SG_SURVEYS_FORMATS_DECIMAL_MARK_H
#define SG_SURVEYS_FORMATS_DECIMAL_MARK_H

#include "grid.h"

/* `asked` is ',' or '.', 0: by the cells, all columns but the first. Proofs are other than three
   digits behind a mark, or more than three or a 0 before it (decimals), marks in threes (5.290.252)
   and plain values below 1,000 in a column of marked ones, none above 999 (thousands). Files in
   Japanese have points, and so have those with commas between cells. Fails where proofs contradict
   each other, or where a file with semicolons has marks and no proof. With commas, sets
   grid->decimal_comma and writes the numbers as 1,234.5. */
bool sg_decimal_mark_settle(struct sg_grid *grid, char asked, struct sg_error *err);

#endif
