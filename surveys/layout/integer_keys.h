/* Numbers that are labels. */
#ifndef SG_SURVEYS_LAYOUT_INTEGER_KEYS_H
#define SG_SURVEYS_LAYOUT_INTEGER_KEYS_H

#include <sangyo/read.h>

/* Makes labels of the numbers of a column. */
void sg_table_make_labels(struct sg_table *table, size_t at);

/* Where labels repeat, and a few small integers of a column before the values tell all rows apart,
   that column is one of labels; says so. */
void sg_integer_keys_find(struct sg_table *table, const struct sg_read_options *options,
                          struct sg_texts *notes, enum sg_lang lang);

#endif
