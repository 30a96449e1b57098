/* The rows of a result in another order. */
#ifndef SG_TABLE_SHAPE_ORDER_H
#define SG_TABLE_SHAPE_ORDER_H

#include "keys.h"

struct sg_order_key {
    size_t column;
    bool descending;
};

/* COL[:desc],… as read. */
struct sg_order {
    struct sg_order_key *keys;
    size_t n; /* 0: the rows stay as they are */
};

/* Words that win over columns of their names, which are then written ./value: `value` is the main
   number, the largest first; `code` and `given`, alone, are the order that the table has. */
enum sg_order_word { SG_ORDER_COLUMNS, SG_ORDER_VALUE, SG_ORDER_CODE, SG_ORDER_GIVEN };
enum sg_order_word sg_order_word(const char *text);

/* Reads the columns of such a text; an unknown one is an error of kind USAGE. Release with
   sg_order_free, also on false. */
bool sg_order_read(const struct sg_table *table, const char *text, struct sg_order *order,
                   struct sg_error *err);
void sg_order_free(struct sg_order *order);

/* The first column of numbers of an order, or -1. */
ptrdiff_t sg_order_number(const struct sg_table *table, const struct sg_order *order);

/* Whether the smallest number of a column is the first: of a rank. */
bool sg_order_is_rank(const struct sg_column *column);

/* Sorts the rows within groups of the other keys (keys.h): by labels alone each group keeps its
   places; by numbers groups are brought together, その他 and the like behind what is ranked. Totals
   stay first or last, cells without a number come behind those with one. Equal rows stay in order.
 */
void sg_order_apply(struct sg_table *table, const struct sg_order *order);

#endif
