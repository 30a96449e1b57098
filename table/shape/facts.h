/* What is the same in all rows, in words. */
#ifndef SG_TABLE_SHAPE_FACTS_H
#define SG_TABLE_SHAPE_FACTS_H

#include <sangyo/table.h>

/* Whether the labels of a column speak for themselves in a caption: areas, periods, categories by
   their names; others, and bare numbers, want the title before them. */
bool sg_fact_speaks(const struct sg_column *column);
/* The text of the first row, of a bare year with 年 in Japanese; to be released with free(). */
char *sg_fact_text(const struct sg_column *column, enum sg_lang lang);
/* Whether all rows have the label of the first, and there is one. */
bool sg_fact_is_same(const struct sg_column *column, size_t n_rows);

/* Adds to the facts of the table what the columns that are not kept say of all rows. */
void sg_facts_keep(struct sg_table *table, const size_t kept[], size_t n, enum sg_lang lang);

#endif
