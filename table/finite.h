/* Numbers that no double can hold never leave a command. */
#ifndef SG_TABLE_FINITE_H
#define SG_TABLE_FINITE_H

#include <sangyo/table.h>

/* False where a cell is infinite: its column is said. */
bool sg_table_require_finite(const struct sg_table *table, struct sg_error *err);

#endif
