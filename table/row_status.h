/* The statuses of a row as one text, as the column `status` of a CSV holds them: the words of the
   main column, then those of each other column that they do not explain, by its name:
   "suppressed;rank=undefined", "rank=undefined". */
#ifndef SG_TABLE_ROW_STATUS_H
#define SG_TABLE_ROW_STATUS_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

/* Whether such a column is needed: there is a main column, or a cell that has a status. */
bool sg_row_status_is_needed(const struct sg_table *table);

/* `name`, or with sangyo_ before it where the table has a column called so. */
const char *sg_row_status_name(const struct sg_table *table, const char *name);

/* Appends the statuses of a row; nothing where there is nothing to say. What stands instead of the
   main number is said to stand in every other empty cell too, unless its part says otherwise. */
void sg_row_status_write(const struct sg_table *table, size_t row, struct sg_buffer *out);

/* What is done with a part; `name` is NULL for the main column. */
typedef void sg_row_status_fn(void *context, const char *name, sg_status status);

/* Takes such a text apart; false if a word of it is no status. */
bool sg_row_status_read(const char *text, sg_row_status_fn *take, void *context);

#endif
