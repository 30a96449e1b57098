/* A column into which labels of several files go: equal under their label keys, they are one level,
   printed as first seen. */
#ifndef SG_SURVEYS_LAYOUT_MERGED_H
#define SG_SURVEYS_LAYOUT_MERGED_H

#include <sangyo/table.h>

struct sg_merged {
    struct sg_column *column; /* of the table that is made */
    struct sg_table keys;     /* one column: the keys of the levels below n_keyed */
    int32_t *levels;          /* the level of each key */
    size_t n_keyed, capacity;
};

void sg_merged_init(struct sg_merged *merged, struct sg_column *column);
void sg_merged_free(struct sg_merged *merged);
/* The level of `text`; with `by_key` one with the same key will do. SG_EMPTY for "". */
int32_t sg_merged_level(struct sg_merged *merged, const char *text, bool by_key);
/* The level in the column of every level of `from`; to be freed. */
int32_t *sg_merged_map(struct sg_merged *merged, const struct sg_column *from, bool by_key);

#endif
