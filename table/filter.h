/* Rows of a table that meet conditions. */
#ifndef SG_TABLE_FILTER_H
#define SG_TABLE_FILTER_H

#include <sangyo/table.h>

/* Splits COL=VALUE at the first `=` before which stands the name of a column of `table`; *column is
   its index and *value is within `condition`. An unknown column is an error that names the nearest,
   or lists the columns. */
bool sg_filter_split(const struct sg_table *table, const char *condition, size_t *column,
                     const char **value, struct sg_error *err);

/* Keeps the rows that meet the `n` conditions COL=VALUE: one of those of a column, and so for every
   column named. A category meets a value of the same text or label key, a period also one that
   means the same time, a number an equal one; an empty VALUE stands for empty cells. A condition
   that no row meets is an error, for it is most likely mistyped. */
bool sg_filter_where(struct sg_table *table, const char *const conditions[], size_t n,
                     struct sg_error *err);

#endif
