/* COL,COL,… where names may hold commas. */
#ifndef SG_TABLE_SHAPE_LIST_H
#define SG_TABLE_SHAPE_LIST_H

#include <sangyo/table.h>

/* Whether a text is an item of the list. */
typedef bool sg_columns_list_known_fn(const struct sg_table *table, const char *item);

/* The next item, to be released with free(), and moves `*text` behind it; NULL at the end. It is
   the shortest that is known and ends at a comma, else what stands before the first comma. */
char *sg_columns_list_next(const struct sg_table *table, const char **text,
                           sg_columns_list_known_fn *known);

#endif
