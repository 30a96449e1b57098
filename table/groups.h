/* Rows that agree in some columns. */
#ifndef SG_TABLE_GROUPS_H
#define SG_TABLE_GROUPS_H

#include <sangyo/table.h>

/* The group of each row, numbered from 0 in order of first appearance. */
struct sg_groups {
    size_t *of_row; /* n_rows items */
    size_t n;
};

/* Groups the rows by `columns`, which hold categories or periods; an empty cell is a value of its
   own. No columns: all rows are one group. Linear in rows × columns + levels. */
void sg_groups_make(struct sg_groups *groups, const struct sg_table *table, const size_t columns[],
                    size_t n_columns);

/* The rows of each group: rows[start[g]] … rows[start[g + 1] - 1], in their order. */
struct sg_group_rows {
    size_t *rows, *start; /* start has an item more than there are groups */
};

void sg_group_rows_make(struct sg_group_rows *of, const struct sg_groups *groups, size_t n_rows);
void sg_group_rows_free(struct sg_group_rows *of);
void sg_groups_free(struct sg_groups *groups);

/* Whether each label of `key` goes with one of `column` only; an empty cell is a label. */
bool sg_column_determines(const struct sg_column *key, const struct sg_column *column,
                          size_t n_rows);

#endif
