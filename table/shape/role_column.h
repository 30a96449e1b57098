/* A column of labels by its name or by the word of a role. */
#ifndef SG_TABLE_SHAPE_ROLE_COLUMN_H
#define SG_TABLE_SHAPE_ROLE_COLUMN_H

#include <sangyo/table.h>

/* The column of that name, else that of labels which plays the role of that word (area, period, by
   …): of areas the column of names where each area has its own; -1: there is none. */
ptrdiff_t sg_role_column(const struct sg_table *table, const char *asked);

#endif
