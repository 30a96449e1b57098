/* How the rows of a printed table look: totals are bold, a group that goes on is not named again.
 */
#ifndef SG_REPORTS_ROW_LOOKS_H
#define SG_REPORTS_ROW_LOOKS_H

#include <sangyo/table.h>

/* How many columns from the left name the rows. */
size_t sg_row_headers(const struct sg_table *table);

/* Whether a label of the row is that of a total. */
bool sg_row_is_total(const struct sg_table *table, size_t row);

/* How many labels from the left are those of the row above: all but the last can be. */
size_t sg_row_repeats(const struct sg_table *table, size_t row);

#endif
