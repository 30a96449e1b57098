/* Which of the labels that come to stand side by side says how the rows are ranked and ordered. */
#ifndef SG_TABLE_SHAPE_LEAD_H
#define SG_TABLE_SHAPE_LEAD_H

#include "keys.h"

struct sg_lead {
    ptrdiff_t column; /* of the labels; -1: none stand side by side */
    int32_t level;
};

/* Of the column `wide` (a name or the word of a role; NULL: none) the label that `sort` is, with or
   without :asc or :desc behind, else the newest period, else the first label in printed order that
   is no total. */
struct sg_lead sg_lead_find(const struct sg_table *table, const char *wide, const char *sort);

/* What `sort` asks for beside the label that it names: the main number; to be released with free().
   NULL: it names none. */
char *sg_lead_sort(const struct sg_table *table, const struct sg_lead *lead, const char *sort);

/* Brings the rows of the label before the others, so that these follow its order side by side. */
void sg_lead_first(struct sg_table *table, const struct sg_lead *lead);

/* Rows that come to stand in one line: they agree in all keys but those that the labels give. */
void sg_lead_lines(const struct sg_keys *keys, const struct sg_lead *lead,
                   struct sg_groups *groups);

#endif
