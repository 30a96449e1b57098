/* Columns by name and kind, and the numbers of their cells. */
#ifndef SG_TABLE_LOOKUP_H
#define SG_TABLE_LOOKUP_H

#include <sangyo/table.h>

/* The column of numbers, or of labels or periods, of that name (sg_table_find); NULL: none. */
const struct sg_column *sg_table_numbers(const struct sg_table *table, const char *name);
const struct sg_column *sg_table_labels(const struct sg_table *table, const char *name);

/* The names of all columns, borrowed; the list is released with free(). */
const char **sg_table_names(const struct sg_table *table);
/* The one column that an option means by a name or a glob (names.h); -1 where there is none or
   several. */
ptrdiff_t sg_table_meant(const struct sg_table *table, const char *asked);
/* Says that the table has no column `asked`, and which are near (names.h); false. */
bool sg_table_fail_column(const struct sg_table *table, const char *asked, struct sg_error *err);

/* The number of a cell; NaN where a status stands instead of it, or the column is NULL. */
double sg_column_value(const struct sg_column *column, size_t row);
/* The same, and NaN for an infinite number. */
double sg_column_finite(const struct sg_column *column, size_t row);

/* Whether the rows are some of many, chosen by labels that differ still or by their rank: no row may
   be called the largest of all. */
bool sg_table_is_chosen(const struct sg_table *table);

/* Whether the row is neither added nor ranked, as the status of its cell or of the main column
   says: a repeated item, a subtotal. */
bool sg_row_is_aside(const struct sg_table *table, const struct sg_column *column, size_t row);

#endif
