/* Numbers that are suppressed, but follow from those beside them. */
#ifndef SG_TABLE_GIVEN_AWAY_H
#define SG_TABLE_GIVEN_AWAY_H

#include <sangyo/table.h>

/* Whether no suppressed cell of the main column can be computed from others of the table, by a
   total or by shares that add up to 100; else an error that names one. Rows that were chosen of
   many are no parts of a whole that is there. */
bool sg_table_keeps_hidden(const struct sg_table *table, struct sg_error *err);

#endif
