/* Which columns tell the rows of a result apart, as roles and cells say. */
#ifndef SG_TABLE_SHAPE_KEYS_H
#define SG_TABLE_SHAPE_KEYS_H

#include "table/groups.h"

/* Columns of labels and periods by their numbers, in the order of the table. Labels that are
   results (a grade, a direction) stand behind the first number and have no role: they are none. */
struct sg_keys {
    const struct sg_table *table;
    size_t *columns;
    size_t n;
};
void sg_keys_find(struct sg_keys *keys, const struct sg_table *table);
void sg_keys_free(struct sg_keys *keys);

/* Whether one of two key columns only says more of what the other does: an area and its name, a
   city and its state. What plays different roles never does. */
bool sg_keys_go_together(const struct sg_keys *keys, size_t a, size_t b);

/* Whether both play one role, as an area by its code and by its name. */
bool sg_keys_same_role(const struct sg_keys *keys, size_t a, size_t b);

/* The key whose labels are the items that are ordered and ranked: the categories, else the areas,
   else others, periods last; of more than one label where one has. Those for which named[column]
   is true, and what goes with them, are none; `named` may be NULL. -1: none is left. */
ptrdiff_t sg_keys_item(const struct sg_keys *keys, const bool named[]);

/* The rows by all keys but `item` (-1: none), those for which named[column] is true, and what goes
   with these. Groups of one row each tell that these keys are not crossed: then it is one group. */
void sg_keys_groups(const struct sg_keys *keys, ptrdiff_t item, const bool named[],
                    struct sg_groups *groups);

/* Whether the label of a row in a key column stands for the whole. */
bool sg_keys_is_total(const struct sg_table *table, size_t column, size_t row);

#endif
