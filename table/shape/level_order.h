/* The printed order of the labels of a column. */
#ifndef SG_TABLE_SHAPE_LEVEL_ORDER_H
#define SG_TABLE_SHAPE_LEVEL_ORDER_H

#include <sangyo/table.h>

/* The rank of each level of a column of labels or periods, to be released with free(): as a data
   package declares them, by date, by their codes or those beside them, in the natural order of
   labels (order.h), else as the rows have them. */
size_t *sg_level_ranks(const struct sg_table *table, size_t column);

#endif
