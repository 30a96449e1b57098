/* The rows and columns of a table in another order, or some of them. */
#ifndef SG_TABLE_REARRANGE_H
#define SG_TABLE_REARRANGE_H

#include <sangyo/table.h>

/* The rows of these numbers, in this order; levels stay. */
void sg_table_take_rows(struct sg_table *table, const size_t rows[], size_t n);
/* The columns of these numbers, each once, in this order; the others are freed. The main column
   follows; where it is none of them, there is none. */
void sg_table_take_columns(struct sg_table *table, const size_t columns[], size_t n);

#endif
