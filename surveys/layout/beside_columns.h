/* A column V_status beside a column V of numbers, as sangyo writes statuses where none is the main
   number. */
#ifndef SG_SURVEYS_LAYOUT_BESIDE_COLUMNS_H
#define SG_SURVEYS_LAYOUT_BESIDE_COLUMNS_H

#include "typing.h"

/* Finds those all of whose cells are words of ours. */
void sg_beside_columns_find(struct sg_typing *typing);
/* Whether a column of the layout is one. */
static inline bool sg_beside_columns_has(const struct sg_typing *typing, size_t column)
{
    return typing->beside[column];
}
/* Whether one speaks of a column of the layout. */
static inline bool sg_beside_columns_speak_of(const struct sg_typing *typing, size_t column)
{
    return column + 1 < typing->sheet->layout.n_columns && typing->beside[column + 1];
}
/* Puts their statuses on the numbers; a number stays where a word says that there is none. */
void sg_beside_columns_apply(const struct sg_typing *typing);

#endif
