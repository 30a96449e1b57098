/* Rows that are left out, as one row その他. */
#ifndef SG_TABLE_SHAPE_OTHERS_H
#define SG_TABLE_SHAPE_OTHERS_H

#include "keys.h"

/* What is left out of each group: per row of the table whether it is a part of その他. */
struct sg_others {
    const struct sg_keys *keys;
    const struct sg_groups *groups;
    size_t item; /* the key whose labels are summed */
    const bool *left;
};

/* Fails, with the reason, where no column of numbers adds up. */
bool sg_others_can(const struct sg_table *table, struct sg_error *err);

/* Adds the row for a group, whose rows these are, at the end of the table. Counts, amounts and
   shares of one base are added exactly; a denominator is carried over; what does not add is not
   applicable. A sum over what is not known has its status, never a number. */
size_t sg_others_add(struct sg_table *table, const struct sg_others *others, const size_t rows[],
                     size_t n, enum sg_lang lang);

#endif
